//===- Disjunctions.cpp - tests that spell out the unified one ------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/Disjunctions.h"
#include "rewrites/Statements.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

/// The operands of nested \p Op, left to right.
static void flatten(const Expr *E, BinaryOperatorKind Op,
                    std::vector<const Expr *> &Into) {
  const auto *Binary = dyn_cast<BinaryOperator>(E->IgnoreParenImpCasts());
  if (!Binary || Binary->getOpcode() != Op) {
    Into.push_back(E);
    return;
  }
  flatten(Binary->getLHS(), Op, Into);
  flatten(Binary->getRHS(), Op, Into);
}

static const Use *testIn(const Expr *E, const FunctionSites &Sites,
                         Likely *Hint) {
  const Use *U = Sites.useOf(withoutLikely(E, Hint));
  return U && (U->Does == Role::Predicate || U->Does == Role::UnifiedPredicate)
             ? U
             : nullptr;
}

std::optional<Tests> readTests(const Expr *Condition,
                               const FunctionSites &Sites) {
  Tests Out;
  std::vector<const Expr *> Operands;
  flatten(withoutLikely(Condition, &Out.Hint), BO_LOr, Operands);
  bool Same = true;
  std::optional<Likely> First;
  for (const Expr *Operand : Operands) {
    Likely Own = Likely::No;
    const Use *U = testIn(Operand, Sites, &Own);
    if (!U || (!Out.Uses.empty() &&
               !sameExpr(U->Entry, Out.Uses[0]->Entry, Sites.context())))
      return std::nullopt;
    Same &= !First || *First == Own;
    First = Own;
    Out.Uses.push_back(U);
  }
  if (Out.Hint == Likely::No && Same && First)
    Out.Hint = *First;
  return Out;
}

Expected<std::set<std::string>> acceptedByAll(ArrayRef<const Use *> Uses,
                                              const EntryFamily &Family) {
  std::set<std::string> All;
  for (const Use *U : Uses) {
    const KindSet *Own = Family.accepts(U->Function);
    if (!Own || !Own->Exact || Own->Types.empty())
      return because("what '" + U->Function + "' accepts is not known");
    for (const std::string &Type : Own->Types)
      if (!All.insert(Type).second)
        return because("'" + U->Function +
                       "' accepts entries that another test accepts too");
  }
  return All;
}

Error readsOnce(const Expr &Entry, ASTContext &Context) {
  const Expr *E = asWritten(&Entry);
  for (const Expr *Part = E;;) {
    if (Part->getType().isVolatileQualified())
      return because("the entry is volatile");
    if (const auto *Member = dyn_cast<MemberExpr>(Part))
      Part = asWritten(Member->getBase());
    else if (const auto *Index = dyn_cast<ArraySubscriptExpr>(Part))
      Part = asWritten(Index->getBase());
    else if (const auto *Op = dyn_cast<UnaryOperator>(Part))
      Part = asWritten(Op->getSubExpr());
    else
      break;
    if (const auto *Pointer = Part->getType()->getAs<clang::PointerType>();
        Pointer && Pointer->getPointeeType().isVolatileQualified())
      return because("the entry is volatile");
  }
  if (isa<CallExpr, StmtExpr>(E))
    return because("the entry is read again in each test");
  if (E->HasSideEffects(Context))
    return because("the entry expression has side effects");
  return Error::success();
}

namespace {

class DisjunctionFinder : public RecursiveASTVisitor<DisjunctionFinder> {
public:
  DisjunctionFinder(const FunctionSites &Sites, const EditPolicy &Policy,
                    const DenseSet<const CallExpr *> &Claimed)
      : Sites(Sites), Policy(Policy), Claimed(Claimed) {}

  std::vector<Finding> Findings;

  bool VisitBinaryOperator(BinaryOperator *Op) {
    BinaryOperatorKind Kind = Op->getOpcode();
    if ((Kind != BO_LOr && Kind != BO_LAnd) || !Seen.insert(Op).second)
      return true;
    std::vector<const Expr *> Operands;
    flatten(Op, Kind, Operands);
    markNested(Op, Kind);
    for (size_t Begin = 0; Begin < Operands.size();) {
      size_t End = Begin + 1;
      if (const Use *First = test(Operands[Begin], Kind))
        while (End < Operands.size()) {
          const Use *Next = test(Operands[End], Kind);
          if (!Next || !sameExpr(Next->Entry, First->Entry, Sites.context()))
            break;
          ++End;
        }
      if (End - Begin > 1)
        fold(ArrayRef(Operands).slice(Begin, End - Begin), Kind);
      Begin = End;
    }
    return true;
  }

private:
  /// The test that an operand is: as such in ||, negated in &&.
  const Use *test(const Expr *E, BinaryOperatorKind Kind,
                  Likely *Hint = nullptr) const {
    if (Kind == BO_LAnd) {
      const auto *Not = dyn_cast<UnaryOperator>(withoutLikely(E, Hint));
      if (!Not || Not->getOpcode() != UO_LNot)
        return nullptr;
      if (Hint)
        *Hint = Likely::No; // likely(!a) is not !likely(a)
      E = Not->getSubExpr();
      if (withoutLikely(E) != asWritten(E))
        return nullptr; // nor is !likely(a) what to write
      Hint = nullptr;
    }
    const Use *U = testIn(E, Sites, Hint);
    return U && U->Does == Role::Predicate && !Claimed.count(U->Call) ? U
                                                                      : nullptr;
  }

