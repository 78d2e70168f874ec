//===- CheckResult.h - what one look at files found -------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_CHECK_CHECKRESULT_H
#define SWAPFOLD_TOOLS_CHECK_CHECKRESULT_H

#include "tools/swapfold/parse/Outcome.h"
#include "tools/swapfold/report/HtmlPage.h"
#include <optional>

namespace swapfold {

/// What was found in one look, and what that look did not see.
struct CheckResult {
  std::vector<Proposal> Findings; ///< by place
  ShownBy Shown;                  ///< which configurations showed them
  std::vector<FileRewrite> Changes;
  size_t Fixed = 0;
  std::vector<NotParsed> NotChecked;
  std::set<Remark> Broken;
  std::set<std::string> Checked;    ///< files
  std::set<std::string> NotEntered; ///< files with something to look at
  std::set<std::string> Configurations;
  /// Places that name something of the family, and were parsed.
  std::set<std::pair<std::string, unsigned>> Places;
  std::set<std::string> Derived; ///< configurations, made from the others
  /// Files that name nothing of the family; nothing where these are parsed too.
  std::optional<size_t> LeftOut;
  bool Unseen = false;

  /// Takes from \p Run what a look at \p Files with \p Rules saw and did not.
  void see(const Outcome &Run, const Input &Files, llvm::StringRef Rules);
  /// Adds \p Next, which saw some files anew: what was known of those does not
  /// hold any more.
  void add(CheckResult Next);
};

/// What findings have in common that differ in numbers only.
using RepeatKey = std::tuple<Place, std::string, std::string>;
inline RepeatKey repeatKey(const Proposal &P) {
  return {P.Where, P.Rule, P.Message.withoutNumbers()};
}

/// Leaves one of the findings of \p Findings that differ in numbers only:
/// configurations may count differently.
void dropRepeats(std::vector<Proposal> &Findings);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_CHECK_CHECKRESULT_H
