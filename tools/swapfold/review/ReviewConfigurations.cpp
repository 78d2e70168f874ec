//===- ReviewConfigurations.cpp - how a patch's files are parsed ----------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/kconfig/BuildConditions.h"
#include "rewrites/scan/Scan.h"
#include "rewrites/tree/TextOverlay.h"
#include "tools/swapfold/build/CompileCommands.h"
#include "tools/swapfold/build/DerivedConfiguration.h"
#include "tools/swapfold/parse/Parsing.h"
#include "tools/swapfold/review/Review.h"
#include "tools/swapfold/support/Files.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Regex.h"
#include <algorithm>

using namespace llvm;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace swapfold {

/// The options that \p How has on: by its flags, and by the header that Kbuild
/// makes.
static std::set<std::string> optionsOn(const Configuration &How) {
  std::set<std::string> Out;
  if (How.Commands.empty())
    return Out;
  const clang::tooling::CompileCommand &Command = How.Commands.begin()->second;
  for (StringRef Word : Command.CommandLine)
    if (Word.consume_front("-DCONFIG_"))
      Out.insert(Word.split('=').first.str());
  Expected<std::string> Text =
      readFile(Command.Directory + "/include/generated/autoconf.h");
  if (!Text) {
    consumeError(Text.takeError());
    return Out;
  }
  for (StringRef Rest = *Text, Line; !Rest.empty();) {
    std::tie(Line, Rest) = Rest.split('\n');
    if (!Line.consume_front("#define CONFIG_"))
      continue;
    StringRef Name = Line.split(' ').first;
    Name.consume_back("_MODULE");
    Out.insert(Name.str());
  }
  return Out;
}

/// Settings of options, and the files of a patch that name them or that they
/// hide lines of.
using SettingsOfFiles = std::map<OptionSettings, std::set<std::string>>;

/// The settings of options under which a file may look other than under
/// \p How: options that the patch names and those around added lines, on and
/// off.
static SettingsOfFiles settingsToTry(const ReviewedPatch &Patch,
                                     const std::set<std::string> &On,
                                     std::vector<std::string> &Warnings) {
  constexpr size_t Many = 16;
  SettingsOfFiles Out;
  for (const FileDifference &Change : Patch.Changes) {
    const DiffFile *Diff = Patch.find(Change.Path);
    // A configuration, which names hundreds, sets them and uses none.
    if (!Diff || !isCFile(Change.Path))
      continue;
    auto Add = [&](const OptionSettings &Set) {
      // What holds anyway shows nothing new.
      bool Holds = all_of(Set, [&](const auto &Option) {
        return On.count(Option.first) == Option.second;
      });
      if (!Holds)
        Out[Set].insert(Patch.Tree + "/" + Change.Path);
    };
    for (const std::string &Name : optionsNamed(*Diff))
      for (bool IsOn : {false, true})
        Add({{Name, IsOn}});
    if (!Change.New)
      continue;
    Conditionals Around(*Change.New);
    unsigned Line = 1, Offset = 0;
    for (StringRef Rest = *Change.New, Text; !Rest.empty(); ++Line) {
      std::tie(Text, Rest) = Rest.split('\n');
      if (!Text.trim().empty() && Diff->adds(Line))
        if (std::optional<OptionSettings> Set = Around.settingsFor(Offset)) {
          // And without what it needs: somebody may need it then.
          for (const auto &[Name, IsOn] : *Set)
            Add({{Name, !IsOn}});
          Add(*Set);
        }
      Offset += Text.size() + 1;
    }
  }
  if (Out.size() > Many) {
    Warnings.push_back(std::to_string(Out.size()) +
                       " settings of options may matter; " +
                       std::to_string(Many) + " of them were tried");
    Out.erase(std::next(Out.begin(), Many), Out.end());
  }
  return Out;
}

/// What the makefiles, as the patch leaves them, need to compile each of
/// \p Files.
static std::map<std::string, Ways>
waysToBuildAll(const std::set<std::string> &Files, const ReviewedPatch &Patch) {
  TextOverlay Changed;
  for (const FileDifference &Change : Patch.Changes)
    Changed.set(Patch.Tree + "/" + Change.Path, Change.New);
  auto After = Changed.over(vfs::getRealFileSystem());
  std::map<std::string, Ways> Out;
  for (const std::string &File : Files)
    Out[File] = waysToBuild(Patch.Tree, File, *After);
  return Out;
}

/// True if \p Line of a makefile is blank, a comment, or lists what is
/// compiled.
static bool listsFiles(StringRef Line) {
  static const Regex Head(
      "^[A-Za-z0-9_-]+-(y|m|objs|\\$\\(CONFIG_[A-Z0-9_]+\\))[ \t]*[:+]?=");
  SmallVector<StringRef, 2> Match;
  if (Head.match(Line, &Match))
    Line = Line.drop_front(Match[0].size());
  Line = Line.split('#').first;
  SmallVector<StringRef> Words;
  SplitString(Line, Words);
  return all_of(Words, [](StringRef Word) {
    return Word.ends_with(".o") || Word.ends_with("/") || Word == "\\";
  });
}

static std::set<StringRef> linesOf(const std::optional<std::string> &Text) {
  SmallVector<StringRef> Lines;
  if (Text)
    StringRef(*Text).split(Lines, '\n');
  return {Lines.begin(), Lines.end()};
}

/// Kbuild is asked in the tree, where makefiles and scripts are as before.
static void warnOfCommands(const ReviewedPatch &Patch,
                           std::vector<std::string> &Warnings) {
  for (const FileDifference &Change : Patch.Changes) {
    const StringRef Name = path::filename(Change.Path);
    bool Counts = StringRef(Change.Path).starts_with("scripts/");
    if (Name.starts_with("Makefile") || Name.starts_with("Kbuild")) {
      const std::set<StringRef> Old = linesOf(Change.Old);
      const std::set<StringRef> New = linesOf(Change.New);
      std::vector<StringRef> Differ;
      std::set_symmetric_difference(Old.begin(), Old.end(), New.begin(),
                                    New.end(), std::back_inserter(Differ));
      Counts |= !all_of(Differ, listsFiles);
    }
    if (Counts)
      Warnings.push_back(Change.Path +
                         ": not run as the patch leaves it: flags are those of "
                         "the tree's own makefiles and scripts");
  }
}

/// False if each of \p Needs has an option that is off, as \p IsOff says.
static bool isCompiled(const Ways &Needs,
                       function_ref<bool(const std::string &Option)> IsOff) {
  return any_of(Needs, [&](const OptionSettings &Way) {
    return none_of(Way, [&](const auto &Option) {
      return Option.second && IsOff(Option.first);
    });
  });
}

/// A file that no configuration knows is compiled like its neighbours.
static void addNewFiles(const std::set<std::string> &Files,
                        Configuration &How) {
  for (const std::string &File : Files) {
    if (fs::exists(File) || How.Commands.count(File))
      continue;
    auto Sibling = find_if(How.Commands, [&](const auto &Known) {
      return path::parent_path(Known.first) == path::parent_path(File);
    });
    if (Sibling == How.Commands.end())
      continue;
    clang::tooling::CompileCommand Command = Sibling->second;
    Command.Filename = File;
    Command.CommandLine.back() = File;
    How.Commands[File] = std::move(Command);
  }
}

Expected<std::list<Configuration>>
configurationsToTry(const ReviewedPatch &Patch, const ReviewOptions &Options,
                    const ReviewedFiles &Files,
                    std::vector<std::string> &Warnings) {
  warnOfCommands(Patch, Warnings);
  const std::set<std::string> Ours = Files.sources();
  ConfigurationRequest Request(Options, Patch.Tree);
  std::set<std::string> Wanted;
  for (const std::string &File : Ours) {
    if (fs::exists(File)) {
      Wanted.insert(File);
      continue;
    }
    // Its siblings know.
    std::error_code EC;
    std::set<std::string> Siblings;
    for (fs::directory_iterator I(path::parent_path(File), EC), E;
         !EC && I != E; I.increment(EC))
      if (isSourceFile(I->path()))
        Siblings.insert(I->path());
    unsigned Few = 8;
    for (const std::string &Sibling : Siblings)
      if (Few && Few--)
        Wanted.insert(Sibling);
  }
  Request.Files.assign(Wanted.begin(), Wanted.end());
  Expected<std::list<Configuration>> Found = swapfold::configure(Request);
  if (!Found)
    return Found.takeError();
  for (Configuration &How : *Found) {
    addNewFiles(Ours, How);
    // What only stood in for a new file.
    keepCommands(How.Commands, [&](const std::string &Path) {
      return Ours.count(Path) != 0;
    });
  }
  std::list<Configuration> All;
  std::set<std::string> Concerned = Ours;
  for (const std::string &File : Files.AskForKinds)
    if (!Files.Touched.count(File) && !Files.Users.count(File))
      Concerned.erase(File);
  std::map<std::string, Ways> Needs = waysToBuildAll(Ours, Patch);
  for (const Configuration &How : *Found) {
    const std::set<std::string> On = optionsOn(How);
    Configuration &Base = All.emplace_back(How);
    // Kbuild has said what it compiles, but not of files that are new.
    for (const std::string &File : Ours)
      if (!fs::exists(File) &&
          !isCompiled(Needs[File], [&](const std::string &Option) {
            return !On.count(Option);
          }))
        Base.Commands.erase(File);
    for (const auto &Try : settingsToTry(Patch, On, Warnings)) {
      const OptionSettings &Set = Try.first;
      const std::set<std::string> &Of = Try.second;
      // What a source looks like concerns no other.
      bool OfHeader = !all_of(Of, isSourceFile);
      std::set<std::string> Compiled;
      for (const std::string &File : OfHeader ? Concerned : Of)
        if (isCompiled(Needs[File], [&](const std::string &Option) {
              auto It = Set.find(Option);
              return It != Set.end() ? !It->second
                                     : !fs::exists(File) && !On.count(Option);
            }))
          Compiled.insert(File);
      Configuration With = withOptions(How, Set, Compiled);
      if (!With.Commands.empty())
        All.push_back(std::move(With));
    }
  }
  return All;
}

} // namespace swapfold
