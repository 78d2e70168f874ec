//===- Parses.cpp - a few parses, in workers ------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/parse/Parses.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/options/Rules.h"
#include "tools/swapfold/parse/AnswerBook.h"
#include "tools/swapfold/parse/AnswerCache.h"
#include "tools/swapfold/parse/Questions.h"
#include "tools/swapfold/parse/Wire.h"
#include "tools/swapfold/parse/Workers.h"
#include "tools/swapfold/support/Count.h"
#include "tools/swapfold/support/Progress.h"
#include "tools/swapfold/support/ShellWord.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Regex.h"
#include <numeric>

using namespace llvm;

namespace swapfold {

void addJobs(const Configuration &How, std::vector<ParseJob> &Jobs) {
  for (const auto &[File, Command] : How.Commands) {
    Jobs.push_back({&How, File});
    (void)sys::fs::file_size(File, Jobs.back().Size);
  }
}

/// Some rules read every line of what they may speak of. A header that is
/// wanted has its name in the answer; others by that name do no harm.
static std::string headerFilter(const RunOptions &Options, const Outcome &Run) {
  constexpr size_t TooMany = 100;
  std::set<StringRef> Names;
  for (const std::string &File : Run.Files)
    if (isHeaderFile(File))
      Names.insert(sys::path::filename(File));
  for (const ScannedFile &File : Run.Scanned.Files)
    if (File.DefinesFamily)
      Names.insert(sys::path::filename(File.Path));
  if (Run.Files.empty() || !needsEveryBody(Options.Rules) ||
      Names.size() > TooMany)
    return ".*";
  std::string Out = "(^|/)(";
  ListSeparator Or("|");
  for (StringRef Name : Names)
    Out += StringRef(Or).str() + Regex::escape(Name);
  return Out + ")$";
}

/// What parses the file of \p J and nothing else, for a shell.
static std::string commandFor(const ParseJob &J, StringRef Rules) {
  const auto &Command = J.How->Commands.at(J.File);
  std::string Out = "cd " + shellWord(Command.Directory) +
                    " && swapfold check --rules=" + shellWord(Rules) + " " +
                    shellWord(J.File) + " --";
  ArrayRef<std::string> Words = Command.CommandLine;
  for (StringRef Flag : Words.drop_front().drop_back())
    Out += " " + shellWord(Flag);
  return Out;
}

/// What a worker says of \p J, as bytes: what the parse read, if \p TellsFiles,
/// and a ParsedFile.
static std::string answer(const ParseJob &J, const Scan &Scanned,
                          const TidyOptions &Options, AnswerCache *Cache,
                          bool TellsFiles) {
  if (Cache)
    if (auto Known = Cache->find(J.File, *J.How))
      return std::move(*Known);
  FilesRead Read;
  ParsedFile Parsed = parseFile(J.File, *J.How, Scanned, Options,
                                Cache || TellsFiles ? &Read : nullptr);
  WireWriter Out;
  if (TellsFiles)
    Out(Read);
  Out(Parsed);
  if (Cache)
    Cache->put(J.File, *J.How, std::move(Read), Out.Bytes);
  return std::move(Out.Bytes);
}

namespace {

/// The parses of a few jobs, on their way into a run.
class Parses {
public:
  Parses(ArrayRef<ParseJob> Jobs, const RunOptions &Options, Outcome &Run,
         SourcesDone Done);

  /// Takes what is known from the book, if there is one. \p IsFirst says that
  /// the parses depend on no other. Fails if the book should have known.
  Error lookUp(bool IsFirst);
  /// Parses the others in workers.
  Error run();
  /// Puts all that came back into the run.
  void finish();

private:
  void take(size_t I, Expected<std::string> Bytes);
  void note(size_t I, Answer Said);
  Error tell(Progress &Bar);

