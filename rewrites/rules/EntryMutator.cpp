//===- EntryMutator.cpp - changes of an entry in place --------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/EntryMutator.h"
#include "rewrites/layout/Layout.h"
#include "rewrites/sites/FlagCall.h"
#include "rewrites/sites/GroupedFindings.h"
#include "rewrites/sites/LayoutUnit.h"
#include "rewrites/sites/StatementPlace.h"
#include "rewrites/text/Failure.h"
#include "rewrites/text/HeaderText.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {
namespace {

/// True if what \p Call gives is used: an assignment would give something else.
bool valueIsUsed(const CallExpr &Call, const FunctionSites &Sites) {
  const Stmt *S = &Call;
  const Stmt *P = Sites.parent(S);
  for (; P; S = P, P = Sites.parent(S)) {
    const auto *Op = dyn_cast<BinaryOperator>(P);
    bool Comma = Op && Op->getOpcode() == BO_Comma;
    if (Comma && S == Op->getLHS())
      return false;
    if (!Comma && !isa<ParenExpr, ImplicitCastExpr>(P))
      break;
  }
  if (const auto *Block = dyn_cast_or_null<CompoundStmt>(P))
    return isa_and_nonnull<StmtExpr>(Sites.parent(Block)) &&
           Block->body_back() == S;
  if (const auto *For = dyn_cast_or_null<ForStmt>(P))
    return S == For->getCond();
  return !isStatement(*S, Sites);
}

/// What the pointer \p E points to, as text: 'entry' for '&entry'.
Expected<std::string> pointee(const Expr *E, const EditPolicy &Policy) {
  const auto *Address = dyn_cast<UnaryOperator>(E->IgnoreParenImpCasts());
  bool IsAddress = Address && Address->getOpcode() == UO_AddrOf;
  const Expr *Inner = IsAddress ? Address->getSubExpr() : E->IgnoreImpCasts();
  Expected<FileRange> Range =
      Policy.editable(Inner->getSourceRange(), /*WholeMacro=*/true);
  if (!Range)
    return Range.takeError();
  std::string Text = onOneLine(Policy.text(*Range));
  if (IsAddress)
    return Text;
  const Expr *Plain = Inner->IgnoreImpCasts();
  bool Binds = isa<DeclRefExpr, MemberExpr, ArraySubscriptExpr, ParenExpr,
                   CallExpr, UnaryOperator>(Plain) &&
               !Inner->getBeginLoc().isMacroID();
  return Binds ? "*" + Text : "*(" + Text + ")";
}

Error convert(const Use &U, const FunctionSites &Sites,
              const EditPolicy &Policy, PendingFinding &Into) {
  const EntryFamily &Family = Sites.family();
  const FamilyNames &N = Family.names();
  const Kind &K = *Family.kindOfMutator(U.Function);
  std::string New = fillPattern(N.ReadableConstructor, K.Name);
  if (!U.Call)
    return failure("its address is taken");
  Expected<FileRange> Whole = Policy.editable(U.Call->getSourceRange());
  if (!Whole)
    return Whole.takeError();
  if (Error E = Policy.plain(*Whole))
    return E;
  if (valueIsUsed(*U.Call, Sites))
    return failure("it is a part of an expression");
  const Expr *Pointer = U.Call->getArg(0);
  if (Pointer->HasSideEffects(Sites.context()))
    return failure("its argument has side effects and would be evaluated "
                   "twice");
  QualType Given = Pointer->IgnoreParenImpCasts()->getType();
  QualType Wanted = U.Call->getDirectCallee()->getParamDecl(0)->getType();
  if (Given->isArrayType())
    Given = Sites.context().getArrayDecayedType(Given);
  if (!Given->isPointerType() ||
      !Sites.context().hasSameType(Given->getPointeeType(),
                                   Wanted->getPointeeType()))
    return failure("its argument points to another type");
  Expected<std::string> Entry = pointee(Pointer, Policy);
  if (!Entry)
    return Entry.takeError();
  for (const std::string &Name : {New, N.Offset})
    if (Error E = Policy.visible(Name, Sites.function(), U.Name->getLocation()))
      return E;
  // Comments between the parts of the call go behind the argument.
  std::string Comments;
  for (const Token &T : tokenize(Policy.text(*Whole), /*KeepComments=*/true))
    if (T.Kind == Token::Comment) {
      if (StringRef(T.Text).starts_with("//"))
        return failure("a comment to the end of the line stands inside");
      if (!StringRef(*Entry).contains(T.Text))
        Comments += T.Text + " ";
    }
  if (!Family.defines(New))
    Into.F.Needs.insert({HeaderNeed::Constructors, K.Name});
  Into.F.Edits.push_back({*Whole, *Entry + " = " + Comments + New + "(" +
                                      N.Offset + "(" + withoutComments(*Entry) +
                                      "))"});
  if (Expected<FileRange> Unit = layoutUnit(*U.Call, Sites, Policy))
    Into.Units.push_back(*Unit);
  else
    consumeError(Unit.takeError());
  return Error::success();
}

Error rename(const Use &U, const FunctionSites &Sites, const EditPolicy &Policy,
             PendingFinding &Into) {
  const EntryFamily &Family = Sites.family();
  const Kind &K = *Family.kindOfWritePredicate(U.Function);
  std::string New = fillPattern(Family.names().WritablePredicate, K.Name);
  Into.F.OfDefinition = Policy.isInDefinition(Into.F.Loc);
  Expected<FileRange> Name = Policy.editableName(U.Name->getSourceRange());
  if (!Name)
    return Name.takeError();
  if (Error E = Policy.visible(New, Sites.function(), U.Name->getLocation()))
    return E;
  if (!Family.defines(New))
    Into.F.Needs.insert({HeaderNeed::WritablePredicate, K.Name});
  Into.F.Edits.push_back({*Name, New});
  // A constructor's flag stays, but what is around it is laid out anew: two
  // findings must not break the same lines.
  if (any_of(Sites.uses(), [&](const Use &Other) {
        return Other.Does == Role::Constructor && Other.Call &&
               holds(Other.Call, U.Name);
      }))
    return Error::success();
  if (Expected<FileRange> Unit = layoutUnit(*U.Name, Sites, Policy))
    Into.Units.push_back(*Unit);
  else
    consumeError(Unit.takeError());
  return Error::success();
}

using Convert = Error(const Use &, const FunctionSites &, const EditPolicy &,
                      PendingFinding &);

} // namespace

