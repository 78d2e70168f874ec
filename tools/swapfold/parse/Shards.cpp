//===- Shards.cpp - one work on several machines --------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/parse/Shards.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/parse/AnswerBook.h"
#include "tools/swapfold/parse/Parsing.h"
#include "tools/swapfold/parse/Questions.h"
#include "tools/swapfold/report/Output.h"
#include "tools/swapfold/support/Count.h"
#include "tools/swapfold/support/Process.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace swapfold {

/// What a parse costs by the headers that it reads, in bytes of a source: in
/// 6.12 a source of fs/proc/ took 0.7 s, and the 197 KB of mm/memory.c 1.2 s
/// more.
static constexpr uint64_t CostOfHeaders = 128 * 1024;

std::vector<std::string> partOf(std::vector<FileCost> Files, ShardNumber Part) {
  llvm::sort(Files);
  uint64_t Whole = 0;
  for (const auto &[File, Cost] : Files)
    Whole += Cost;
  // A folder is cut where it has more than an eighth of what one part is.
  const uint64_t Most = Whole / Part.Of / 8;
  struct Piece {
    uint64_t Cost = 0;
    size_t First = 0, Count = 0;
  };
  std::vector<Piece> Pieces;
  StringRef Folder;
  for (size_t I = 0; I != Files.size(); ++I) {
    const auto &[File, Cost] = Files[I];
    StringRef Own = sys::path::parent_path(File);
    if (Pieces.empty() || Own != Folder || Pieces.back().Cost + Cost > Most)
      Pieces.push_back({0, I, 0});
    Folder = Own;
    Pieces.back().Cost += Cost;
    ++Pieces.back().Count;
  }
  // The largest first, each to the part that has least.
  llvm::sort(Pieces, [](const Piece &A, const Piece &B) {
    return std::tie(B.Cost, A.First) < std::tie(A.Cost, B.First);
  });
  std::vector<uint64_t> Loads(Part.Of);
  std::vector<std::string> Out;
  for (const Piece &P : Pieces) {
    auto Least = llvm::min_element(Loads);
    *Least += P.Cost;
    if (Least - Loads.begin() + 1 == Part.Number)
      for (const auto &[File, Cost] : ArrayRef(Files).slice(P.First, P.Count))
        Out.push_back(File);
  }
  llvm::sort(Out);
  return Out;
}

Expected<Status> makeShard(const RunOptions &Options, const Input &In,
                           bool IsEmpty) {
  // No files would be all of them.
  Expected<Scan> Scanned = IsEmpty ? Scan() : scanFor(Options, In);
  if (!Scanned)
    return Scanned.takeError();
  ConfigurationRequest Request = configurationsFor(Options, In, *Scanned);
  std::vector<FileCost> Costs;
  for (const std::string &File : Request.Files) {
    uint64_t Size = 0;
    (void)sys::fs::file_size(File, Size);
    Costs.push_back({File, Size + CostOfHeaders});
  }
  Request.Files = partOf(std::move(Costs), *Options.Part);
  Expected<std::list<Configuration>> Configurations = configure(Request);
  if (!Configurations)
    return Configurations.takeError();

  std::string Text;
  RunOptions Logged = Options;
  Logged.Answers = std::make_shared<AnswerBook>();
  AnswerLogWriter &Log =
      Logged.Answers->write(std::make_unique<raw_string_ostream>(Text));
  Log.title({utohexstr(programBuild(), /*LowerCase=*/true), In.Tree,
             Options.Command, *Options.Part});
  for (const Configuration &How : *Configurations)
    Log.configuration(How);
  Outcome Run(*Scanned, *Configurations, In);
  if (Error E = parseFirst(Logged, Run))
    return E;
  if (interrupted())
    return interruptedError();
  Log.end();
  if (Error E = printOut(Text))
    return E;
  errs() << "swapfold: shard " << Options.Part->Number << " of "
         << Options.Part->Of << ": " << counted(Run.Parsed.size(), "file")
         << " parsed of " << Request.Files.size() << "\n";
  return NothingLeft;
}

namespace {

/// Logs, by their files, on their way into one run.
class Joining {
public:
  Joining(ShardLogs &All, const ConfigurationRequest &Request)
      : Logs(All.Logs), Request(Request) {}

  Error checkTitles() const;
  Error checkContents();
  Expected<std::list<Configuration>> configurations() const;

private:
  Error checkFlags() const;

  std::vector<std::pair<std::string, AnswerLog>> &Logs;
  const ConfigurationRequest &Request;
};

} // namespace

Expected<std::shared_ptr<ShardLogs>> readShards(ArrayRef<std::string> Files) {
  auto Out = std::make_shared<ShardLogs>();
  for (const std::string &File : Files) {
    Expected<AnswerLog> Log = AnswerLog::read(File);
    if (!Log)
      return Log.takeError();
    if (!Log->Ended)
      return failure(File + ": it is cut off; make it again");
    Out->Logs.emplace_back(File, std::move(*Log));
  }
  return Out;
}

