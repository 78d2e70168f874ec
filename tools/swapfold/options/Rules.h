//===- Rules.h - the rules as users select them -----------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_OPTIONS_RULES_H
#define SWAPFOLD_TOOLS_OPTIONS_RULES_H

#include "rewrites/plan/Proposal.h"
#include "rewrites/scan/Scan.h"
#include "tools/swapfold/options/RunOptions.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"

namespace swapfold {

/// swapfold rules: lists the rules, or explains \p Rule if it is not empty.
llvm::Expected<Status> rules(llvm::StringRef Rule);

/// Where a rule speaks if nobody selects rules (checks/Rules.def).
enum class Speaks { Rewrite, Tree, Patch, OptIn };

/// The names of the rules that speak in one of \p Where, as globs.
std::string rulesThatSpeak(llvm::ArrayRef<Speaks> Where);

/// True if \p Globs select a rule that looks at any function, whatever it
/// names.
bool needsEveryBody(llvm::StringRef Globs);

/// True if \p Globs select a rule that looks at every use of an entry family,
/// not only at what can be rewritten.
bool needsEveryName(llvm::StringRef Globs);

/// What rules' options are, without .clang-tidy, on lines that a patch adds.
std::map<std::string, std::string> optionsForPatches();

/// The names of the rules that \p Globs select, as globs themselves, so that no
/// check of clang-tidy's own is among them. Fails if one of \p Globs fits no
/// rule, or if nothing is selected.
llvm::Expected<std::string> selectRules(llvm::StringRef Globs);

/// The names of the rules that \p Globs select and \p Wanted is true of, as
/// globs.
std::string rulesAmong(llvm::StringRef Globs,
                       llvm::function_ref<bool(llvm::StringRef Rule)> Wanted);

/// True if \p Globs select \p Rule.
bool selectsRule(llvm::StringRef Globs, llvm::StringRef Rule);

/// True if \p Rule is about entries, by its name.
bool isEntryRule(llvm::StringRef Rule);

/// What the edits of \p Rule replace.
Replaced replacedBy(llvm::StringRef Rule);

/// True if a rule that \p Globs select replaces \p What.
bool replaces(llvm::StringRef Globs, Replaced What);

/// What the rules that \p Globs select look at.
LookedAt lookedAtBy(llvm::StringRef Globs);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_OPTIONS_RULES_H
