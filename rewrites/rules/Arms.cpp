//===- Arms.cpp - the arms of a chain -------------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/Arms.h"
#include "rewrites/ast/DynamicRecursiveASTVisitor.h"
#include "rewrites/ast/Expressions.h"
#include "rewrites/layout/StatementText.h"
#include "rewrites/sites/OpenCoded.h"
#include "rewrites/text/Failure.h"
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

/// pfn_to_page(swp_offset(e)) reads as one converter if the arm's test proves
/// that the entry has a page.
static std::optional<FileRange> readOpenCoded(const Use &U, const Arm &A,
                                              const FunctionSites &Sites,
                                              const EditPolicy &Policy) {
  if (U.Does != Role::Offset || !sameExpr(U.Entry, &A.entry(), Sites.context()))
    return std::nullopt;
  std::optional<FileRange> Whole = openCodedPage(U, Sites.family(), Policy);
  Expected<std::set<std::string>> Tested =
      acceptedByAll(A.Tested.Uses, Sites.family());
  if (!Tested) {
    consumeError(Tested.takeError());
    return std::nullopt;
  }
  const std::set<std::string> &Unified = Sites.family().unifiedTypes();
  bool Proven = !changesMore(Sites.family()) &&
                std::includes(Unified.begin(), Unified.end(), Tested->begin(),
                              Tested->end());
  return Proven && Whole && !Policy.hasComment(*Whole) ? Whole : std::nullopt;
}

/// Finds the converters whose names stand in \p A as plain text.
static void readConverters(Arm &A, const FunctionSites &Sites,
                           const EditPolicy &Policy) {
  for (const Use &U : Sites.uses()) {
    if (!isConverter(U) || !U.Call)
      continue;
    Expected<FileRange> Name = Policy.editable(U.Name->getLocation());
    if (!Name) {
      consumeError(Name.takeError());
      continue;
    }
    if (Name->File != A.Body.File || Name->Begin < A.Body.Begin ||
        Name->End > A.Body.End)
      continue;
    std::optional<FileRange> Whole = readOpenCoded(U, A, Sites, Policy);
    unsigned Begin = (Whole ? Whole->Begin : Name->Begin) - A.Body.Begin;
    A.Converters[Begin] = {&U, Whole, /*Renamed=*/false};
    if (!Whole)
      continue;
    unsigned NameEnd = Name->End - A.Body.Begin;
    unsigned End = Whole->End - A.Body.Begin;
    erase_if(A.Code, [&](const Token &T) {
      return (T.Offset > Begin && T.Offset < NameEnd) || T.end() == End;
    });
  }
}

/// \p R with the comments that begin behind it on its last line.
static FileRange withTrailingComments(FileRange R, const EditPolicy &Policy) {
  for (unsigned End; (End = Policy.pastComment(R.File, R.End)) != R.End;)
    R.End = End;
  return R;
}

std::optional<Arm> readArm(const IfStmt &If, const FunctionSites &Sites,
                           const EditPolicy &Policy) {
  if (If.hasVarStorage() || If.hasInitStorage() ||
      If.getStatementKind() != IfStatementKind::Ordinary)
    return std::nullopt;
  std::optional<KindTests> Tested = readTests(If.getCond(), Sites);
  if (!Tested)
    return std::nullopt;
  Arm Into;
  Expected<FileRange> Then = statementText(*If.getThen(), Policy);
  if (!Then) {
    consumeError(Then.takeError());
    Into.IsWhole = false;
    Then = Policy.editable(If.getThen()->getSourceRange(), /*WholeMacro=*/true);
  }
  if (!Then) {
    consumeError(Then.takeError());
    return std::nullopt;
  }
  Into.If = &If;
  Into.Tested = *Tested;
  Into.Body = withoutBraces(*Then, *If.getThen());
  Into.Then = withTrailingComments(*Then, Policy);
  for (Token &T : tokenize(Policy.text(Into.Body), /*KeepComments=*/true))
    if (T.Kind == Token::Comment)
      Into.Comments.push_back(T.Text);
    else
      Into.Code.push_back(std::move(T));
  if (!Into.IsWhole)
    Into.Code.push_back({Token::Punctuator, ";", Then->End, 1, false});
  for (Token &T :
       tokenize(Policy.text({Then->File, Then->End, Into.Then.End}), true))
    Into.Comments.push_back(T.Text);
  readConverters(Into, Sites, Policy);
  return Into;
}

bool isEdited(const Conversion &C, const Arm &A, const FunctionSites &Sites) {
  return C.changes(Sites.family()) &&
         sameExpr(C.By->Entry, &A.entry(), Sites.context());
}

