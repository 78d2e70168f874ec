//===- UnguardedConvert.cpp - swapops-unguarded-convert -------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds conversions of an entry before anything has asked for its kind.
//
//     page = migration_entry_to_page(entry);
//     if (!is_migration_entry(entry))
//             return;
//
//===----------------------------------------------------------------------===//
#include "checks/Checks.h"
#include "checks/base/SwapopsCheck.h"
#include "checks/base/TooLarge.h"
#include "rewrites/ast/Expressions.h"
#include "rewrites/flow/KindFlow.h"
#include "rewrites/sites/Callers.h"
#include "rewrites/sites/KindQuestions.h"
#include "rewrites/sites/KindTypes.h"
#include "rewrites/sites/ValueChanges.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetOperations.h"

using namespace clang;
using namespace clang::tidy;

namespace swapfold {
namespace {

class UnguardedConvertCheck : public SwapopsCheck {
public:
  UnguardedConvertCheck(llvm::StringRef Name, ClangTidyContext *Context)
      : SwapopsCheck(Name, Context), NeverAsked(option("NeverAsked", "false")) {
  }

  void storeOptions(ClangTidyOptions::OptionMap &Opts) override {
    SwapopsCheck::storeOptions(Opts);
    Options.store(Opts, "NeverAsked", NeverAsked);
  }

  std::vector<Finding> analyze(const FunctionSites &Sites,
                               const EditPolicy &Policy) override {
    std::vector<Finding> Out;
    for (const Use &U : Sites.uses()) {
      if (!U.Call || U.Does == Role::Mutator ||
          typesTakenBy(U, Sites.family()).empty())
        continue;
      if (std::optional<Finding> F = notFollowed(Sites))
        return {*F};
      KindQuestions Asked = questionsAbout(*U.Entry, Sites);
      const CallExpr *Doubt = questionInDoubt(U, Asked, Sites);
      if (!Doubt)
        Doubt = questionBeforeUse(U, Asked, Sites);
      if (Doubt) {
        Out.push_back(finding(U, Doubt, /*From=*/nullptr, Policy));
        continue;
      }
      if (mayBeKnown(Asked, *U.Call, *U.Entry, Sites))
        continue;
      std::optional<UnguardedCall> From;
      if (Asked.IsParameter) {
        From = unguardedCall(*U.Entry, Sites);
        if (!From)
          continue;
      }
      const auto Guard =
          llvm::find_if(Asked.All, [&](const KindQuestion &Question) {
            return mayGuard(*Question.Call, U, Sites);
          });
      const CallExpr *Question =
          Guard == Asked.All.end() ? nullptr : Guard->Call;
      // What a caller asks of an entry behind a converter of several kinds may
      // only be of which of these it is.
      if (!Question && From &&
          (U.Does == Role::ToPage || U.Does == Role::ToPfn))
        Question = From->Question;
      // If nothing here asks, the code that filled the page table may have.
      if (!Question && NeverAsked != "true")
        continue;
      Finding F = finding(U, Question, From ? From->Call : nullptr, Policy);
      if (Asked.All.empty())
        F.Asks = Request::AskKind;
      Out.push_back(std::move(F));
    }
    return Out;
  }

private:
  /// A call that hands on an entry which nothing has asked before.
  struct UnguardedCall {
    const CallExpr *Call;
    const CallExpr *Question; ///< the first behind it, or null
  };

  /// \p Question, or null, is where the entry is asked; \p From, or null, where
  /// it comes into the function.
  static Finding finding(const Use &U, const CallExpr *Question,
                         const CallExpr *From, const EditPolicy &Policy) {
    Finding F;
    F.OfDefinition = Policy.isInDefinition(U.Entry->getBeginLoc());
    F.Loc = F.OfDefinition
                ? U.Name->getLocation()
                : Policy.sources().getExpansionLoc(U.Name->getLocation());
    F.Asks = Request::AskKindFirst;
    F.Message = "entry is converted by " + quoted(U.Function) +
                (Question ? " before it is asked for its kind"
                          : " and never asked for its kind");
    if (From)
      F.Notes.push_back({From->getBeginLoc(),
                         "it comes in here, where nothing has asked it"});
    if (Question)
      F.Notes.push_back(
          {Question->getBeginLoc(), "the entry is asked for its kind here"});
    return F;
  }

