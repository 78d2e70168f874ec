//===- VerifyTexts.cpp - what the texts of a change alone tell ------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/compare/Brackets.h"
#include "rewrites/scan/Scan.h"
#include "tools/swapfold/build/CompileCommands.h"
#include "tools/swapfold/parse/TidyHost.h"
#include "tools/swapfold/support/Files.h"
#include "tools/swapfold/support/Process.h"
#include "tools/swapfold/verify/Verify.h"

using namespace llvm;

namespace swapfold {

bool isChanged(const FileRewrite &Change) { return Change.Old != Change.New; }

/// The family of the tree before, and of the tree after.
static Expected<FamilyPair>
readFamilies(StringRef Tree, ArrayRef<FileRewrite> Changes, unsigned Jobs) {
  Expected<Families> Known = familiesOf(Tree, "");
  if (!Known)
    return Known.takeError();
  ScanRequest Wanted;
  Wanted.Tree = Tree.str();
  Wanted.Known = std::move(*Known);
  takeBeside(Wanted.Known);
  Wanted.Jobs = Jobs;
  Wanted.Interrupted = interrupted;
  Expected<Scan> Scanned = scanTree(Wanted);
  if (!Scanned)
    return Scanned.takeError();
  std::map<std::string, std::string> Old, New; // texts of headers
  for (const ScannedFile &File : Scanned->Files) {
    if (!File.DefinesFamily)
      continue;
    Expected<std::string> Text = readFile(File.Path);
    if (!Text)
      return Text.takeError();
    StringRef Path = File.Path;
    Path.consume_front((Tree + "/").str());
    Old[Path.str()] = New[Path.str()] = std::move(*Text);
  }
  for (const FileRewrite &Change : Changes)
    for (auto [Text, Headers] :
         {std::pair{&Change.Old, &Old}, {&Change.New, &New}})
      if (Headers->count(Change.Path) ||
          EntryFamily::definesFamily(*Text, Wanted.Known))
        (*Headers)[Change.Path] = *Text;
  auto Read = [&](const std::map<std::string, std::string> &Texts,
                  std::string FileRewrite::*Side) {
    std::vector<EntryFamily::Source> Headers;
    for (const auto &[Path, Text] : Texts)
      if (!isSourceFile(Path))
        Headers.push_back({Path, Text});
    return EntryFamily::discover(Headers, Wanted.Known, [&](StringRef Below) {
      for (const FileRewrite &Change : Changes)
        if (Change.Path == Below)
          return std::optional(Change.*Side);
      return Wanted.text(Wanted.Tree + "/" + Below.str());
    });
  };
  return FamilyPair{Read(Old, &FileRewrite::Old), Read(New, &FileRewrite::New)};
}

Expected<std::set<std::string>> compareTexts(const VerifyRequest &Request,
                                             ArrayRef<FileRewrite> Changes,
                                             Verification &Out) {
  for (const FileRewrite &Change : Changes)
    if (auto Odd = oddBracket(Change.New); Odd && !oddBracket(Change.Old))
      Out.Brackets.push_back({Change.Path + ":" + std::to_string(Odd->Line),
                              "'" + Odd->Bracket + "' has no partner"});
  Expected<FamilyPair> Families =
      readFamilies(Request.Tree, Changes, Request.Jobs);
  if (!Families)
    return Families.takeError();
  Out.Losses = findLostEffects(*Families, Changes);
  Out.Comments = lostComments(Changes);

  Expected<Concerned> Found =
      findConcerned(Request.Tree, Changes, Request.Jobs, interrupted);
  if (!Found)
    return Found.takeError();
  Out.DeadUses = std::move(Found->DeadUses);
  std::set<std::string> Users;
  for (const auto &[User, _] : Found->Users)
    Users.insert(User);
  return Users;
}

} // namespace swapfold
