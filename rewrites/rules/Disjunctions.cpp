//===- Disjunctions.cpp - tests that spell out a joint one ----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/Disjunctions.h"
#include "rewrites/ast/DynamicRecursiveASTVisitor.h"
#include "rewrites/ast/Expressions.h"
#include "rewrites/layout/StatementText.h"
#include "rewrites/sites/JointPredicate.h"
#include "rewrites/sites/KindTests.h"
#include "rewrites/sites/LayoutUnit.h"
#include "rewrites/text/Failure.h"
#include "rewrites/text/HeaderText.h"
#include "rewrites/text/MacroBody.h"
#include "rewrites/text/NamePart.h"
#include "llvm/ADT/STLExtras.h"
#include <map>

using namespace clang;
using namespace llvm;

namespace swapfold {

namespace {

class DisjunctionFinder : public DynamicRecursiveASTVisitor {
public:
  DisjunctionFinder(const FunctionSites &Sites, const EditPolicy &Policy,
                    const DenseSet<const CallExpr *> &Claimed, Spelled Which)
      : Sites(Sites), Policy(Policy), Claimed(Claimed), Which(Which) {}

  std::vector<Finding> Findings;

  bool VisitBinaryOperator(BinaryOperator *Op) override {
    BinaryOperatorKind Kind = Op->getOpcode();
    if ((Kind != BO_LOr && Kind != BO_LAnd) || !Seen.insert(Op).second)
      return true;
    std::vector<const Expr *> Operands;
    flatten(Op, Kind, Operands, &Seen);
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
    if (!U && Which == Spelled::OtherJoint)
      return testOfCarrier(E, Hint);
    return U && U->Does == Role::Predicate && !Claimed.count(U->Call) ? U
                                                                      : nullptr;
  }

  /// The same of a page table entry: pmd_is_migration_entry(pmd).
  const Use *testOfCarrier(const Expr *E, Likely *Hint) const {
    const auto *Call = dyn_cast<CallExpr>(withoutLikely(E, Hint));
    const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
    const auto *Name =
        Call ? dyn_cast<DeclRefExpr>(Call->getCallee()->IgnoreParenImpCasts())
             : nullptr;
    if (!F || !Name || !F->getIdentifier() || Call->getNumArgs() != 1 ||
        !Sites.family().accepts(F->getName()))
      return nullptr;
    return &OfCarriers
                .try_emplace(Call, Use{Name, Call, asWritten(Call->getArg(0)),
                                       Role::Predicate, F->getName().str()})
                .first->second;
  }

  void foldWithin(ArrayRef<const Expr *> Run, const BinaryOperator &Op);
  std::string spelled(ArrayRef<const Use *> Uses) const;
  void fold(ArrayRef<const Expr *> Operands, ArrayRef<const Use *> Uses,
            const std::string &Predicate, const BinaryOperator &Op);
  Error edit(ArrayRef<const Expr *> Operands, ArrayRef<const Use *> Uses,
             const std::string &Predicate, const BinaryOperator &Op,
             Finding &Into) const;
  bool changesType(ArrayRef<const Expr *> Operands,
                   const std::string &Predicate,
                   const BinaryOperator &Op) const;
  const Expr *parentheses(ArrayRef<const Expr *> Operands,
                          BinaryOperatorKind Kind) const;
  Expected<FileRange> operandText(ArrayRef<const Expr *> Operands,
                                  const BinaryOperator &Op) const;