  /// False if \p Question only tells apart entries that all are right for \p U,
  /// a converter of several kinds: whether one is writable, of which of the
  /// kinds it is, or which marker.
  static bool mayGuard(const CallExpr &Question, const Use &U,
                       const FunctionSites &Sites) {
    const Use *Test = Sites.useOf(&Question);
    if (U.Does == Role::ToPage || U.Does == Role::ToPfn)
      return true;
    if (!Test)
      return false;
    const EntryFamily &Family = Sites.family();
    const KindSet *Own = Family.accepts(Test->Function);
    const std::set<std::string> Taken = typesTakenBy(U, Family);
    return Own && Own->Exact &&
           (Own->Types == Taken || !llvm::set_is_subset(Own->Types, Taken)) &&
           llvm::none_of(Family.kinds(), [&](const Kind &K) {
             const KindSet *Whole = Family.accepts(K.Predicate);
             return Whole && Whole->Types != Own->Types &&
                    llvm::set_is_subset(Own->Types, Whole->Types);
           });
  }

  /// A question behind \p U that would be in vain if the conversion was right:
  /// whether the very entry is of a kind that the converter is not for, or of
  /// one of the several that it is for. Nothing if earlier tests settle it, or
  /// if control does not come from \p U to the question.
  static const CallExpr *questionInDoubt(const Use &U,
                                         const KindQuestions &Asked,
                                         const FunctionSites &Sites) {
    const EntryFamily &Family = Sites.family();
    const std::set<std::string> Taken = typesTakenBy(U, Family);
    const KindFlow &Known = KindFlow::of(Sites);
    if (Known.proven(U.Call, U.Entry))
      return nullptr;
    const std::set<std::string> RuledOut = Known.ruledOut(U.Call, U.Entry);
    for (const KindQuestion &Question : Asked.All) {
      const Use *Test = Sites.useOf(Question.Call);
      const KindSet *Own = Test ? Family.accepts(Test->Function) : nullptr;
      if (!Own || !sameExpr(Test->Entry, U.Entry, Sites.context()) ||
          !staysBehind(*U.Call, *Question.Call, *U.Entry, Known))
        continue;
      const std::set<std::string> Others =
          llvm::set_difference(Own->Types, Taken);
      if ((Own->Compound && Own->Exact && Own->Types == Taken) ||
          !llvm::set_is_subset(Others, RuledOut))
        return Question.Call;
    }
    return nullptr;
  }

  /// The first question behind \p U of those that what \p U gives waits for:
  /// wherever it is used, tests that come behind \p U say that the entry is of
  /// one of the kinds that it is for, which nothing says where it is converted.
  static const CallExpr *questionBeforeUse(const Use &U,
                                           const KindQuestions &Asked,
                                           const FunctionSites &Sites) {
    const VarDecl *Result = heldBy(U, Sites), *Entry = variableOf(U.Entry);
    if (!Result || !Entry || isa<ParmVarDecl>(Entry))
      return nullptr;
    const KindFlow &Known = KindFlow::of(Sites);
    if (Known.proven(U.Call, U.Entry))
      return nullptr;
    std::vector<const DeclRefExpr *> Reads;
    readsOf(*Result, *Sites.function().getBody(), Sites, Reads);
    for (const DeclRefExpr *Read : Reads) {
      auto Types = Known.proven(Read, U.Entry);
      if (!Types || !areWholeKinds(*Types, Sites.family()) ||
          !llvm::set_is_subset(*Types, typesTakenBy(U, Sites.family())) ||
          !staysBehind(*U.Call, *Read, *U.Entry, Known))
        return nullptr;
    }
    for (const KindQuestion &Question : Asked.All)
      if (!Reads.empty() &&
          staysBehind(*U.Call, *Question.Call, *U.Entry, Known))
        return Question.Call;
    return nullptr;
  }

  /// The variable that gets what \p U gives and nothing else ever; or null.
  static const VarDecl *heldBy(const Use &U, const FunctionSites &Sites) {
    const Stmt *S = Sites.parentPastCasts(U.Call);
    const VarDecl *Out = nullptr;
    if (const auto *Declared = dyn_cast_or_null<DeclStmt>(S))
      for (const Decl *D : Declared->decls())
        if (const auto *V = dyn_cast<VarDecl>(D);
            V && V->hasInit() && asWritten(V->getInit()) == U.Call)
          Out = V;
    if (const auto *Op = dyn_cast_or_null<BinaryOperator>(S);
        Op && Op->getOpcode() == BO_Assign)
      Out = variableOf(Op->getLHS());
    return Out && Out->isLocalVarDecl() &&
                   ValueChanges(*Out, Sites).all().size() == 1
               ? Out
               : nullptr;
  }