bool sameBody(const Arm &A, const Arm &B, const EntryFamily &Family) {
  auto Reads = [&](const Arm &Of, const Token &T) -> const std::string & {
    auto It = Of.Converters.find(T.Offset);
    return It == Of.Converters.end() ? T.Text : It->second.unified(Family);
  };
  return std::equal(A.Code.begin(), A.Code.end(), B.Code.begin(), B.Code.end(),
                    [&](const Token &TokenA, const Token &TokenB) {
                      return Reads(A, TokenA) == Reads(B, TokenB);
                    });
}

namespace {

/// Collects what the names and literals of an arm stand for, in order.
class MeaningReader : public DynamicRecursiveASTVisitor {
public:
  MeaningReader(const Arm &A, const FunctionSites &Sites,
                const EditPolicy &Policy)
      : A(A), Sites(Sites), Policy(Policy) {
    // Braces around an arm mean nothing.
    const Stmt *Then = A.If->getThen();
    if (!isa<CompoundStmt>(Then))
      TraverseStmt(const_cast<Stmt *>(Then));
    else
      for (const Stmt *Child : Then->children())
        TraverseStmt(const_cast<Stmt *>(Child));
  }

  FoldingSetNodeID Meaning;
  bool IsUnique = false; ///< a second copy would not be the same

  bool TraverseStmt(Stmt *S) override {
    const Conversion *Converts = S ? conversion(*S) : nullptr;
    if (!Converts)
      return DynamicRecursiveASTVisitor::TraverseStmt(S);
    Meaning.AddString(Converts->unified(Sites.family()));
    return TraverseStmt(const_cast<Expr *>(Converts->By->Entry));
  }

  bool VisitDecl(Decl *D) override {
    const auto *Variable = dyn_cast<VarDecl>(D);
    IsUnique |= isa<LabelDecl>(D) || (Variable && Variable->isStaticLocal());
    Own.try_emplace(D, Own.size());
    return true;
  }
  bool VisitLabelStmt(LabelStmt *) override {
    IsUnique = true;
    return true;
  }
  bool VisitStmt(Stmt *S) override {
    Meaning.AddInteger(S->getStmtClass());
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *Ref) override {
    add(Ref->getDecl());
    return true;
  }
  bool VisitMemberExpr(MemberExpr *Member) override {
    add(Member->getMemberDecl());
    return true;
  }
  bool VisitIntegerLiteral(IntegerLiteral *Literal) override {
    Literal->getValue().Profile(Meaning);
    return true;
  }
  bool VisitStringLiteral(clang::StringLiteral *Literal) override {
    Meaning.AddString(Literal->getBytes());
    return true;
  }

private:
  /// True if \p Call is \p Of's, maybe in another copy of a macro's argument.
  bool isCopy(const Use &Of, const CallExpr &Call) const {
    const Expr *Name = Call.getCallee()->IgnoreParenImpCasts();
    return isa<DeclRefExpr>(Name) &&
           Sites.written(*Name) == Sites.written(*Of.Name);
  }

  /// The converter of the arm that is all of \p S.
  const Conversion *conversion(const Stmt &S) const {
    for (const auto &[_, C] : A.Converters) {
      if (C.By->Call->getStmtClass() == S.getStmtClass() &&
          isCopy(*C.By, *cast<CallExpr>(&S)))
        return &C;
      if (!C.OpenCoded || !isa<Expr>(S))
        continue;
      Expected<FileRange> Range =
          Policy.editable(S.getSourceRange(), /*WholeMacro=*/true);
      if (Range && Range->Begin == C.OpenCoded->Begin &&
          Range->End == C.OpenCoded->End)
        return &C;
      consumeError(Range.takeError());
    }
    return nullptr;
  }

  void add(const Decl *D) {
    if (auto It = Own.find(D); It != Own.end())
      Meaning.AddInteger(It->second);
    else
      Meaning.AddPointer(D->getCanonicalDecl());
  }

  const Arm &A;
  const FunctionSites &Sites;
  const EditPolicy &Policy;
  DenseMap<const Decl *, size_t> Own; ///< declared in the arm, by order
};

} // namespace

Error sameMeaning(const Arm &A, const Arm &B, const FunctionSites &Sites,
                  const EditPolicy &Policy) {
  MeaningReader MeansA(A, Sites, Policy), MeansB(B, Sites, Policy);
  if (MeansA.IsUnique || MeansB.IsUnique)
    return failure("an arm has a static variable or a label of its own");
  if (MeansA.Meaning != MeansB.Meaning)
    return failure("an arm depends on the line that it stands on");
  return Error::success();
}

} // namespace swapfold
