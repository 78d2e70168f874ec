//===- TreeDifferences.cpp - what differs between two trees ---------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/patch/TreeDifferences.h"
#include "rewrites/scan/Scan.h"
#include "rewrites/tree/FileList.h"
#include "tools/swapfold/build/CompileCommands.h"
#include "tools/swapfold/support/Files.h"
#include "tools/swapfold/support/Process.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <map>
#include <set>

using namespace llvm;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace swapfold {

bool isCFile(StringRef Path) {
  return isSourceFile(Path) || isHeaderFile(Path);
}

/// True for what a build leaves in a tree.
static bool isProduct(StringRef Path) {
  return Path.ends_with(".mod.c") ||
         is_contained({".o", ".a", ".ko", ".mod", ".order", ".symvers"},
                      path::extension(Path));
}

namespace {

/// Goes through two trees side by side.
class TreeComparison {
public:
  TreeComparison(StringRef Before, StringRef After)
      : Roots{Before.str(), After.str()} {}

  Expected<std::vector<FileDifference>> run() {
    if (Error E = directory(""))
      return E;
    llvm::sort(Out, [](const FileDifference &A, const FileDifference &B) {
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
      return cannot("read " + Directory, EC);
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
    FileDifference Change{Relative.substr(1), std::nullopt, std::nullopt};
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
  std::vector<FileDifference> Out;
};

} // namespace

Expected<std::vector<FileDifference>> compareTrees(StringRef Before,
                                                   StringRef After) {
  return TreeComparison(Before, After).run();
}

} // namespace swapfold
