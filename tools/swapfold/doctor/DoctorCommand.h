//===- DoctorCommand.h - swapfold doctor ---------------------- -*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_DOCTOR_DOCTORCOMMAND_H
#define SWAPFOLD_TOOLS_DOCTOR_DOCTORCOMMAND_H

#include "tools/swapfold/options/Invocation.h"

namespace swapfold {

/// swapfold doctor: says what a run on a tree would miss, and what installs it.
/// Ends with status 1 if something is missing.
llvm::Expected<Status> runDoctor(const Invocation &Given);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_DOCTOR_DOCTORCOMMAND_H