std::optional<Finding> sayMutator(const Use &U, const EntryFamily &) {
  if (U.Does != Role::Mutator)
    return std::nullopt;
  return findingOf(U, Request::AssignEntry, "changes an entry in place");
}

std::optional<Finding> sayWritePredicate(const Use &U,
                                         const EntryFamily &Family) {
  if (!Family.kindOfWritePredicate(U.Function))
    return std::nullopt;
  return findingOf(U, Request::AskWritable, "asks whether an entry is a write");
}

static std::vector<Finding>
findAll(const FunctionSites &Sites, const EditPolicy &Policy,
        const DenseSet<const CallExpr *> &Claimed,
        std::optional<Finding> Say(const Use &, const EntryFamily &),
        Convert *How) {
  GroupedFindings All;
  for (const Use &U : Sites.uses()) {
    std::optional<Finding> Said = Say(U, Sites.family());
    if (!Said || (U.Call && Claimed.count(U.Call)))
      continue;
    PendingFinding P;
    P.F = std::move(*Said);
    if (Error Why = How(U, Sites, Policy, P))
      P.refuse(toString(std::move(Why)));
    All.add(std::move(P));
  }
  return All.finish(Policy);
}

std::vector<Finding> findMutators(const FunctionSites &Sites,
                                  const EditPolicy &Policy,
                                  const DenseSet<const CallExpr *> &Claimed) {
  return findAll(Sites, Policy, Claimed, sayMutator, convert);
}

std::vector<Finding>
findWritePredicates(const FunctionSites &Sites, const EditPolicy &Policy,
                    const DenseSet<const CallExpr *> &Claimed) {
  return findAll(Sites, Policy, Claimed, sayWritePredicate, rename);
}

} // namespace swapfold
