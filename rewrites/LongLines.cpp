//===- LongLines.cpp - lines that are too long ----------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/LongLines.h"
#include "rewrites/Layout.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Regex.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

static constexpr unsigned TodaysLimit = 100;

unsigned checkpatchLimit(StringRef Path, vfs::FileSystem &Files) {
  static StringMap<unsigned> Cache;
  SmallString<256> Absolute(Path);
  (void)Files.makeAbsolute(Absolute);
  sys::path::remove_dots(Absolute, /*remove_dot_dot=*/true);
  StringRef Dir = sys::path::parent_path(Absolute);
  auto [It, New] = Cache.try_emplace(Dir, TodaysLimit);
  if (!New)
    return It->second;
  for (StringRef Up = Dir; !Up.empty(); Up = sys::path::parent_path(Up)) {
    SmallString<256> Script(Up);
    sys::path::append(Script, "scripts", "checkpatch.pl");
    ErrorOr<std::unique_ptr<MemoryBuffer>> Text =
        Files.getBufferForFile(Script);
    if (!Text)
      continue;
    SmallVector<StringRef> Found;
    unsigned Limit;
    if (Regex("max_line_length = ([0-9]+);")
            .match((*Text)->getBuffer(), &Found) &&
        !Found[1].getAsInteger(10, Limit))
      It->second = Limit;
    break;
  }
  return It->second;
}

bool anyWideLine(StringRef Code, unsigned Limit) {
  while (!Code.empty()) {
    auto [Line, Rest] = Code.split('\n');
    // A tab is at most 8 columns.
    if (Line.size() * 8 > Limit && columnAfter(Line) > Limit)
      return true;
    Code = Rest;
  }
  return false;
}

/// True if \p Line, of a directive that begins with \p Hash, is best left long.
static bool isExcusedDirective(const SourceLines &Lines, int Hash,
                               unsigned Line) {
  const std::vector<RawToken> &Tokens = Lines.tokens();
  int Name = Hash + 1;
  if (Name >= int(Tokens.size()) || !Lines.is(Name, "define"))
    return !(Lines.is(Name, "if") || Lines.is(Name, "elif"));
  // A constant, all on one line.
  int Macro = Name + 1;
  if (Macro + 1 >= int(Tokens.size()) ||
      (Tokens[Macro + 1].Kind == tok::l_paren &&
       Tokens[Macro + 1].Begin == Tokens[Macro].End))
    return false;
  return Tokens[Hash].Line == Line && !Lines.line(Line).ends_with("\\");
}

/// What cannot be broken, by its name.
static bool isExcusedMacro(StringRef Name) {
  return Name.starts_with("EXPORT_SYMBOL") || Name == "EFI_GUID" ||
         Name.contains("DEFINE_PER_CPU") || Name.starts_with("MODULE_");
}

/// True if the line of \p First is a row of a table: an element of a list next
/// to one that begins alike.
static bool isRow(const SourceLines &Lines, int First) {
  const std::vector<RawToken> &Tokens = Lines.tokens();
  Unit U = unitAround(Lines, First);
  if (!U.InList || U.First != First ||
      Tokens[U.Last].LastLine != Tokens[First].Line)
    return false;
  auto Same = [&](int Other) {
    return Other >= 0 && Other < int(Tokens.size()) &&
           Lines.text(Tokens[Other]) == Lines.text(Tokens[First]) &&
           Tokens[Other].Open == Tokens[First].Open;
  };
  unsigned Line = Tokens[First].Line;
  return Lines.text(Tokens[First]) != "." &&
         (Same(Lines.firstToken(Line + 1)) ||
          (Line && Same(Lines.firstToken(Line - 1))));
}

bool isLongLine(const SourceLines &Lines, unsigned Line, unsigned Limit) {
  StringRef Text = Lines.line(Line);
  if (Text.size() * 8 <= Limit || columnAfter(Text) <= Limit ||
      Text.contains("://"))
    return false;
  const std::vector<RawToken> &Tokens = Lines.tokens();
  int First = Lines.firstToken(Line), Last = First - 1;
  while (Last + 1 < int(Tokens.size()) && Tokens[Last + 1].Line == Line)
    ++Last;
  if (Last < First) // inside a comment, or blanks
    return First > 0 && Tokens[First - 1].LastLine >= Line;
  if (Tokens[First].InDirective) {
    int Hash = First;
    while (Hash > 0 && Tokens[Hash].Kind != tok::hash)
      --Hash;
    if (isExcusedDirective(Lines, Hash, Line))
      return false;
  }
  if (isExcusedMacro(Lines.text(Tokens[First])) || isRow(Lines, First))
    return false;
  auto EndColumn = [&](int I) {
    return Tokens[I].LastLine > Line ? columnAfter(Text)
                                     : Lines.columnOf(Tokens[I].End);
  };
  // A comment behind code that fits.
  int Code = Last;
  while (Code >= First && Tokens[Code].Kind == tok::comment)
    --Code;
  if (Code >= First && Code < Last && EndColumn(Code) <= Limit)
    return false;
  // Breaking behind a string that is itself too wide helps nobody who greps.
  for (int I = First; I <= Last; ++I)
    if (tok::isStringLiteral(Tokens[I].Kind) && EndColumn(I) > Limit - 2)
      return false;
  return true;
}

std::vector<unsigned> longLines(const SourceLines &Lines, unsigned Limit) {
  std::vector<unsigned> Long;
  for (unsigned Line = 0; Line < Lines.lineCount(); ++Line)
    if (isLongLine(Lines, Line, Limit))
      Long.push_back(Line);
  return Long;
}

} // namespace swapfold
