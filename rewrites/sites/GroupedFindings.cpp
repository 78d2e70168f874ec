//===- GroupedFindings.cpp - findings that share a statement --------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/sites/GroupedFindings.h"
#include "rewrites/layout/StatementText.h"
#include "llvm/ADT/STLExtras.h"
#include <map>

using namespace llvm;

namespace swapfold {

Finding findingOf(const Use &U, Request Asks, StringRef What) {
  Finding F;
  F.Loc = U.Name->getLocation();
  F.Asks = Asks;
  F.Message = quoted(U.Function) + " " + What;
  return F;
}

void PendingFinding::refuse(const std::string &Why) {
  F.Edits.clear();
  F.Needs.clear();
  Units.clear();
  Group.reset();
  F.refuse("not replaced", Why);
}

/// Adds the edits of another finding. The same braces are put once; what both
/// insert at one place goes there in the order of the code.
static void merge(std::vector<Edit> &Into, const std::vector<Edit> &From) {
  for (const Edit &E : From) {
    auto Same = find_if(Into, [&](const Edit &Other) {
      return Other.Range.Begin == E.Range.Begin &&
             Other.Range.End == E.Range.End;
    });
    if (Same == Into.end())
      Into.push_back(E);
    else if (Same->Text != E.Text)
      Same->Text += E.Text;
  }
}

namespace {

/// Findings in the order of the code, and their edits as one laid out anew.
struct Group {
  std::vector<PendingFinding *> Members;
  std::vector<Edit> Each;    ///< as the findings have them
  std::vector<Edit> LaidOut; ///< by place

  void layOut(const EditPolicy &Policy);
  void settle() const;
};

} // namespace

void Group::layOut(const EditPolicy &Policy) {
  std::vector<Edit> Merged;
  std::vector<FileRange> Units;
  Each.clear();
  for (const PendingFinding *P : Members) {
    merge(Merged, P->F.Edits);
    append_range(Each, P->F.Edits);
    append_range(Units, P->Units);
  }
  auto InOrder = [](const Edit &A, const Edit &B) {
    return std::tie(A.Range.Begin, A.Range.End) <
           std::tie(B.Range.Begin, B.Range.End);
  };
  sort(Merged, InOrder);
  sort(Each, InOrder);
  LaidOut = laidOut(Merged, std::move(Units), Policy);
}

/// Gives the first finding the edits of all, unless each can do for itself.
void Group::settle() const {
  if (LaidOut == Each)
    return;
  Finding &First = Members.front()->F;
  First.Edits = LaidOut;
  for (PendingFinding *P : drop_begin(Members)) {
    First.Needs.insert(P->F.Needs.begin(), P->F.Needs.end());
    P->F.Edits.clear();
    P->F.Needs.clear();
    P->F.Notes.push_back({First.Loc, "replaced together with this one"});
  }
}

/// True if an edit of one changes text that one of the other does.
static bool overlap(const Group &A, const Group &B) {
  return any_of(A.LaidOut, [&](const Edit &One) {
    return any_of(B.LaidOut, [&](const Edit &Other) {
      return One.Range.File == Other.Range.File &&
             One.Range.Begin < Other.Range.End &&
             Other.Range.Begin < One.Range.End && !(One == Other);
    });
  });
}

std::vector<Finding> GroupedFindings::finish(const EditPolicy &Policy) {
  std::map<unsigned, Group> ByPlace;
  for (PendingFinding &P : All)
    if (!P.F.Edits.empty() && !P.F.OfDefinition)
      ByPlace[P.Group           ? *P.Group
              : P.Units.empty() ? P.F.Edits.front().Range.Begin
                                : P.Units.front().Begin]
          .Members.push_back(&P);
  std::vector<Group> Groups;
  for (auto &[_, Next] : ByPlace) {
    Next.layOut(Policy);
    // A statement that is laid out anew may hold what others change.
    for (auto It = Groups.begin(); It != Groups.end();)
      if (overlap(*It, Next)) {
        append_range(Next.Members, It->Members);
        Groups.erase(It);
        sort(Next.Members); // which All holds in the order of the code
        Next.layOut(Policy);
        It = Groups.begin();
      } else {
        ++It;
      }
    Groups.push_back(std::move(Next));
  }
  for (const Group &G : Groups)
    G.settle();
  std::vector<Finding> Out;
  for (PendingFinding &P : All)
    Out.push_back(std::move(P.F));
  return Out;
}

} // namespace swapfold
