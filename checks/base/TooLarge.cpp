//===- TooLarge.cpp - functions whose kinds are not followed --------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "checks/base/TooLarge.h"
#include "rewrites/flow/KindFlow.h"

namespace swapfold {

std::optional<Finding> notFollowed(const FunctionSites &Sites) {
  if (!KindFlow::of(Sites).isTooLarge())
    return std::nullopt;
  Finding F;
  F.Loc = Sites.context().getSourceManager().getExpansionLoc(
      Sites.function().getLocation());
  F.Asks = Request::Nothing; // a reply says the message itself
  F.Message = "kinds of entries are not followed here: the function has more "
              "than " +
              number(KindFlow::maxSteps()) + " steps";
  return F;
}

} // namespace swapfold
