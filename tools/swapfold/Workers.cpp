//===- Workers.cpp - work that may crash or hang --------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/Workers.h"
#include "tools/swapfold/Process.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Errno.h"
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <optional>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace llvm;

namespace swapfold {

namespace {

using Clock = std::chrono::steady_clock;
using WorkFn = function_ref<std::string(size_t)>;

bool writeAll(int FD, const void *Data, size_t Size) {
  const char *At = static_cast<const char *>(Data);
  while (Size) {
    ssize_t N = sys::RetryAfterSignal(-1, ::write, FD, At, Size);
    if (N <= 0)
      return false;
    At += N;
    Size -= N;
  }
  return true;
}

/// One worker process, seen from the tool.
class Worker {
public:
  static Expected<std::unique_ptr<Worker>> start(WorkFn Work);
  ~Worker() { finish(); }

  bool give(size_t Job);
  bool isIdle() const { return !Job; }
  size_t job() const { return *Job; }
  Clock::time_point since() const { return Since; }

  int channel() const { return Channel; }
  int errors() const { return Errors; }
  /// What the worker has written to stderr and was not asked for yet.
  std::string takeErrors();

  /// Reads what has come. Returns false if the worker is gone.
  bool receive();
  /// The answer to the job, once it is complete; then the worker is idle.
  std::optional<std::string> answer();

  /// Ends the worker and tells how it ended, as a clause.
  std::string finish();

private:
  [[noreturn]] static void serve(int Channel, WorkFn Work);

  pid_t Process = 0;
  int Channel = -1, Errors = -1;
  std::optional<size_t> Job;
  Clock::time_point Since;
  std::string Received;
};

} // namespace

Expected<std::unique_ptr<Worker>> Worker::start(WorkFn Work) {
  int Ends[2], ErrorEnds[2];
  auto Failed = [] {
    return createStringError(inconvertibleErrorCode(),
                             "cannot start a worker process: %s",
                             sys::StrError().c_str());
  };
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, Ends))
    return Failed();
  if (::pipe2(ErrorEnds, O_CLOEXEC)) {
    ::close(Ends[0]), ::close(Ends[1]);
    return Failed();
  }
  pid_t Parent = ::getpid();
  pid_t Child = ::fork();
  if (Child == 0) {
    // Nobody to answer to: end with the tool, however that ends.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != Parent)
      ::_exit(0);
    ::close(Ends[0]);
    ::dup2(ErrorEnds[1], STDERR_FILENO);
    serve(Ends[1], Work);
  }
  ::close(Ends[1]), ::close(ErrorEnds[1]);
  if (Child < 0) {
    Error E = Failed();
    ::close(Ends[0]), ::close(ErrorEnds[0]);
    return E;
  }
  ::fcntl(ErrorEnds[0], F_SETFL, O_NONBLOCK);
  auto W = std::make_unique<Worker>();
  W->Process = Child;
  W->Channel = Ends[0];
  W->Errors = ErrorEnds[0];
  return W;
}

void Worker::serve(int Channel, WorkFn Work) {
  // A crash is told by the signal it ends with: no stack trace, no core. A
  // terminal's Ctrl-C reaches the tool, which ends us.
  for (int Signal : {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS,
                     SIGQUIT, SIGTERM, SIGHUP, SIGPIPE})
    ::signal(Signal, SIG_DFL);
  ::signal(SIGINT, SIG_IGN);
  sigset_t None;
  sigemptyset(&None);
  ::sigprocmask(SIG_SETMASK, &None, nullptr);
  rlimit NoCore = {0, 0};
  ::setrlimit(RLIMIT_CORE, &NoCore);
  uint64_t Job;
  while (sys::RetryAfterSignal(-1, ::read, Channel, &Job, sizeof(Job)) ==
         sizeof(Job)) {
    std::string Answer = Work(Job);
    uint64_t Size = Answer.size();
    if (!writeAll(Channel, &Size, sizeof(Size)) ||
        !writeAll(Channel, Answer.data(), Answer.size()))
      break;
  }
  // Not exit(): what the tool has buffered is its own to write.
  ::_exit(0);
}

bool Worker::give(size_t Next) {
  uint64_t Number = Next;
  Job = Next;
  Since = Clock::now();
  return ::send(Channel, &Number, sizeof(Number), MSG_NOSIGNAL) ==
         ssize_t(sizeof(Number));
}

bool Worker::receive() {
  char Buffer[65536];
  ssize_t N = ::recv(Channel, Buffer, sizeof(Buffer), MSG_DONTWAIT);
  if (N > 0)
    Received.append(Buffer, N);
  return N > 0 || (N < 0 && (errno == EAGAIN || errno == EINTR));
}

