//===- Targets.cpp - what reads the texts of others -----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "test/fuzz/Targets.h"
#include "rewrites/family/EntryFamily.h"
#include "rewrites/family/FamilyFile.h"
#include "rewrites/plan/Plan.h"
#include "rewrites/plan/Surroundings.h"
#include "rewrites/text/UnifiedDiff.h"
#include "tools/swapfold/build/Flags.h"
#include "tools/swapfold/patch/MailText.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include <cstdlib>

using namespace llvm;

namespace swapfold {

void require(bool Holds) {
  if (!Holds)
    abort();
}

void fuzzDiff(StringRef Text) {
  Expected<std::vector<DiffFile>> Files = readDiff(Text);
  if (!Files) {
    // An error is of one line.
    require(!StringRef(toString(Files.takeError())).contains('\n'));
    return;
  }
  for (const DiffFile &File : *Files)
    for (const DiffHunk &Hunk : File.Hunks)
      for (const DiffLine &Line : Hunk.Lines) {
        require(is_contained({' ', '+', '-'}, Line.Kind));
        if (Line.Kind == '+')
          require(File.adds(Line.New));
        File.oldLine(Line.New);
      }
  optionsNamed(*Files);
}

/// The first line has three numbers for each edit: where it begins, what it
/// takes, and how many letters it puts there. The rest is the text.
void fuzzEdits(StringRef Text) {
  auto [Numbers, Old] = Text.split('\n');
  SmallVector<StringRef, 32> Words;
  Numbers.split(Words, ' ', 96, /*KeepEmpty=*/false);
  std::set<TextEdit> Edits;
  for (size_t I = 0; I + 2 < Words.size(); I += 3) {
    uint8_t Letters = 0;
    TextEdit E;
    if (Words[I].getAsInteger(10, E.Offset) ||
        Words[I + 1].getAsInteger(10, E.Length) ||
        Words[I + 2].getAsInteger(10, Letters))
      return;
    E.Text.assign(Letters, 'x');
    Edits.insert(std::move(E));
  }
  std::optional<std::string> New = applyEdits(Old, Edits);
  if (!New)
    return;
  int64_t Size = Old.size();
  for (const TextEdit &E : Edits) {
    require(E.Offset <= Old.size() && E.Length <= Old.size() - E.Offset);
    Size += int64_t(E.Text.size()) - E.Length;
  }
  require(int64_t(New->size()) == Size);
  changedSurroundings(Old, *New, Edits);
}

void fuzzFamily(StringRef Text) {
  Expected<FamilyNames> Names = readFamily("a.yaml", Text);
  if (!Names)
    require(StringRef(toString(Names.takeError())).starts_with("a.yaml:"));
}

void fuzzFlags(StringRef Text) {
  std::vector<std::string> Words = {"cc"};
  for (StringRef Line; !Text.empty();) {
    std::tie(Line, Text) = Text.split('\n');
    // A response file is one on this machine, and no word has a NUL in it.
    if (!Line.starts_with("@") && !Line.contains('\0'))
      Words.push_back(Line.str());
  }
  // What writes files or loads code, unless it is the value of a flag before.
  static const StringSet<> TakeAWord = {"-D",
                                        "-I",
                                        "-U",
                                        "-arch",
                                        "-cxx-isystem",
                                        "-idirafter",
                                        "-imacros",
                                        "-include",
                                        "-iprefix",
                                        "-iquote",
                                        "-isysroot",
                                        "-isystem",
                                        "-target",
                                        "-iwithprefix",
                                        "-iwithprefixbefore",
                                        "--param",
                                        "--std",
                                        "--sysroot",
                                        "-x",
                                        "-isystem-after",
                                        "-stdlib++-isystem",
                                        "-working-directory"};
  StringRef Before;
  for (const std::string &Flag : sanitizeFlags(Words, "/nowhere")) {
    StringRef Word = Flag;
    if (!TakeAWord.contains(Before))
      for (StringRef Unwanted :
           {"-fplugin", "-load", "-MF", "-MD", "-dependency", "-o", "-Xclang",
            "--serialize-diagnostics", "-fmodules-cache-path", "@"})
        require(!Word.starts_with(Unwanted));
    Before = Word;
  }
}

void fuzzHeader(StringRef Text) {
  const std::string Path = "include/linux/swapops.h";
  EntryFamily::definesFamily(Text);
  EntryFamily Family = EntryFamily::discover({{Path, Text}});
  for (const Kind &K : Family.kinds())
    require(!K.Name.empty());
}

void fuzzMail(StringRef Text) {
  isMail(Text);
  for (const auto &Field : fieldsOf(Text))
    require(!StringRef(Field.second).contains('\n'));
  readDiffStat(Text);
  numberInSeries(Text);

  // Whole lines go, and only where something says that it is HTML.
  std::string Plain = withoutHtml(Text);
  require(Plain == Text || Text.contains_insensitive("text/html"));
  StringRef Left = Plain;
  for (StringRef Line : split(Text, '\n'))
    if (StringRef Rest = Left;
        Rest.consume_front(Line) && (Rest.empty() || Rest.consume_front("\n")))
      Left = Rest;
  require(Left.empty());

  require(asFixed(Text).size() == Text.size());
  for (bool DropsSpace : {false, true})
    require(unflowed(Text, DropsSpace).size() <= Text.size() + 1);

  auto WithoutAny = [](StringRef Of) {
    std::string Out = Of.str();
    erase_if(Out, [](char C) { return C == '\r'; });
    return Out;
  };
  require(WithoutAny(withoutReturns(Text)) == WithoutAny(Text));
}

} // namespace swapfold
