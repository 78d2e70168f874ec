//===- Main.cpp - the swapfold command ------------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/Commands.h"
#include "tools/swapfold/Process.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/Threading.h"
#include "llvm/Support/raw_ostream.h"
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

using namespace llvm;
using namespace swapfold;

static cl::SubCommand RewriteCommand("rewrite",
                                     "rewrite a kernel tree, or files of one");
static cl::SubCommand
    VerifyCommand("verify", "compile a tree before and after a change, and "
                            "compare what comes out");
static cl::SubCommand RulesCommand("rules", "list the rules, or explain one");

static cl::opt<std::string>
    Rules("rules",
          cl::desc("rules to apply, as clang-tidy's -checks; without "
                   "it those that rewrite"),
          cl::value_desc("globs"), cl::sub(RewriteCommand));
static cl::opt<bool> InPlace("in-place",
                             cl::desc("change the files instead of printing a "
                                      "diff"),
                             cl::sub(RewriteCommand));
static cl::opt<std::string>
    ExportFixes("export-fixes",
                cl::desc("write the fixes to a file, as clang-tidy does, "
                         "instead of printing a diff"),
                cl::value_desc("file"), cl::sub(RewriteCommand));
static cl::opt<std::string>
    SeriesDir("series",
              cl::desc("write patches for git am to a new directory instead of "
                       "printing a diff"),
              cl::value_desc("directory"), cl::sub(RewriteCommand));
static cl::opt<std::string>
    Split("split",
          cl::desc("cut a series finer: 'subsystem' is a patch a directory"),
          cl::value_desc("subsystem"), cl::sub(RewriteCommand));
static cl::opt<bool>
    SignOff("signoff",
            cl::desc("author and sign off a series as git knows you"),
            cl::sub(RewriteCommand));
static cl::opt<bool> DropAssertions(
    "drop-assertions",
    cl::desc("end a series with a patch that removes the assertions which old "
             "constructors made"),
    cl::sub(RewriteCommand));
static cl::opt<bool>
    Cocci("cocci",
          cl::desc("print the semantic patch that does the call sites' part"),
          cl::sub(RewriteCommand));
static cl::list<std::string>
    BuildDirs("p",
              cl::desc("a configured build directory, or one with a "
                       "compile_commands.json; may be given more than once"),
              cl::value_desc("directory"), cl::sub(RewriteCommand),
              cl::sub(VerifyCommand));
static cl::opt<unsigned> Jobs("j", cl::desc("processes to use at a time"),
                              cl::value_desc("number"), cl::Prefix, cl::init(0),
                              cl::sub(RewriteCommand), cl::sub(VerifyCommand));
static cl::opt<unsigned>
    Timeout("timeout", cl::desc("time for one file, 120 if not given"),
            cl::value_desc("seconds"), cl::init(120), cl::sub(RewriteCommand));
static cl::opt<bool> Verbose("v",
                             cl::desc("show also what is rewritten, and chains "
                                      "that are fine as they are"),
                             cl::sub(RewriteCommand));
static cl::opt<bool> NoCache("no-cache", cl::desc("forget earlier runs"),
                             cl::sub(RewriteCommand), cl::sub(VerifyCommand));
static cl::list<std::string> Paths(cl::Positional,
                                   cl::desc("TREE|FILE... [-- FLAGS]"),
                                   cl::sub(RewriteCommand));

static cl::opt<bool>
    Identical("identical", cl::desc("fail if the code of a function differs"),
              cl::sub(VerifyCommand));
static cl::opt<bool>
    AllowLosses("allow-lost-assertions",
                cl::desc("do not fail for lost assertions, barriers and tests"),
                cl::sub(VerifyCommand));
static cl::list<std::string>
    Base("base",
         cl::desc("a patch that the tree has on both sides; may be given more "
                  "than once"),
         cl::value_desc("patch"), cl::sub(VerifyCommand));
static cl::opt<bool> Verify("verify",
                            cl::desc("compile what changes before and after, "
                                     "and write nothing that fails"),
                            cl::sub(RewriteCommand));
static cl::list<std::string> Trees(cl::Positional,
                                   cl::desc("BEFORE AFTER|PATCH... [-- FLAGS]"),
                                   cl::sub(VerifyCommand));

