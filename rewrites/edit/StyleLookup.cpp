//===- StyleLookup.cpp - the style that a tree asks for -------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/edit/StyleLookup.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Regex.h"

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

format::FormatStyle StyleLookup::readStyle(StringRef Directory) const {
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
  auto [It, New] = Styles.try_emplace(Directory);
  if (New) {
    It->second = readStyle(Directory);
    // Empty values mean never.
    It->second.SortIncludes = {};
    It->second.ReflowComments = {};
  }
  return It->second;
}

unsigned StyleLookup::readLimit(StringRef Directory) const {
  constexpr unsigned TodaysLimit = 100;
  for (StringRef Up = Directory; !Up.empty(); Up = sys::path::parent_path(Up)) {
    SmallString<256> Script(Up);
    sys::path::append(Script, "scripts", "checkpatch.pl");
    ErrorOr<std::unique_ptr<MemoryBuffer>> Text =
        Files.getBufferForFile(Script);
    if (!Text)
      continue;
    SmallVector<StringRef> Found;
    unsigned Limit;
    if (Regex("max_line_length = ([0-9]+);")
            .match((*Text)->getBuffer(), &Found) &&
        !Found[1].getAsInteger(10, Limit))
      return Limit;
    break;
  }
  return TodaysLimit;
}

unsigned StyleLookup::checkpatchLimit(StringRef Path) {
  SmallString<256> Absolute(Path);
  (void)Files.makeAbsolute(Absolute);
  sys::path::remove_dots(Absolute, /*remove_dot_dot=*/true);
  auto [It, New] = Limits.try_emplace(sys::path::parent_path(Absolute));
  if (New)
    It->second = readLimit(It->first());
  return It->second;
}

} // namespace swapfold
