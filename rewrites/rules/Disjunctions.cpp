//===- Disjunctions.cpp - tests that spell out the unified one ------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/Disjunctions.h"
#include "rewrites/ast/DynamicRecursiveASTVisitor.h"
#include "rewrites/ast/Expressions.h"
#include "rewrites/layout/StatementText.h"
#include "rewrites/sites/KindTests.h"
#include "rewrites/sites/LayoutUnit.h"
#include "rewrites/text/Failure.h"
#include "rewrites/text/HeaderText.h"
#include "rewrites/text/MacroBody.h"
#include "clang/Basic/CharInfo.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

namespace {

class DisjunctionFinder : public DynamicRecursiveASTVisitor {
public:
  DisjunctionFinder(const FunctionSites &Sites, const EditPolicy &Policy,
                    const DenseSet<const CallExpr *> &Claimed)
      : Sites(Sites), Policy(Policy), Claimed(Claimed) {}

  std::vector<Finding> Findings;

  bool VisitBinaryOperator(BinaryOperator *Op) override {
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
          if (!Next || !sameEntry(*First, *Next))
            break;
          ++End;
        }
      foldWithin(ArrayRef(Operands).slice(Begin, End - Begin), *Op);
      Begin = End;
    }
    return true;
  }

private:
  bool isDefined(const Use &U) const {
    return Policy.isInDefinition(U.Name->getLocation());
  }

  /// True if both ask about one entry. In a macro's definition that is what
  /// they say: its argument may have side effects, which is a reason not to
  /// fold.
  bool sameEntry(const Use &A, const Use &B) const {
    if (!isDefined(A) || !isDefined(B))
      return sameExpr(A.Entry, B.Entry, Sites.context());
    Expected<FileRange> Between =
        Policy.inDefinition({A.Name->getBeginLoc(), B.Name->getBeginLoc()});
    if (Between)
      return sameExpr(A.Entry, B.Entry, Sites.context()) ||
             entryText(A, Policy) == entryText(B, Policy);
    consumeError(Between.takeError()); // of two macros, or of one used twice
    return false;
  }

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
    const Use *U = readTest(E, Sites, Hint);
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

  void foldWithin(ArrayRef<const Expr *> Run, const BinaryOperator &Op);
  bool spellsUnified(ArrayRef<const Expr *> Operands,
                     BinaryOperatorKind Kind) const;
  void fold(ArrayRef<const Expr *> Operands, const BinaryOperator &Op);
  Error edit(ArrayRef<const Expr *> Operands, ArrayRef<const Use *> Uses,
             const BinaryOperator &Op, Finding &Into) const;
  const Expr *parentheses(ArrayRef<const Expr *> Operands,
                          BinaryOperatorKind Kind) const;
  Expected<FileRange> operandText(ArrayRef<const Expr *> Operands,
                                  const BinaryOperator &Op) const;

  const FunctionSites &Sites;
  const EditPolicy &Policy;
  const DenseSet<const CallExpr *> &Claimed;
  DenseSet<const BinaryOperator *> Seen;
};

bool DisjunctionFinder::spellsUnified(ArrayRef<const Expr *> Operands,
                                      BinaryOperatorKind Kind) const {
  const EntryFamily &Family = Sites.family();
  std::vector<const Use *> Uses;
  for (const Expr *Operand : Operands)
    Uses.push_back(test(Operand, Kind));
  Expected<std::set<std::string>> Types = acceptedByAll(Uses, Family);
  if (Types)
    return *Types == Family.unifiedTypes() && Family.unifiedIsExact();
  consumeError(Types.takeError());
  return false;
}

/// The longest part of \p Run, tests of one entry, that the unified predicate
/// can stand for. If there is none there is nothing to say.
void DisjunctionFinder::foldWithin(ArrayRef<const Expr *> Run,
                                   const BinaryOperator &Op) {
  for (size_t Size = Run.size(); Size > 1; --Size)
    for (size_t Begin = 0; Begin + Size <= Run.size(); ++Begin)
      if (spellsUnified(Run.slice(Begin, Size), Op.getOpcode()))
        return fold(Run.slice(Begin, Size), Op);
}

void DisjunctionFinder::fold(ArrayRef<const Expr *> Operands,
                             const BinaryOperator &Op) {
  std::vector<const Use *> Uses;
  for (const Expr *Operand : Operands)
    Uses.push_back(test(Operand, Op.getOpcode()));
  Finding F;
  F.Loc = Uses.front()->Name->getLocation();
  F.OfDefinition = all_of(Uses, [&](const Use *U) { return isDefined(*U); });
  F.Asks = Request::CallUnified;
  F.End = Op.getEndLoc();
  F.Message = "tests for " + number(Uses.size()) + " kinds spell out " +
              quoted(Sites.family().names().UnifiedPredicate);
  if (Error Blocked = edit(Operands, Uses, Op, F)) {
    F.Edits.clear();
    F.refuse("not folded", toString(std::move(Blocked)));
  }
  Findings.push_back(std::move(F));
}

