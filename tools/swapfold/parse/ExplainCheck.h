//===- ExplainCheck.h - what is known at one line ---------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PARSE_EXPLAINCHECK_H
#define SWAPFOLD_TOOLS_PARSE_EXPLAINCHECK_H

#include "checks/base/RuleCheck.h"
#include "llvm/ADT/StringRef.h"
#include <memory>

namespace swapfold {

/// The name of the check that answers swapfold check --explain. It is no rule:
/// only its remarks say anything, and only the tool has it.
inline constexpr llvm::StringLiteral ExplainCheck = "swapfold-explain";

/// Its options: the path of a file as the compiler names it, and a line in it,
/// from 1. It says what is known there of each entry.
inline constexpr llvm::StringLiteral ExplainedFile = "swapfold-explain.File";
inline constexpr llvm::StringLiteral ExplainedLine = "swapfold-explain.Line";

std::unique_ptr<RuleCheck>
makeExplainCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PARSE_EXPLAINCHECK_H
