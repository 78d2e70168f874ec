//===- DerivedConfiguration.h - to reach hidden code ------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Ways to see what a configuration hides without preparing another one: the
// same files with some options switched, and functions that expand what no
// other does. For parsing only: nobody may be able to build these.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_BUILD_DERIVEDCONFIGURATION_H
#define SWAPFOLD_TOOLS_BUILD_DERIVEDCONFIGURATION_H

#include "rewrites/family/EntryFamily.h"
#include "rewrites/kconfig/Conditionals.h"
#include "tools/swapfold/build/Configuration.h"
#include <set>

namespace swapfold {

/// "SWAP off, X on"
std::string describe(const OptionSettings &Set);

/// \p Base with the options \p Set, for those of \p Files that it compiles: a
/// header of its own that is included last of all says so.
Configuration withOptions(const Configuration &Base, const OptionSettings &Set,
                          const std::set<std::string> &Files);

/// A function that expands \p Macro, of the types that its body asks for.
/// Nothing if \p Macro takes a variable number of arguments.
std::optional<std::string> probeFor(const HeaderFunction &Macro,
                                    const EntryFamily &Family);

/// \p Base for one source of it, \p File, which includes \p Header at its end.
Configuration withHeader(const Configuration &Base, const std::string &File,
                         llvm::StringRef Header);

/// \p Base for one source of it, \p File, with \p Probe behind its text.
Configuration withProbe(const Configuration &Base, const std::string &File,
                        llvm::StringRef Macro, const std::string &Probe);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_BUILD_DERIVEDCONFIGURATION_H
