//===- Main.cpp - the swapfold command ------------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/text/Failure.h"
#include "tools/swapfold/CommandLine.h"
#include "tools/swapfold/support/Process.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/raw_ostream.h"
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

using namespace llvm;
using namespace swapfold;

static int refuse(Error E) {
  std::string Message = toString(std::move(E));
  errs() << "swapfold: error: " << StringRef(Message).rtrim() << "\n";
  return Refused;
}

/// The option parser writes some of its errors to stderr whatever it is told,
/// and over several lines. Returns the first, in our words.
static Error parseOptions(ArrayRef<const char *> Words) {
  std::string Printed;
  raw_string_ostream Stream(Printed);
  int Ends[2], Stderr = ::dup(STDERR_FILENO);
  if (Stderr < 0 || ::pipe2(Ends, O_NONBLOCK | O_CLOEXEC))
    return failure("out of file descriptors");
  ::dup2(Ends[1], STDERR_FILENO);
  bool Good = cl::ParseCommandLineOptions(
      Words.size(), Words.data(),
      "Refactors Linux kernel trees. See swapfold rewrite --help.\n", &Stream);
  ::dup2(Stderr, STDERR_FILENO);
  char Buffer[4096];
  if (ssize_t N = ::read(Ends[0], Buffer, sizeof(Buffer)); N > 0)
    Printed.append(Buffer, N);
  for (int FD : {Ends[0], Ends[1], Stderr})
    ::close(FD);
  if (Good)
    return Error::success();
  StringRef Line = StringRef(Printed).split('\n').first;
  Line.consume_front("swapfold: ");
  Line = Line.split("  Try").first.rtrim(" .!");
  std::string Message = Line.str();
  if (!Message.empty())
    Message[0] = toLower(Message[0]);
  return failure(Message);
}

/// Files that we open must not become stdout or stderr because whoever started
/// us has closed these: writing to one of them fails instead.
static void occupyStandardDescriptors() {
  for (int FD : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (::fcntl(FD, F_GETFD) < 0)
      ::open("/dev/null", O_RDONLY);
}

int main(int argc, char **argv) {
  occupyStandardDescriptors();
  // A reader that went away is an error like any other of writing.
  ::signal(SIGPIPE, SIG_IGN);
  // What follows a bare -- is the compiler's.
  std::vector<const char *> Ours(argv, argv + argc);
  std::vector<std::string> Flags;
  auto Separator = find_if(Ours, [](StringRef Word) { return Word == "--"; });
  bool HasFlags = Separator != Ours.end();
  if (HasFlags) {
    Flags.assign(Separator + 1, Ours.end());
    Ours.erase(Separator, Ours.end());
  }
  Ours[0] = "swapfold";

  cl::SetVersionPrinter([](raw_ostream &OS) {
    OS << "swapfold " SWAPFOLD_VERSION " (LLVM " LLVM_VERSION_STRING ")\n";
  });
  // LLVM's libraries bring hundreds of options that are not ours.
  static cl::OptionCategory None("");
  cl::HideUnrelatedOptions(None);
  if (Error E = parseOptions(Ours))
    return refuse(std::move(E));

  Expected<Status> Ended =
      runCommand(HasFlags, std::move(Flags),
                 std::vector<std::string>(argv + 1, argv + argc));
  int Code = Ended ? *Ended : refuse(Ended.takeError());
  // Nobody reads our messages: no reason to die of it.
  errs().clear_error();
  return Code;
}
