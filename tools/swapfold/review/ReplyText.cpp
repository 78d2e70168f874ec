//===- ReplyText.cpp - a finding as a maintainer writes it ----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/review/ReplyText.h"
#include "rewrites/kconfig/Conditionals.h"
#include "rewrites/plan/Plan.h"
#include "rewrites/text/Lines.h"
#include "tools/swapfold/report/FindingsPrinter.h"
#include "tools/swapfold/review/ReplySentences.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace swapfold {

std::string likeness(const Proposal &P) {
  return P.Rule + ":" + P.Message.withoutNumbersAndNames();
}

/// The offset at which line \p Number of \p Text starts.
static size_t lineStart(StringRef Text, unsigned Number) {
  size_t At = 0;
  while (--Number && At != StringRef::npos)
    if (At = Text.find('\n', At); At != StringRef::npos)
      ++At;
  return std::min(At, Text.size());
}

unsigned lastLine(const Proposal &P, StringRef Text) {
  constexpr unsigned Much = 16;
  unsigned Last = P.Where.Line;
  if (P.EndLine > Last && P.EndLine - Last <= Much)
    Last = P.EndLine;
  if (P.LastLine > Last && P.LastLine - Last <= Much)
    Last = P.LastLine;
  for (const TextEdit &E : P.Edits)
    if (E.Path == P.Where.Path && E.Offset >= P.Where.Offset && E.Length)
      if (unsigned End = lineNumber(Text, E.end() - 1);
          End <= P.Where.Line + Much)
        Last = std::max(Last, End);
  // Open parentheses go on.
  int Depth = 0;
  StringRef Rest = Text.drop_front(lineStart(Text, P.Where.Line));
  for (unsigned Line = P.Where.Line; Line < P.Where.Line + Much; ++Line) {
    StringRef Now;
    std::tie(Now, Rest) = Rest.split('\n');
    Depth += int(Now.count('(')) - int(Now.count(')'));
    if (Depth <= 0)
      return std::max(Last, Line);
  }
  return Last;
}

std::string wrapped(StringRef Sentence) {
  constexpr size_t Width = 72;
  std::string Out;
  size_t Column = 0;
  for (StringRef Rest = Sentence, Word; !Rest.empty();) {
    std::tie(Word, Rest) = Rest.split(' ');
    if (Word.empty())
      continue;
    if (Column && Column + 1 + Word.size() > Width) {
      Out += "\n";
      Column = 0;
    } else if (Column) {
      Out += " ";
      ++Column;
    }
    Out += Word;
    Column += Word.size();
  }
  return Out + "\n";
}

/// \p Text as a sentence.
static std::string sentence(StringRef Text) {
  std::string Out = Text.str();
  if (!Out.empty())
    Out[0] = toUpper(Out[0]);
  return Out + ".";
}

std::string codeBlock(ArrayRef<StringRef> Lines) {
  constexpr size_t Much = 24, Head = 14, Tail = 8;
  auto IsBlank = [](StringRef Line) { return Line.trim().empty(); };
  while (!Lines.empty() && IsBlank(Lines.front()))
    Lines = Lines.drop_front();
  while (!Lines.empty() && IsBlank(Lines.back()))
    Lines = Lines.drop_back();
  size_t Common = StringRef::npos;
  for (StringRef Line : Lines)
    if (!IsBlank(Line))
      Common = std::min(Common, Line.size() - Line.ltrim('\t').size());
  std::string Out;
  for (size_t I = 0; I < Lines.size(); ++I) {
    if (Lines.size() > Much && I == Head) {
      Out += "\t[...]\n";
      I = Lines.size() - Tail;
    }
    Out += IsBlank(Lines[I])
               ? "\n"
               : ("\t" + Lines[I].drop_front(Common)).str() + "\n";
  }
  return Out;
}

/// The options that are off where \p Edit of \p Text goes.
static std::vector<std::string> optionsOff(const TextEdit &Edit,
                                           StringRef Text) {
  std::vector<std::string> Out;
  if (auto Settings = Conditionals(Text).settingsFor(Edit.Offset))
    for (const auto &[Option, IsOn] : *Settings)
      if (!IsOn)
        Out.push_back("CONFIG_" + Option);
  return Out;
}

