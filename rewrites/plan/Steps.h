//===- Steps.h - a plan as patches that build on each other -----*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_PLAN_STEPS_H
#define SWAPFOLD_REWRITES_PLAN_STEPS_H

#include "rewrites/plan/Cleanup.h"

namespace swapfold {

/// A function and the file that holds it.
struct Caller {
  std::string Path;
  std::string Function;

  bool operator<(const Caller &O) const {
    return std::tie(Path, Function) < std::tie(O.Path, O.Function);
  }
};

/// One patch. The tree compiles after each.
struct Step {
  enum Kind {
    Whole,    ///< all of a part
    Addition, ///< what a part adds to headers
    Sites,    ///< the uses below one directory
    Removal,  ///< of what is then without uses, in documents too
    Drop,     ///< assertions go that an earlier step moved
  };
  Kind What = Whole;
  Part Of = Part::Unify;
  std::string Directory; ///< of Sites, relative to the tree
  std::vector<Proposal> Proposals;
  std::vector<DeletedName> Deleted;
  std::vector<FileRewrite> Changes; ///< from the step before
  std::set<Caller> Callers;         ///< of Drop: who loses an assertion
};

struct StepsRequest {
  std::string Tree; ///< real path
  bool BySubsystem = false;
  bool DropAssertions = false;
};

/// \p Done, which finishPlan() has finished, as steps, none of them empty.
std::vector<Step> makeSteps(const Plan &Done, const StepsRequest &Request);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_PLAN_STEPS_H
