//===- HeaderNeed.h - what edits need in the family's header ----*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_FAMILY_HEADERNEED_H
#define SWAPFOLD_REWRITES_FAMILY_HEADERNEED_H

#include <cstdint>
#include <string>
#include <tuple>

namespace swapfold {

/// What edits use and the family's header may not have yet.
struct HeaderNeed {
  enum Definition : uint8_t {
    UnifiedPair,       ///< the predicate and page converter of all kinds
    Constructors,      ///< the readable and the writable one of a kind
    WritablePredicate, ///< of a kind
  } What = UnifiedPair;
  std::string Kind = ""; ///< empty for the pair

  bool operator<(const HeaderNeed &O) const {
    return std::tie(What, Kind) < std::tie(O.What, O.Kind);
  }
  bool operator==(const HeaderNeed &O) const {
    return std::tie(What, Kind) == std::tie(O.What, O.Kind);
  }
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_FAMILY_HEADERNEED_H
