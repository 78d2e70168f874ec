//===- KindSiblings.h - what a file's functions ask for ---------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_RULES_KINDSIBLINGS_H
#define SWAPFOLD_REWRITES_RULES_KINDSIBLINGS_H

#include "rewrites/edit/EditPolicy.h"
#include "rewrites/edit/Finding.h"
#include "rewrites/sites/FunctionSites.h"
#include <map>
#include <set>
#include <string>
#include <vector>

namespace swapfold {

struct LeftToSiblings;

/// Of one translation unit, which kinds the functions of its main file ask for.
class KindSiblings {
public:
  /// What the function of \p Sites leaves out, and asks for nowhere, nor do
  /// the functions of the file that it calls:
  ///  - the other kind of two that another function asks for in one test,
  ///    'a(x) || b(x)', if the one is the only kind that is asked for here;
  ///  - a kind that all switches over the tag have which have the kinds of a
  ///    switch here, if these are two at least.
  /// One place for each kind.
  std::vector<Finding> gaps(const FunctionSites &Sites,
                            const EditPolicy &Policy);

private:
  /// Predicates of whole kinds that are asked of one value in one test.
  using Test = std::map<std::string, const clang::CallExpr *>;

  struct Switch {
    clang::SourceLocation Place;
    std::set<std::string> Kinds;
  };

  struct Asked {
    const clang::FunctionDecl *Function;
    std::set<std::string> Types; ///< also those of parts of kinds
    std::vector<Test> Tests;
    std::vector<Switch> Switches;
    std::set<const clang::FunctionDecl *> Calls;
  };

  class Reader;

  std::set<std::string> typesOf(const Asked &One) const;
  void addTests(const Asked &Own, const EntryFamily &Family,
                std::vector<LeftToSiblings> &Into) const;
  void addSwitches(const Asked &Own, const EntryFamily &Family,
                   std::vector<LeftToSiblings> &Into) const;

  const EntryFamily *Of = nullptr; ///< the family that was read
  std::vector<Asked> All;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_RULES_KINDSIBLINGS_H
