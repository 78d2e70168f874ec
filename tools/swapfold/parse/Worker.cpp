//===- Worker.cpp - one worker process ------------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/parse/Worker.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/support/Files.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Compiler.h"
#include "llvm/Support/Errno.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/MemoryBuffer.h"
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <new>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace llvm;

namespace swapfold {

using WorkFn = function_ref<std::string(size_t)>;

/// What a worker ends with that gets no more memory.
static constexpr int OutOfMemory = 200;

static void limitMemory(unsigned MiB) {
  // A sanitizer's shadow of all memory would count.
  if (LLVM_ADDRESS_SANITIZER_BUILD || LLVM_THREAD_SANITIZER_BUILD)
    return;
  rlimit Data;
  Data.rlim_cur = Data.rlim_max = rlim_t(MiB) << 20;
  ::setrlimit(RLIMIT_DATA, &Data);
  std::set_new_handler([] { ::_exit(OutOfMemory); });
  install_bad_alloc_error_handler(
      [](void *, const char *, bool) { ::_exit(OutOfMemory); });
}

Expected<std::unique_ptr<Worker>> Worker::start(WorkFn Work,
                                                unsigned MemoryMiB) {
  int Ends[2], ErrorEnds[2];
  auto Failed = [] {
    return failure("cannot start a worker process: " + sys::StrError());
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
    // A worker without its tool has no one to answer: it ends with it.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != Parent)
      ::_exit(0);
    ::close(Ends[0]);
    ::dup2(ErrorEnds[1], STDERR_FILENO);
    limitMemory(MemoryMiB);
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
  W->MemoryMiB = MemoryMiB;
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
    if (writeAll(Channel,
                 {reinterpret_cast<const char *>(&Size), sizeof(Size)}) ||
        writeAll(Channel, Answer))
      break;
  }
  // Not exit(): what the tool has buffered is its own to write.
  ::_exit(0);
}

void Worker::give(size_t Next) {
  uint64_t Number = Next;
  Job = Next;
  Since = std::chrono::steady_clock::now();
  QueuedBefore = queued();
  ::send(Channel, &Number, sizeof(Number), MSG_NOSIGNAL);
}

/// How long the process was ready to run and did not in all its life; 0 where
/// the system does not say.
std::chrono::nanoseconds Worker::queued() const {
  ErrorOr<std::unique_ptr<MemoryBuffer>> Text = MemoryBuffer::getFileAsStream(
      "/proc/" + std::to_string(Process) + "/schedstat");
  uint64_t Nanoseconds = 0;
  if (Text &&
      (*Text)->getBuffer().split(' ').second.split(' ').first.getAsInteger(
          10, Nanoseconds))
    Nanoseconds = 0;
  return std::chrono::nanoseconds(Nanoseconds);
}

std::chrono::nanoseconds Worker::spent() const {
  return std::chrono::steady_clock::now() - Since - (queued() - QueuedBefore);
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
  if (WEXITSTATUS(Status) == OutOfMemory)
    return "took more than " + std::to_string(MemoryMiB) + " MiB of memory";
  return "ended with status " + std::to_string(WEXITSTATUS(Status));
}

} // namespace swapfold
