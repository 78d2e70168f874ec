//===- OtherFolders.cpp - sources that a folder beside compiles -----------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/build/OtherFolders.h"
#include "tools/swapfold/support/Files.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <set>

using namespace llvm;
namespace path = llvm::sys::path;

namespace swapfold {

/// What follows a "../" at the start of a word of \p Makefile, as far as it is
/// written out: "display/" of "../display/$(NAME)".
static std::set<std::string> namesBeside(StringRef Makefile) {
  std::set<std::string> Out;
  for (size_t At = 0; (At = Makefile.find("../", At)) != StringRef::npos;
       At += 3) {
    if (At && !isSpace(Makefile[At - 1]) && Makefile[At - 1] != '=')
      continue;
    StringRef Name = Makefile.drop_front(At + 3).take_while(
        [](char C) { return isAlnum(C) || StringRef("_-./").contains(C); });
    if (Name.starts_with(".."))
      continue;
    Name.consume_back(".o");
    Out.insert(Name.str());
  }
  return Out;
}

const std::vector<OtherFolders::Listing> &
OtherFolders::listingsIn(StringRef Folder) {
  auto [It, IsNew] = Known.try_emplace(Folder.str());
  if (!IsNew)
    return It->second;
  std::error_code Ignored;
  for (sys::fs::directory_iterator I(Tree + "/" + Folder, Ignored), End;
       I != End && !Ignored; I.increment(Ignored)) {
    if (I->type() != sys::fs::file_type::directory_file)
      continue;
    for (StringRef Name : {"Makefile", "Kbuild"}) {
      Expected<std::string> Text = readFile(I->path() + "/" + Name.str());
      if (!Text) {
        consumeError(Text.takeError());
        continue;
      }
      for (const std::string &Beside : namesBeside(*Text))
        It->second.push_back({(Folder + "/" + path::filename(I->path())).str(),
                              (Folder + "/" + Beside).str()});
    }
  }
  return It->second;
}

std::vector<std::string> OtherFolders::namesOf(StringRef Source) {
  std::set<std::string> Out;
  for (StringRef Folder = path::parent_path(Source); !Folder.empty();
       Folder = path::parent_path(Folder))
    for (const Listing &L : listingsIn(Folder))
      if (Source.starts_with(L.Reaches) && !Source.starts_with(L.Folder + "/"))
        Out.insert(L.Folder + "/.." + Source.drop_front(Folder.size()).str());
  return {Out.begin(), Out.end()};
}

} // namespace swapfold
