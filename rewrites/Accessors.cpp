//===- Accessors.cpp - conversions written for one kind -------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/Accessors.h"
#include "rewrites/Guards.h"
#include "rewrites/OpenCoded.h"
#include "rewrites/Statements.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>
#include <map>

using namespace clang;
using namespace llvm;

namespace swapfold {
namespace {

class AccessorFinder {
public:
  AccessorFinder(const FunctionSites &Sites, const EditPolicy &Policy)
      : Sites(Sites), Policy(Policy), Family(Sites.family()),
        Proofs(Sites, Policy) {}

  void kindConverter(const Use &U);
  void openCoded(const Use &U);
  std::vector<Finding> finish();

private:
  /// A finding whose edit is not laid out yet.
  struct Pending {
    Finding F;
    std::optional<FileRange> Unit;
  };

  Error replace(const Use &U, const Expr &Place, FileRange Range,
                std::string New, StringRef Name, Pending &Into);

  const FunctionSites &Sites;
  const EditPolicy &Policy;
  const EntryFamily &Family;
  Guards Proofs;
  std::vector<Pending> All;
};

Error AccessorFinder::replace(const Use &U, const Expr &Place, FileRange Range,
                              std::string New, StringRef Name, Pending &Into) {
  if (Error E = Policy.visible(Name, Sites.function(), U.Name->getLocation()))
    return E;
  Into.F.Edits.push_back({Range, std::move(New)});
  Into.F.NeedsUnifiedPair =
      Name == Family.names().UnifiedToPage && !Family.hasUnifiedToPage();
  if (Expected<FileRange> Unit = layoutUnit(Place, Sites, Policy))
    Into.Unit = *Unit;
  else
    consumeError(Unit.takeError());
  return Error::success();
}

void AccessorFinder::kindConverter(const Use &U) {
  bool Page = U.Does == Role::ToPage;
  const Kind &K =
      Page ? *Family.kindOfToPage(U.Function) : *Family.kindOfToPfn(U.Function);
  const std::string &New =
      Page ? Family.names().UnifiedToPage : Family.pfnFunction();
  Pending P;
  P.F.Loc = U.Name->getLocation();
  P.F.Message = "'" + U.Function + "' converts only one kind of entry";
  auto Blocked = [&](Error Why) {
    P.F.Notes.push_back({P.F.Loc, "not replaced: " + toString(std::move(Why))});
  };
  if (!U.Call) {
    Blocked(because("its address is taken"));
  } else if (Expected<FileRange> Name =
                 Policy.editable(U.Name->getSourceRange());
             !Name) {
    Blocked(Name.takeError());
  } else if (Error E = Family.mayUnify(U.Function)) {
    Blocked(std::move(E));
  } else if (Error E = replace(U, *U.Call, *Name, New, New, P)) {
    Blocked(std::move(E));
  } else if (Page ? K.ToPageHasStub : K.ToPfnHasStub) {
    // The stub's NULL was a test, of a kind.
    std::optional<std::set<std::string>> Known = Proofs.proven(U.Call, U.Entry);
    const KindSet *Own = Family.accepts(K.Predicate);
    if (!Known || !Own ||
        !std::includes(Own->Types.begin(), Own->Types.end(), Known->begin(),
                       Known->end()))
      P.F.Notes.push_back(
          {P.F.Loc, "no test for " + K.Name + " guards this call; '" +
                        U.Function + "' returns " + (Page ? "NULL" : "0") +
                        " where that kind is configured away, '" + New +
                        "' does not"});
  }
  All.push_back(std::move(P));
}

void AccessorFinder::openCoded(const Use &U) {
  std::optional<FileRange> Whole = openCodedPage(U, Family, Policy);
  if (!Whole)
    return;
  Pending P;
  P.F.Loc = U.Name->getLocation();
  P.F.Message = "page of an entry is converted by hand";
  const std::string &New = Family.names().UnifiedToPage;
  std::string Entry = Policy.spelling(U.Entry->getSourceRange());
  std::optional<std::set<std::string>> Known = Proofs.proven(U.Call, U.Entry);
  const std::set<std::string> &Unified = Family.unifiedTypes();
  auto Blocked = [&](Error Why) {
    P.F.Notes.push_back({P.F.Loc, "not replaced: " + toString(std::move(Why))});
  };
  if (!Known || !std::includes(Unified.begin(), Unified.end(), Known->begin(),
                               Known->end())) {
    Blocked(because("no test proves which kind of entry this is"));
  } else if (Entry.empty()) {
    Blocked(because("it stands in a macro"));
  } else if (Policy.hasComment(*Whole) || Policy.hasDirective(*Whole)) {
    Blocked(because("a comment or directive stands inside"));
  } else if (Error E =
                 replace(U, *U.Call, *Whole, New + "(" + Entry + ")", New, P)) {
    Blocked(std::move(E));
  } else if (std::string Gained = assertionsFor(*Known, Family);
             !Gained.empty()) {
    P.F.Notes.push_back({P.F.Loc, "'" + New + "' adds " + Gained});
  }
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
    std::vector<Edit> LaidOut = laidOut(Edits, {*Group.front()->Unit}, Policy);
    bool Changed = LaidOut.size() != Edits.size() ||
                   !all_of(zip(LaidOut, Edits), [](const auto &Pair) {
                     const auto &[A, B] = Pair;
                     return A.Range.Begin == B.Range.Begin &&
                            A.Range.End == B.Range.End && A.Text == B.Text;
                   });
    if (!Changed)
      continue;
    Pending *First = Group.front();
    First->F.Edits = LaidOut;
    for (Pending *P : drop_begin(Group)) {
      First->F.NeedsUnifiedPair |= P->F.NeedsUnifiedPair;
      P->F.Edits.clear();
      P->F.NeedsUnifiedPair = false;
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
                                   const DenseSet<const CallExpr *> &Claimed,
                                   bool OpenCoded) {
  AccessorFinder Finder(Sites, Policy);
  for (const Use &U : Sites.uses()) {
    if (U.Call && Claimed.count(U.Call))
      continue;
    if (U.Does == Role::ToPage || U.Does == Role::ToPfn)
      Finder.kindConverter(U);
    else if (U.Does == Role::Offset && U.Call && OpenCoded)
      Finder.openCoded(U);
  }
  return Finder.finish();
}

} // namespace swapfold
