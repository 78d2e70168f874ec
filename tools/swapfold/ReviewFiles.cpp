//===- ReviewFiles.cpp - what a patch concerns ----------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/ChangedNames.h"
#include "rewrites/FileList.h"
#include "tools/swapfold/CompileCommands.h"
#include "tools/swapfold/Parsing.h"
#include "tools/swapfold/Process.h"
#include "tools/swapfold/Review.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"

using namespace llvm;
namespace path = llvm::sys::path;

namespace swapfold {

/// A change of mm.h may concern thousands of files.
static constexpr size_t MaxUsers = 24;

static std::set<std::string> kindsOf(const EntryFamily &Family) {
  std::set<std::string> Out;
  for (const Kind &K : Family.kinds())
    Out.insert(K.Name);
  return Out;
}

/// Leaves the \p Limit best of \p Users: those nearest to what the patch
/// touches.
static void keepNearest(std::set<std::string> &Users,
                        const std::set<std::string> &Touched, size_t Limit) {
  std::set<StringRef> Near;
  for (StringRef File : Touched)
    Near.insert(path::parent_path(File));
  std::set<std::string> Kept;
  for (bool Nearby : {true, false})
    for (const std::string &User : Users)
      if (Near.count(path::parent_path(User)) == Nearby && Kept.size() < Limit)
        Kept.insert(User);
  Users = std::move(Kept);
}

/// A source of \p Sources that includes \p Header by what its path ends with:
/// the one with the most of the path in common.
static std::string includerOf(StringRef Header, ArrayRef<std::string> Sources) {
  StringRef Name = path::filename(Header);
  StringRef Folder = path::filename(path::parent_path(Header));
  std::string Best;
  size_t BestCommon = 0;
  for (const std::string &Source : Sources) {
    size_t Common = std::mismatch(Source.begin(), Source.end(), Header.begin(),
                                  Header.end())
                        .first -
                    Source.begin();
    if (!Best.empty() && Common <= BestCommon)
      continue;
    Expected<std::string> Text = readFile(Source);
    if (!Text) {
      consumeError(Text.takeError());
      continue;
    }
    bool Includes =
        StringRef(*Text).contains((Folder + "/" + Name + ">").str()) ||
        (path::parent_path(Source) == path::parent_path(Header) &&
         StringRef(*Text).contains(("\"" + Name + "\"").str()));
    if (!Includes)
      continue;
    Best = Source;
    BestCommon = Common;
  }
  return Best;
}

Expected<ReviewedFiles> findReviewed(const ReviewedPatch &Patch,
                                     const ReviewOptions &Options,
                                     const Scan &Before, const Scan &After,
                                     std::vector<std::string> &Warnings) {
  ReviewedFiles Out;
  std::vector<FileChange> Changes;
  for (const TreeChange &Change : Patch.Changes) {
    if (!isCFile(Change.Path))
      continue;
    Changes.push_back(
        {Change.Path, Change.Old.value_or(""), Change.New.value_or("")});
    if (Change.New && Change.Old != Change.New)
      Out.Touched.insert(Patch.Tree + "/" + Change.Path);
  }
  if (Changes.empty())
    return Out;
  Expected<Concerned> Found =
      findConcerned(Patch.Tree, Changes, Options.Jobs, interrupted);
  if (!Found)
    return Found.takeError();
  for (const std::string &User : Found->Users)
    if (!Out.Touched.count(Patch.Tree + "/" + User))
      Out.Users.insert(Patch.Tree + "/" + User);
  if (size_t All = Out.Users.size(); All > MaxUsers) {
    keepNearest(Out.Users, Out.Touched, MaxUsers);
    Warnings.push_back(std::to_string(All) +
                       " more files use what the patch changes in headers; " +
                       std::to_string(MaxUsers) + " of them were looked at");
  }
  for (const std::string &Kind : kindsOf(After.Family))
    if (!kindsOf(Before.Family).count(Kind))
      Out.NewKinds.insert(Kind);
  if (!Out.NewKinds.empty())
    for (const ScannedFile &File : After.Files)
      if (isWorthParsing(File) && !Out.Touched.count(File.Path))
        Out.AskForKinds.insert(File.Path);
  // A header needs somebody to include it.
  std::vector<std::string> Sources;
  for (const std::string &Header : Out.Touched) {
    if (isSourceFile(Header))
      continue;
    std::set<std::string> Known = Out.sources();
    std::vector<std::string> First(Known.begin(), Known.end());
    if (!includerOf(Header, First).empty())
      continue;
    if (Sources.empty()) {
      Expected<FileList> Listed = listFiles(Patch.Tree);
      if (!Listed)
        return Listed.takeError();
      Sources = std::move(Listed->Sources);
      llvm::sort(Sources);
    }
    if (std::string Source = includerOf(Header, Sources); !Source.empty())
      Out.Users.insert(std::move(Source));
  }
  return Out;
}

} // namespace swapfold
