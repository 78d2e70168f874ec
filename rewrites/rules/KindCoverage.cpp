//===- KindCoverage.cpp - kinds that tests leave out ----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/KindCoverage.h"
#include "rewrites/ast/Expressions.h"
#include "rewrites/flow/Assertions.h"
#include "rewrites/flow/KindFlow.h"
#include "rewrites/sites/KindTests.h"
#include "rewrites/sites/KindTypes.h"
#include "rewrites/sites/ValueChanges.h"
#include "rewrites/text/HeaderText.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetOperations.h"

using namespace clang;
using namespace llvm;

namespace swapfold {
namespace {

/// Tests of one entry that decide together what is done with it.
struct TestGroup {
  std::vector<const Use *> KindTests; ///< in source order
  const Stmt *First;                  ///< a whole ladder, or an expression
  const Stmt *Last;
};

class TestGroupReader {
public:
  explicit TestGroupReader(const FunctionSites &Sites) : Sites(Sites) {}

  std::vector<TestGroup> read() {
    for (const Use &U : Sites.uses())
      if (U.Call &&
          (U.Does == Role::Predicate || U.Does == Role::UnifiedPredicate))
        add(U);
    return std::move(Units);
  }

private:
  /// The ladder whose conditions \p Test is in, else its whole expression.
  const Stmt *rootOf(const Use &Test) const {
    const Stmt *Root = Test.Call;
    while (isa_and_nonnull<Expr>(Sites.parent(Root)))
      Root = Sites.parent(Root);
    const auto *If = dyn_cast_or_null<IfStmt>(Sites.parent(Root));
    if (!If || If->getCond() != Root)
      return Root;
    for (;;) {
      const auto *Above = dyn_cast_or_null<IfStmt>(Sites.parent(If));
      if (!Above || Above->getElse() != If)
        return If;
      If = Above;
    }
  }

  void add(const Use &Test) {
    const Stmt *Root = rootOf(Test);
    for (TestGroup &U : reverse(Units))
      if (sameExpr(U.KindTests.front()->Entry, Test.Entry, Sites.context()) &&
          (U.Last == Root || isNextInRow(U, Root, Test))) {
        U.KindTests.push_back(&Test);
        U.Last = Root;
        return;
      }
    Units.push_back({{&Test}, Root, Root});
  }

  /// True if \p Root is an if of the same block, and its test asks about the
  /// very entry that \p U asked about.
  bool isNextInRow(const TestGroup &U, const Stmt *Root,
                   const Use &Test) const {
    return isa<IfStmt>(U.Last) && isa<IfStmt>(Root) &&
           Sites.parent(U.Last) == Sites.parent(Root) &&
           isa_and_nonnull<CompoundStmt>(Sites.parent(Root)) &&
           !ValueChanges(*Test.Entry, Sites)
                .between(U.KindTests.front()->Call->getBeginLoc(),
                         Test.Call->getBeginLoc());
  }

