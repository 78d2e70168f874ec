//===- Arms.cpp - the arms of a chain -------------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/Arms.h"
#include "rewrites/Statements.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

bool isConverter(const Use &U) {
  return U.Does == Role::ToPage || U.Does == Role::ToPfn ||
         U.Does == Role::UnifiedToPage || U.Does == Role::Offset;
}

bool givesPage(const Use &U) {
  return U.Does == Role::ToPage || U.Does == Role::UnifiedToPage;
}

/// The text between braces, or all of it.
static FileRange withoutBraces(FileRange R, const Stmt &S) {
  if (!isa<CompoundStmt>(S))
    return R;
  return {R.File, R.Begin + 1, R.End - 1};
}

/// The converters whose names stand in \p A as plain text.
static void readUses(Arm &A, const FunctionSites &Sites,
                     const EditPolicy &Policy) {
  for (const Use &U : Sites.uses()) {
    if (!isConverter(U) || !U.Call)
      continue;
    Expected<FileRange> Name = Policy.editable(U.Name->getLocation());
    if (!Name) {
      consumeError(Name.takeError());
      continue;
    }
    if (Name->File == A.Body.File && Name->Begin >= A.Body.Begin &&
        Name->End <= A.Body.End)
      A.Uses[Name->Begin - A.Body.Begin] = &U;
  }
}

std::optional<Arm> readArm(const IfStmt &If, const FunctionSites &Sites,
                           const EditPolicy &Policy) {
  if (If.hasVarStorage() || If.hasInitStorage())
    return std::nullopt;
  std::optional<Tests> Tested = readTests(If.getCond(), Sites);
  if (!Tested)
    return std::nullopt;
  Arm Into;
  Into.If = &If;
  Into.Tested = *Tested;
  Expected<FileRange> Then = statementText(*If.getThen(), Policy);
  if (!Then) {
    consumeError(Then.takeError());
    return std::nullopt;
  }
  Into.Then = *Then;
  Into.Body = withoutBraces(*Then, *If.getThen());
  for (Token &T : tokenize(Policy.text(Into.Body), /*KeepComments=*/true))
    if (T.Kind == Token::Comment)
      Into.Comments.push_back(T.Text);
    else
      Into.Code.push_back(std::move(T));
  readUses(Into, Sites, Policy);
  return Into;
}

bool sameBody(const Arm &A, const Arm &B) {
  if (A.Code.size() != B.Code.size())
    return false;
  for (size_t I = 0; I < A.Code.size(); ++I) {
    auto UseA = A.Uses.find(A.Code[I].Offset);
    auto UseB = B.Uses.find(B.Code[I].Offset);
    if ((UseA == A.Uses.end()) != (UseB == B.Uses.end()))
      return false;
    if (UseA != A.Uses.end()
            ? givesPage(*UseA->second) != givesPage(*UseB->second)
            : A.Code[I].Text != B.Code[I].Text)
      return false;
  }
  return true;
}

} // namespace swapfold
