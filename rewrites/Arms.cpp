//===- Arms.cpp - the arms of a chain -------------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/Arms.h"
#include "rewrites/Statements.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/FoldingSet.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>

using namespace clang;
using namespace llvm;

namespace swapfold {

/// The text between braces, or all of it.
static FileRange withoutBraces(FileRange R, const Stmt &S) {
  if (!isa<CompoundStmt>(S))
    return R;
  return {R.File, R.Begin + 1, R.End - 1};
}

/// The converters whose names stand in \p A as plain text.
static void readUses(Arm &A, const FunctionSites &Sites,
                     const EditPolicy &Policy) {
  for (const Use &U : Sites.uses()) {
    if (!isConverter(U) || !U.Call)
      continue;
    Expected<FileRange> Name = Policy.editable(U.Name->getLocation());
    if (!Name) {
      consumeError(Name.takeError());
      continue;
    }
    if (Name->File == A.Body.File && Name->Begin >= A.Body.Begin &&
        Name->End <= A.Body.End)
      A.Uses[Name->Begin - A.Body.Begin] = &U;
  }
}

/// \p R with the comments that begin behind it on its last line.
static FileRange withTrailingComments(FileRange R, const EditPolicy &Policy) {
  for (;;) {
    StringRef Rest = Policy.fileText(R.File).substr(R.End);
    size_t Blank = Rest.size() - Rest.ltrim(" \t").size();
    Rest = Rest.drop_front(Blank);
    size_t Length = 0;
    if (Rest.starts_with("//"))
      Length = Rest.find_first_of("\r\n");
    else if (Rest.starts_with("/*"))
      Length = Rest.find("*/") + 2;
    if (Length == 0)
      return R;
    R.End += Blank + std::min(Length, Rest.size());
  }
}

std::optional<Arm> readArm(const IfStmt &If, const FunctionSites &Sites,
                           const EditPolicy &Policy) {
  if (If.hasVarStorage() || If.hasInitStorage() ||
      If.getStatementKind() != IfStatementKind::Ordinary)
    return std::nullopt;
  std::optional<Tests> Tested = readTests(If.getCond(), Sites);
  if (!Tested)
    return std::nullopt;
  Expected<FileRange> Then = statementText(*If.getThen(), Policy);
  if (!Then) {
    consumeError(Then.takeError());
    return std::nullopt;
  }
  Arm Into;
  Into.If = &If;
  Into.Tested = *Tested;
  Into.Body = withoutBraces(*Then, *If.getThen());
  Into.Then = withTrailingComments(*Then, Policy);
  for (Token &T : tokenize(Policy.text(Into.Body), /*KeepComments=*/true))
    if (T.Kind == Token::Comment)
      Into.Comments.push_back(T.Text);
    else
      Into.Code.push_back(std::move(T));
  for (Token &T :
       tokenize(Policy.text({Then->File, Then->End, Into.Then.End}), true))
    Into.Comments.push_back(T.Text);
  readUses(Into, Sites, Policy);
  return Into;
}

bool sameBody(const Arm &A, const Arm &B, const EntryFamily &Family) {
  auto Reads = [&](const Arm &Of, const Token &T) -> const std::string & {
    auto It = Of.Uses.find(T.Offset);
    return It == Of.Uses.end() ? T.Text : unifiedName(*It->second, Family);
  };
  return std::equal(A.Code.begin(), A.Code.end(), B.Code.begin(), B.Code.end(),
                    [&](const Token &TokenA, const Token &TokenB) {
                      return Reads(A, TokenA) == Reads(B, TokenB);
                    });
}

namespace {

/// Collects what the names and literals of an arm stand for, in order.
class MeaningReader : public RecursiveASTVisitor<MeaningReader> {
public:
  explicit MeaningReader(const FunctionSites &Sites) : Sites(Sites) {}

  FoldingSetNodeID Meaning;
  bool IsUnique = false; ///< a second copy would not be the same

  /// Braces around an arm mean nothing.
  void read(const Stmt &Arm) {
    if (!isa<CompoundStmt>(Arm))
      TraverseStmt(const_cast<Stmt *>(&Arm));
    else
      for (const Stmt *Child : Arm.children())
        TraverseStmt(const_cast<Stmt *>(Child));
  }

  bool VisitDecl(Decl *D) {
    const auto *Variable = dyn_cast<VarDecl>(D);
    IsUnique |= isa<LabelDecl>(D) || (Variable && Variable->isStaticLocal());
    Own.try_emplace(D, Own.size());
    return true;
  }
  bool VisitLabelStmt(LabelStmt *) {
    IsUnique = true;
    return true;
  }
  bool VisitStmt(Stmt *S) {
    Meaning.AddInteger(S->getStmtClass());
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *Ref) {
    auto It =
        find_if(Sites.uses(), [&](const Use &U) { return U.Name == Ref; });
    if (It != Sites.uses().end())
      Meaning.AddString(isConverter(*It) ? unifiedName(*It, Sites.family())
                                         : It->Function);
    else
      add(Ref->getDecl());
    return true;
  }
  bool VisitMemberExpr(MemberExpr *Member) {
    add(Member->getMemberDecl());
    return true;
  }
  bool VisitIntegerLiteral(IntegerLiteral *Literal) {
    Literal->getValue().Profile(Meaning);
    return true;
  }
  bool VisitStringLiteral(clang::StringLiteral *Literal) {
    Meaning.AddString(Literal->getBytes());
    return true;
  }

private:
  void add(const Decl *D) {
    if (auto It = Own.find(D); It != Own.end())
      Meaning.AddInteger(It->second);
    else
      Meaning.AddPointer(D->getCanonicalDecl());
  }

  const FunctionSites &Sites;
  DenseMap<const Decl *, size_t> Own; ///< declared in the arm, by order
};

} // namespace

Error sameMeaning(const Arm &A, const Arm &B, const FunctionSites &Sites) {
  MeaningReader MeansA(Sites), MeansB(Sites);
  MeansA.read(*A.If->getThen());
  MeansB.read(*B.If->getThen());
  if (MeansA.IsUnique || MeansB.IsUnique)
    return because("an arm has a static variable or a label of its own");
  if (MeansA.Meaning != MeansB.Meaning)
    return because("an arm depends on the line that it stands on");
  return Error::success();
}

} // namespace swapfold