  void markNested(const Expr *E, BinaryOperatorKind Kind) {
    const auto *Op = dyn_cast<BinaryOperator>(E->IgnoreParenImpCasts());
    if (!Op || Op->getOpcode() != Kind)
      return;
    Seen.insert(Op);
    markNested(Op->getLHS(), Kind);
    markNested(Op->getRHS(), Kind);
  }

  void fold(ArrayRef<const Expr *> Operands, BinaryOperatorKind Kind);
  Error edit(ArrayRef<const Expr *> Operands, ArrayRef<const Use *> Uses,
             BinaryOperatorKind Kind, Finding &Into) const;

  const FunctionSites &Sites;
  const EditPolicy &Policy;
  const DenseSet<const CallExpr *> &Claimed;
  DenseSet<const BinaryOperator *> Seen;
};

void DisjunctionFinder::fold(ArrayRef<const Expr *> Operands,
                             BinaryOperatorKind Kind) {
  const EntryFamily &Family = Sites.family();
  std::vector<const Use *> Uses;
  for (const Expr *Operand : Operands)
    Uses.push_back(test(Operand, Kind));
  Expected<std::set<std::string>> Types = acceptedByAll(Uses, Family);
  if (!Types || *Types != Family.unifiedTypes()) {
    // Other kinds than the unified predicate's: nothing to say.
    consumeError(Types.takeError());
    return;
  }
  Finding F;
  F.Loc = Uses.front()->Name->getLocation();
  F.Message = "tests for " + std::to_string(Uses.size()) +
              " kinds spell out '" + Family.names().UnifiedPredicate + "'";
  if (Error Blocked = edit(Operands, Uses, Kind, F)) {
    F.Edits.clear();
    F.Notes.push_back({F.Loc, "not folded: " + toString(std::move(Blocked))});
  }
  Findings.push_back(std::move(F));
}

Error DisjunctionFinder::edit(ArrayRef<const Expr *> Operands,
                              ArrayRef<const Use *> Uses,
                              BinaryOperatorKind Kind, Finding &Into) const {
  const EntryFamily &Family = Sites.family();
  const std::string &Unified = Family.names().UnifiedPredicate;
  if (Error E = readsOnce(*Uses[0]->Entry, Sites.context()))
    return E;
  Expected<FileRange> First =
      Policy.editable(Operands.front()->getSourceRange(),
                      /*WholeMacro=*/true);
  if (!First)
    return First.takeError();
  Expected<FileRange> Last = Policy.editable(Operands.back()->getSourceRange(),
                                             /*WholeMacro=*/true);
  if (!Last)
    return Last.takeError();
  FileRange Range{First->File, First->Begin, Last->End};
  if (First->File != Last->File || Range.Begin > Range.End)
    return because("it does not stand in one file");
  if (Policy.hasDirective(Range))
    return because("a preprocessor directive stands inside");
  if (Policy.hasComment(Range))
    return because("a comment inside would be lost");
  // The operands may be grouped: (a || b) || c.
  int Depth = 0;
  for (const Token &T : tokenize(Policy.text(Range))) {
    Depth += T.is("(") ? 1 : T.is(")") ? -1 : 0;
    if (Depth < 0)
      break;
  }
  if (Depth)
    return because("parentheses group the tests differently");
  if (Error E = Policy.visible(Unified, Sites.function(), Into.Loc))
    return E;
  std::string Entry = Policy.spelling(Uses[0]->Entry->getSourceRange());
  if (Entry.empty())
    return because("the entry does not stand in plain text");

  std::optional<Likely> Hint;
  for (const Expr *Operand : Operands) {
    Likely Own = Likely::No;
    test(Operand, Kind, &Own);
    Hint = !Hint || *Hint == Own ? Own : Likely::No;
  }
  std::string Text = Unified + "(" + Entry + ")";
  if (Kind == BO_LAnd)
    Text = "!" + Text;
  else if (*Hint != Likely::No)
    Text = (*Hint == Likely::Likely ? "likely(" : "unlikely(") + Text + ")";

  std::vector<FileRange> Units;
  if (Expected<FileRange> Unit = layoutUnit(*Operands.front(), Sites, Policy))
    Units.push_back(*Unit);
  else
    consumeError(Unit.takeError());
  Into.Edits = laidOut({{Range, Text}}, Units, Policy);
  Into.NeedsUnifiedPair = !Family.hasUnifiedPredicate();
  return Error::success();
}

} // namespace

std::vector<Finding>
findDisjunctions(const FunctionSites &Sites, const EditPolicy &Policy,
                 const DenseSet<const CallExpr *> &Claimed) {
  DisjunctionFinder Finder(Sites, Policy, Claimed);
  Finder.TraverseStmt(Sites.function().getBody());
  return std::move(Finder.Findings);
}

} // namespace swapfold