static cl::opt<std::string> Rule(cl::Positional, cl::desc("[RULE]"),
                                 cl::sub(RulesCommand));

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

/// What --series and its companions ask for. \p Words: the command line.
static Expected<std::optional<SeriesOptions>>
readSeries(ArrayRef<std::string> Words) {
  if (!SeriesDir.getNumOccurrences()) {
    for (const cl::Option *Only : {static_cast<cl::Option *>(&Split),
                                   static_cast<cl::Option *>(&SignOff),
                                   static_cast<cl::Option *>(&DropAssertions)})
      if (Only->getNumOccurrences())
        return failure("--" + Only->ArgStr + " needs --series");
    return std::nullopt;
  }
  if (SeriesDir.empty())
    return failure("--series: no directory given");
  if (Split.getNumOccurrences() && Split != "subsystem")
    return failure("--split: unknown way to split '" + Split + "'");
  SeriesOptions Options;
  Options.Directory = SeriesDir;
  Options.BySubsystem = !Split.empty();
  Options.DropAssertions = DropAssertions;
  Options.SignOff = SignOff;
  Options.CommandLine = Words;
  return Options;
}

static Expected<Status> runRewrite(bool HasFlags,
                                   std::vector<std::string> Flags,
                                   ArrayRef<std::string> Words) {
  if (Paths.empty())
    return failure("rewrite: no tree or file given");
  if (InPlace && !ExportFixes.empty())
    return failure("--in-place and --export-fixes exclude each other");
  if (InPlace + Cocci + !ExportFixes.empty() + !SeriesDir.empty() > 1)
    return failure("--in-place, --export-fixes, --series and --cocci exclude "
                   "each other");
  Expected<std::optional<SeriesOptions>> Series = readSeries(Words);
  if (!Series)
    return Series.takeError();
  if (ExportFixes.getNumOccurrences() && ExportFixes.empty())
    return failure("--export-fixes: no file given");
  if (Timeout == 0)
    return failure("--timeout must be at least 1");
  if (Jobs.getNumOccurrences() && Jobs == 0)
    return failure("-j must be at least 1");
  RewriteOptions Options;
  Options.Rules =
      Rules.getNumOccurrences() ? Rules : rulesThatSpeak(Speaks::Rewrite);
  Options.Paths = Paths;
  Options.BuildDirs = BuildDirs;
  Options.Flags = std::move(Flags);
  Options.HasFlags = HasFlags;
  Options.InPlace = InPlace;
  Options.ExportFixes = ExportFixes;
  Options.Series = std::move(*Series);
  Options.Verify = Verify;
  Options.Cocci = Cocci;
  Options.Jobs = Jobs ? Jobs : hardware_concurrency().compute_thread_count();
  Options.TimeoutSeconds = Timeout;
  Options.Verbose = Verbose;
  Options.NoCache = NoCache;
  return rewrite(Options);
}

static Expected<Status> runVerify(bool HasFlags,
                                  std::vector<std::string> Flags) {
  if (Trees.size() < 2)
    return failure(
        "verify: give a tree and what it becomes, a tree or patches");
  if (Jobs.getNumOccurrences() && Jobs == 0)
    return failure("-j must be at least 1");
  VerifyOptions Options;
  Options.Before = Trees.front();
  Options.After.assign(Trees.begin() + 1, Trees.end());
  Options.Base = Base;
  Options.BuildDirs = BuildDirs;
  Options.Flags = std::move(Flags);
  Options.HasFlags = HasFlags;
  Options.Identical = Identical;
  Options.AllowLosses = AllowLosses;
  Options.NoCache = NoCache;
  Options.Jobs = Jobs ? Jobs : hardware_concurrency().compute_thread_count();
  return verify(Options);
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

  Expected<Status> Ended = NothingLeft;
  if (RewriteCommand)
    Ended = runRewrite(HasFlags, std::move(Flags),
                       std::vector<std::string>(argv + 1, argv + argc));
  else if (VerifyCommand)
    Ended = runVerify(HasFlags, std::move(Flags));
  else if (RulesCommand)
    Ended = rules(Rule);
  else
    Ended = failure("no subcommand given; see swapfold --help");
  int Code = Ended ? *Ended : refuse(Ended.takeError());
  // Nobody reads our messages: no reason to die of it.
  errs().clear_error();
  return Code;
}
