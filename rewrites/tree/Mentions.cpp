//===- Mentions.cpp - every file of a tree that names something -----------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/tree/Mentions.h"
#include "rewrites/text/Lines.h"
#include "rewrites/text/NamePart.h"
#include "rewrites/tree/NameFilter.h"
#include "rewrites/tree/ReadFiles.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"
#include <cstring>
#include <mutex>

using namespace llvm;
namespace path = llvm::sys::path;

namespace swapfold {

bool isCode(StringRef Path) {
  return is_contained({".c", ".cc", ".cpp", ".cxx", ".h", ".hh", ".hpp", ".hxx",
                       ".S", ".s", ".lds", ".inc", ".inl", ".def", ".y", ".l",
                       ".c_shipped", ".h_shipped"},
                      path::extension(Path));
}

bool isDocument(StringRef Path) {
  return !isCode(Path) &&
         (Path.contains("/Documentation/") ||
          is_contained({".rst", ".txt", ".md"}, path::extension(Path)));
}

/// StringRef::find() is far slower over a whole tree.
static size_t findIn(StringRef Text, StringRef What, size_t From) {
  const void *At = ::memmem(Text.data() + From, Text.size() - From, What.data(),
                            What.size());
  return At ? static_cast<const char *>(At) - Text.data() : StringRef::npos;
}

void forEachWord(StringRef Text, StringRef Name,
                 const std::function<void(size_t)> &Fn) {
  for (size_t At = 0; (At = findIn(Text, Name, At)) != StringRef::npos;) {
    size_t End = At + Name.size();
    if ((At == 0 || !isNamePart(Text[At - 1])) &&
        (End == Text.size() || !isNamePart(Text[End])))
      Fn(At);
    At = End;
  }
}

/// True if an identifier that starts with \p First and ends with \p Last,
/// either of which may be a parameter's name, is likely to be \p Name.
static bool mayPaste(StringRef First, StringRef Last, StringRef Name) {
  size_t Fits = Name.starts_with(First) ? First.size() : 0;
  if (Name.drop_front(Fits).ends_with(Last))
    Fits += Last.size();
  return Fits >= 10;
}

static void findPasted(const std::string &Path, StringRef Text,
                       const std::set<std::string> &Names,
                       std::vector<Mention> &Out) {
  size_t Done = 0;
  for (size_t At = 0; (At = findIn(Text, "##", At)) != StringRef::npos;
       At += 2) {
    if (At < Done)
      continue;
    StringRef Before = Text.take_front(At).rtrim(" \t");
    StringRef First = Before.take_back(
        Before.size() -
        (Before.find_last_not_of("abcdefghijklmnopqrstuvwxyz"
                                 "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") +
         1));
    StringRef Rest = Text.drop_front(At), Last;
    while (Rest.consume_front("##")) {
      Rest = Rest.ltrim(" \t");
      Last = Rest.take_while(isNamePart);
      Rest = Rest.drop_front(Last.size());
      Done = Rest.data() - Text.data();
      Rest = Rest.ltrim(" \t");
    }
    for (const std::string &Name : Names)
      if (mayPaste(First, Last, Name))
        Out.push_back({Path, lineNumber(Text, At), Name});
  }
}

bool mayPasteNames(StringRef Text) {
  // What looks for one character is much faster than what looks for two.
  for (size_t At = 0; (At = Text.find('#', At)) != StringRef::npos; ++At)
    if (Text.substr(At).starts_with("##"))
      return true;
  return false;
}

Expected<Mentions> findMentions(const MentionsRequest &Request) {
  Mentions Out;
  std::mutex Lock;
  const NameFilter Filter(
      std::vector<std::string>(Request.Names.begin(), Request.Names.end()));
  auto CheckResult = [&](const std::string &Path, StringRef Text) {
    bool Code = isCode(Path);
    if (!Code && Text.take_front(4096).contains('\0'))
      return;
    bool Named = Filter.match(Text, [&](StringRef Name) {
      return Request.Names.count(Name.str()) != 0;
    });
    std::vector<Mention> Pasted;
    if (Code)
      findPasted(Path, Text, Request.Names, Pasted);
    if (!Named && Pasted.empty())
      return;
    std::lock_guard<std::mutex> Guard(Lock);
    if (Named)
      Out.Texts[Path] = Text.str();
    append_range(Out.Pasted, Pasted);
  };
  DefaultThreadPool Pool(hardware_concurrency(std::max(1u, Request.Jobs)));
  if (Error E =
          readFiles(Request.Files, Pool, Request.Interrupted, CheckResult))
    return E;
  llvm::sort(Out.Pasted);
  return Out;
}

} // namespace swapfold
