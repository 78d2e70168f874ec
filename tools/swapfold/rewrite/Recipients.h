//===- Recipients.h - whom a patch should reach -----------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_REWRITE_RECIPIENTS_H
#define SWAPFOLD_TOOLS_REWRITE_RECIPIENTS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"
#include <string>

namespace swapfold {

/// Gives each of \p Patches, the cover letter first, a Cc: header with whom the
/// tree's own scripts/get_maintainer.pl names; the letter gets all. What keeps
/// that script from answering is a note on \p OS. Fails if a file cannot be
/// written.
llvm::Error addRecipients(llvm::StringRef Tree,
                          llvm::ArrayRef<std::string> Patches,
                          llvm::raw_ostream &OS);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_REWRITE_RECIPIENTS_H
