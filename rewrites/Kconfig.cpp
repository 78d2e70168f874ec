//===- Kconfig.cpp - the options that a tree has --------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/Kconfig.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace swapfold {

class KconfigReader {
public:
  KconfigReader(vfs::FileSystem &Files, StringRef Root, Kconfig &Into)
      : Files(Files), Root(Root), Into(Into) {}

  void file(const std::string &Path);

private:
  void line(StringRef Line, StringRef Path);
  void source(StringRef Name, StringRef Folder);
  void need(StringRef Expression);

  vfs::FileSystem &Files;
  const StringRef Root;
  Kconfig &Into;
  StringSet<> Seen;
  std::string Option; ///< the one whose lines are read, or empty
  /// What each open if, menu and choice asks for.
  std::vector<std::vector<std::string>> Blocks;
};

/// The symbols that \p Expression cannot do without. An alternative can.
static std::vector<std::string> requiredBy(StringRef Expression) {
  std::vector<std::string> Out;
  if (Expression.contains("||"))
    return Out;
  SmallVector<StringRef> Words;
  SplitString(Expression, Words, " \t()&");
  for (StringRef Word : Words)
    if (all_of(Word,
               [](char C) { return isUpper(C) || isDigit(C) || C == '_'; }))
      Out.push_back(Word.str());
  return Out;
}

void KconfigReader::need(StringRef Expression) {
  std::vector<std::string> Names = requiredBy(Expression.split('#').first);
  std::vector<std::string> *To = !Option.empty()   ? &Into.Needs[Option]
                                 : !Blocks.empty() ? &Blocks.back()
                                                   : nullptr;
  if (To)
    To->insert(To->end(), Names.begin(), Names.end());
}

/// \p Name may hold variables, as arch/$(SRCARCH)/Kconfig: any folder will do.
void KconfigReader::source(StringRef Name, StringRef Folder) {
  Name = Name.trim().trim('"');
  SmallString<256> Path(Folder);
  sys::path::append(Path, Name);
  size_t Dollar = Path.find('$');
  if (Dollar == StringRef::npos)
    return file(std::string(Path));
  StringRef Prefix = StringRef(Path).take_front(Dollar);
  StringRef Rest = StringRef(Path).substr(Dollar);
  Rest = Rest.substr(std::min(Rest.find('/'), Rest.size()));
  if (Rest.contains('$') || !Prefix.ends_with("/"))
    return;
  std::error_code EC;
  for (auto It = Files.dir_begin(Prefix, EC), End = vfs::directory_iterator();
       !EC && It != End; It.increment(EC))
    file((It->path() + Rest).str());
}

void KconfigReader::line(StringRef Line, StringRef Path) {
  auto [Word, Rest] = Line.split(' ');
  if (size_t Tab = Word.find('\t'); Tab != StringRef::npos) {
    Rest = Line.substr(Tab + 1);
    Word = Line.take_front(Tab);
  }
  Rest = Rest.trim();
  if (Word == "config" || Word == "menuconfig") {
    Option = Rest.split(' ').first.str();
    std::vector<std::string> &Own = Into.Needs[Option];
    for (const std::vector<std::string> &Block : Blocks)
      Own.insert(Own.end(), Block.begin(), Block.end());
  } else if (Word == "if" || Word == "menu" || Word == "choice") {
    Option.clear();
    Blocks.emplace_back();
    if (Word == "if")
      need(Rest);
  } else if (Word == "endif" || Word == "endmenu" || Word == "endchoice") {
    Option.clear();
    if (!Blocks.empty())
      Blocks.pop_back();
  } else if (Word == "source" || Word == "osource") {
    Option.clear();
    source(Rest, Root);
  } else if (Word == "rsource" || Word == "orsource") {
    Option.clear();
    source(Rest, sys::path::parent_path(Path));
  } else if (Word == "depends" && Rest.consume_front("on")) {
    need(Rest);
  } else if (Word == "select" && !Rest.contains(" if ") && !Option.empty()) {
    need(Rest);
  }
}

void KconfigReader::file(const std::string &Path) {
  if (!Seen.insert(Path).second)
    return;
  ErrorOr<std::unique_ptr<MemoryBuffer>> Buffer = Files.getBufferForFile(Path);
  if (!Buffer)
    return;
  // A help text goes on while its lines are indented as much as its first.
  bool InHelp = false;
  size_t HelpIndent = 0;
  std::string Joined;
  StringRef Rest = (*Buffer)->getBuffer();
  while (!Rest.empty()) {
    StringRef Line;
    std::tie(Line, Rest) = Rest.split('\n');
    const StringRef Text = Line.trim();
    if (Text.empty())
      continue;
    if (InHelp) {
      size_t Indent = 0;
      for (char C : Line.take_front(Line.size() - Line.ltrim().size()))
        Indent = C == '\t' ? Indent / 8 * 8 + 8 : Indent + 1;
      if (!HelpIndent)
        HelpIndent = std::max<size_t>(Indent, 1);
      if (Indent >= HelpIndent)
        continue;
      InHelp = false;
    }
    if (Text.ends_with("\\")) {
      Joined += Text.drop_back().str() + " ";
      continue;
    }
    if (Text == "help" || Text == "---help---") {
      InHelp = true;
      HelpIndent = 0;
      continue;
    }
    line(Joined.empty() ? Text : StringRef(Joined += Text.str()), Path);
    Joined.clear();
  }
}

Kconfig::Kconfig(vfs::FileSystem &Files, StringRef Top) {
  KconfigReader(Files, sys::path::parent_path(Top), *this).file(Top.str());
}

bool Kconfig::needs(StringRef Option, StringRef Other) const {
  StringSet<> Seen;
  SmallVector<StringRef> Waiting{Option};
  while (!Waiting.empty()) {
    StringRef Next = Waiting.pop_back_val();
    if (Next == Other)
      return true;
    auto Found = Needs.find(Next);
    if (Found == Needs.end() || !Seen.insert(Next).second)
      continue;
    for (const std::string &Need : Found->second)
      Waiting.push_back(Need);
  }
  return false;
}

std::string topKconfig(vfs::FileSystem &Files, StringRef File) {
  for (StringRef Folder = sys::path::parent_path(File); !Folder.empty();
       Folder = sys::path::parent_path(Folder)) {
    SmallString<256> Here(Folder);
    sys::path::append(Here, "Kconfig");
    if (ErrorOr<std::unique_ptr<MemoryBuffer>> Text =
            Files.getBufferForFile(Here))
      if ((*Text)->getBuffer().contains("mainmenu "))
        return std::string(Here);
  }
  return "";
}

} // namespace swapfold
