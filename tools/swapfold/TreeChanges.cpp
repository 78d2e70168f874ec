//===- TreeChanges.cpp - what differs between two trees -------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/TreeChanges.h"
#include "rewrites/Scan.h"
#include "tools/swapfold/CompileCommands.h"
#include "tools/swapfold/Process.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <map>
#include <set>

using namespace llvm;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace swapfold {

bool isCFile(StringRef Path) {
  return isSourceFile(Path) || StringSwitch<bool>(path::extension(Path))
                                   .Cases(".h", ".hh", ".hpp", ".hxx", true)
                                   .Default(false);
}

/// True for what a build leaves in a tree.
static bool isProduct(StringRef Path) {
  return Path.ends_with(".mod.c") ||
         StringSwitch<bool>(path::extension(Path))
             .Cases(".o", ".a", ".ko", ".mod", ".order", ".symvers", true)
             .Default(false);
}

namespace {

/// Goes through two trees side by side.
class Comparison {
public:
  Comparison(StringRef Before, StringRef After)
      : Roots{Before.str(), After.str()} {}

  Expected<std::vector<TreeChange>> run() {
    if (Error E = directory(""))
      return E;
    llvm::sort(Out, [](const TreeChange &A, const TreeChange &B) {
      return A.Path < B.Path;
    });
    return std::move(Out);
  }

private:
  using Listing = std::map<std::string, fs::file_type>;

  Expected<Listing> list(const std::string &Directory) {
    Listing Names;
    std::error_code EC;
    for (fs::directory_iterator I(Directory, EC, /*follow_symlinks=*/false), E;
         !EC && I != E; I.increment(EC))
      if (StringRef Name = path::filename(I->path());
          !Name.starts_with(".") && Name != "generated")
        Names[Name.str()] = I->type();
    if (EC && EC != std::errc::no_such_file_or_directory)
      return createStringError(EC, "cannot read " + Directory + ": " +
                                       EC.message());
    return Names;
  }

  Error directory(const std::string &Relative) {
    if (interrupted())
      return interruptedError();
    Listing Both[2];
    for (int Side : {0, 1}) {
      Expected<Listing> Names = list(Roots[Side] + Relative);
      if (!Names)
        return Names.takeError();
      Both[Side] = std::move(*Names);
    }
    std::set<std::string> All;
    for (const Listing &Names : Both)
      for (const auto &[Name, _] : Names)
        All.insert(Name);
    for (const std::string &Name : All) {
      auto TypeOf = [&](int Side) {
        auto It = Both[Side].find(Name);
        return It == Both[Side].end() ? fs::file_type::file_not_found
                                      : It->second;
      };
      auto Has = [&](fs::file_type Type) {
        return TypeOf(0) == Type || TypeOf(1) == Type;
      };
      std::string Path = Relative + "/" + Name;
      if (Has(fs::file_type::directory_file))
        if (Error E = directory(Path))
          return E;
      if (Has(fs::file_type::regular_file))
        if (Error E = file(Path))
          return E;
    }
    return Error::success();
  }

  Error file(const std::string &Relative) {
    if (isProduct(Relative))
      return Error::success();
    fs::file_status Status[2];
    bool Exists[2];
    for (int Side : {0, 1})
      Exists[Side] = !fs::status(Roots[Side] + Relative, Status[Side]) &&
                     fs::is_regular_file(Status[Side]);
    if (Exists[0] && Exists[1] &&
        (fs::equivalent(Status[0], Status[1]) ||
         (Status[0].getSize() == Status[1].getSize() &&
          Status[0].getLastModificationTime() ==
              Status[1].getLastModificationTime())))
      return Error::success();
    // Whatever else only one of the two has was built there.
    if (!(Exists[0] && Exists[1]) && !isCFile(Relative))
      return Error::success();
    TreeChange Change{Relative.substr(1), std::nullopt, std::nullopt};
    for (int Side : {0, 1}) {
      if (!Exists[Side])
        continue;
      Expected<std::string> Text = readFile(Roots[Side] + Relative);
      if (!Text)
        return Text.takeError();
      (Side ? Change.New : Change.Old) = std::move(*Text);
    }
    if (Change.Old != Change.New)
      Out.push_back(std::move(Change));
    return Error::success();
  }

  std::string Roots[2];
  std::vector<TreeChange> Out;
};

} // namespace

Expected<std::vector<TreeChange>> compareTrees(StringRef Before,
                                               StringRef After) {
  return Comparison(Before, After).run();
}

/// The files that \p Patch names, relative to the tree: more rather than less.
static void addPathsOf(StringRef Patch, std::set<std::string> &Paths) {
  for (StringRef Rest = Patch, Line; !Rest.empty();) {
    std::tie(Line, Rest) = Rest.split('\n');
    Line = Line.rtrim('\r');
    if (Line.consume_front("rename from ") ||
        Line.consume_front("rename to ") || Line.consume_front("copy from ") ||
        Line.consume_front("copy to "))
      Paths.insert(Line.str());
    else if (Line.consume_front("--- ") || Line.consume_front("+++ "))
      if (StringRef Path = Line.split('\t').first.split('/').second;
          !Path.empty() && !Path.contains("../"))
        Paths.insert(Path.rtrim().str());
  }
}

/// \p Name: what the user calls \p Patch.
static Error gitApply(StringRef Patch, StringRef Name, StringRef Directory) {
  // Nobody's settings, of the user or of a repository around, count.
  Expected<ProcessResult> Git = runProcess(
      {"git", "apply", "-p1", "--whitespace=nowarn", Patch.str()}, Directory,
      {"GIT_DIR", "GIT_WORK_TREE", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT",
       "GIT_TRACE", "LC_ALL=C", "GIT_CONFIG_GLOBAL=/dev/null",
       "GIT_CONFIG_NOSYSTEM=1",
       "GIT_CEILING_DIRECTORIES=" + path::parent_path(Directory).str()});
  if (!Git)
    return Git.takeError();
  if (Git->Status == 0)
    return Error::success();
  StringRef Why = StringRef(Git->Err).split('\n').first;
  Why.consume_front("error: ");
  return createStringError(Name + " does not apply: " + Why);
}

namespace {

using Texts = std::map<std::string, std::optional<std::string>>;

/// Copies of the files that patches touch.
class Scratch {
public:
  ~Scratch() {
    if (!Path.empty())
      fs::remove_directories(Path);
  }

  /// \p Patches are those that will be applied.
  Error create(StringRef Tree, ArrayRef<std::string> Patches);
  Error apply(ArrayRef<std::string> Patches);
  /// The files as they are now; those that do not exist have no text.
  Expected<Texts> read() const;

private:
  std::string Path;
  std::set<std::string> Names;
};

} // namespace

Error Scratch::create(StringRef Tree, ArrayRef<std::string> Patches) {
  SmallString<128> Made;
  if (std::error_code EC = fs::createUniqueDirectory("swapfold-patch", Made))
    return createStringError(EC, "cannot make a temporary directory: " +
                                     EC.message());
  Path = std::string(Made);
  for (const std::string &Patch : Patches) {
    Expected<std::string> Text = readFile(Patch);
    if (!Text)
      return Text.takeError();
    std::set<std::string> Touched;
    addPathsOf(*Text, Touched);
    if (Touched.empty())
      return createStringError(Patch + " changes no file");
    Names.merge(Touched);
  }
  for (const std::string &Name : Names) {
    std::string From = (Tree + "/" + Name).str(), To = Path + "/" + Name;
    if (!fs::is_regular_file(From))
      continue;
    std::error_code EC = fs::create_directories(path::parent_path(To));
    if (!EC)
      EC = fs::copy_file(From, To);
    if (EC)
      return createStringError(EC, "cannot copy " + From + ": " + EC.message());
  }
  return Error::success();
}

Error Scratch::apply(ArrayRef<std::string> Patches) {
  for (const std::string &Patch : Patches) {
    SmallString<256> Full(Patch);
    fs::make_absolute(Full);
    if (Error E = gitApply(Full, Patch, Path))
      return E;
  }
  return Error::success();
}

Expected<Texts> Scratch::read() const {
  Texts Out;
  for (const std::string &Name : Names) {
    std::string Full = Path + "/" + Name;
    if (!fs::is_regular_file(Full)) {
      Out[Name] = std::nullopt;
      continue;
    }
    Expected<std::string> Text = readFile(Full);
    if (!Text)
      return Text.takeError();
    Out[Name] = std::move(*Text);
  }
  return Out;
}

Expected<std::vector<TreeChange>> applyPatches(StringRef Before,
                                               ArrayRef<std::string> Base,
                                               ArrayRef<std::string> Patches) {
  std::vector<std::string> All = Base.vec();
  All.insert(All.end(), Patches.begin(), Patches.end());
  Scratch Copy;
  if (Error E = Copy.create(Before, All))
    return E;
  Texts InTree, Old, New;
  for (auto [Apply, Into] : {std::pair{ArrayRef<std::string>(), &InTree},
                             {Base, &Old},
                             {Patches, &New}}) {
    if (Error E = Copy.apply(Apply))
      return E;
    Expected<Texts> Now = Copy.read();
    if (!Now)
      return Now.takeError();
    *Into = std::move(*Now);
  }
  std::vector<TreeChange> Out;
  for (const auto &[Name, Text] : InTree)
    if (Old[Name] != New[Name] || Old[Name] != Text)
      Out.push_back({Name, Old[Name], New[Name]});
  return Out;
}

} // namespace swapfold
