//===- ReviewFiles.cpp - what a patch concerns ----------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/compare/ChangedNames.h"
#include "rewrites/tree/FileList.h"
#include "tools/swapfold/build/CompileCommands.h"
#include "tools/swapfold/parse/Parsing.h"
#include "tools/swapfold/review/Review.h"
#include "tools/swapfold/support/Files.h"
#include "tools/swapfold/support/Process.h"
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

/// True if \p Source includes one of \p Headers, by what its path ends with.
static bool includes(const std::string &Source, ArrayRef<std::string> Headers) {
  Expected<std::string> Text = readFile(Source);
  if (!Text) {
    consumeError(Text.takeError());
    return false;
  }
  return any_of(Headers, [&](StringRef Header) {
    StringRef Name = path::filename(Header);
    StringRef Folder = path::filename(path::parent_path(Header));
    return StringRef(*Text).contains((Folder + "/" + Name + ">").str()) ||
           (path::parent_path(Source) == path::parent_path(Header) &&
            StringRef(*Text).contains(("\"" + Name + "\"").str()));
  });
}

/// Those of \p Sources, in \p Tree, that include \p Header, at most \p Enough:
/// those first that have more of its path in common. What another
/// architecture's folder has, or that of tools, counts if nobody else does.
static std::vector<std::string> includersOf(StringRef Tree,
                                            const std::string &Header,
                                            std::vector<std::string> Sources,
                                            size_t Enough) {
  auto Common = [&](const std::string &Source) -> size_t {
    return std::mismatch(Source.begin(), Source.end(), Header.begin(),
                         Header.end())
               .first -
           Source.begin();
  };
  auto IsFar = [&](const std::string &Source) {
    StringRef Folder = StringRef(Source).drop_front(Tree.size() + 1);
    const size_t End = Folder.find('/', Folder.starts_with("arch/") ? 5 : 0);
    Folder = Folder.take_front(End);
    return (Folder.starts_with("arch/") || Folder == "tools" ||
            Folder == "samples") &&
           Common(Source) <= Tree.size() + Folder.size();
  };
  llvm::sort(Sources, [&](const std::string &A, const std::string &B) {
    auto Key = [&](const std::string &Source) {
      return std::make_tuple(IsFar(Source), ~Common(Source), StringRef(Source));
    };
    return Key(A) < Key(B);
  });
  std::vector<std::string> Out;
  for (const std::string &Source : Sources)
    if (Out.size() < Enough && (Out.empty() || !IsFar(Source)) &&
        includes(Source, Header))
      Out.push_back(Source);
  return Out;
}

/// The best of \p Users, \p Limit at most: those that use names which few use,
/// as words that many use say little; if there are none, or too many, those
/// that include what the patch touches, and the nearest to it.
static std::set<std::string> bestUsers(StringRef Tree,
                                       const decltype(Concerned::Users) &Users,
                                       const std::set<std::string> &Touched,
                                       size_t Limit) {
  std::map<StringRef, size_t> Frequency;
  for (const auto &[_, Names] : Users)
    for (StringRef Name : Names)
      ++Frequency[Name];
  auto IsRare = [&](StringRef Name) { return Frequency[Name] <= Limit; };
  bool AnyRare = any_of(Users, [&](const auto &User) {
    return !Touched.count((Tree + "/" + User.first).str()) &&
           any_of(User.second, IsRare);
  });
  std::vector<std::string> Headers;
  copy_if(Touched, std::back_inserter(Headers),
          [](StringRef File) { return !isSourceFile(File); });
  std::vector<std::tuple<bool, bool, std::string>> Ranked;
  for (const auto &[User, Names] : Users) {
    std::string Path = (Tree + "/" + User).str();
    if (Touched.count(Path) || (AnyRare && none_of(Names, IsRare)))
      continue;
    bool IsNear = any_of(Touched, [&](StringRef File) {
      return path::parent_path(File) == path::parent_path(Path);
    });
    bool Includes = AnyRare && includes(Path, Headers);
    Ranked.emplace_back(!Includes, !IsNear, std::move(Path));
  }
  llvm::sort(Ranked);
  // A header beside its sources has no other users.
  bool IsPrivate = !Ranked.empty() && !std::get<0>(Ranked.front()) &&
                   none_of(Touched, [](StringRef File) {
                     return File.contains("/include/");
                   });
  std::set<std::string> Best;
  for (const auto &[Indirect, _, Path] : ArrayRef(Ranked).take_front(Limit))
    if (!IsPrivate || !Indirect)
      Best.insert(Path);
  return Best;
}

Expected<ReviewedFiles> findReviewed(const ReviewedPatch &Patch,
                                     const ReviewOptions &Options,
                                     const Scan &Before, const Scan &After,
                                     std::vector<std::string> &Warnings) {
  ReviewedFiles Out;
  std::vector<FileRewrite> Changes;
  for (const FileDifference &Change : Patch.Changes) {
    if (!isCFile(Change.Path))
      continue;
    Changes.push_back(
        {Change.Path, Change.Old.value_or(""), Change.New.value_or("")});
    if (Change.New && Change.Old != Change.New)
      Out.Touched.insert(Patch.Tree + "/" + Change.Path);
  }
  if (all_of(Changes, [](const FileRewrite &Change) {
        return isSourceFile(Change.Path);
      }))
    return Out;
  Expected<Concerned> Found = findConcerned(Patch.Tree, Changes, Options.Jobs,
                                            interrupted, Mentioned::OnOneSide);
  if (!Found)
    return Found.takeError();
  Out.Users = bestUsers(Patch.Tree, Found->Users, Out.Touched, MaxUsers);
  size_t All = count_if(Found->Users, [&](const auto &User) {
    return !Out.Touched.count(Patch.Tree + "/" + User.first);
  });
  if (All > Out.Users.size())
    Warnings.push_back(std::to_string(All) +
                       " more files use what the patch changes in headers; "
                       "looked at of these: " +
                       std::to_string(Out.Users.size()));
  for (const std::string &Kind : kindsOf(After.Family))
    if (!kindsOf(Before.Family).count(Kind))
      Out.NewKinds.insert(Kind);
  if (!Out.NewKinds.empty())
    for (const ScannedFile &File : After.Files)
      if (isWorthParsing(File) && !Out.Touched.count(File.Path))
        Out.AskForKinds.insert(File.Path);
  // A header needs somebody to include it, and not all who do are compiled.
  constexpr size_t Few = 3;
  std::vector<std::string> Sources;
  for (const std::string &Header : Out.Touched) {
    if (isSourceFile(Header))
      continue;
    std::set<std::string> Known = Out.sources();
    std::vector<std::string> First(Known.begin(), Known.end());
    if (!includersOf(Patch.Tree, Header, First, 1).empty())
      continue;
    if (Sources.empty()) {
      Expected<FileList> Listed = listFiles(Patch.Tree);
      if (!Listed)
        return Listed.takeError();
      Sources = std::move(Listed->Sources);
    }
    for (std::string &Source : includersOf(Patch.Tree, Header, Sources, Few))
      Out.Users.insert(std::move(Source));
  }
  return Out;
}

} // namespace swapfold
