//===- CopiedComment.cpp - comments that stand in two places --------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/CopiedComment.h"
#include "rewrites/text/NamePart.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace swapfold {

/// Fewer words come together by chance.
static constexpr unsigned LeastWords = 8;

/// Adds to \p Names what \p Line of a comment names of code: what is called,
/// has an underscore or a member, or is marked by kernel-doc.
static void addNames(StringRef Line, std::set<std::string> &Names) {
  for (size_t At = 0; At < Line.size();) {
    if (!isNamePart(Line[At])) {
      ++At;
      continue;
    }
    StringRef Word = Line.drop_front(At).take_while(isNamePart);
    StringRef Behind = Line.drop_front(At + Word.size());
    bool HasMember = Behind.starts_with("->");
    // A path or an option is none.
    bool IsPart = (At && (Line[At - 1] == '/' || Line[At - 1] == '-')) ||
                  Behind.starts_with("/") ||
                  (Behind.starts_with("-") && !HasMember) || isDigit(Word[0]);
    // A type may have the name of a variable of it.
    StringRef Ahead = Line.take_front(At).rtrim();
    bool IsType = Ahead.ends_with("struct") || Ahead.ends_with("union") ||
                  Ahead.ends_with("enum");
    bool IsMarked = At && Line[At - 1] == '@';
    if (!IsPart && !IsType &&
        (IsMarked || HasMember || Behind.starts_with("()") ||
         Word.trim('_').contains('_')))
      Names.insert(Word.str());
    At += Word.size();
  }
}

namespace {

/// Takes a comment apart, line by line.
class ParagraphReader {
public:
  ParagraphReader(const SourceLines &Lines, const RawToken &Comment, size_t Of,
                  std::vector<CommentParagraph> &Out)
      : Of(Of), Out(Out) {
    for (unsigned Line = Comment.Line; Line <= Comment.LastLine; ++Line) {
      unsigned Begin = std::max(Comment.Begin, Lines.lineStart(Line));
      StringRef Text =
          Lines.code().slice(Begin, Comment.End).split('\n').first.rtrim();
      if (Line == Comment.LastLine)
        Text.consume_back("*/");
      Text = Text.rtrim();
      StringRef Words = Text.ltrim(" \t*/");
      if (Words.empty() || Words.starts_with("@"))
        finish();
      if (!Words.empty())
        add(Line, Begin + (Text.size() - Words.size()), Words);
    }
    finish();
  }

private:
  void add(unsigned Line, unsigned Begin, StringRef Text) {
    if (Now.Words.empty())
      Now.Line = Line, Now.Begin = Begin;
    SmallVector<StringRef> Parts;
    SplitString(Text, Parts);
    for (StringRef Word : Parts)
      Now.Words += (Now.Words.empty() ? "" : " ") + Word.str();
    Count += Parts.size();
    if (Text.size() > Now.WidestLine.size())
      Now.WidestLine = Text.str();
    addNames(Text, Now.Names);
  }

  void finish() {
    Now.Of = Of;
    if (Count >= LeastWords)
      Out.push_back(std::move(Now));
    Now = CommentParagraph();
    Count = 0;
  }

  const size_t Of;
  std::vector<CommentParagraph> &Out;
  CommentParagraph Now;
  unsigned Count = 0;
};

/// Puts a file's code and its comments together.
class CommentReader {
public:
  CommentReader(const SourceLines &Lines, FileComments &Out)
      : Lines(Lines), Out(Out) {}

  void read();

private:
  /// Where the reader stands: between two pieces of code, in a directive that
  /// is one by itself, or in another one.
  enum { Between, InDirective, InCode } At = Between;

  void dropIfApart(unsigned Line);
  void takeName(StringRef Name);
  bool isDeclared() const;
  void takeOfCode(const RawToken &T);
  bool isOutside(const RawToken &T) const;
  void end();

  const SourceLines &Lines;
  FileComments &Out;
  CommentedCode Now;
  std::string Last;              ///< the last name
  std::vector<StringRef> Before; ///< tokens of the code that were read
  bool IsMacro = false;          ///< the directive is a #define
  unsigned LastLine = 0;         ///< of the comments that wait for their code
  std::vector<const RawToken *> Waiting;
};

} // namespace

/// Drops comments before code that begins on \p Line or later if they stand
/// apart: they are about more than that, or about what is gone.
void CommentReader::dropIfApart(unsigned Line) {
  if (At == Between && LastLine + 1 < Line)
    Waiting.clear();
}

void CommentReader::takeName(StringRef Name) {
  Last = Name.str();
  Now.Identifiers.insert(Last);
}

