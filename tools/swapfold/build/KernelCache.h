//===- KernelCache.h - configurations prepared by swapfold -----*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_BUILD_KERNELCACHE_H
#define SWAPFOLD_TOOLS_BUILD_KERNELCACHE_H

#include "tools/swapfold/build/Configuration.h"

namespace swapfold {

/// What a prepared configuration has on.
enum class Switches {
  All,         ///< allyesconfig
  NoDebugging, ///< the same without what instruments or checks the code
};

/// allyesconfig of \p Request's tree for its architecture, prepared out of tree
/// in the user's cache. What earlier runs prepared and asked is used again as
/// long as the tree's top makefile and the compiler are the same. The commands
/// are as Kbuild prints them; those of a folder of the tree stand in the
/// compile_commands.json of the same folder below swapfold.answers too.
llvm::Expected<Configuration>
prepareConfiguration(const ConfigurationRequest &Request,
                     Switches On = Switches::All);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_BUILD_KERNELCACHE_H
