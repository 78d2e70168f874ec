//===- KindAccessor.cpp - conversions written for one kind ----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/KindAccessor.h"
#include "rewrites/flow/KindFlow.h"
#include "rewrites/layout/StatementText.h"
#include "rewrites/sites/GroupedFindings.h"
#include "rewrites/sites/LayoutUnit.h"
#include "rewrites/sites/OpenCoded.h"
#include "rewrites/text/Failure.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>
#include <map>

using namespace clang;
using namespace llvm;

namespace swapfold {

std::optional<Finding> sayAccessor(const Use &U, const EntryFamily &) {
  if (U.Does != Role::ToPage && U.Does != Role::ToPfn)
    return std::nullopt;
  return findingOf(U, Request::ConvertForAll,
                   "converts only one kind of entry");
}
namespace {

class AccessorFinder {
public:
  AccessorFinder(const FunctionSites &Sites, const EditPolicy &Policy,
                 const DenseSet<const CallExpr *> &Kept,
                 const AccessorOptions &Options)
      : Sites(Sites), Policy(Policy), Kept(Kept), Options(Options),
        Family(Sites.family()), Proofs(KindFlow::of(Sites)) {}

  void kindConverter(const Use &U);
  void openCoded(const Use &U);
  std::vector<Finding> finish();

private:
  /// A finding whose edit is not laid out yet.
  struct Pending {
    Finding F;
    std::optional<FileRange> Unit;
  };

  using Types = std::optional<std::set<std::string>>;

  static void block(Pending &P, Error Why);
  Error replace(const Use &U, std::vector<Edit> Edits, const std::string &New,
                Pending &Into);
  Error replaceName(const Use &U, Pending &Into);
  Error replaceByHand(const Use &U, const FileRange &Whole, const Types &Known,
                      Pending &Into);
  const Kind &kindOf(const Use &U) const;
  bool isOwnKind(const Use &U, const Types &Known) const;
  bool isOtherKind(const Use &U, const Types &Known) const;
  bool unifiedOnlyConverts(const Use &U) const;
  Error givesTheSame(const Use &U, const Types &Known) const;
  bool hasPage(const Types &Known) const;