std::string insertedCode(const Proposal &P, StringRef Text) {
  std::string Out;
  std::set<StringRef> Known;
  for (const TextEdit &E : P.Edits)
    // What calls are renamed to is no code by itself.
    if (StringRef(E.Text).trim().contains('\n') &&
        Known.insert(StringRef(E.Text).trim()).second) {
      SmallVector<StringRef> Lines;
      StringRef(E.Text).split(Lines, '\n');
      const std::vector<std::string> Off = optionsOff(E, Text);
      if (!Out.empty())
        Out += "\n";
      if (!Out.empty() && !Off.empty())
        Out += wrapped("And without " + join(Off, ", ") + ":") + "\n";
      Out += codeBlock(Lines);
    }
  return Out;
}

std::string proposedCode(const Proposal &P, StringRef Text) {
  std::set<TextEdit> Edits;
  for (const TextEdit &E : P.Edits)
    if (E.Path == P.Where.Path)
      Edits.insert(E);
  std::optional<std::string> New = applyEdits(Text, Edits);
  if (!New || *New == Text)
    return "";
  SmallVector<StringRef> Was, Is;
  Text.split(Was, '\n');
  StringRef(*New).split(Is, '\n');
  size_t Begin = 0, Tail = 0;
  while (Begin < std::min(Was.size(), Is.size()) && Was[Begin] == Is[Begin])
    ++Begin;
  while (Tail < std::min(Was.size(), Is.size()) - Begin &&
         Was[Was.size() - 1 - Tail] == Is[Is.size() - 1 - Tail])
    ++Tail;
  return codeBlock(
      ArrayRef<StringRef>(Is).slice(Begin, Is.size() - Tail - Begin));
}

std::string placesOf(ArrayRef<const Proposal *> Others, const Proposal &P,
                     StringRef Tree) {
  constexpr size_t Many = 16;
  const std::vector<std::string> First = P.Message.names();
  std::string Out;
  StringRef File = P.Where.Path;
  ListSeparator Comma;
  for (const Proposal *Other : Others.take_front(Many)) {
    Out += Comma;
    if (File != Other->Where.Path || Other == Others.front())
      Out += (relativeTo(Tree, Other->Where.Path) + ":").str();
    File = Other->Where.Path;
    Out += std::to_string(Other->Where.Line);
    if (const std::vector<std::string> Names = Other->Message.names();
        Names != First && !Names.empty())
      Out += " (" + Names.front() + ")";
  }
  if (Others.size() > Many)
    Out += " and " + std::to_string(Others.size() - Many) + " more";
  return Out;
}

std::string alikeThere(const Proposal &P, ArrayRef<Kind> OldKinds) {
  std::vector<std::string> Names;
  auto Add = [&](const std::string &Name) {
    if (!Name.empty() && !is_contained(P.Message.names(), Name))
      Names.push_back(Name + "()");
  };
  for (const Kind &K : OldKinds)
    if (P.Asks == Request::ConvertForAll)
      Add(K.ToPage), Add(K.ToPfn);
    else if (P.Adds && P.Adds->What == HeaderNeed::Constructors)
      Add(K.Constructor), Add(K.Mutator);
    else if (P.Adds && P.Adds->What == HeaderNeed::WritablePredicate)
      Add(K.WritePredicate);
  if (Names.empty())
    return "";
  return wrapped("The same goes for what is there already (" +
                 join(Names, ", ") +
                 "); `swapfold rewrite` makes a patch of that, which could go "
                 "before this one.");
}

std::string remarkText(const Proposal &P, StringRef Tree) {
  ArrayRef<Remark> Notes;
  std::string Out =
      wrapped(replySentence(P, Tree, Notes) + " [" + P.Rule + "]");
  for (const Remark &Note : Notes) {
    // What keeps the tool from fixing it is not the author's business.
    if (Note.Role != NoteRole::Fact)
      continue;
    std::string Where;
    if (Note.Where.Path != P.Where.Path || Note.Where.Line != P.Where.Line)
      Where = (relativeTo(Tree, Note.Where.Path) + ":" +
               Twine(Note.Where.Line) + ": ")
                  .str();
    Out += wrapped(Where + sentence(Note.Text));
  }
  return Out;
}

} // namespace swapfold
