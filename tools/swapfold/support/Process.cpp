//===- Process.cpp - child processes and interruption -------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A child leads a process group of its own, so that one signal ends it together
// with everything it started, and a terminal's Ctrl-C reaches it only through
// us.
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/support/Process.h"
#include "rewrites/text/Failure.h"
#include "llvm/ADT/STLExtras.h"
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <optional>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

using namespace llvm;

namespace swapfold {

static std::atomic<bool> Interrupted{false};

void catchInterrupts() {
  struct sigaction Action = {};
  Action.sa_handler = [](int) { Interrupted = true; };
  sigemptyset(&Action.sa_mask);
  for (int Signal : {SIGINT, SIGTERM, SIGHUP})
    sigaction(Signal, &Action, nullptr);
}

bool interrupted() { return Interrupted; }

namespace {

using Clock = std::chrono::steady_clock;

/// How often a silent child is looked at, in milliseconds.
constexpr int Tick = 50;
/// How long an interrupted child may take to clean up.
constexpr std::chrono::seconds Patience{2};

/// One end of a pipe, read without blocking.
class PipeReader {
public:
  ~PipeReader() { close(); }

  /// Returns the end to write to, or -1.
  int open() {
    int Ends[2];
    if (::pipe2(Ends, O_CLOEXEC) != 0)
      return -1;
    ::fcntl(Ends[0], F_SETFL, O_NONBLOCK);
    FD = Ends[0];
    return Ends[1];
  }
  void close() {
    if (FD >= 0)
      ::close(FD);
    FD = -1;
  }
  bool isOpen() const { return FD >= 0; }
  int fd() const { return FD; }

  /// Appends what has come to \p Text; closes itself at the end.
  void drain(std::string &Text) {
    char Buffer[16384];
    while (isOpen()) {
      ssize_t N = ::read(FD, Buffer, sizeof(Buffer));
      if (N > 0) {
        Text.append(Buffer, N);
        continue;
      }
      if (N < 0 && errno == EINTR)
        continue;
      if (N < 0 && errno == EAGAIN)
        return;
      close();
    }
  }

private:
  int FD = -1;
};

} // namespace

/// Our environment with \p Changes, which win.
static std::vector<std::string>
environmentWith(const std::vector<std::string> &Changes) {
  auto NameOf = [](StringRef Var) { return Var.split('=').first; };
  std::vector<std::string> Result;
  for (const std::string &Change : Changes)
    if (StringRef(Change).contains('='))
      Result.push_back(Change);
  for (char **Var = environ; *Var; ++Var)
    if (none_of(Changes, [&](StringRef Change) {
          return NameOf(Change) == NameOf(*Var);
        }))
      Result.push_back(*Var);
  return Result;
}

static std::vector<char *> pointers(std::vector<std::string> &Strings) {
  std::vector<char *> Result;
  for (std::string &S : Strings)
    Result.push_back(S.data());
  Result.push_back(nullptr);
  return Result;
}

/// Starts \p Args with the given ends as stdout and stderr. Returns the child,
/// or 0 with errno set.
static pid_t spawn(std::vector<std::string> Args, StringRef Directory,
                   std::vector<std::string> Env, int Out, int Err) {
  posix_spawn_file_actions_t Actions;
  posix_spawn_file_actions_init(&Actions);
  posix_spawn_file_actions_addopen(&Actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&Actions, Out, 1);
  posix_spawn_file_actions_adddup2(&Actions, Err, 2);
  if (!Directory.empty())
    posix_spawn_file_actions_addchdir_np(&Actions, Directory.str().c_str());

  posix_spawnattr_t Attributes;
  posix_spawnattr_init(&Attributes);
  sigset_t None, All;
  sigemptyset(&None);
  sigfillset(&All);
  posix_spawnattr_setpgroup(&Attributes, 0);
  posix_spawnattr_setsigmask(&Attributes, &None);
  posix_spawnattr_setsigdefault(&Attributes, &All);
  posix_spawnattr_setflags(&Attributes, POSIX_SPAWN_SETPGROUP |
                                            POSIX_SPAWN_SETSIGMASK |
                                            POSIX_SPAWN_SETSIGDEF);
  pid_t Child = 0;
  int Failure = posix_spawnp(&Child, Args[0].c_str(), &Actions, &Attributes,
                             pointers(Args).data(), pointers(Env).data());
  posix_spawnattr_destroy(&Attributes);
  posix_spawn_file_actions_destroy(&Actions);
  errno = Failure;
  return Failure ? 0 : Child;
}

/// True if \p Child has ended. It stays a zombie, so its number, which is also
/// its group's, is not given to anyone else yet.
static bool hasEnded(pid_t Child) {
  siginfo_t Info = {};
  int Result;
  do
    Result = ::waitid(P_PID, Child, &Info, WEXITED | WNOHANG | WNOWAIT);
  while (Result < 0 && errno == EINTR);
  return Result < 0 || Info.si_pid == Child;
}

/// Ends whatever is left of \p Child's group and reaps the child.
static int reap(pid_t Child) {
  ::kill(-Child, SIGKILL);
  int Status = 0;
  while (::waitpid(Child, &Status, 0) < 0 && errno == EINTR)
    ;
  return WIFSIGNALED(Status) ? 128 + WTERMSIG(Status) : WEXITSTATUS(Status);
}

Expected<ProcessResult> runProcess(const std::vector<std::string> &Args,
                                   StringRef Directory,
                                   const std::vector<std::string> &Env,
                                   function_ref<void(StringRef)> OnLine) {
  if (interrupted())
    return interruptedError();

  PipeReader Out, Err;
  int OutEnd = Out.open(), ErrEnd = Err.open();
  pid_t Child = 0;
  if (OutEnd >= 0 && ErrEnd >= 0)
    Child = spawn(Args, Directory, environmentWith(Env), OutEnd, ErrEnd);
  int Failure = errno;
  for (int End : {OutEnd, ErrEnd})
    if (End >= 0)
      ::close(End);
  if (!Child)
    return failure("cannot run " + Args[0] + ": " +
                   std::generic_category().message(Failure));

  ProcessResult Result;
  size_t LineStart = 0;
  auto Lines = [&](bool AtEnd) {
    if (!OnLine)
      return;
    StringRef Text(Result.Out);
    for (size_t End; (End = Text.find('\n', LineStart)) != StringRef::npos;
         LineStart = End + 1)
      OnLine(Text.slice(LineStart, End));
    if (AtEnd && LineStart < Text.size())
      OnLine(Text.substr(LineStart));
  };

  // Ends with the child, even if something it left behind holds the pipes.
  std::optional<Clock::time_point> Deadline;
  for (bool Ended = false; !Ended && !(Deadline && Clock::now() > *Deadline);) {
    pollfd Polled[] = {{Out.fd(), POLLIN, 0}, {Err.fd(), POLLIN, 0}};
    bool Silent = !Out.isOpen() && !Err.isOpen();
    if (::poll(Polled, 2, Silent ? 1 : Tick) <= 0)
      Ended = hasEnded(Child);
    Out.drain(Result.Out);
    Err.drain(Result.Err);
    Lines(/*AtEnd=*/false);
    if (interrupted() && !Deadline) {
      Deadline = Clock::now() + Patience;
      ::kill(-Child, SIGTERM);
    }
  }
  Result.Status = reap(Child);
  if (interrupted())
    return interruptedError();
  Lines(/*AtEnd=*/true);
  return Result;
}

} // namespace swapfold
