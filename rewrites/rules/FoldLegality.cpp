//===- FoldLegality.cpp - whether a chain may be folded -------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/FoldLegality.h"
#include "rewrites/ast/Expressions.h"
#include "rewrites/ast/Statements.h"
#include "rewrites/sites/StatementPlace.h"
#include "rewrites/sites/ValueChanges.h"
#include "rewrites/text/Failure.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>

using namespace clang;
using namespace llvm;

namespace swapfold {

/// Every converter in the arm that changes its name takes the entry that the
/// arm tests, is the right one for it, and has a unified one to become. One
/// that takes another entry and is the same in all arms just stays.
static Error convertsItsKind(const Arm &A, const Arm &First,
                             const FunctionSites &Sites) {
  const EntryFamily &Family = Sites.family();
  Expected<std::set<std::string>> Tested = acceptedByAll(A.Tested.Uses, Family);
  if (!Tested)
    return Tested.takeError();
  if (A.Converters.size() != First.Converters.size())
    return failure("a name means something else in another arm");
  for (const auto &[InFirst, InA] : zip(First.Converters, A.Converters)) {
    const Conversion &C = InA.second;
    const Use &U = *C.By;
    bool SameEntry = sameExpr(U.Entry, &A.entry(), Sites.context());
    if (!C.changes(Family) || U.Does == Role::Offset ||
        (!SameEntry && U.Function == InFirst.second.By->Function))
      continue;
    if (Error E = Family.mayUnify(U.Function))
      return E;
    const Kind *K = U.Does == Role::ToPage ? Family.kindOfToPage(U.Function)
                                           : Family.kindOfToPfn(U.Function);
    const KindSet *Own = Family.accepts(K->Predicate);
    if (!Own || !SameEntry ||
        !std::includes(Own->Types.begin(), Own->Types.end(), Tested->begin(),
                       Tested->end()))
      return failure("an arm converts another kind or entry than it tests");
  }
  return Error::success();
}

/// What an arm converts is still what it tested; and, for independent ifs, what
/// the next one tests is, too.
static Error keepsEntry(const Arm &A, const ValueChanges &OfEntry,
                        bool TestedAgain, const FunctionSites &Sites) {
  const Stmt *Then = A.If->getThen();
  for (const auto &[_, C] : A.Converters) {
    const CallExpr *Call = C.By->Call;
    if (!isEdited(C, A, Sites))
      continue;
    bool Changed = OfEntry.between(Then->getBeginLoc(), Call->getBeginLoc());
    for (const Stmt *P = Call; P != Then; P = Sites.parent(P))
      Changed |= isLoop(*P) && OfEntry.within(*P);
    if (Changed || (isLoop(*Then) && OfEntry.within(*Then)))
      return failure("an arm may change the entry before it is converted");
  }
  if (TestedAgain && !alwaysJumps(Then) && OfEntry.within(*Then))
    return failure("an arm may change the entry before the next test");
  return Error::success();
}

/// Comments of the arms may repeat the first arm's; no other may go.
static Error keepsComments(ArrayRef<Arm> Arms, const EditPolicy &Policy) {
  const Arm &First = Arms.front();
  for (size_t I = 1; I < Arms.size(); ++I) {
    FileRange Gap{First.Then.File, Arms[I - 1].Then.End, Arms[I].Then.Begin};
    if (Policy.hasComment(Gap) ||
        (!Arms[I].Comments.empty() && Arms[I].Comments != First.Comments))
      return failure("a comment on an arm would be lost");
  }
  // What comes behind the last arm will come behind the first.
  StringRef File = Policy.fileText(First.Then.File);
  StringRef Behind = File.substr(Arms.back().Then.End);
  Behind = Behind.take_until([](char C) { return C == '\n'; }).trim();
  bool EndsInLineComment =
      !First.Comments.empty() &&
      StringRef(First.Comments.back()).starts_with("//") &&
      Policy.text(First.Then).ends_with(First.Comments.back());
  if (EndsInLineComment && !Behind.empty() && !Behind.starts_with("else"))
    return failure("a line comment would swallow what follows");
  return Error::success();
}

Error mayFold(ArrayRef<Arm> Arms, bool InARow, const FunctionSites &Sites,
              const EditPolicy &Policy) {
  const Arm &First = Arms.front();
  if (Error E = readsOnce(*First.Tested.Uses.front(), Sites.context()))
    return E;
  Expected<FileRange> If =
      Policy.editable({First.If->getIfLoc(), First.If->getRParenLoc()});
  if (!If)
    return If.takeError();
  FileRange Whole{If->File, If->Begin, Arms.back().Then.End};
  if (Whole.File != Arms.back().Then.File || Whole.Begin > Whole.End)
    return failure("it does not stand in one file");
  if (Error E = Policy.plain(Whole))
    return E;
  // Then only one of the ifs would be the other statement's.
  const Stretches &Same = Sites.stretches();
  if (InARow && Same.of(*First.If) != Same.of(*Arms.back().If))
    return failure("a preprocessor directive next to it may make an arm part "
                   "of another statement");
  const ValueChanges OfEntry(First.entry(), Sites);
  for (const Arm &A : Arms) {
    if (A.Then.File != Whole.File || A.Then.End > Whole.End)
      return failure("it does not stand in one file");
    if (!A.IsWhole)
      return failure("an arm does not end in plain text");
    Expected<FileRange> Parens =
        Policy.editable({A.If->getLParenLoc(), A.If->getRParenLoc()});
    if (!Parens)
      return Parens.takeError();
    if (Policy.hasComment(*Parens))
      return failure("a comment in the condition would be lost");
    if (Error E = saysOnlyTests(*Parens, A.Tested.Uses, Policy))
      return E;
    if (Error E = convertsItsKind(A, First, Sites))
      return E;
    if (Error E = sameMeaning(First, A, Sites, Policy))
      return E;
    if (Error E = keepsEntry(A, OfEntry, InARow && &A != &Arms.back(), Sites))
      return E;
  }
  if (!isa<CompoundStmt>(First.If->getThen()) &&
      isa<IfStmt>(First.If->getThen()))
    return failure("an arm without braces is an if of its own");
  // Behind an else it did not seem to be guarded.
  const Arm &Last = Arms.back();
  if (!InARow && !Last.If->getElse() &&
      !isa<CompoundStmt>(Last.If->getThen()) &&
      codeFollows(Last.Then.File, Last.Then.End, Policy))
    return failure("a statement follows on the line of the last arm");
  return keepsComments(Arms, Policy);
}

} // namespace swapfold
