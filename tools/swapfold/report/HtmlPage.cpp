//===- HtmlPage.cpp - a page about a run ----------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The boxes that filter work by CSS alone: each rule and each folder has a
// class, and a rule of the style sheet that hides the class while its box is
// not checked.
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/report/HtmlPage.h"
#include "tools/swapfold/report/Formats.h"
#include "tools/swapfold/report/HtmlStyle.h"
#include "tools/swapfold/report/RulePages.h"
#include "tools/swapfold/report/SourceTexts.h"
#include "tools/swapfold/support/Count.h"
#include "tools/swapfold/support/Files.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace swapfold {

void addShownBy(ArrayRef<ParsedFile> Parsed, ShownBy &Out) {
  for (const ParsedFile &File : Parsed)
    for (const Proposal &P : File.Proposals)
      Out[{P.Where, P.Rule}].insert(File.Configuration);
}

namespace {

/// Lines of a file, by their numbers.
struct Lines {
  unsigned First = 1, Last = 1;
};

class PageWriter {
public:
  PageWriter(const HtmlPage &Page, raw_ostream &OS)
      : Page(Page), OS(OS), Texts(Page.Texts) {}

  void write();

private:
  raw_ostream &escaped(StringRef Text) {
    printHTMLEscaped(asUTF8(Text), OS);
    return OS;
  }
  void filters();
  void boxes(StringRef Title, const std::map<std::string, unsigned> &Some,
             char Class, const std::map<std::string, unsigned> &Counts);
  void finding(const Proposal &P);
  void code(const Proposal &P);
  void line(StringRef Class, char Sign, unsigned Number, StringRef Text);
  void lines(const std::string &Path, Lines Of, StringRef Class = "");
  void linesBefore(const std::string &Path, unsigned Number);
  void linesBehind(const std::string &Path, unsigned Number);
  void fix(const Proposal &P);
  void hunk(ArrayRef<TextEdit> Edits);

  std::string folder(const Proposal &P) const;

  const HtmlPage &Page;
  raw_ostream &OS;
  SourceTexts Texts;
  std::map<std::string, unsigned> Rules, Folders; ///< with their numbers
};

} // namespace

/// How many lines are shown before and behind what counts.
static constexpr unsigned Around = 3;

std::string PageWriter::folder(const Proposal &P) const {
  StringRef Name = sys::path::parent_path(relativeTo(Page.Tree, P.Where.Path));
  // Two levels tell drivers/gpu from drivers/net.
  auto [Top, Rest] = Name.split('/');
  StringRef Second = Rest.split('/').first;
  if (Name.empty())
    return ".";
  return Second.empty() ? Top.str() : (Top + "/" + Second).str();
}

void PageWriter::boxes(StringRef Title,
                       const std::map<std::string, unsigned> &Some, char Class,
                       const std::map<std::string, unsigned> &Counts) {
  OS << "<fieldset><legend>" << Title << "</legend>\n";
  for (const auto &[Name, Number] : Some) {
    OS << "<label><input type=\"checkbox\" checked id=\"" << Class << Number
       << "\"> ";
    escaped(Name) << " <span class=\"dim\">" << Counts.at(Name)
                  << "</span></label>\n";
  }
  OS << "</fieldset>\n";
}

void PageWriter::filters() {
  std::map<std::string, unsigned> OfRule, OfFolder;
  for (const PageSection &Section : Page.Sections)
    for (const Proposal &P : Section.Findings) {
      Rules.try_emplace(P.Rule, Rules.size());
      Folders.try_emplace(folder(P), Folders.size());
      ++OfRule[P.Rule];
      ++OfFolder[folder(P)];
    }
  OS << "<style>\n";
  for (auto [Class, Names] : {std::pair('r', &Rules), {'f', &Folders}})
    for (const auto &[Name, Number] : *Names)
      OS << "body:has(#" << Class << Number << ":not(:checked)) ." << Class
         << Number << " { display: none; }\n";
  OS << "</style>\n";
  if (Rules.empty())
    return;
  boxes("Rules", Rules, 'r', OfRule);
  boxes("Folders", Folders, 'f', OfFolder);
}

/// A line of code with its number, and a sign before it: ' ', '-' or '+'.
void PageWriter::line(StringRef Class, char Sign, unsigned Number,
                      StringRef Text) {
  OS << "<span" << (Class.empty() ? "" : " class=\"") << Class
     << (Class.empty() ? "" : "\"") << "><i>";
  if (Number)
    OS << format_decimal(Number, 6);
  else
    OS << "      ";
  OS << " " << Sign << "</i> ";
  escaped(Text) << "</span>";
}

void PageWriter::lines(const std::string &Path, Lines Of, StringRef Class) {
  for (unsigned Number = Of.First; Number <= Of.Last; ++Number)
    line(Class, ' ', Number, Texts.line(Path, Number));
}

void PageWriter::linesBefore(const std::string &Path, unsigned Number) {
  lines(Path, {Number > Around ? Number - Around : 1, Number - 1});
}

void PageWriter::linesBehind(const std::string &Path, unsigned Number) {
  lines(Path, {Number + 1, Number + Around});
}

