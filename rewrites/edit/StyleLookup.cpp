//===- StyleLookup.cpp - the .clang-format of each file -------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/edit/StyleLookup.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

/// What Documentation/process/coding-style says, for trees without a
/// .clang-format of their own.
static constexpr char KernelStyle[] =
    "{BasedOnStyle: LLVM, IndentWidth: 8, TabWidth: 8, UseTab: Always, "
    "ColumnLimit: 80, ContinuationIndentWidth: 8, BreakBeforeBraces: Linux, "
    "AllowShortIfStatementsOnASingleLine: false, "
    "AllowShortFunctionsOnASingleLine: None, IndentCaseLabels: false, "
    "SortIncludes: false, ReflowComments: false, "
    "BreakBeforeTernaryOperators: false, "
    "PenaltyBreakBeforeFirstCallParameter: 30}";

format::FormatStyle StyleLookup::read(StringRef Directory) const {
  format::FormatStyle Kernel = format::getLLVMStyle();
  (void)!format::parseConfiguration(KernelStyle, &Kernel,
                                    /*AllowUnknownOptions=*/true);
  // The nearest .clang-format above the file. getStyle() would fall back to a
  // predefined style, and ours is none.
  for (StringRef Up = Directory; !Up.empty(); Up = sys::path::parent_path(Up)) {
    SmallString<256> File(Up);
    sys::path::append(File, ".clang-format");
    if (!Files.exists(File))
      continue;
    Expected<format::FormatStyle> Found =
        format::getStyle("file:" + std::string(File), File, "LLVM", "", &Files,
                         /*AllowUnknownOptions=*/true);
    if (Found)
      return *Found;
    consumeError(Found.takeError());
    break;
  }
  return Kernel;
}

const format::FormatStyle &StyleLookup::styleFor(StringRef Path) {
  StringRef Directory = sys::path::parent_path(Path);
  auto [It, New] = Known.try_emplace(Directory);
  if (New) {
    It->second = read(Directory);
    It->second.SortIncludes = format::FormatStyle::SI_Never;
    It->second.ReflowComments = false;
  }
  return It->second;
}

} // namespace swapfold