  /// Adds what reads \p Variable in \p S to \p Into.
  static void readsOf(const VarDecl &Variable, const Stmt &S,
                      const FunctionSites &Sites,
                      std::vector<const DeclRefExpr *> &Into) {
    if (const auto *Ref = dyn_cast<DeclRefExpr>(&S);
        Ref && Ref->getDecl() == &Variable) {
      const auto *Op = dyn_cast_or_null<BinaryOperator>(Sites.parent(Ref));
      if (!Op || Op->getOpcode() != BO_Assign || Op->getLHS() != Ref)
        Into.push_back(Ref);
    }
    for (const Stmt *Child : S.children())
      if (Child)
        readsOf(Variable, *Child, Sites, Into);
  }

  /// True if \p Types are all types of some kinds: who asks for a part of a
  /// kind, such as for writable ones, may know the kind.
  static bool areWholeKinds(const std::set<std::string> &Types,
                            const EntryFamily &Family) {
    std::set<std::string> Whole;
    for (const Kind &K : Family.kinds())
      if (const KindSet *Own = Family.accepts(K.Predicate);
          Own && llvm::set_is_subset(Own->Types, Types))
        Whole.insert(Own->Types.begin(), Own->Types.end());
    return Whole == Types;
  }

  /// True if control comes from \p Place to \p Later and not back, and \p Entry
  /// is the same at both.
  static bool staysBehind(const Expr &Place, const Expr &Later,
                          const Expr &Entry, const KindFlow &Known) {
    const Routes There = Known.routes(&Place, &Later, &Entry);
    return There.Kept && !There.Changed &&
           !Known.routes(&Later, &Place, &Entry).Kept;
  }

  /// True if something before \p Place may tell the kind of \p Entry, also
  /// where it is not understood.
  static bool mayBeKnown(const KindQuestions &Asked, const CallExpr &Place,
                         const Expr &Entry, const FunctionSites &Sites) {
    const KindFlow &Known = KindFlow::of(Sites);
    return llvm::any_of(Asked.All,
                        [&](const KindQuestion &Question) {
                          return Known
                              .routes(Question.Call, &Place, Question.About)
                              .Kept;
                        }) ||
           Known.proven(&Place, &Entry);
  }

  /// A caller that hands over \p Entry unguarded, if that is a parameter of a
  /// static function. What comes into the caller is its callers' to test.
  static std::optional<UnguardedCall>
  unguardedCall(const Expr &Entry, const FunctionSites &Sites) {
    const FunctionDecl &F = Sites.function();
    const auto *Ref = dyn_cast<DeclRefExpr>(asWritten(&Entry));
    const auto *Parameter =
        Ref ? dyn_cast<ParmVarDecl>(Ref->getDecl()) : nullptr;
    if (!Parameter || F.getStorageClass() != SC_Static ||
        !ValueChanges(*Parameter, Sites).all().empty())
      return std::nullopt;
    for (const CallerSite &Site : callersOf(F, Sites.context())) {
      const FunctionSites Around(*Site.Caller, Sites.family(), Sites.context());
      unsigned Index = Parameter->getFunctionScopeIndex();
      if (Around.uses().empty() || Index >= Site.Call->getNumArgs())
        continue;
      const Expr &Argument = *Site.Call->getArg(Index);
      KindQuestions Asked = questionsAbout(Argument, Around);
      if (!Asked.IsParameter &&
          !mayBeKnown(Asked, *Site.Call, Argument, Around))
        return UnguardedCall{
            Site.Call, Asked.All.empty() ? nullptr : Asked.All.front().Call};
    }
    return std::nullopt;
  }

  const std::string NeverAsked;
};

} // namespace

std::unique_ptr<RuleCheck>
makeUnguardedConvertCheck(llvm::StringRef Name, ClangTidyContext *Context) {
  return std::make_unique<UnguardedConvertCheck>(Name, Context);
}

} // namespace swapfold
