//===- TagValues.h - the values of a family's tag ---------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_FAMILIES_TAGVALUES_H
#define SWAPFOLD_TOOLS_FAMILIES_TAGVALUES_H

#include "rewrites/family/EntryFamily.h"
#include "rewrites/kconfig/Conditionals.h"
#include "llvm/ADT/ArrayRef.h"
#include <cstdint>

namespace swapfold {

/// A value that an entry's tag can have, as a header defines it.
struct TagValue {
  std::string Name; ///< of the macro or enumerator
  /// What it comes to with every option on that the headers ask for; nothing
  /// if it needs more than these headers.
  std::optional<int64_t> Value;
  OptionSettings Options; ///< how they are set where the tag can be this
};

/// The values that \p Names stand for, in their order; those without one come
/// first. A name is looked up in \p Headers, those of a family and those with
/// its constants. \p Tag is the function that gives the tag: if it
/// computes what it gives, the options are those under which it gives a value.
std::vector<TagValue> tagValues(llvm::ArrayRef<EntryFamily::Source> Headers,
                                const std::set<std::string> &Names,
                                llvm::StringRef Tag);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_FAMILIES_TAGVALUES_H
