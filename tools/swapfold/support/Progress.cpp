//===- Progress.cpp - how far a long work is, on stderr -------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/support/Progress.h"

using namespace llvm;
using std::chrono::seconds;

namespace swapfold {

/// ", about 2 min left", as the steps before took; nothing until these tell
/// enough.
std::string Progress::timeLeft(Clock::time_point Now) const {
  const auto Elapsed = std::chrono::duration_cast<seconds>(Now - Start);
  if (Elapsed < seconds(5) || Done == Total)
    return "";
  const auto Left = uint64_t(Elapsed.count()) * (Total - Done) / Done;
  return Left < 60
             ? ", less than a minute left"
             : ", about " + std::to_string((Left + 30) / 60) + " min left";
}

void Progress::step(StringRef What, Clock::time_point Now) {
  ++Done;
  if (Total < 2)
    return;
  if (OnTerminal) {
    constexpr size_t Width = 24;
    const size_t Full = Done * Width / Total;
    const std::string Count =
        std::to_string(Done) + "/" + std::to_string(Total);
    const std::string Left = timeLeft(Now);
    // A line that is wider than the terminal cannot be replaced.
    constexpr size_t Columns = 79, Rest = Width + StringRef("[] ").size() + 1;
    Out << "\r\033[K[" << std::string(Full, '#')
        << std::string(Width - Full, '.') << "] " << Count << " "
        << What.take_front(Columns - Rest - Count.size() - Left.size()) << Left;
  } else if (Now - Said >= seconds(30) && Done != Total) {
    Said = Now;
    Out << "swapfold: " << Doing << ": " << Done << " of " << Total
        << timeLeft(Now) << "\n";
  }
}

void Progress::clear() {
  if (OnTerminal && Total > 1)
    Out << "\r\033[K";
}

} // namespace swapfold
