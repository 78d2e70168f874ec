//===- MissingStub.cpp - where a helper lacks its stub --------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/MissingStub.h"
#include "rewrites/kconfig/BuildConditions.h"
#include "clang/Basic/FileManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"
#include <algorithm>

using namespace clang;
using namespace llvm;

namespace swapfold {

std::string settingsText(const OptionSettings &Settings) {
  std::string Out;
  for (const auto &[Name, On] : Settings)
    Out += (Out.empty() ? "CONFIG_" : ", CONFIG_") + Name + (On ? "=y" : "=n");
  return Out;
}

/// Where a header declares \p Name at all: whatever names it outside of
/// functions and of the conditions of directives.
static std::vector<unsigned> declarations(ArrayRef<HeaderFunction> Functions,
                                          ArrayRef<Token> Tokens,
                                          StringRef Name) {
  std::vector<unsigned> Out;
  bool InCondition = false;
  for (size_t I = 0; I < Tokens.size(); ++I) {
    const Token &T = Tokens[I];
    if (T.StartsLine)
      InCondition = T.is("#") && I + 1 < Tokens.size() &&
                    (StringRef(Tokens[I + 1].Text).starts_with("if") ||
                     StringRef(Tokens[I + 1].Text).starts_with("el") ||
                     Tokens[I + 1].is("undef"));
    if (InCondition || !T.is(Name))
      continue;
    bool IsUse = any_of(Functions, [&](const HeaderFunction &F) {
      return F.Name != Name && F.Begin < T.Offset && T.Offset < F.End;
    });
    if (!IsUse)
      Out.push_back(T.Offset);
  }
  return Out;
}

const MissingStubs::HeaderTokens &MissingStubs::tokensOf(FileID Header) {
  auto [It, New] = Read.try_emplace(Header);
  if (New) {
    StringRef Text = Sources.getBufferData(Header);
    It->second = {headerFunctions("", Text), tokenize(Text)};
  }
  return It->second;
}

const Conditionals &MissingStubs::conditionsOf(FileID File) {
  auto It = ByFile.find(File);
  if (It == ByFile.end())
    It = ByFile.try_emplace(File, Sources.getBufferData(File)).first;
  return It->second;
}

/// What hides all of \p Header hides no helper in particular: who includes it
/// knows.
Ways MissingStubs::waysPastAll(FileID Header) {
  auto [It, New] = PastAll.try_emplace(Header);
  if (!New)
    return It->second;
  std::optional<Ways> All;
  for (const HeaderFunction &F : tokensOf(Header).Functions) {
    Ways Own = conditionsOf(Header).waysPast(F.Begin);
    if (!All)
      All = Own;
    erase_if(*All, [&](const auto &Way) { return !is_contained(Own, Way); });
  }
  return It->second = All.value_or(Ways());
}

const Ways &MissingStubs::waysWithout(StringRef Helper) {
  auto [It, New] = Without.try_emplace(Helper);
  if (!New)
    return It->second;
  Ways All = {{}};
  for (FileID Header : Headers) {
    const Ways PastHeader = waysPastAll(Header);
    const HeaderTokens &Text = tokensOf(Header);
    for (unsigned Offset : declarations(Text.Functions, Text.Tokens, Helper)) {
      Ways Past = conditionsOf(Header).waysPast(Offset);
      erase_if(Past,
               [&](const auto &Way) { return is_contained(PastHeader, Way); });
      All = bothWays(All, Past);
    }
  }
  // Declared nowhere that could be read; or hidden by less, too.
  const Ways Found = All;
  erase_if(All, [&](const OptionSettings &Way) {
    return Way.empty() || any_of(Found, [&](const OptionSettings &Less) {
             return Less.size() < Way.size() &&
                    std::includes(Way.begin(), Way.end(), Less.begin(),
                                  Less.end());
           });
  });
  return It->second = std::move(All);
}

/// Also past the directives around each #include on the way.
Ways MissingStubs::waysTo(FileID File, unsigned Offset) {
  Ways Out = {{}};
  while (File.isValid()) {
    Out = bothWays(Out, conditionsOf(File).waysTo(Offset));
    SourceLocation Include = Sources.getIncludeLoc(File);
    if (Include.isInvalid())
      break;
    std::tie(File, Offset) = Sources.getDecomposedLoc(Include);
  }
  return Out;
}

Ways MissingStubs::waysToCompile(SourceLocation Loc) {
  auto [File, Offset] = Sources.getDecomposedLoc(Sources.getExpansionLoc(Loc));
  Ways Out = waysTo(File, Offset);
  if (Loc.isMacroID()) {
    auto [Written, At] = Sources.getDecomposedLoc(Sources.getSpellingLoc(Loc));
    if (Written.isValid() && Sources.getFileEntryRefForID(Written))
      Out = bothWays(Out, waysTo(Written, At));
  }
  return Out;
}

/// The main file's path, if it is a file. An overlay may have its text from
/// elsewhere, so it is the name that was asked for.
static std::string mainPath(const SourceManager &Sources) {
  OptionalFileEntryRef Main =
      Sources.getFileEntryRefForID(Sources.getMainFileID());
  if (!Main)
    return "";
  SmallString<256> Path = Main->getNameAsRequested();
  Sources.getFileManager().makeAbsolutePath(Path);
  sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  return Path.str().str();
}

const Ways &MissingStubs::waysToBuildMain() {
  if (!BuildsMain) {
    vfs::FileSystem &Files = Sources.getFileManager().getVirtualFileSystem();
    std::string Path = mainPath(Sources);
    Tree = kernelTreeOf(Path, Files);
    BuildsMain = Tree.empty() ? Ways{{}} : waysToBuild(Tree, Path, Files);
  }
  return *BuildsMain;
}

bool MissingStubs::isForbidden(const OptionSettings &Settings) {
  if (Tree.empty())
    return false;
  vfs::FileSystem &Files = Sources.getFileManager().getVirtualFileSystem();
  const std::string Main = mainPath(Sources);
  const StringRef Below = StringRef(Main).drop_front(Tree.size() + 1);
  std::vector<std::string> Archs;
  if (StringRef Rest = Below; Rest.consume_front("arch/"))
    Archs.push_back(Rest.split('/').first.str());
  // All of a kernel's Kconfig files take longer than parsing many a source.
  std::vector<std::string> Names = {"mm/Kconfig", "init/Kconfig"};
  for (StringRef At = sys::path::parent_path(Below); !At.empty();
       At = sys::path::parent_path(At))
    Names.push_back((At + "/Kconfig").str());
  if (!Nearby)
    Nearby = Kconfig::read(Tree, Names, {}, Files);
  if (Nearby->forbids(Settings))
    return true;
  // Some of those are sourced by architectures only.
  Names.insert(Names.begin(), "Kconfig");
  if (!Everything)
    Everything = Kconfig::read(Tree, Names, Archs, Files);
  return Everything->forbids(Settings);
}

std::optional<BrokenBuild> MissingStubs::brokenBuild(StringRef Helper,
                                                     SourceLocation Use) {
  const Ways &Hidden = waysWithout(Helper);
  if (Hidden.empty())
    return std::nullopt;
  Ways Compiled = bothWays(waysToBuildMain(), waysToCompile(Use));
  for (const OptionSettings &Hides : Hidden)
    for (const OptionSettings &With : bothWays({Hides}, Compiled))
      if (!isForbidden(With))
        return BrokenBuild{Hides, With};
  return std::nullopt;
}

} // namespace swapfold
