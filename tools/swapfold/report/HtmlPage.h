//===- HtmlPage.h - a page about a run --------------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_REPORT_HTMLPAGE_H
#define SWAPFOLD_TOOLS_REPORT_HTMLPAGE_H

#include "tools/swapfold/report/FindingsPrinter.h"
#include "tools/swapfold/report/HtmlSizes.h"

namespace swapfold {

/// By place and rule, the names of the configurations that a finding was made
/// under.
using ShownBy = std::map<std::pair<Place, std::string>, std::set<std::string>>;

/// Adds what \p Parsed shows to \p Out.
void addShownBy(llvm::ArrayRef<ParsedFile> Parsed, ShownBy &Out);

struct PageSection {
  std::string Title; ///< "Findings"
  llvm::ArrayRef<Proposal> Findings;
};

/// What a page shows.
struct HtmlPage {
  std::string Title;    ///< "swapfold check"
  std::string Tree;     ///< its real path
  std::string Summary;  ///< lines of plain text
  std::string Warnings; ///< what was not looked at; lines of plain text
  std::vector<PageSection> Sections;
  ShownBy Configurations;
  /// By path, the texts of files that are on disk not as they were looked at.
  std::map<std::string, std::string> Texts = {};
  std::vector<CodeSizes> Sizes = {};
};

/// Writes \p Page to \p File: one file of HTML that fetches nothing and runs
/// nothing, with each finding beside its lines and what its fix makes of them.
llvm::Error writePage(const HtmlPage &Page, llvm::StringRef File);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_REPORT_HTMLPAGE_H
