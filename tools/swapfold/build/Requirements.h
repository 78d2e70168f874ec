//===- Requirements.h - what preparing a kernel needs --------- -*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_BUILD_REQUIREMENTS_H
#define SWAPFOLD_TOOLS_BUILD_REQUIREMENTS_H

#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace swapfold {

/// A program that preparing a kernel runs, and where Debian has it.
struct RequiredProgram {
  std::string Name;
  std::string Package;
};

std::vector<RequiredProgram> requiredPrograms();

/// Fails if one of requiredPrograms() is not installed, with all that are not.
llvm::Error checkRequiredPrograms();

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_BUILD_REQUIREMENTS_H
