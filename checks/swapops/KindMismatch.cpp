//===- KindMismatch.cpp - swapops-kind-mismatch ---------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds conversions of an entry that tests say is of another kind.
//
//     if (is_migration_entry(entry))
//             page = device_private_entry_to_page(entry);
//
//===----------------------------------------------------------------------===//
#include "checks/Checks.h"
#include "checks/base/SwapopsCheck.h"
#include "checks/base/TooLarge.h"
#include "rewrites/ast/Expressions.h"
#include "rewrites/flow/KindFlow.h"
#include "rewrites/sites/KindTests.h"
#include "rewrites/sites/KindTypes.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetOperations.h"

using namespace clang;
using namespace clang::tidy;

namespace swapfold {
namespace {

using Types = std::set<std::string>;

/// The condition of \p S that decides whether its part \p Child runs, if any.
const Expr *conditionOver(const Stmt *S, const Stmt *Child) {
  if (const auto *If = dyn_cast<IfStmt>(S))
    return Child == If->getCond() ? nullptr : If->getCond();
  if (const auto *Choice = dyn_cast<ConditionalOperator>(S))
    return Child == Choice->getCond() ? nullptr : Choice->getCond();
  if (const auto *Op = dyn_cast<BinaryOperator>(S))
    return Op->isLogicalOp() && Child == Op->getRHS() ? Op->getLHS() : nullptr;
  return nullptr;
}

/// True if tests of the entry of \p Place alone decide whether control comes
/// there, and ask for each of \p Possible: then each of these does come there.
bool onlyTestsLeadTo(const Use &Place, const Types &Possible,
                     const FunctionSites &Sites, const KindFlow &Known) {
  auto Deciding = Known.decidingOver(Place.Call);
  if (!Deciding)
    return false;
  Types Asked;
  for (const Expr *Condition : *Deciding) {
    if (const auto *Not = dyn_cast<UnaryOperator>(Condition);
        Not && Not->getOpcode() == UO_LNot)
      Condition = Not->getSubExpr();
    std::optional<KindTests> Tested = readTests(Condition, Sites);
    if (!Tested ||
        !sameExpr(Tested->Uses.front()->Entry, Place.Entry, Sites.context()))
      return false;
    for (const Use *Test : Tested->Uses)
      if (const KindSet *Own = Sites.family().accepts(Test->Function))
        llvm::set_union(Asked, Own->Types);
  }
  return llvm::set_is_subset(Possible, Asked);
}

/// True if a macro's definition does not only convert but also chooses when.
bool isMacrosOwn(const Use &U, const FunctionSites &Sites,
                 const EditPolicy &Policy) {
  if (!Policy.isInDefinition(U.Name->getLocation()))
    return false;
  const SourceManager &SM = Policy.sources();
  SourceLocation Expansion = SM.getExpansionLoc(U.Name->getLocation());
  const Stmt *Child = U.Call;
  for (const Stmt *S = Sites.parent(Child); S; Child = S, S = Sites.parent(S)) {
    SourceLocation Begin = S->getBeginLoc();
    if ((conditionOver(S, Child) || isa<CompoundStmt>(S)) &&
        Begin.isMacroID() && SM.getExpansionLoc(Begin) == Expansion)
      return true;
  }
  return false;
}

class KindMismatchCheck : public SwapopsCheck {
public:
  using SwapopsCheck::SwapopsCheck;

  std::vector<Finding> analyze(const FunctionSites &Sites,
                               const EditPolicy &Policy) override {
    std::vector<Finding> Out;
    for (const Use &U : Sites.uses()) {
      Types Taken = U.Call ? typesTakenBy(U, Sites.family()) : Types();
      if (Taken.empty())
        continue;
      if (std::optional<Finding> F = notFollowed(Sites))
        return {*F};
      FindingText Wrong = mismatch(U, Taken, Sites, KindFlow::of(Sites));
      if (Wrong.empty())
        continue;
      Finding F;
      F.OfDefinition = isMacrosOwn(U, Sites, Policy);
      F.Loc = F.OfDefinition
                  ? U.Name->getLocation()
                  : Policy.sources().getExpansionLoc(U.Name->getLocation());
      const FindingText Converted = kindNames(Taken, Sites.family());
      F.Asks = Request::ConvertAsTested;
      F.Details = {Wrong.str(), Converted.str()};
      F.Message = "entry that " + Wrong + " is converted as " + Converted;
      Out.push_back(std::move(F));
    }
    return Out;
  }

private:
  /// What tests say of the entry of \p U, if that is not \p Taken.
  static FindingText mismatch(const Use &U, const Types &Taken,
                              const FunctionSites &Sites,
                              const KindFlow &Known) {
    const Expr *Entry = U.Does == Role::Mutator ? pointee(U.Entry) : U.Entry;
    if (!Entry)
      return "";
    std::optional<Types> Possible = Known.proven(U.Call, Entry);
    if (!Possible)
      return llvm::set_is_subset(Taken, Known.ruledOut(U.Call, Entry))
                 ? "is known not to be " + kindNames(Taken, Sites.family())
                 : FindingText();
    Types Others = llvm::set_difference(*Possible, Taken);
    if (Others.empty())
      return "";
    if (Others == *Possible)
      return "was tested to be " + kindNames(Others, Sites.family());
    return onlyTestsLeadTo(U, *Possible, Sites, Known)
               ? "may be " + kindNames(Others, Sites.family())
               : FindingText();
  }

  /// The entry that the mutator's argument \p E points to.
  static const Expr *pointee(const Expr *E) {
    const auto *Address = dyn_cast<UnaryOperator>(asWritten(E));
    return Address && Address->getOpcode() == UO_AddrOf
               ? asWritten(Address->getSubExpr())
               : nullptr;
  }
};

} // namespace

std::unique_ptr<RuleCheck> makeKindMismatchCheck(llvm::StringRef Name,
                                                 ClangTidyContext *Context) {
  return std::make_unique<KindMismatchCheck>(Name, Context);
}

} // namespace swapfold