Error Joining::checkTitles() const {
  const auto &[FirstFile, First] = Logs.front();
  const std::string Build = utohexstr(programBuild(), /*LowerCase=*/true);
  std::map<unsigned, StringRef> Files;
  for (const auto &[File, Log] : Logs) {
    const LogTitle &Title = Log.Title;
    if (Title.Build != Build)
      return failure(File + ": another build of swapfold, or one with another "
                            "Clang, has made it");
    if (Title.Command != First.Title.Command)
      return failure(File + ": it was made by 'swapfold " +
                     join(Title.Command, " ") + "', and " + FirstFile +
                     " by 'swapfold " + join(First.Title.Command, " ") + "'");
    if (Title.Part.Of != First.Title.Part.Of)
      return failure(File + ": it is one of " + Twine(Title.Part.Of) +
                     " shards, and " + FirstFile + " one of " +
                     Twine(First.Title.Part.Of));
    if (Title.Tree != Request.Tree)
      return failure(File + ": it is of " + Title.Tree + ", and the tree is " +
                     Request.Tree + " here");
    auto [It, IsNew] = Files.try_emplace(Title.Part.Number, File);
    if (!IsNew)
      return failure(File + ": " + It->second + " is shard " +
                     Twine(Title.Part.Number) + " of " + Twine(Title.Part.Of) +
                     " already");
  }
  std::string Missing;
  for (unsigned Number = 1; Number <= First.Title.Part.Of; ++Number)
    if (!Files.count(Number))
      Missing += (Missing.empty() ? "" : ", ") + utostr(Number);
  if (!Missing.empty())
    return failure("missing of " + Twine(First.Title.Part.Of) +
                   " shards: " + Missing);
  return Error::success();
}

Error Joining::checkContents() {
  FilesNow Now(filesOf(Configuration()));
  for (auto &[File, Log] : Logs)
    if (std::optional<std::string> Changed = Log.changed(Now))
      return failure(File + ": " + relativeTo(Request.Tree, *Changed) +
                     " is not as it was when that was made");
  std::map<StringRef, unsigned> Has;
  for (const auto &[File, Log] : Logs) {
    std::set<StringRef> Own;
    for (const Configuration &How : Log.Configurations) {
      for (const auto &[Source, Command] : How.Commands)
        Own.insert(Source);
      for (const auto &[Source, Why] : How.NotCompiled)
        Own.insert(Source);
    }
    for (StringRef Source : Own)
      if (!is_contained(Request.Files, Source))
        return failure(File + ": " + relativeTo(Request.Tree, Source) +
                       " is none of the files that are parsed here");
      else if (Has[Source]++)
        return failure(File + ": another shard has " +
                       relativeTo(Request.Tree, Source) + ", too");
  }
  for (const std::string &Source : Request.Files)
    if (!Has.count(Source))
      return failure("no shard has " + relativeTo(Request.Tree, Source));
  return checkFlags();
}

/// Asks how one file of each shard is compiled here, which also prepares what
/// later parses need.
Error Joining::checkFlags() const {
  std::vector<std::pair<StringRef, const clang::tooling::CompileCommand *>>
      Wanted;
  ConfigurationRequest Here = Request;
  Here.Files.clear();
  for (const auto &[File, Log] : Logs)
    for (const Configuration &How : Log.Configurations)
      if (!How.Commands.empty()) {
        Wanted.emplace_back(File, &How.Commands.begin()->second);
        Here.Files.push_back(How.Commands.begin()->first);
        break;
      }
  if (Here.Files.empty())
    return Error::success();
  Expected<std::list<Configuration>> Found = configure(Here);
  if (!Found)
    return Found.takeError();
  for (auto [File, Command] : Wanted) {
    const auto &Commands = Found->front().Commands;
    auto It = Commands.find(Command->Filename);
    if (It == Commands.end() ||
        It->second.CommandLine != Command->CommandLine ||
        It->second.Directory != Command->Directory)
      return failure(File + ": it has other flags for " +
                     relativeTo(Request.Tree, Command->Filename) +
                     " than there are here");
  }
  return Error::success();
}

Expected<std::list<Configuration>> Joining::configurations() const {
  std::list<Configuration> Out;
  // A shard without files may have none: a kernel is not prepared for that.
  for (const auto &[File, Log] : Logs) {
    auto Into = Out.begin();
    for (const Configuration &How : Log.Configurations) {
      if (Into == Out.end())
        Into = Out.insert(Into, Configuration());
      if (!Into->Name.empty() && Into->Name != How.Name)
        return failure(File + ": its configuration is '" + How.Name +
                       "', and that of another shard '" + Into->Name + "'");
      Into->Name = How.Name;
      Into->Prepared = How.Prepared;
      Into->Commands.insert(How.Commands.begin(), How.Commands.end());
      Into->NotCompiled.insert(How.NotCompiled.begin(), How.NotCompiled.end());
      ++Into;
    }
  }
  return Out;
}

Expected<std::list<Configuration>>
configureOrJoin(RunOptions &Options, const ConfigurationRequest &Request) {
  if (!Options.Shards)
    return configure(Request);
  Joining Joined(*Options.Shards, Request);
  if (Error E = Joined.checkTitles())
    return E;
  if (Error E = Joined.checkContents())
    return E;
  Expected<std::list<Configuration>> Out = Joined.configurations();
  if (!Out)
    return Out;
  Options.Answers = std::make_shared<AnswerBook>();
  Options.Answers->IsWhole = true;
  for (auto &[File, Log] : Options.Shards->Logs)
    Options.Answers->read(std::move(Log));
  return Out;
}

} // namespace swapfold
