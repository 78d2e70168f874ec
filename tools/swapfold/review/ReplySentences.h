//===- ReplySentences.h - what a reply says of a finding --------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_REVIEW_REPLYSENTENCES_H
#define SWAPFOLD_TOOLS_REVIEW_REPLYSENTENCES_H

#include "rewrites/plan/Proposal.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace swapfold {

/// What a request is about, the worst first.
enum class About { Defect, Structure, Layout };

/// What \p P is about. What is no rule of ours is taken for structure.
About aboutOf(const Proposal &P);

/// A sentence that asks the author for what \p P is about; paths in it are
/// relative to \p Tree. Without a request it is what \p P says. \p Notes gets
/// those of its notes that say more than the sentence does.
std::string replySentence(const Proposal &P, llvm::StringRef Tree,
                          llvm::ArrayRef<Remark> &Notes);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_REVIEW_REPLYSENTENCES_H
