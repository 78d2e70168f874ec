//===- SmPL.h - the call sites' part as a semantic patch --------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_PLAN_SMPL_H
#define SWAPFOLD_REWRITES_PLAN_SMPL_H

#include "rewrites/plan/Cleanup.h"

namespace swapfold {

/// What Coccinelle's spatch needs to make the edits of one part at the places
/// that use \p Family. Definitions, stubs and macros are beyond it; kinds,
/// comments and what an arm shares with another are not looked at. Empty if the
/// family has nothing that the part replaces.
std::string semanticPatch(const EntryFamily &Family, Part Of);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_PLAN_SMPL_H