  const FunctionSites &Sites;
  const EditPolicy &Policy;
  const DenseSet<const CallExpr *> &Kept; ///< see Chains
  const AccessorOptions &Options;
  const EntryFamily &Family;
  const KindFlow &Proofs;
  std::vector<Pending> All;
};

bool isUnproven(const Note &N) { return N.Role == NoteRole::Unproven; }

/// Notes why there are no edits.
void AccessorFinder::block(Pending &P, Error Why) {
  P.F.refuse("not replaced", toString(std::move(Why)));
}

Error AccessorFinder::replace(const Use &U, std::vector<Edit> Edits,
                              const std::string &New, Pending &Into) {
  if (Error E = Policy.visible(New, Sites.function(), U.Name->getLocation()))
    return E;
  Into.F.Edits = std::move(Edits);
  if (New == Family.names().UnifiedToPage && !Family.hasUnifiedToPage())
    Into.F.Needs.insert({HeaderNeed::UnifiedPair});
  if (Expected<FileRange> Unit = layoutUnit(*U.Call, Sites, Policy))
    Into.Unit = *Unit;
  else
    consumeError(Unit.takeError());
  return Error::success();
}

Error AccessorFinder::replaceName(const Use &U, Pending &Into) {
  Expected<FileRange> Name = Policy.editableName(U.Name->getSourceRange());
  if (!Name)
    return Name.takeError();
  if (Error E = Policy.plain(*Name))
    return E;
  const std::string &New = unifiedName(U, Family);
  return replace(U, {{*Name, New}}, New, Into);
}

Error AccessorFinder::replaceByHand(const Use &U, const FileRange &Whole,
                                    const Types &Known, Pending &Into) {
  const std::string &New = Family.names().UnifiedToPage;
  if (changesMore(Family))
    return failure("'" + New + "' does more than convert and assert");
  Expected<std::vector<Edit>> Edits = replaceOpenCoded(U, Whole, New, Policy);
  if (!Edits)
    return Edits.takeError();
  if (Error E = replace(U, std::move(*Edits), New, Into))
    return E;
  if (std::string Gained = assertionsFor(*Known, Family); !Gained.empty())
    Into.F.Notes.push_back({Into.F.Loc, "'" + New + "' adds " + Gained});
  return Error::success();
}

/// The kind that \p U converts.
const Kind &AccessorFinder::kindOf(const Use &U) const {
  return U.Does == Role::ToPage ? *Family.kindOfToPage(U.Function)
                                : *Family.kindOfToPfn(U.Function);
}

/// True if it is proven that \p U converts an entry of its own kind.
bool AccessorFinder::isOwnKind(const Use &U, const Types &Known) const {
  const KindSet *Own = Family.accepts(kindOf(U).Predicate);
  return Known && Own &&
         std::includes(Own->Types.begin(), Own->Types.end(), Known->begin(),
                       Known->end());
}

/// True if the call cannot be right: then nothing is to hide it.
bool AccessorFinder::isOtherKind(const Use &U, const Types &Known) const {
  const KindSet *Own = Family.accepts(kindOf(U).Predicate);
  return Known && !Known->empty() && Own && !Own->Types.empty() &&
         none_of(*Known, [&](const std::string &Type) {
           return Own->Types.count(Type) != 0;
         });
}

/// True if neither \p U nor the unified converter, which may still have to be
/// made of those of all kinds, does more than convert.
bool AccessorFinder::unifiedOnlyConverts(const Use &U) const {
  if (Family.hasUnifiedToPage())
    return onlyConverts(U.Function, Family) &&
           onlyConverts(Family.names().UnifiedToPage, Family);
  return all_of(Family.kinds(), [&](const Kind &K) {
    return K.ToPage.empty() || onlyConverts(K.ToPage, Family);
  });
}

/// Fails, with the reason, if the unified converter may give or do something
/// else than the old one. A test of its kind excludes that. Without one, the
/// old converter gave NULL or 0 where its kind is configured away, and what
/// either asserts may hold for one of them only.
Error AccessorFinder::givesTheSame(const Use &U, const Types &Known) const {
  bool Page = U.Does == Role::ToPage;
  if (isOwnKind(U, Known))
    return Error::success();
  const Kind &K = kindOf(U);
  const std::string &New = unifiedName(U, Family);
  const std::string Unguarded = "no test for " + K.Name + " guards this call";
  const std::string Why = Unguarded + "; '";
  if (Page ? K.ToPageHasStub : K.ToPfnHasStub)
    return failure(Why + U.Function + "' returns " + (Page ? "NULL" : "0") +
                   " where that kind is configured away, '" + New +
                   "' does not");
  if (Page && !unifiedOnlyConverts(U))
    return failure(Why + New + "' may assert something else of other entries");
  if (Options.ProvenOnly)
    return failure(Unguarded + "; '" + K.Predicate +
                   "' before it would prove its kind");
  return Error::success();
}

/// True if tests prove that the unified converter takes the entry.
bool AccessorFinder::hasPage(const Types &Known) const {
  const std::set<std::string> &Unified = Family.unifiedTypes();
  return Known && std::includes(Unified.begin(), Unified.end(), Known->begin(),
                                Known->end());
}

void AccessorFinder::kindConverter(const Use &U) {
  Pending P;
  P.F = *sayAccessor(U, Family);
  P.F.OfDefinition = Policy.isInDefinition(P.F.Loc);
  if (!U.Call) {
    block(P, failure("its address is taken"));
  } else if (Kept.count(U.Call)) {
    block(P, failure("the chain that it stands in is not folded"));
  } else if (Error E = Family.mayUnify(U.Function)) {
    block(P, std::move(E));
  } else {
    Types Known = Proofs.proven(U.Call, U.Entry);
    std::optional<FileRange> ByHand;
    if (Options.OpenCoded && hasPage(Known))
      ByHand = openCodedPage(U, Family, Policy);
    if (isOtherKind(U, Known))
      block(P, failure("tests prove that the entry is of another kind"));
    else if (Error E = givesTheSame(U, Known))
      block(P, std::move(E));
    else if (Error E = ByHand ? replaceByHand(U, *ByHand, Known, P)
                              : replaceName(U, P))
      block(P, std::move(E));
    else if (!isOwnKind(U, Known))
      P.F.Notes.push_back({P.F.Loc,
                           "nothing proves that this is a " + kindOf(U).Name +
                               " entry; '" + kindOf(U).Predicate +
                               "' before it would",
                           NoteRole::Unproven});
  }
  All.push_back(std::move(P));
}

void AccessorFinder::openCoded(const Use &U) {
  std::optional<FileRange> Whole = openCodedPage(U, Family, Policy);
  if (!Whole)
    return;
  Pending P;
  P.F.Loc = U.Name->getLocation();
  P.F.Asks = Request::ConvertByHelper;
  P.F.Message = "page of an entry is converted by hand";
  Types Known = Proofs.proven(U.Call, U.Entry);
  if (!hasPage(Known))
    block(P, failure("no test proves which kind of entry this is"));
  else if (Error E = replaceByHand(U, *Whole, Known, P))
    block(P, std::move(E));
  All.push_back(std::move(P));
}

/// Lays out each statement once: where its lines change, its first finding
/// carries the edits of all.
std::vector<Finding> AccessorFinder::finish() {
  std::map<std::pair<unsigned, unsigned>, std::vector<Pending *>> ByUnit;
  for (Pending &P : All)
    if (P.Unit)
      ByUnit[{P.Unit->Begin, P.Unit->End}].push_back(&P);
  for (auto &[_, Group] : ByUnit) {
    std::vector<Edit> Edits;
    for (Pending *P : Group)
      Edits.insert(Edits.end(), P->F.Edits.begin(), P->F.Edits.end());
    sort(Edits, [](const Edit &A, const Edit &B) {
      return A.Range.Begin < B.Range.Begin;
    });
    std::vector<Edit> LaidOut = laidOut(Edits, {*Group.front()->Unit}, Policy);
    if (LaidOut == Edits)
      continue;
    Pending *First = Group.front();
    First->F.Edits = LaidOut;
    for (Pending *P : drop_begin(Group)) {
      First->F.Needs.insert(P->F.Needs.begin(), P->F.Needs.end());
      copy_if(P->F.Notes, std::back_inserter(First->F.Notes), isUnproven);
      erase_if(P->F.Notes, isUnproven);
      P->F.Edits.clear();
      P->F.Needs.clear();
      P->F.Notes.push_back({First->F.Loc, "replaced together with this one"});
    }
  }
  std::vector<Finding> Out;
  for (Pending &P : All)
    Out.push_back(std::move(P.F));
  return Out;
}

} // namespace

std::vector<Finding> findAccessors(const FunctionSites &Sites,
                                   const EditPolicy &Policy,
                                   const Chains &Found,
                                   const AccessorOptions &Options) {
  AccessorFinder Finder(Sites, Policy, Found.Kept, Options);
  for (const Use &U : Sites.uses()) {
    if (U.Call && Found.Claimed.count(U.Call))
      continue;
    if (U.Does == Role::ToPage || U.Does == Role::ToPfn)
      Finder.kindConverter(U);
    else if (U.Does == Role::Offset && U.Call && Options.OpenCoded)
      Finder.openCoded(U);
  }
  return Finder.finish();
}

} // namespace swapfold
