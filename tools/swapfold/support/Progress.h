//===- Progress.h - how far a long work is, on stderr -----------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_SUPPORT_PROGRESS_H
#define SWAPFOLD_TOOLS_SUPPORT_PROGRESS_H

#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"
#include <chrono>
#include <string>

namespace swapfold {

/// Says how far a work of several steps is. On a terminal it is one line, which
/// each step replaces:
///
///     [###.......] 3/10 mm/memory.c, about 2 min left
///
/// Elsewhere, where somebody may wait for a log to grow, it is a line every
/// half a minute:
///
///     swapfold: parsing: 312 of 1200, about 4 min left
class Progress {
public:
  using Clock = std::chrono::steady_clock;

  /// \p Doing names the work: "parsing". The other parameters are for tests.
  Progress(llvm::StringRef Doing, size_t Total,
           llvm::raw_ostream &Out = llvm::errs(),
           bool OnTerminal = llvm::sys::Process::StandardErrIsDisplayed(),
           Clock::time_point Now = Clock::now())
      : Doing(Doing), Total(Total), Out(Out), OnTerminal(OnTerminal),
        Start(Now), Said(Now) {}
  ~Progress() { clear(); }
  Progress(const Progress &) = delete;
  Progress &operator=(const Progress &) = delete;

  /// One step, called \p What, is done.
  void step(llvm::StringRef What, Clock::time_point Now = Clock::now());
  /// Makes room for other lines.
  void clear();

private:
  std::string timeLeft(Clock::time_point Now) const;

  std::string Doing;
  size_t Done = 0, Total;
  llvm::raw_ostream &Out;
  bool OnTerminal;
  Clock::time_point Start, Said;
};

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_SUPPORT_PROGRESS_H