/// The parentheses around all of \p Operands and nothing else, or null.
const Expr *DisjunctionFinder::parentheses(ArrayRef<const Expr *> Operands,
                                           BinaryOperatorKind Kind) const {
  const Stmt *Whole = Operands.front();
  std::vector<const Expr *> Covered;
  while (Covered.size() < Operands.size()) {
    Whole = Sites.parent(Whole);
    if (!isa_and_nonnull<Expr>(Whole))
      return nullptr;
    Covered.clear();
    flatten(cast<Expr>(Whole), Kind, Covered);
  }
  if (ArrayRef(Covered) != Operands)
    return nullptr;
  const Expr *Parens = dyn_cast_or_null<ParenExpr>(Sites.parent(Whole));
  if (!Parens)
    return nullptr;
  // Nor does ({ (a || b); }) need its braces.
  if (const auto *Block = dyn_cast_or_null<CompoundStmt>(Sites.parent(Parens));
      Block && Block->size() == 1)
    if (const auto *Value = dyn_cast_or_null<StmtExpr>(Sites.parent(Block)))
      return Value;
  return Parens;
}

/// From the first operand to the last, with the parentheses around them.
Expected<FileRange>
DisjunctionFinder::operandText(ArrayRef<const Expr *> Operands,
                               const BinaryOperator &Op) const {
  bool Defined = all_of(Operands, [&](const Expr *Operand) {
    return isDefined(*test(Operand, Op.getOpcode()));
  });
  auto Text = [&](const Expr &E, bool WholeMacro) {
    return Defined ? Policy.inDefinition(E.getSourceRange())
                   : Policy.editable(E.getSourceRange(), WholeMacro);
  };
  Expected<FileRange> First = Text(*Operands.front(), /*WholeMacro=*/true);
  if (!First)
    return First.takeError();
  Expected<FileRange> Last = Text(*Operands.back(), /*WholeMacro=*/true);
  if (!Last)
    return Last.takeError();
  FileRange Range{First->File, First->Begin, Last->End};
  if (First->File != Last->File || Range.Begin > Range.End)
    return failure("it does not stand in one file");
  // The operands may be grouped: (a || b) || c.
  int Depth = 0;
  for (const Token &T : tokenize(Policy.text(Range))) {
    Depth += T.is("(") ? 1 : T.is(")") ? -1 : 0;
    if (Depth < 0)
      break;
  }
  if (Depth)
    return failure("parentheses group the tests differently");
  const Expr *Parens = parentheses(Operands, Op.getOpcode());
  if (!Parens)
    return Range;
  Expected<FileRange> Outer = Text(*Parens, /*WholeMacro=*/false);
  if (!Outer) {
    consumeError(Outer.takeError());
    return Range;
  }
  // Those of likely(a || b) are in another macro.
  if (Outer->File != Range.File || Outer->Begin > Range.Begin ||
      Outer->End < Range.End)
    return Range;
  // return(a || b) needs them.
  StringRef Before = Policy.fileText(Outer->File).take_front(Outer->Begin);
  bool Glued = !Before.empty() && isAsciiIdentifierContinue(Before.back());
  return Glued ? Range : *Outer;
}

Error DisjunctionFinder::edit(ArrayRef<const Expr *> Operands,
                              ArrayRef<const Use *> Uses,
                              const BinaryOperator &Op, Finding &Into) const {
  const EntryFamily &Family = Sites.family();
  const std::string &Unified = Family.names().UnifiedPredicate;
  if (Error E = readsOnce(*Uses[0], Sites.context(),
                          /*MayCall=*/Into.OfDefinition))
    return E;
  Expected<FileRange> Range = operandText(Operands, Op);
  if (!Range)
    return Range.takeError();
  if (Into.OfDefinition &&
      !isOneOperand(macroBodyAt(Policy.fileText(Range->File), Range->Begin),
                    Policy.text(*Range)))
    return failure(
        "nothing in the macro's definition keeps the tests together");
  // The lines of a definition are all continued.
  if (Error E = Into.OfDefinition ? Error::success() : Policy.plain(*Range))
    return E;
  if (Policy.hasComment(*Range))
    return failure("a comment inside would be lost");
  if (Error E = saysOnlyTests(*Range, Uses, Policy))
    return E;
  if (Error E = Policy.visible(Unified, Sites.function(), Into.Loc))
    return E;
  Expected<std::string> Call = callLike(*Uses[0], Unified, Policy);
  if (!Call)
    return Call.takeError();

  std::optional<Likely> Hint;
  for (const Expr *Operand : Operands) {
    Likely Own = Likely::No;
    test(Operand, Op.getOpcode(), &Own);
    Hint = !Hint || *Hint == Own ? Own : Likely::No;
  }
  std::string Text = *Call;
  if (Op.getOpcode() == BO_LAnd)
    Text = "!" + Text;
  else if (*Hint != Likely::No)
    Text = (*Hint == Likely::Likely ? "likely(" : "unlikely(") + Text + ")";

  std::vector<FileRange> Units;
  if (Expected<FileRange> Unit = layoutUnit(*Operands.front(), Sites, Policy))
    Units.push_back(*Unit);
  else
    consumeError(Unit.takeError());
  Into.Edits = laidOut({{*Range, Text}}, Units, Policy);
  if (!Family.hasUnifiedPredicate())
    Into.Needs.insert({HeaderNeed::UnifiedPair});
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
