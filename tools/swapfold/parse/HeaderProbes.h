//===- HeaderProbes.h - headers that no source includes ---------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PARSE_HEADERPROBES_H
#define SWAPFOLD_TOOLS_PARSE_HEADERPROBES_H

#include "tools/swapfold/options/RunOptions.h"
#include "tools/swapfold/parse/Outcome.h"

namespace swapfold {

/// Parses each header that \p Run was asked for by name and that no parse came
/// to, behind a source that lies near it and is compiled. A header that does
/// not parse so stays unseen.
llvm::Error parseHeaders(const RunOptions &Options,
                         const ConfigurationRequest &Prepare, Outcome &Run);

/// parse() and parseHeaders(). An error is one of the whole run, or that the
/// user interrupted.
llvm::Error parseWithHeaders(const RunOptions &Options,
                             const ConfigurationRequest &Prepare, Outcome &Run);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PARSE_HEADERPROBES_H