/// True if the last token stands behind a type: "int x", "struct page *x".
bool CommentReader::isDeclared() const {
  static constexpr llvm::StringLiteral NoTypes[] = {
      "struct", "union", "enum", "return", "goto", "else", "case", "sizeof"};
  auto IsWord = [](StringRef Text) {
    return isNamePart(Text[0]) && !isDigit(Text[0]);
  };
  int I = int(Before.size()) - 2;
  const bool IsPointer = I >= 0 && Before[I] == "*";
  while (I >= 0 && Before[I] == "*")
    --I;
  // A name outside of brackets is that of the code.
  if (I < 1 || Now.Name.empty() || !IsWord(Before[I]) ||
      is_contained(NoTypes, Before[I]))
    return false;
  // "a * b" is no declaration in an expression.
  StringRef First = Before[I - 1];
  return !IsPointer || IsWord(First) || First == ";" || First == "{" ||
         First == "}" || First == "(" || First == ",";
}

/// True for a bracket or a semicolon that is in no brackets.
bool CommentReader::isOutside(const RawToken &T) const {
  return (T.Match >= 0 ? Lines.tokens()[T.Match] : T).Open < 0;
}

/// Leaves what was read so far, with the comments in it and before it. Those
/// before an #if are about what is in it.
void CommentReader::end() {
  if (At == InCode || (At == InDirective && IsMacro)) {
    if (Now.Name.empty())
      Now.Name = Last;
    for (const RawToken *Comment : Waiting)
      ParagraphReader(Lines, *Comment, Out.Code.size(), Out.Paragraphs);
    Out.Code.push_back(std::move(Now));
  }
  if (At != Between)
    Waiting.clear();
  Now = CommentedCode();
  Last.clear();
  Before.clear();
  IsMacro = false;
  At = Between;
}

void CommentReader::takeOfCode(const RawToken &T) {
  StringRef Text = Lines.text(T);
  At = InCode;
  Before.push_back(Text);
  if (T.Kind == clang::tok::raw_identifier) {
    if (isDeclared())
      Now.Declared.insert(Text.str());
    return takeName(Text);
  }
  if ((Text == "(" || Text == "{") && Now.Name.empty())
    Now.Name = Last;
  if ((Text == ";" || Text == "}") && isOutside(T))
    end();
}

void CommentReader::read() {
  for (const RawToken &T : Lines.tokens()) {
    bool Starts = T.InDirective && T.Kind == clang::tok::hash;
    if (At == InDirective && (!T.InDirective || Starts))
      end();
    dropIfApart(T.Line);
    if (T.Kind == clang::tok::comment) {
      Waiting.push_back(&T);
      LastLine = T.LastLine;
    } else if (!T.InDirective) {
      takeOfCode(T);
    } else if (T.Kind == clang::tok::raw_identifier) {
      if (At == InDirective && Last == "define" && !IsMacro) {
        IsMacro = true;
        Now.Name = Lines.text(T).str();
      }
      takeName(Lines.text(T));
    } else if (Starts && At == Between) {
      At = InDirective;
    }
  }
  end();
}

FileComments::FileComments(const SourceLines &Lines) {
  CommentReader(Lines, *this).read();
}

std::vector<std::string> foreignNames(const CommentParagraph &Here,
                                      const FileComments &In) {
  std::vector<std::string> Out;
  copy_if(Here.Names, std::back_inserter(Out), [&](const std::string &Name) {
    return !In.Code[Here.Of].Identifiers.count(Name);
  });
  return Out;
}

/// True if \p Name, which \p Words have, is one of what \p Code declares and
/// nobody else knows, or the title of its comment.
static bool isOwnName(StringRef Name, StringRef Words,
                      const CommentedCode &Code) {
  if (Code.Declared.count(Name.str()))
    return true;
  if (Name != Code.Name || !Words.consume_front(Name))
    return false;
  Words.consume_front("()");
  return Words.starts_with(" - ") || Words.starts_with(":");
}

std::optional<CopiedFrom> copiedFrom(const CommentParagraph &Here,
                                     const CommentedCode &Code,
                                     ArrayRef<std::string> Names,
                                     const FileComments &There) {
  for (const CommentParagraph &P : There.Paragraphs) {
    const CommentedCode &Other = There.Code[P.Of];
    // By one name there are the branches of an #if.
    if (&P == &Here || Other.Name == Code.Name || P.Words != Here.Words)
      continue;
    for (const std::string &Name : Names)
      if (isOwnName(Name, P.Words, Other))
        return CopiedFrom{&P, &Other, Name};
  }
  return std::nullopt;
}

} // namespace swapfold