std::optional<std::string> Worker::answer() {
  uint64_t Size;
  if (Received.size() < sizeof(Size))
    return std::nullopt;
  std::memcpy(&Size, Received.data(), sizeof(Size));
  if (Received.size() - sizeof(Size) < Size)
    return std::nullopt;
  std::string Answer = Received.substr(sizeof(Size));
  Received.clear();
  Job.reset();
  return Answer;
}

std::string Worker::takeErrors() {
  std::string Text;
  char Buffer[4096];
  ssize_t N;
  while ((N = sys::RetryAfterSignal(-1, ::read, Errors, +Buffer,
                                    sizeof(Buffer))) > 0)
    Text.append(Buffer, N);
  return Text;
}

std::string Worker::finish() {
  if (!Process)
    return "";
  // One that is already gone cannot be killed again.
  ::kill(Process, SIGKILL);
  int Status = 0;
  sys::RetryAfterSignal(-1, ::waitpid, Process, &Status, 0);
  ::close(Channel), ::close(Errors);
  Process = 0;
  if (WIFSIGNALED(Status))
    return std::string("crashed (") + ::strsignal(WTERMSIG(Status)) + ")";
  return "ended with status " + std::to_string(WEXITSTATUS(Status));
}

namespace {

/// The tool's side of all workers.
class Foreman {
public:
  using DoneFn = function_ref<void(size_t, Expected<std::string>)>;

  Foreman(size_t Count, const WorkerOptions &Options, WorkFn Work, DoneFn Done,
          function_ref<void(StringRef)> Said)
      : Count(Count), Options(Options), Work(Work), Done(Done), Said(Said) {}

  Error run() {
    while (true) {
      if (Error E = staff())
        return E;
      if (Workers.empty())
        return Error::success();
      waitForNews();
      if (interrupted())
        return interruptedError();
      for (std::unique_ptr<Worker> &W : Workers)
        if (!look(*W))
          W.reset();
      erase(Workers, nullptr);
    }
  }

private:
  Error staff();
  void waitForNews();
  bool look(Worker &W);
  void speak(Worker &W);

  size_t Count;
  const WorkerOptions &Options;
  WorkFn Work;
  DoneFn Done;
  function_ref<void(StringRef)> Said;
  size_t Next = 0;
  std::vector<std::unique_ptr<Worker>> Workers;
  StringSet<> AlreadySaid;
};

} // namespace

/// Every worker gets a job or, if there are none left, goes.
Error Foreman::staff() {
  for (std::unique_ptr<Worker> &W : Workers)
    if (W->isIdle()) {
      if (Next == Count)
        W.reset();
      else
        W->give(Next++);
    }
  erase(Workers, nullptr);
  while (Workers.size() < std::max(1u, Options.Jobs) && Next != Count) {
    Expected<std::unique_ptr<Worker>> New = Worker::start(Work);
    if (!New)
      return New.takeError();
    (*New)->give(Next++);
    Workers.push_back(std::move(*New));
  }
  return Error::success();
}

void Foreman::waitForNews() {
  std::vector<pollfd> Ends;
  for (const std::unique_ptr<Worker> &W : Workers) {
    Ends.push_back({W->channel(), POLLIN, 0});
    Ends.push_back({W->errors(), POLLIN, 0});
  }
  // Not for long: an interrupt may come just before, and time passes.
  ::poll(Ends.data(), Ends.size(), /*milliseconds=*/100);
}

/// Takes what \p W has to say. Returns false if it is to go.
bool Foreman::look(Worker &W) {
  bool Alive = W.receive();
  speak(W);
  size_t Job = W.job();
  if (std::optional<std::string> Answer = W.answer()) {
    Done(Job, std::move(*Answer));
    return Alive;
  }
  std::chrono::seconds Limit(Options.TimeoutSeconds);
  if (Alive && Clock::now() - W.since() < Limit)
    return true;
  std::string End = W.finish();
  if (Alive)
    End = "took longer than " + std::to_string(Limit.count()) + " s";
  Done(Job, createStringError(inconvertibleErrorCode(), End.c_str()));
  return false;
}

void Foreman::speak(Worker &W) {
  SmallVector<StringRef> Lines;
  std::string Text = W.takeErrors();
  StringRef(Text).split(Lines, '\n', -1, /*KeepEmpty=*/false);
  for (StringRef Line : Lines)
    if (AlreadySaid.insert(Line).second)
      Said(Line);
}

Error runWorkers(size_t Count, const WorkerOptions &Options, WorkFn Work,
                 Foreman::DoneFn Done, function_ref<void(StringRef)> Said) {
  return Foreman(Count, Options, Work, Done, Said).run();
}

} // namespace swapfold
