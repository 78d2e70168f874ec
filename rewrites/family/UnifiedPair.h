//===- UnifiedPair.h - the pair a tree does not have yet --------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Derives the unified predicate and page converter from the per-kind
// converters that they replace. Every side effect of a converter is kept, in
// its order, under its own kind's test.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_FAMILY_UNIFIEDPAIR_H
#define SWAPFOLD_REWRITES_FAMILY_UNIFIEDPAIR_H

#include "rewrites/family/HeaderAddition.h"
#include "llvm/Support/Error.h"
#include <string>

namespace swapfold {

/// The addition for a family that lacks the unified predicate, converter or
/// both. Fails, with the reason as a clause ("'x' is defined in two ways"), if
/// it cannot be derived so that it compiles in every configuration.
/// \p HeaderText is the text that the family was read from. Comments that come
/// along have no more than \p Columns where they can be wrapped.
llvm::Expected<HeaderAddition> deriveUnifiedPair(const EntryFamily &Family,
                                                 llvm::StringRef HeaderText,
                                                 unsigned Columns = ~0u);

/// What the header of such a family lacks.
FindingText unifiedPairLacking();

/// The header in which deriveUnifiedPair() will place its text: the one that
/// defines the first page converter. Empty if there is none.
std::string unifiedPairHeader(const EntryFamily &Family);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_FAMILY_UNIFIEDPAIR_H
