//===- TooLarge.h - functions whose kinds are not followed ------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_CHECKS_BASE_TOOLARGE_H
#define SWAPFOLD_CHECKS_BASE_TOOLARGE_H

#include "rewrites/edit/Finding.h"
#include "rewrites/sites/FunctionSites.h"
#include <optional>

namespace swapfold {

/// What a rule that follows kinds says of the function of \p Sites instead of
/// all else, if that is too large for it; otherwise nothing.
std::optional<Finding> notFollowed(const FunctionSites &Sites);

} // namespace swapfold

#endif // SWAPFOLD_CHECKS_BASE_TOOLARGE_H
