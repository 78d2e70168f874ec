//===- Verify.cpp - what a change of a tree does to what is built ---------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The new text is compiled first: a file of which the compiler says nothing
// needs no old messages to compare with.
//
//===----------------------------------------------------------------------===//
#include "rewrites/scan/Scan.h"
#include "tools/swapfold/build/Architectures.h"
#include "tools/swapfold/build/Kbuild.h"
#include "tools/swapfold/support/Count.h"
#include "tools/swapfold/verify/VerifyCompare.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/TargetParser/Host.h"
#include "llvm/TargetParser/Triple.h"

using namespace llvm;

namespace swapfold {

namespace {

class Verifier {
public:
  explicit Verifier(const VerifyRequest &Request);

  Expected<Verification> run();

private:
  Error readSources();
  Error findPairs();
  void findArchitectures(ConfigurationRequest Wanted);
  Error compile();
  Error compileOn(StagedTree &On, std::vector<FilePair> &Of);
  Error compileSide(StagedTree &On, StagedTree::Side Side,
                    std::vector<FilePair> &Of);
  Error compileSettled(StagedTree &On);
  void compare();
  void findNotCompiled();
  bool exists(StringRef Path, StagedTree::Side Side) const;

  const VerifyRequest &Request;
  std::vector<FileRewrite> Changes; ///< of C files; a missing one is empty
  std::set<std::string> Sources;    ///< to compile, relative
  std::vector<Configuration> ForMessages, ForCode;
  std::vector<FilePair> Pairs;
  std::vector<FilePair> Settled; ///< again, of those whose code differs
  Verification Out;
};

} // namespace

Verifier::Verifier(const VerifyRequest &Request) : Request(Request) {
  for (const FileDifference &Change : Request.Changes) {
    if (isCFile(Change.Path))
      Changes.push_back(
          {Change.Path, Change.Old.value_or(""), Change.New.value_or("")});
    else
      Out.Others += Change.Old != Change.New;
  }
  Out.Changed = count_if(Changes, isChanged);
}

bool Verifier::exists(StringRef Path, StagedTree::Side Side) const {
  auto It = find_if(Request.Changes,
                    [&](const FileDifference &C) { return C.Path == Path; });
  return It == Request.Changes.end() ||
         (Side == StagedTree::Before ? It->Old : It->New).has_value();
}

/// What the texts alone tell.
Error Verifier::readSources() {
  Expected<std::set<std::string>> Users = compareTexts(Request, Changes, Out);
  if (!Users)
    return Users.takeError();
  Sources = std::move(*Users);
  for (const FileRewrite &Change : Changes)
    if (isChanged(Change))
      Sources.erase(Change.Path);
  Out.Users = Sources.size();
  for (const FileRewrite &Change : Changes)
    if (isChanged(Change) && isSourceFile(Change.Path) &&
        exists(Change.Path, StagedTree::After))
      Sources.insert(Change.Path);
  return Error::success();
}

/// True for a command of a kernel that swapfold prepared for another machine:
/// it can be parsed, but nobody promised an assembler.
static bool isForeign(const Configuration &How,
                      const clang::tooling::CompileCommand &Command) {
  if (!How.Prepared)
    return false;
  Triple Host(sys::getDefaultTargetTriple());
  return any_of(Command.CommandLine, [&](StringRef Word) {
    return Word.consume_front("--target=") &&
           Triple(Word).getArch() != Host.getArch();
  });
}

/// What is for other machines can at least be parsed.
void Verifier::findArchitectures(ConfigurationRequest Wanted) {
  ArchitectureFiles Files;
  for (const std::string &File : Wanted.Files)
    if (StringRef Arch = architectureOf(Wanted, File);
        !Arch.empty() && none_of(ForMessages, [&](const Configuration &How) {
          return How.Commands.count(File);
        }))
      Files[Arch.str()].insert(File);
  for (Configuration &How : prepareArchitectures(std::move(Wanted), Files))
    ForMessages.push_back(std::move(How));
}

Error Verifier::findPairs() {
  ConfigurationRequest Wanted(Request, Request.Tree);
  for (const std::string &Path : Sources)
    Wanted.Files.push_back(Request.Tree + "/" + Path);
  Wanted.AsBuilt = true;
  Expected<std::vector<Configuration>> Found = findConfigurations(Wanted);
  if (!Found)
    return Found.takeError();
  ForMessages = std::move(*Found);
  ForCode = ForMessages;
  if (any_of(ForMessages, [](const auto &How) { return How.Prepared; })) {
    Wanted.ForCode = true;
    Expected<std::vector<Configuration>> Other = findConfigurations(Wanted);
    if (!Other)
      return Other.takeError();
    ForCode = std::move(*Other);
  }
  Wanted.ForCode = false;
  findArchitectures(Wanted);
  for (auto [List, What] : {std::pair{&ForMessages, CompileFor::Messages},
                            {&ForCode, CompileFor::Code}})
    for (const Configuration &How : *List)
      for (const auto &[File, Command] : How.Commands) {
        std::string Path = File.substr(Request.Tree.size() + 1);
        bool Foreign = isForeign(How, Command);
        if (!Foreign)
          Pairs.push_back({&How, Path, What, {}, {}});
        else if (What == CompileFor::Messages)
          Pairs.push_back({&How, Path, CompileFor::Parse, {}, {}});
      }
  return Error::success();
}

Error Verifier::compileSide(StagedTree &On, StagedTree::Side Side,
                            std::vector<FilePair> &Of) {
  if (Error E = On.show(Side))
    return E;
  std::vector<CompileTask> Tasks;
  std::vector<FilePair *> Wanted;
  for (FilePair &P : Of) {
    bool Needed = Side == StagedTree::After || isForCode(P.What) ||
                  !P.New.Messages.empty();
    if (!Needed || !exists(P.Path, Side))
      continue;
    Wanted.push_back(&P);
    Tasks.push_back({&P.How->Commands.at(Request.Tree + "/" + P.Path), P.What});
  }
  Expected<std::vector<Compilation>> Done = compileAll(On, Tasks, Request.Jobs);
  if (!Done)
    return Done.takeError();
  for (auto [P, Result] : zip(Wanted, *Done))
    (Side == StagedTree::Before ? P->Old : P->New) = std::move(Result);
  return Error::success();
}

/// True if a compiler may have read the old text for the new, behind a link of
/// the stage. If it failed, it does not tell what it read.
static bool needsAllDirectories(const FilePair &P) {
  return P.New.Missed || (!P.New.Good && P.Old.Good);
}

Error Verifier::compile() {
  errs() << "swapfold: compiling " << counted(Sources.size(), "file")
         << " before and after\n";
  // What is not there cannot be read behind a link: nobody would hear of a file
  // that is made.
  bool Makes =
      any_of(Request.Changes, [](auto &Change) { return !Change.Old; });
  if (!Makes) {
    StagedTree Quick(Request.Tree, Request.Changes, StagedTree::Few);
    if (Error E = compileOn(Quick, Pairs))
      return E;
    if (none_of(Pairs, needsAllDirectories))
      return compileSettled(Quick);
  }
  // The others are what they are on any stage.
  std::vector<FilePair> Again;
  auto IsUnsure = [&](const FilePair &P) {
    return Makes || needsAllDirectories(P);
  };
  copy_if(Pairs, std::back_inserter(Again), IsUnsure);
  StagedTree Sure(Request.Tree, Request.Changes, StagedTree::All);
  if (Error E = compileOn(Sure, Again))
    return E;
  auto Next = Again.begin();
  for (FilePair &P : Pairs)
    if (IsUnsure(P))
      P = std::move(*Next++);
  return compileSettled(Sure);
}

Error Verifier::compileOn(StagedTree &On, std::vector<FilePair> &Of) {
  if (Error E = On.create())
    return E;
  for (FilePair &P : Of)
    P.Old = P.New = Compilation();
  if (Error E = compileSide(On, StagedTree::After, Of))
    return E;
  return compileSide(On, StagedTree::Before, Of);
}

Error Verifier::compileSettled(StagedTree &On) {
  for (const FilePair &P : Pairs)
    if (P.What == CompileFor::Code && P.hasCode() && P.Old.Code != P.New.Code)
      Settled.push_back({P.How, P.Path, CompileFor::Settled, {}, {}});
  if (Settled.empty())
    return Error::success();
  errs() << "swapfold: compiling " << counted(Settled.size(), "file")
         << " again, settled\n";
  if (Error E = compileSide(On, StagedTree::Before, Settled))
    return E;
  return compileSide(On, StagedTree::After, Settled);
}

void Verifier::compare() {
  for (auto [List, Results, What] :
       {std::tuple{&ForMessages, &Out.Messages, CompileFor::Messages},
        {&ForCode, &Out.Code, CompileFor::Code}})
    for (const Configuration &How : *List) {
      ConfigurationResult Result;
      Result.Name = How.Name;
      for (const FilePair &P : Pairs)
        if (P.How == &How)
          What == CompileFor::Code ? compareCode(P, Settled, Result)
                                   : compareMessages(P, Result);
      Results->push_back(std::move(Result));
    }
}

void Verifier::findNotCompiled() {
  std::set<std::string> Seen;
  std::map<std::string, std::string> Why;
  for (const FilePair &P : Pairs) {
    if (P.New.Good) {
      Seen.insert(P.Path);
      Seen.insert(P.New.Included.begin(), P.New.Included.end());
    } else if (P.New.Ran && !P.New.Messages.empty()) {
      Why.try_emplace(P.Path, P.New.Messages.back().Text);
    }
  }
  for (const Configuration &How : ForMessages)
    for (const auto &[File, Reason] : How.NotCompiled)
      Why.try_emplace(File.substr(Request.Tree.size() + 1), Reason);
  std::set<std::string> Wanted = Sources;
  for (const FileRewrite &Change : Changes)
    if (isChanged(Change) && exists(Change.Path, StagedTree::After))
      Wanted.insert(Change.Path);
  for (const std::string &Path : Wanted)
    if (!Seen.count(Path))
      Out.NotCompiled.push_back(
          {Path, Why.count(Path) ? Why[Path]
                                 : "no file that was compiled includes it"});
}

Expected<Verification> Verifier::run() {
  if (none_of(Changes, isChanged))
    return std::move(Out);
  if (Error E = readSources())
    return E;
  if (Error E = findPairs())
    return E;
  if (Error E = compile())
    return E;
  compare();
  findNotCompiled();
  return std::move(Out);
}

Expected<Verification> verifyChanges(const VerifyRequest &Request) {
  return Verifier(Request).run();
}

} // namespace swapfold
