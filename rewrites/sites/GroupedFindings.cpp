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

/// Gives the first of \p Group the edits of all, unless each can do for itself.
static void settle(ArrayRef<PendingFinding *> Group, const EditPolicy &Policy) {
  std::vector<Edit> Merged, Each;
  std::vector<FileRange> Units;
  for (const PendingFinding *P : Group) {
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
  std::vector<Edit> LaidOut = laidOut(Merged, std::move(Units), Policy);
  if (LaidOut == Each)
    return;
  Finding &First = Group.front()->F;
  First.Edits = std::move(LaidOut);
  for (PendingFinding *P : drop_begin(Group)) {
    First.Needs.insert(P->F.Needs.begin(), P->F.Needs.end());
    P->F.Edits.clear();
    P->F.Needs.clear();
    P->F.Notes.push_back({First.Loc, "replaced together with this one"});
  }
}

std::vector<Finding> GroupedFindings::finish(const EditPolicy &Policy) {
  std::map<unsigned, std::vector<PendingFinding *>> Groups;
  for (PendingFinding &P : All)
    if (!P.F.Edits.empty() && !P.F.OfDefinition)
      Groups[P.Group           ? *P.Group
             : P.Units.empty() ? P.F.Edits.front().Range.Begin
                               : P.Units.front().Begin]
          .push_back(&P);
  for (const auto &[_, Group] : Groups)
    settle(Group, Policy);
  std::vector<Finding> Out;
  for (PendingFinding &P : All)
    Out.push_back(std::move(P.F));
  return Out;
}

} // namespace swapfold
