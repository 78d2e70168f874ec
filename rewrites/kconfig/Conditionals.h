//===- Conditionals.h - what hides a place from a parse ---------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The preprocessor conditions around a place, and which CONFIG_ options to
// switch on or off so that a parse reaches it. Read from the text, all branches
// at once.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_KCONFIG_CONDITIONALS_H
#define SWAPFOLD_REWRITES_KCONFIG_CONDITIONALS_H

#include "rewrites/text/HeaderText.h"
#include "llvm/ADT/StringRef.h"
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace swapfold {

/// Kconfig options, without CONFIG_, and whether they are on.
using OptionSettings = std::map<std::string, bool>;

/// Ways to reach something: any one of them will do.
using Ways = std::vector<OptionSettings>;

/// The ways to have both \p A and \p B.
Ways bothWays(const Ways &A, const Ways &B);

class Conditionals {
public:
  /// Reads the conditionals of \p Text, a file's.
  explicit Conditionals(llvm::StringRef Text);

  /// What must hold for the preprocessor to reach \p Offset, for people:
  /// "!defined(CONFIG_SWAP) && X > 2". Empty if nothing must.
  std::string around(unsigned Offset) const;

  /// Fewest options to set, and how, for it to get there. What does not depend
  /// on options is taken to hold: include guards, mostly. Nothing if no
  /// settings can do it, as under #if 0.
  std::optional<OptionSettings> settingsFor(unsigned Offset) const;

  /// All ways to get there; the same is taken to hold.
  Ways waysTo(unsigned Offset) const;

  /// All ways in which options, and nothing else, keep it away from there.
  Ways waysPast(unsigned Offset) const;

private:
  /// From an #if, #elif or #else to what ends it.
  struct Region {
    unsigned Begin, End;
    /// Conditions as written, and whether each is to hold here or not.
    std::vector<std::vector<Token>> Terms;
    std::vector<bool> Holds;
  };

  std::vector<Region> Regions; ///< an outer one before those inside
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_KCONFIG_CONDITIONALS_H