  const FunctionSites &Sites;
  const EditPolicy &Policy;
  const DenseSet<const CallExpr *> &Claimed;
  const Spelled Which;
  DenseSet<const Expr *> Seen;
  mutable std::map<const CallExpr *, Use> OfCarriers;
};

/// The predicate that all of \p Uses ask for together; empty if there is none,
/// or if they are another rule's.
std::string DisjunctionFinder::spelled(ArrayRef<const Use *> Uses) const {
  const EntryFamily &Family = Sites.family();
  if (Which == Spelled::OtherJoint)
    return jointPredicate(Uses, Family);
  return spellUnified(Uses, Family) ? Family.names().UnifiedPredicate : "";
}

/// The longest part of \p Run, tests of one entry, that one predicate can stand
/// for. If there is none there is nothing to say.
void DisjunctionFinder::foldWithin(ArrayRef<const Expr *> Run,
                                   const BinaryOperator &Op) {
  std::vector<const Use *> Tests;
  for (const Expr *Operand : Run)
    Tests.push_back(test(Operand, Op.getOpcode()));
  for (size_t Size = Run.size(); Size > 1; --Size)
    for (size_t Begin = 0; Begin + Size <= Run.size(); ++Begin) {
      const ArrayRef<const Use *> Uses = ArrayRef(Tests).slice(Begin, Size);
      if (Which == Spelled::OtherJoint && Sites.useOf(Uses.front()->Call) &&
          spellUnified(Uses, Sites.family()))
        return;
      if (const std::string Predicate = spelled(Uses); !Predicate.empty())
        return fold(Run.slice(Begin, Size), Uses, Predicate, Op);
    }
}

void DisjunctionFinder::fold(ArrayRef<const Expr *> Operands,
                             ArrayRef<const Use *> Uses,
                             const std::string &Predicate,
                             const BinaryOperator &Op) {
  Finding F;
  F.Loc = Uses.front()->Name->getLocation();
  F.OfDefinition = all_of(Uses, [&](const Use *U) { return isDefined(*U); });
  F.Asks = Request::CallUnified;
  F.End = Op.getEndLoc();
  F.Message = "tests for " + number(Uses.size()) + " kinds spell out " +
              quoted(Predicate);
  if (Error Blocked = edit(Operands, Uses, Predicate, Op, F)) {
    F.Edits.clear();
    F.refuse("not folded", toString(std::move(Blocked)));
  }
  Findings.push_back(std::move(F));
}

/// True if a type is deduced from \p Operands, an int, that \p Predicate would
/// make a bool.
bool DisjunctionFinder::changesType(ArrayRef<const Expr *> Operands,
                                    const std::string &Predicate,
                                    const BinaryOperator &Op) const {
  std::vector<const Expr *> All;
  flatten(&Op, Op.getOpcode(), All);
  if (Op.getOpcode() == BO_LAnd || All.size() != Operands.size())
    return false; // the operator stays
  ASTContext &Context = Sites.context();
  for (const NamedDecl *D :
       Context.getTranslationUnitDecl()->lookup(&Context.Idents.get(Predicate)))
    if (const auto *F = dyn_cast<FunctionDecl>(D))
      if (Context.hasSameUnqualifiedType(F->getReturnType(), Op.getType()))
        return false;
  return typeIsDeduced(Op, Sites);
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
  bool Glued = !Before.empty() && isNamePart(Before.back());
  return Glued ? Range : *Outer;
}

Error DisjunctionFinder::edit(ArrayRef<const Expr *> Operands,
                              ArrayRef<const Use *> Uses,
                              const std::string &Predicate,
                              const BinaryOperator &Op, Finding &Into) const {
  if (Error E = readsOnce(*Uses[0], Sites.context(),
                          /*MayCall=*/Into.OfDefinition))
    return E;
  if (changesType(Operands, Predicate, Op))
    return failure("a type is deduced from the tests, which are an int");
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
  if (Error E = Policy.visible(Predicate, Sites.function(), Into.Loc))
    return E;
  Expected<std::string> Call = callLike(*Uses[0], Predicate, Policy);
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
  if (Which == Spelled::Unified && !Sites.family().hasUnifiedPredicate())
    Into.Needs.insert({HeaderNeed::UnifiedPair});
  return Error::success();
}

} // namespace

std::vector<Finding> findDisjunctions(const FunctionSites &Sites,
                                      const EditPolicy &Policy,
                                      const DenseSet<const CallExpr *> &Claimed,
                                      Spelled Which) {
  DisjunctionFinder Finder(Sites, Policy, Claimed, Which);
  Finder.TraverseStmt(Sites.function().getBody());
  return std::move(Finder.Findings);
}

} // namespace swapfold
