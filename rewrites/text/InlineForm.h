//===- InlineForm.h - a statement macro as a function -----------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_TEXT_INLINEFORM_H
#define SWAPFOLD_REWRITES_TEXT_INLINEFORM_H

#include "rewrites/text/StatementMacro.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace swapfold {

/// What a translation unit knows of a name: a reason, as a clause, why it may
/// not be used in a function at the macro's place; or nothing.
using NameQuestion =
    llvm::function_ref<std::string(const Token &Name, bool IsTag)>;

/// Why \p M cannot be an inline function, as a clause; empty if it can.
std::string whyNotInline(const StatementMacro &M, llvm::StringRef Text,
                         NameQuestion Ask);

/// The inline function that \p M becomes, if whyNotInline() has no reason and
/// its plainCalls() fit the types.
std::string inlineFunction(const StatementMacro &M);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_TEXT_INLINEFORM_H
