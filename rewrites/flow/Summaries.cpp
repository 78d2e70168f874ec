//===- Summaries.cpp - what functions prove of arguments ------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/flow/Summaries.h"
#include "rewrites/flow/KindFlow.h"
#include "rewrites/kconfig/Conditionals.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

/// Calls of calls that are looked into.
static constexpr unsigned MaxDepth = 4;

const Summary *Summaries::of(const FunctionDecl &F) {
  // A call of itself finds that it says nothing.
  auto [It, New] = Read.try_emplace(F.getCanonicalDecl());
  if (New) {
    std::optional<Summary> Own = read(F);
    It = Read.find(F.getCanonicalDecl());
    It->second = std::move(Own);
  }
  return It->second ? &*It->second : nullptr;
}

/// Where \p F was written; nothing if a macro made it.
static std::optional<FileRange> rangeOf(const FunctionDecl &F,
                                        const SourceManager &SM) {
  CharSourceRange Whole = SM.getExpansionRange(F.getSourceRange());
  auto [File, Begin] = SM.getDecomposedLoc(Whole.getBegin());
  auto [EndFile, End] = SM.getDecomposedLoc(Whole.getEnd());
  if (File != EndFile || End < Begin)
    return std::nullopt;
  return FileRange{File, Begin, End};
}

/// True if another configuration may have another body of \p F, or none.
static bool dependsOnOptions(const FunctionDecl &F, ASTContext &Context) {
  const EditPolicy Policy(Context);
  std::optional<FileRange> Range = rangeOf(F, Policy.sources());
  if (!Range || Policy.hasDirective(*Range))
    return true;
  std::optional<OptionSettings> Needed =
      Conditionals(Policy.fileText(Range->File)).settingsFor(Range->Begin);
  return !Needed || !Needed->empty();
}

std::optional<Summary> Summaries::read(const FunctionDecl &F) {
  const FunctionDecl *Definition = nullptr;
  // Another definition may take a weak one's place.
  if (Depth >= MaxDepth || !F.getReturnType()->isIntegralOrEnumerationType() ||
      F.isWeak() || !F.hasBody(Definition) || !Definition->getBody() ||
      F.isTemplated() || none_of(F.parameters(), [&](const ParmVarDecl *P) {
        return P->getType()->isRecordType() ||
               isEntryType(P->getType(), Family.names());
      }))
    return std::nullopt;
  const FunctionSites Sites(*Definition, Family, Context);
  if (none_of(Sites.uses(),
              [](const Use &U) {
                return U.Call && (U.Does == Role::Predicate ||
                                  U.Does == Role::UnifiedPredicate);
              }) ||
      dependsOnOptions(*Definition, Context))
    return std::nullopt;
  SaveAndRestore Deeper(Depth, Depth + 1);
  Summary Out = KindFlow(Sites, *this).summary();
  if (Out.IfTrue && Out.IfTrue->empty() && Out.IfFalse && Out.IfFalse->empty())
    return std::nullopt;
  return Out;
}

} // namespace swapfold
