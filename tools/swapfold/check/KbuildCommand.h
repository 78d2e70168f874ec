//===- KbuildCommand.h - swapfold kbuild ---------------------- -*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_CHECK_KBUILDCOMMAND_H
#define SWAPFOLD_TOOLS_CHECK_KBUILDCOMMAND_H

#include "tools/swapfold/options/Invocation.h"

namespace swapfold {

/// swapfold kbuild: checks the one file that a compiler's command line names,
/// as Kbuild's CHECK. Findings are on stderr. Ends with status 1 only if
/// --fail-on asks for it.
llvm::Expected<Status> runKbuild(const Invocation &Given);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_CHECK_KBUILDCOMMAND_H
