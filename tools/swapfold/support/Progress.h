//===- Progress.h - a line on a terminal that says how far ------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_SUPPORT_PROGRESS_H
#define SWAPFOLD_TOOLS_SUPPORT_PROGRESS_H

#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

namespace swapfold {

/// "[###.......] 3/10 what" on stderr, if that is a terminal and there is more
/// than one step; else nothing.
class Progress {
public:
  explicit Progress(size_t Total)
      : Total(Total),
        Shown(Total > 1 && llvm::sys::Process::StandardErrIsDisplayed()) {}
  ~Progress() { clear(); }

  void step(llvm::StringRef What) {
    ++Done;
    if (!Shown)
      return;
    constexpr size_t Width = 24;
    size_t Full = Done * Width / Total;
    llvm::errs() << "\r\033[K[" << std::string(Full, '#')
                 << std::string(Width - Full, '.') << "] " << Done << "/"
                 << Total << " " << What.take_front(48);
  }
  /// Makes room for other lines.
  void clear() {
    if (Shown)
      llvm::errs() << "\r\033[K";
  }

private:
  size_t Done = 0, Total;
  bool Shown;
};

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_SUPPORT_PROGRESS_H
