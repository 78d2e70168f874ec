//===- Scan.cpp - which files of a tree can matter ------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/scan/Scan.h"
#include "rewrites/scan/BesideNames.h"
#include "rewrites/scan/TakenNames.h"
#include "rewrites/tree/FileList.h"
#include "rewrites/tree/Mentions.h"
#include "rewrites/tree/NameFilter.h"
#include "rewrites/tree/ReadFiles.h"
#include "rewrites/tree/TextOverlay.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>
#include <mutex>

using namespace llvm;
namespace fs = llvm::sys::fs;

namespace swapfold {

namespace {

class Scanner {
public:
  explicit Scanner(const ScanRequest &Request)
      : Request(Request),
        Pool(hardware_concurrency(std::max(1u, Request.Jobs))) {}

  Expected<Scan> run();

private:
  std::error_code uniqueID(StringRef Path, fs::UniqueID &ID) const {
    return Request.Overlay ? Request.Overlay->uniqueID(Path, ID)
                           : fs::getUniqueID(Path, ID);
  }

  Error forEach(ArrayRef<std::string> Paths,
                function_ref<void(const std::string &, StringRef)> Fn);
  Error findFamily();
  void addFunctions();
  Error followMacros();
  Error readSources();
  Error addEveryBody();
  void keep(const std::string &Path, StringRef Text);
  void mayName(const std::string &Path);
  NameFilter filterForNames() const;