  std::vector<ParseJob> Jobs;
  const RunOptions &Options;
  Outcome &Run;
  const TidyOptions Tidy;
  AnswerBook *const Book;
  std::vector<uint64_t> Asked;  ///< each job's question, if there is a book
  std::set<StringRef> Nameless; ///< files without a name of the family
  std::vector<std::optional<Answer>> Answers; ///< of the jobs that came to one
  std::vector<size_t> Open;                   ///< jobs that are to be done
  const SourcesDone Done;
  std::vector<bool> IsSettled; ///< of each job
  size_t Told = 0;             ///< jobs whose sources Done knows of
};

} // namespace

Parses::Parses(ArrayRef<ParseJob> Given, const RunOptions &Options,
               Outcome &Run, SourcesDone Done)
    : Jobs(Given.vec()), Options(Options), Run(Run),
      Tidy(tidyOptions(Options, headerFilter(Options, Run))),
      Book(Options.Answers.get()), Answers(Jobs.size()), Done(Done),
      IsSettled(Jobs.size()) {
  // The largest first, so that no worker starts it when the others are done.
  llvm::sort(Jobs, [&](const ParseJob &A, const ParseJob &B) {
    const uint64_t SizeA = Done ? 0 : A.Size, SizeB = Done ? 0 : B.Size;
    return std::tie(SizeB, A.File, A.How->Name) <
           std::tie(SizeA, B.File, B.How->Name);
  });
  for (const ScannedFile &File : Run.Scanned.Files)
    if (File.Names.Occurrences.empty())
      Nameless.insert(File.Path);
}

Error Parses::lookUp(bool IsFirst) {
  if (!Book) {
    Open.resize(Jobs.size());
    std::iota(Open.begin(), Open.end(), 0);
    return Error::success();
  }
  const Questions Numbers(Run.Scanned, Tidy);
  for (const ParseJob &J : Jobs)
    Asked.push_back(Numbers.about(J.File, *J.How));
  for (size_t I = 0; I != Jobs.size(); ++I) {
    if (std::optional<Answer> Known = Book->find(Asked[I]))
      note(I, std::move(*Known));
    else if (Book->IsWhole && IsFirst)
      return failure("the shards say nothing of " +
                     relativeTo(Run.Tree, Jobs[I].File) +
                     " under what is asked here: a .clang-tidy may be another "
                     "one, or a name of the family was added elsewhere");
    else
      Open.push_back(I);
  }
  if (!Book->IsWhole && Open.size() != Jobs.size())
    errs() << "swapfold: " << Jobs.size() - Open.size() << " of "
           << counted(Jobs.size(), "parse") << " known from an earlier run\n";
  return Error::success();
}

/// Makes an answer of what a worker has said of a job.
void Parses::take(size_t I, Expected<std::string> Bytes) {
  Answer Said;
  if (!Bytes) {
    Said.Failed = toString(Bytes.takeError());
    Said.Parsed.Path = Jobs[I].File;
    // A run that goes on tries again; one that joins shards says the same.
    if (Book && Options.Part)
      Book->put(Asked[I], {}, Said);
    return note(I, std::move(Said));
  }
  WireReader In(*Bytes);
  FilesRead Read;
  if (Book)
    In(Read);
  In(Said.Parsed);
  if (!In.good())
    Said.Parsed.FirstError = "the worker's answer is cut off";
  // A run over a whole kernel enters headers millions of times.
  auto &Visible = Said.Parsed.Visible;
  for (auto V = Visible.begin(); V != Visible.end();) {
    Said.Entered.insert(V->first);
    V = Nameless.count(V->first) ? Visible.erase(V) : std::next(V);
  }
  if (Book && In.good()) {
    // These are part of the question.
    for (const auto &[Own, _] : Jobs[I].How->OwnFiles)
      Read.erase(Own);
    Book->put(Asked[I], Read, Said);
  }
  note(I, std::move(Said));
}

/// Puts what failed into the run, and keeps what did not.
void Parses::note(size_t I, Answer Said) {
  IsSettled[I] = true;
  const Configuration &How = *Jobs[I].How;
  std::string Why = Said.Parsed.FirstError;
  if (!Said.Failed.empty()) {
    Why = "the parser " + Said.Failed;
    // Others parse a text or a header that is in no file.
    if (!How.Derived && !How.Overlay)
      errs() << "swapfold: " << relativeTo(Run.Tree, Jobs[I].File) << ": "
             << Why
             << "; this runs it alone: " << commandFor(Jobs[I], Options.Rules)
             << "\n";
  }
  for (const CompilerError &What : Said.Parsed.Errors)
    Run.Errors.push_back({Jobs[I].File, How.Name, How.Differs, What});
  if (Why.empty())
    Answers[I] = std::move(Said);
  // Derived configurations are never built: what fails stays unseen, which is
  // said.
  else if (!How.Derived)
    Run.Failed.push_back({Jobs[I].File, How.Name, Why});
}

/// Tells of the sources that are through, as far as none before them is open.
Error Parses::tell(Progress &Bar) {
  while (Done && Told != Jobs.size()) {
    const std::string &File = Jobs[Told].File;
    std::vector<ParsedFile> Found;
    size_t End = Told;
    for (; End != Jobs.size() && Jobs[End].File == File; ++End) {
      if (!IsSettled[End])
        return Error::success();
      if (!Answers[End])
        continue;
      Found.emplace_back().Path = File;
      Found.back().Proposals = Answers[End]->Parsed.Proposals;
    }
    Told = End;
    if (any_of(Found,
               [](const ParsedFile &One) { return !One.Proposals.empty(); }))
      Bar.clear();
    if (Error E = Done(Found))
      return E;
  }
  return Error::success();
}

Error Parses::run() {
  std::optional<AnswerCache> Cache = Options.KeepsAnswers && !Options.NoCache
                                         ? AnswerCache::open(Run.Scanned, Tidy)
                                         : std::nullopt;
  Progress Bar("parsing", Open.size());
  if (Error E = tell(Bar))
    return E;
  return runWorkers(
      Open.size(), {Options.Jobs, Options.TimeoutSeconds, Options.MemoryMiB},
      [&](size_t I) {
        return answer(Jobs[Open[I]], Run.Scanned, Tidy,
                      Cache ? &*Cache : nullptr, Book);
      },
      [&](size_t I, Expected<std::string> Bytes) -> Error {
        Bar.step(StringRef(Jobs[Open[I]].File).drop_front(Run.Tree.size() + 1));
        if (!Bytes)
          Bar.clear();
        take(Open[I], std::move(Bytes));
        return tell(Bar);
      },
      [&](StringRef Line) {
        Bar.clear();
        errs() << Line << "\n";
      });
}

void Parses::finish() {
  // The answers are in the order of the jobs, whichever worker was faster.
  for (auto [Said, Of] : zip(Answers, Jobs)) {
    if (!Said || (Of.How->IsProbe && !Said->Parsed.BrokenFunctions.empty()))
      continue;
    Said->Parsed.Configuration = Of.How->Name;
    if (Of.How->Derived)
      Said->Parsed.BrokenFunctions.clear();
    Run.Entered.merge(Said->Entered);
    Run.Parsed.push_back(std::move(Said->Parsed));
  }
  llvm::sort(Run.Failed);
}

Error parseAll(ArrayRef<ParseJob> Jobs, const RunOptions &Options, Outcome &Run,
               bool IsFirst, SourcesDone Done) {
  Parses All(Jobs, Options, Run, Done);
  if (Error E = All.lookUp(IsFirst))
    return E;
  Error E = All.run();
  All.finish();
  return E;
}

} // namespace swapfold
