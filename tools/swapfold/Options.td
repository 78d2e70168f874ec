//===- Options.td - the options of all commands ---------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// llvm-tblgen makes one table of this. What several commands take is declared
// once, in options/; what one command takes, beside the command.
//
//===----------------------------------------------------------------------===//
include "llvm/Option/OptParser.td"
include "tools/swapfold/options/SharedOptions.td"
include "tools/swapfold/check/CheckOptions.td"
include "tools/swapfold/rewrite/RewriteOptions.td"
include "tools/swapfold/verify/VerifyOptions.td"
include "tools/swapfold/review/ReviewOptions.td"