  const ScanRequest &Request;
  DefaultThreadPool Pool;
  std::mutex Lock;
  FileList Files;
  /// Texts of the headers that hold what looks like a name of a family.
  std::map<std::string, std::string> Headers;
  std::map<std::string, std::string> Definers;
  std::set<std::string> Names;
  std::unique_ptr<BesideNames> Beside; ///< if the request asks for them
  std::optional<TakenNames> Taken;
  Scan Out;
};

} // namespace

/// Calls \p Fn, from several threads, with each of \p Paths that is there.
Error Scanner::forEach(ArrayRef<std::string> Paths,
                       function_ref<void(const std::string &, StringRef)> Fn) {
  if (!Request.Overlay)
    return readFiles(Paths, Pool, Request.Interrupted, Fn);
  std::vector<std::string> OnDisk;
  for (const std::string &Path : Paths)
    if (const std::optional<std::string> *Laid = Request.overlaid(Path)) {
      if (*Laid)
        Fn(Path, **Laid);
    } else
      OnDisk.push_back(Path);
  return readFiles(OnDisk, Pool, Request.Interrupted, Fn);
}

Error Scanner::findFamily() {
  // What tells that there is a family, and what else it may consist of.
  std::vector<std::string> Telling, Others;
  for (const FamilyNames &N : Request.Known) {
    append_values(Telling, N.Predicate, N.ToPage, N.ToPfn, N.UnifiedPredicate,
                  N.UnifiedToPage);
    append_values(Others, N.Constructor, N.Mutator, N.WritePredicate,
                  N.ReadableConstructor, N.WritableConstructor,
                  N.WritablePredicate);
  }
  NameFilter Filter(to_vector(concat<const std::string>(Telling, Others)));
  auto Matches = [](ArrayRef<std::string> Patterns, StringRef Name) {
    return any_of(Patterns, [&](StringRef Pattern) {
      return matchesName(Pattern, Name);
    });
  };
  // A source that was named may bring its own family.
  std::vector<std::string> Where = Files.Headers;
  append_range(Where, Request.Files);
  std::map<std::string, std::string> Naming;
  Error E = forEach(Where, [&](const std::string &Path, StringRef Text) {
    if (Beside && !isSourceFile(Path))
      Beside->look(Path, Text);
    bool Other = false;
    bool Tells = Filter.match(Text, [&](StringRef Name) {
      Other |= Matches(Others, Name);
      return Matches(Telling, Name);
    });
    if (!isSourceFile(Path) && (Tells || Other || mayPasteNames(Text))) {
      mayName(Path);
      std::lock_guard<std::mutex> Guard(Lock);
      Naming[Path] = Text.str();
    }
    bool Belongs = EntryFamily::belongsToFamily(Path, Request.Known);
    if (!Tells && !Belongs)
      return;
    bool Defines = Belongs || EntryFamily::definesFamily(Text, Request.Known);
    std::lock_guard<std::mutex> Guard(Lock);
    if (Defines)
      Definers[Path] = Text.str();
    if (!isSourceFile(Path))
      Headers[Path] = Text.str();
  });
  if (E)
    return E;
  std::vector<EntryFamily::Source> Sources;
  for (const auto &[Path, Text] : Definers)
    Sources.push_back({Path, Text});
  auto TextOf = [&](StringRef Below) -> std::optional<std::string> {
    for (const FamilyNames &Known : Request.Known)
      if (std::optional<std::string> Of = Request.treeWith(Known))
        if (auto Text = Request.text(*Of + Below.str()))
          return Text;
    return std::nullopt;
  };
  Out.Family = EntryFamily::discover(Sources, Request.Known, TextOf);
  Names = Out.Family.interestingNames();
  Taken.emplace(Out.Family, Request.Tree);
  for (const auto &[Path, Text] : Naming)
    Taken->read(Path, Text);
  if (Request.EveryName) {
    addFunctions();
    return Error::success();
  }
  // Where only the unified pair is used there is nothing left to do.
  const FamilyNames &N = Out.Family.names();
  Names.erase(N.UnifiedPredicate);
  Names.erase(N.UnifiedToPage);
  return Error::success();
}

/// Adds the functions of the headers to the names. A name that is a macro in
/// some configuration counts by what its body holds.
void Scanner::addFunctions() {
  const auto &Functions = Out.Family.functions();
  for (const auto &[Name, F] : Functions)
    if (auto [Begin, End] = Functions.equal_range(Name); none_of(
            make_range(Begin, End), [](auto &Of) { return Of.second.IsMacro; }))
      Names.insert(Name);
}

NameFilter Scanner::filterForNames() const {
  std::vector<std::string> Parts(Names.begin(), Names.end());
  for (const std::string &Pattern :
       {Out.Family.names().Predicate, Out.Family.names().ToPage,
        Out.Family.names().Offset})
    Parts.push_back(Pattern);
  return NameFilter(Parts);
}

/// Macros of headers that hold a name are names themselves, and so on until
/// there are no more. Leaves every header that holds a name in Headers.
Error Scanner::followMacros() {
  std::set<std::string> New = Names;
  for (bool First = true; !New.empty(); First = false) {
    if (!First) {
      NameFilter Filter(std::vector<std::string>(New.begin(), New.end()));
      Error E =
          forEach(Files.Headers, [&](const std::string &Path, StringRef Text) {
            if (!Filter.match(Text, [&](StringRef Name) {
                  return New.count(Name.str()) != 0;
                }))
              return;
            std::lock_guard<std::mutex> Guard(Lock);
            Headers[Path] = Text.str();
          });
      if (E)
        return E;
    }
    New.clear();
    for (const auto &[Path, Text] : Headers)
      for (const std::string &Macro :
           findNames(Text, Names, Out.Family.names()).Macros)
        if (!Names.count(Macro))
          New.insert(Macro);
    Names.insert(New.begin(), New.end());
    Out.Macros.insert(New.begin(), New.end());
  }
  for (const auto &[Path, Text] : Headers)
    keep(Path, Text);
  return Error::success();
}

Error Scanner::readSources() {
  NameFilter Filter = filterForNames();
  const FamilyNames &N = Out.Family.names();
  ArrayRef<std::string> Sources =
      Request.Files.empty() ? Files.Sources : Request.Files;
  return forEach(Sources, [&](const std::string &Path, StringRef Text) {
    if (Taken)
      Taken->read(Path, Text);
    if (Beside)
      Beside->look(Path, Text);
    if (!Out.Family.empty() && Filter.match(Text, [&](StringRef Name) {
          return Name == N.Offset || Name == N.OffsetPfn ||
                 Names.count(Name.str());
        })) {
      keep(Path, Text);
      mayName(Path);
    } else if (mayPasteNames(Text)) {
      mayName(Path);
    }
  });
}

void Scanner::mayName(const std::string &Path) {
  std::lock_guard<std::mutex> Guard(Lock);
  Out.MayName.push_back(Path);
}

/// Where every function counts, the files without a name do too.
Error Scanner::addEveryBody() {
  std::set<std::string> Named;
  for (ScannedFile &File : Out.Files) {
    File.EveryBody = File.Candidate = true;
    File.OnlyBeside = false;
    Named.insert(File.Path);
  }
  std::vector<std::string> Rest = Request.Files;
  if (Rest.empty()) {
    Rest = Files.Sources;
    append_range(Rest, Files.Headers);
  }
  erase_if(Rest, [&](const std::string &Path) { return Named.count(Path); });
  return forEach(Rest, [&](const std::string &Path, StringRef Text) {
    ScannedFile File;
    if (fs::getUniqueID(Path, File.ID))
      return;
    File.Path = Path;
    File.Hash = hashText(Text);
    File.EveryBody = File.Candidate = File.NoEntries = true;
    std::lock_guard<std::mutex> Guard(Lock);
    Out.Files.push_back(std::move(File));
  });
}

/// Files \p Text away if it holds a name outside its comments.
void Scanner::keep(const std::string &Path, StringRef Text) {
  ScannedFile File;
  // A source's own macros are names in it.
  std::set<std::string> Here = Names;
  do {
    Here.insert(File.Names.Macros.begin(), File.Names.Macros.end());
    File.Names = findNames(Text, Here, Out.Family.names());
  } while (!std::includes(Here.begin(), Here.end(), File.Names.Macros.begin(),
                          File.Names.Macros.end()));
  if (File.Names.Occurrences.empty() || uniqueID(Path, File.ID))
    return;
  File.Path = Path;
  File.Hash = hashText(Text);
  File.DefinesFamily = Definers.count(Path);
  // A function that is called may tell of a kind without a name of the family.
  File.EveryBody = Request.EveryName;
  File.Candidate =
      Request.EveryName || isCandidate(File.Names, Out.Family, Request.Looks);
  std::lock_guard<std::mutex> Guard(Lock);
  Out.Files.push_back(std::move(File));
}

bool Scan::usesOnlyMacros(const ScannedFile &File) const {
  return !File.EveryBody && File.Names.Macros.empty() &&
         all_of(File.Names.Occurrences,
                [&](const Occurrence &O) { return Macros.count(O.Name) != 0; });
}

Expected<Scan> Scanner::run() {
  if (Request.Headers)
    Files.Headers = *Request.Headers;
  else if (Error E = listFiles(Request.Tree).moveInto(Files))
    return E;
  if (Request.Overlay)
    Request.Overlay->apply(Request.Tree, Files);
  Out.Warnings = std::move(Files.Warnings);
  Out.MayName = std::move(Files.Others);
  if (Request.EveryName)
    Beside = BesideNames::of(Request);
  Out.HasBeside = Beside != nullptr;
  if (Error E = findFamily())
    return E;
  if (!Out.Family.empty())
    if (Error E = followMacros())
      return E;
  if (!Out.Family.empty() || Beside)
    if (Error E = readSources())
      return E;
  if (Taken)
    Out.Taken = Taken->found();
  if (Beside)
    Beside->addTo(Out.Files, [&](StringRef Path, fs::UniqueID &ID) {
      return uniqueID(Path, ID);
    });
  if (Request.EveryBody)
    if (Error E = addEveryBody())
      return E;
  Out.FilesRead =
      Files.Headers.size() +
      (Request.Files.empty() ? Files.Sources.size() : Request.Files.size());
  llvm::sort(Out.Files, [](const ScannedFile &A, const ScannedFile &B) {
    return std::tie(A.ID, A.Path) < std::tie(B.ID, B.Path);
  });
  // Hard links: one file by two names.
  Out.Files.erase(llvm::unique(Out.Files,
                               [](const ScannedFile &A, const ScannedFile &B) {
                                 return A.ID == B.ID;
                               }),
                  Out.Files.end());
  llvm::sort(Out.Files, [](const ScannedFile &A, const ScannedFile &B) {
    return A.Path < B.Path;
  });
  return std::move(Out);
}

Expected<Scan> scanTree(const ScanRequest &Request) {
  return Scanner(Request).run();
}

} // namespace swapfold
