//===- Workers.cpp - work that may crash or hang --------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/parse/Workers.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/parse/Worker.h"
#include "tools/swapfold/support/Process.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringSet.h"
#include <poll.h>

using namespace llvm;

namespace swapfold {

namespace {

using WorkFn = function_ref<std::string(size_t)>;

/// The tool's side of all workers.
class Foreman {
public:
  using DoneFn = function_ref<Error(size_t, Expected<std::string>)>;

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
      for (std::unique_ptr<Worker> &W : Workers) {
        Expected<bool> Stays = look(*W);
        if (!Stays)
          return Stays.takeError();
        if (!*Stays)
          W.reset();
      }
      erase(Workers, nullptr);
    }
  }

private:
  Error staff();
  void waitForNews();
  Expected<bool> look(Worker &W);
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
    Expected<std::unique_ptr<Worker>> New =
        Worker::start(Work, Options.MemoryMiB);
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
Expected<bool> Foreman::look(Worker &W) {
  bool Alive = W.receive();
  speak(W);
  size_t Job = W.job();
  if (std::optional<std::string> Answer = W.answer()) {
    if (Error E = Done(Job, std::move(*Answer)))
      return E;
    return Alive;
  }
  std::chrono::seconds Limit(Options.TimeoutSeconds);
  if (Alive && W.spent() < Limit)
    return true;
  std::string End = W.finish();
  if (Alive)
    End = "took longer than " + std::to_string(Limit.count()) + " s";
  if (Error E = Done(Job, failure(End.c_str())))
    return E;
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