/// What lines \p Edits, which stand close together, change.
void PageWriter::hunk(ArrayRef<TextEdit> Edits) {
  const std::string &Path = Edits.front().Path;
  unsigned First = Texts.position(Path, Edits.front().Offset).Line;
  unsigned Last = Texts.position(Path, Edits.back().end()).Line;
  unsigned Begin = Texts.offsetOf(Path, First);
  unsigned End = Texts.offsetOf(Path, Last + 1);
  std::string New;
  unsigned At = Begin;
  for (const TextEdit &E : Edits) {
    New += Texts.slice(Path, At, E.Offset);
    New += E.Text;
    At = E.end();
  }
  New += Texts.slice(Path, At, End);
  SmallVector<StringRef, 0> NewLines, OldLines;
  StringRef(New).rtrim('\n').split(NewLines, '\n');
  Texts.slice(Path, Begin, End).rtrim('\n').split(OldLines, '\n');
  if (New.empty())
    NewLines.clear();
  // Lines that stay, before and behind what does not.
  ArrayRef<StringRef> Old = OldLines, Made = NewLines;
  while (!Old.empty() && !Made.empty() && Old.front() == Made.front()) {
    Old = Old.drop_front();
    Made = Made.drop_front();
    ++First;
  }
  while (!Old.empty() && !Made.empty() && Old.back() == Made.back()) {
    Old = Old.drop_back();
    Made = Made.drop_back();
  }
  OS << "<pre>";
  linesBefore(Path, First);
  unsigned Number = First;
  for (StringRef Text : Old)
    line("gone", '-', Number++, Text);
  for (StringRef Text : Made)
    line("new", '+', 0, Text);
  linesBehind(Path, Number - 1);
  OS << "</pre>\n";
}

void PageWriter::fix(const Proposal &P) {
  std::vector<TextEdit> Edits = P.Edits;
  llvm::sort(Edits);
  for (ArrayRef<TextEdit> Left = Edits; !Left.empty();) {
    // Edits whose surroundings would touch are shown together.
    size_t Size = 1;
    auto IsClose = [&](const TextEdit &A, const TextEdit &B) {
      return A.Path == B.Path &&
             Texts.position(A.Path, B.Offset).Line <=
                 Texts.position(A.Path, A.end()).Line + 2 * Around;
    };
    while (Size != Left.size() && IsClose(Left[Size - 1], Left[Size]))
      ++Size;
    if (StringRef Path = Left.front().Path; Path != P.Where.Path) {
      OS << "<p class=\"dim\">In <code>";
      escaped(relativeTo(Page.Tree, Path)) << "</code>:</p>\n";
    }
    hunk(Left.take_front(Size));
    Left = Left.drop_front(Size);
  }
}

void PageWriter::code(const Proposal &P) {
  if (!P.Where.Line)
    return;
  // A function as a whole would fill the page.
  unsigned Last = std::max(P.Where.Line, P.EndLine);
  Last = std::min(Last, P.Where.Line + 4 * Around);
  OS << "<pre>";
  linesBefore(P.Where.Path, P.Where.Line);
  lines(P.Where.Path, {P.Where.Line, Last}, "at");
  linesBehind(P.Where.Path, Last);
  OS << "</pre>\n";
}

void PageWriter::finding(const Proposal &P) {
  OS << "<article class=\"r" << Rules[P.Rule] << " f" << Folders[folder(P)]
     << "\">\n<h3><code>";
  escaped(relativeTo(Page.Tree, P.Where.Path))
      << ":" << P.Where.Line << "</code></h3>\n<p>";
  escaped(P.Message.str()) << " <span class=\"dim\" title=\"";
  escaped(ruleSummary(P.Rule)) << "\">[";
  escaped(P.Rule) << "]</span></p>\n";
  if (P.Edits.empty()) {
    code(P);
  } else {
    OS << "<figure><figcaption>The change:</figcaption>\n";
    fix(P);
    OS << "</figure>\n";
  }
  if (!P.Notes.empty()) {
    OS << "<ul>\n";
    for (const Remark &Note : P.Notes) {
      OS << "<li>";
      escaped(Note.Text);
      if (Note.Where.Line && !(Note.Where == P.Where)) {
        OS << " <code class=\"dim\">";
        escaped(relativeTo(Page.Tree, Note.Where.Path))
            << ":" << Note.Where.Line << "</code>";
      }
      OS << "</li>\n";
    }
    OS << "</ul>\n";
  }
  auto Shown = Page.Configurations.find({P.Where, P.Rule});
  if (Shown != Page.Configurations.end()) {
    OS << "<p class=\"dim\">Seen under ";
    escaped(join(Shown->second, ", ")) << ".</p>\n";
  }
  OS << "</article>\n";
}

void PageWriter::write() {
  OS << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta "
        "charset=\"utf-8\">\n"
        // Nothing is fetched, whatever a file's name has in it.
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
        "'none'; style-src 'unsafe-inline'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\">\n<title>";
  escaped(Page.Title) << "</title>\n<style>" << HtmlStyle
                      << "</style>\n</head>\n<body>\n<h1>";
  escaped(Page.Title) << "</h1>\n<p class=\"dim\"><code>";
  escaped(Page.Tree) << "</code></p>\n<pre>";
  escaped(Page.Summary) << "</pre>\n";
  filters();
  for (const PageSection &Section : Page.Sections) {
    OS << "<section>\n<h2>";
    escaped(Section.Title) << ": " << Section.Findings.size() << "</h2>\n";
    for (const Proposal &P : Section.Findings)
      finding(P);
    OS << "</section>\n";
  }
  writeSizes(Page.Sizes, OS);
  OS << "<section>\n<h2>What was not looked at, or stays as it is</h2>\n";
  if (Page.Warnings.empty()) {
    OS << "<p>Nothing.</p>\n";
  } else {
    OS << "<pre>";
    escaped(Page.Warnings) << "</pre>\n";
  }
  OS << "</section>\n</body>\n</html>\n";
}

Error writePage(const HtmlPage &Page, StringRef File) {
  std::string Text;
  raw_string_ostream Stream(Text);
  PageWriter(Page, Stream).write();
  return writeAtomically(File.str(), Text);
}

} // namespace swapfold