  const FunctionSites &Sites;
  std::vector<TestGroup> Units;
};

/// True if \p E asks for kinds and for nothing else; adds how many it asks for
/// to \p Count.
bool onlyAsks(const Expr *E, const FunctionSites &Sites, unsigned &Count) {
  E = withoutLikely(E);
  if (const auto *Not = dyn_cast<UnaryOperator>(E))
    return Not->getOpcode() == UO_LNot &&
           onlyAsks(Not->getSubExpr(), Sites, Count);
  if (const auto *Op = dyn_cast<BinaryOperator>(E))
    return Op->isLogicalOp() && onlyAsks(Op->getLHS(), Sites, Count) &&
           onlyAsks(Op->getRHS(), Sites, Count);
  ++Count;
  return readTest(E, Sites);
}

/// True if the kind alone decides where \p Test stands: it is all of a
/// condition, or stands among other tests. Who asks for a kind under a further
/// condition does not handle kinds in turn.
bool decides(const Use &Test, const FunctionSites &Sites) {
  const Stmt *Whole = Test.Call;
  for (const Stmt *P = Sites.parent(Whole); isa_and_nonnull<Expr>(P);
       P = Sites.parent(P)) {
    if (isa<ConditionalOperator, StmtExpr>(P))
      return true;
    const auto *Op = dyn_cast<BinaryOperator>(P);
    unsigned Count = 0;
    if (!Op || onlyAsks(Op, Sites, Count))
      continue;
    // a && b && c is nested.
    for (const auto *Outer = Op; Outer;
         Outer = dyn_cast_or_null<BinaryOperator>(Sites.parent(Outer)))
      if (Outer->getOpcode() == Op->getOpcode())
        Op = Outer;
    std::vector<const Expr *> Operands;
    flatten(Op, Op->getOpcode(), Operands);
    Count = 0;
    for (const Expr *Operand : Operands)
      if (unsigned Own = 0; onlyAsks(Operand, Sites, Own))
        Count += Own;
    return Count > 1;
  }
  return true;
}

/// The names between \p First and \p Last, also where a directive hides them.
std::set<std::string> namesWithin(const Stmt &First, const Stmt &Last,
                                  const EditPolicy &Policy) {
  const SourceManager &SM = Policy.sources();
  auto [File, Begin] =
      SM.getDecomposedLoc(SM.getExpansionLoc(First.getBeginLoc()));
  auto [EndFile, End] = SM.getDecomposedLoc(Lexer::getLocForEndOfToken(
      SM.getExpansionRange(Last.getSourceRange()).getEnd(), 0, SM,
      LangOptions()));
  std::set<std::string> Out;
  if (File == EndFile && Begin < End)
    for (const Token &T : tokenize(Policy.fileText(File).slice(Begin, End)))
      if (T.Kind == Token::Identifier)
        Out.insert(T.Text);
  return Out;
}

/// What the tests of \p U ask for.
std::set<std::string> askedBy(const TestGroup &U, const EntryFamily &Family) {
  std::set<std::string> Out;
  for (const Use *Test : U.KindTests)
    if (const KindSet *Own = Family.accepts(Test->Function))
      set_union(Out, Own->Types);
  return Out;
}

/// True if a condition around \p S, which may be that of an else, names \p K,
/// as PVMW_MIGRATION does: then the kind is another branch's.
bool isNamedAround(const Kind &K, const Stmt &S, const FunctionSites &Sites,
                   const EditPolicy &Policy) {
  const Stmt *Child = &S;
  for (const Stmt *P = Sites.parent(Child); P; P = Sites.parent(Child = P))
    if (const auto *If = dyn_cast<IfStmt>(P); If && If->getCond() != Child)
      for (StringRef Name : namesWithin(*If->getCond(), *If->getCond(), Policy))
        if (StringRef("_" + Name.lower() + "_").contains("_" + K.Name + "_"))
          return true;
  return false;
}

/// True if \p Types are another branch's than that of tests for \p Tested:
/// tests elsewhere in the function ask for them, and for less of these.
bool isElsewhere(const std::set<std::string> &Types,
                 const std::set<std::string> &Tested, ArrayRef<TestGroup> All,
                 const EntryFamily &Family) {
  return any_of(All, [&](const TestGroup &Other) {
    const std::set<std::string> Asked = askedBy(Other, Family);
    return !set_intersection(Types, Asked).empty() &&
           !set_is_subset(Tested, Asked);
  });
}

/// True if the last else of \p Ladder asserts that nothing else comes.
bool saysNothingElse(const Stmt &Ladder, const EditPolicy &Policy) {
  const Stmt *Last = &Ladder;
  while (const auto *If = dyn_cast_or_null<IfStmt>(Last))
    Last = If->getElse();
  return Last && Last != &Ladder &&
         any_of(namesWithin(*Last, *Last, Policy), [](StringRef Name) {
           return Name.starts_with("WARN_ON") || isAssertion(Name);
         });
}

/// \p All are those of the function of \p U.
std::optional<Finding> gapOf(const TestGroup &U, ArrayRef<TestGroup> All,
                             const FunctionSites &Sites,
                             const EditPolicy &Policy,
                             const std::set<std::string> &Ignored) {
  const EntryFamily &Family = Sites.family();
  std::set<std::string> Tested;
  for (const Use *Test : U.KindTests)
    if (const KindSet *Own = Family.accepts(Test->Function);
        Own && decides(*Test, Sites))
      set_union(Tested, Own->Types);
  std::set<std::string> Mentioned;
  for (const std::string &Name : namesWithin(*U.First, *U.Last, Policy))
    if (const KindSet *Own = Family.accepts(Name))
      set_union(Mentioned, Own->Types);

  const bool OfAll = saysNothingElse(*U.First, Policy);
  std::vector<std::string> Handled, Missing;
  for (const Kind *K : kindsOf(
           OfAll ? Family.typesAskedFor() : Family.unifiedTypes(), Family)) {
    const std::set<std::string> &Own = Family.accepts(K->Predicate)->Types;
    // Those of one type (hwpoison) grant no access: they are handled apart.
    if (!OfAll &&
        (Own.size() < 2 || !set_is_subset(Own, Family.unifiedTypes())))
      continue;
    if (!set_intersection(Own, Tested).empty())
      Handled.push_back(K->Name);
    else if (!Ignored.count(K->Name) &&
             set_intersection(Own, Mentioned).empty() &&
             !isElsewhere(Own, Tested, All, Family) &&
             !isNamedAround(*K, *U.KindTests.front()->Call, Sites, Policy))
      Missing.push_back(K->Name);
  }
  // Where nothing else comes some kinds may never.
  if (Handled.size() < 2 || Missing.empty() || (OfAll && Missing.size() > 1))
    return std::nullopt;

  const Use &First = *U.KindTests.front();
  const bool OfDefinition = Policy.isInDefinition(First.Name->getLocation());
  // What one expansion of a macro has ruled out says nothing of others.
  if (!OfDefinition) {
    const KindFlow &Known = KindFlow::of(Sites);
    std::optional<std::set<std::string>> Possible =
        Known.proven(First.Call, First.Entry);
    std::set<std::string> RuledOut = Known.ruledOut(First.Call, First.Entry);
    erase_if(Missing, [&](const std::string &Name) {
      auto K = find_if(Family.kinds(),
                       [&](const Kind &Other) { return Other.Name == Name; });
      const std::set<std::string> &Own = Family.accepts(K->Predicate)->Types;
      return set_is_subset(Own, RuledOut) ||
             (Possible && set_intersection(Own, *Possible).empty());
    });
    if (Missing.empty())
      return std::nullopt;
  }
  Finding F;
  const auto *If = dyn_cast<IfStmt>(U.First);
  F.Loc = If ? If->getIfLoc() : First.Name->getLocation();
  F.Asks = Request::HandleKind;
  F.Message = "tests of an entry's kind handle " + listNames(Handled, "and") +
              " and leave out " + listNames(Missing, "and");
  F.MissingKinds.assign(Missing.begin(), Missing.end());
  F.OfDefinition = OfDefinition;
  return F;
}

/// Adds what 'a(entry) || b(entry)' asks, wherever it stands in \p S.
void readDisjunctions(const Stmt &S, const FunctionSites &Sites,
                      std::vector<KindTests> &Into) {
  if (const auto *Op = dyn_cast<BinaryOperator>(&S);
      Op && Op->getOpcode() == BO_LOr)
    if (std::optional<KindTests> Tests = readTests(Op, Sites);
        Tests && Tests->Uses.size() > 1) {
      Into.push_back(std::move(*Tests));
      return;
    }
  for (const Stmt *Child : S.children())
    if (Child)
      readDisjunctions(*Child, Sites, Into);
}

/// A joint predicate of the family that accepts what \p Accepted are and one
/// kind more; and that kind.
std::optional<std::pair<std::string, const Kind *>>
almostJoint(const std::set<std::string> &Accepted, const EntryFamily &Family) {
  for (const auto &[Name, _] : Family.functions()) {
    const KindSet *Joint = Family.accepts(Name);
    if (!Joint || !Joint->Exact || !Family.isPredicate(Name) ||
        !set_is_subset(Accepted, Joint->Types))
      continue;
    if (const Kind *K =
            wholeKind(set_difference(Joint->Types, Accepted), Family))
      return std::pair(Name, K);
  }
  return std::nullopt;
}

/// What \p Tests leave out of a joint predicate, if that is one kind.
std::optional<Finding> jointGapOf(const KindTests &Tests,
                                  const FunctionSites &Sites,
                                  const EditPolicy &Policy,
                                  const std::set<std::string> &Ignored) {
  const EntryFamily &Family = Sites.family();
  Expected<std::set<std::string>> Accepted = acceptedByAll(Tests.Uses, Family);
  if (!Accepted) {
    consumeError(Accepted.takeError());
    return std::nullopt;
  }
  auto Left = almostJoint(*Accepted, Family);
  const Use &First = *Tests.Uses.front();
  if (!Left || Ignored.count(Left->second->Name) ||
      set_is_subset(Family.accepts(Left->second->Predicate)->Types,
                    KindFlow::of(Sites).ruledOut(First.Call, First.Entry)))
    return std::nullopt;
  std::vector<std::string> Handled;
  for (const Use *U : Tests.Uses)
    if (const Kind *K = Family.kindOfPredicate(U->Function))
      Handled.push_back(K->Name);
  if (Handled.size() < 2)
    return std::nullopt;
  sort(Handled);
  Finding F;
  F.Loc = First.Name->getLocation();
  F.Asks = Request::HandleKind;
  F.Message = "tests of an entry's kind handle " + listNames(Handled, "and") +
              " and leave out " + listNames({Left->second->Name}, "and") +
              ", with which they would be " + quoted(Left->first);
  F.MissingKinds = {Left->second->Name};
  F.OfDefinition = Policy.isInDefinition(F.Loc);
  return F;
}

} // namespace

std::vector<Finding> findCoverageGaps(const FunctionSites &Sites,
                                      const EditPolicy &Policy,
                                      const std::set<std::string> &Ignored) {
  std::vector<Finding> Out;
  std::set<const Use *> Reported;
  const std::vector<TestGroup> All = TestGroupReader(Sites).read();
  for (const TestGroup &U : All)
    if (std::optional<Finding> Gap = gapOf(U, All, Sites, Policy, Ignored)) {
      Out.push_back(std::move(*Gap));
      Reported.insert(U.KindTests.begin(), U.KindTests.end());
    }
  std::vector<KindTests> Joined;
  readDisjunctions(*Sites.function().getBody(), Sites, Joined);
  for (const KindTests &Tests : Joined)
    if (!Reported.count(Tests.Uses.front()))
      if (std::optional<Finding> Gap =
              jointGapOf(Tests, Sites, Policy, Ignored))
        Out.push_back(std::move(*Gap));
  return Out;
}

} // namespace swapfold
