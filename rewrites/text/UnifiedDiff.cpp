//===- UnifiedDiff.cpp - a unified diff as data ---------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/text/UnifiedDiff.h"
#include "rewrites/text/Failure.h"
#include "rewrites/text/NamePart.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"
#include <set>

using namespace llvm;

namespace swapfold {

bool DiffFile::adds(unsigned New) const {
  for (const DiffHunk &Hunk : Hunks)
    for (const DiffLine &Line : Hunk.Lines)
      if (Line.Kind == '+' && Line.New == New)
        return true;
  return false;
}

std::optional<unsigned> DiffFile::oldLine(unsigned New) const {
  int Shift = 0; // from new to old
  for (const DiffHunk &Hunk : Hunks)
    for (const DiffLine &Line : Hunk.Lines) {
      if (Line.New > New)
        return New + Shift;
      if (Line.Kind == '-') {
        ++Shift;
        continue;
      }
      if (Line.Kind == '+') {
        if (Line.New == New)
          return std::nullopt;
        --Shift;
      }
    }
  return New + Shift;
}

bool readHunkRange(StringRef Line, HunkRange &Range) {
  Range = HunkRange();
  auto Numbers = [&](char Sign, unsigned &First, unsigned &Count) {
    return Line.consume_front(StringRef(&Sign, 1)) &&
           !Line.consumeInteger(10, First) &&
           (!Line.consume_front(",") || !Line.consumeInteger(10, Count));
  };
  return Line.consume_front("@@ ") && Numbers('-', Range.Old, Range.OldCount) &&
         Line.consume_front(" ") && Numbers('+', Range.New, Range.NewCount) &&
         Line.starts_with(" @@");
}

// Git quotes a name that is not plain.
const DiffFile *findFile(ArrayRef<DiffFile> Files, StringRef Path) {
  auto File = find_if(Files, [&](const DiffFile &One) {
    return !One.Path.empty() && Path.ends_with("/" + One.Path);
  });
  return File == Files.end() ? nullptr : &*File;
}

std::string unquotedName(StringRef Name) {
  // Behind a name with a space git puts a tab, so that others see its end.
  Name.consume_back("\t");
  if (!Name.consume_front("\""))
    return Name.split('\t').first.rtrim().str();
  Name.consume_back("\"");
  std::string Out;
  while (!Name.empty()) {
    char C = Name.front();
    Name = Name.drop_front();
    if (C != '\\' || Name.empty()) {
      Out += C;
      continue;
    }
    StringRef Octal = Name.take_while(llvm::isDigit).take_front(3);
    unsigned Code;
    if (!Octal.empty() && !Octal.getAsInteger(8, Code)) {
      Out += static_cast<char>(Code);
      Name = Name.drop_front(Octal.size());
      continue;
    }
    constexpr StringRef Letters = "abtnvfr", Meant = "\a\b\t\n\v\f\r";
    size_t At = Letters.find(Name.front());
    Out += At == StringRef::npos ? Name.front() : Meant[At];
    Name = Name.drop_front();
  }
  return Out;
}

/// The path in the header \p Name, or nothing for /dev/null.
static std::string pathOf(StringRef Name) {
  std::string Path = unquotedName(Name.rtrim("\r"));
  if (Path == "/dev/null")
    return "";
  StringRef Plain = Path;
  if (Plain.consume_front("a/") || Plain.consume_front("b/"))
    return Plain.str();
  return Path;
}

/// \p Name, on one line.
static std::string printable(StringRef Name) {
  std::string Out;
  raw_string_ostream(Out).write_escaped(Name);
  return Out;
}

namespace {

class DiffReader {
public:
  explicit DiffReader(StringRef Text) : Rest(Text) {}

  Expected<std::vector<DiffFile>> run();

private:
  bool next(StringRef &Line) {
    if (Rest.empty())
      return false;
    std::tie(Line, Rest) = Rest.split('\n');
    return true;
  }
  Error readHunk(StringRef Header);

  StringRef Rest;
  std::vector<DiffFile> Out;
};

} // namespace

Expected<std::vector<DiffFile>> DiffReader::run() {
  std::optional<std::string> OldPath;
  for (StringRef Line; next(Line);) {
    if (Line.starts_with("--- ")) {
      OldPath = pathOf(Line.drop_front(4));
      continue;
    }
    if (OldPath && Line.starts_with("+++ ")) {
      std::string New = pathOf(Line.drop_front(4));
      Out.push_back({New.empty() ? *OldPath : New, {}});
    } else if (!Out.empty() && Line.starts_with("@@ -")) {
      if (Error E = readHunk(Line))
        return E;
    }
    OldPath.reset();
  }
  return std::move(Out);
}

Error DiffReader::readHunk(StringRef Header) {
  HunkRange Range;
  if (!readHunkRange(Header, Range))
    return failure("a hunk of the diff is not understood: " + Header);
  unsigned OldLeft = Range.OldCount, NewLeft = Range.NewCount;
  // A side without lines is named by the line before.
  unsigned Old = Range.Old + (OldLeft == 0), New = Range.New + (NewLeft == 0);
  DiffHunk Hunk{Header.str(), {}};
  for (StringRef Line; (OldLeft || NewLeft) && next(Line);) {
    // Mailers drop the blank of an empty line.
    char Kind = Line.empty() || Line == "\r" ? ' ' : Line.front();
    if (Kind == '\\')
      continue;
    bool InOld = Kind != '+', InNew = Kind != '-';
    if ((Kind != ' ' && InOld && InNew) || (InOld && !OldLeft) ||
        (InNew && !NewLeft))
      break;
    Hunk.Lines.push_back({Kind, Old, New, Line.substr(1).str()});
    Old += InOld, OldLeft -= InOld;
    New += InNew, NewLeft -= InNew;
  }
  DiffFile &File = Out.back();
  if (OldLeft || NewLeft)
    return failure("a hunk of the diff of " + printable(File.Path) +
                   " is cut off");
  File.Hunks.push_back(std::move(Hunk));
  return Error::success();
}

Expected<std::vector<DiffFile>> readDiff(StringRef Text) {
  return DiffReader(Text).run();
}

std::vector<std::string> optionsNamed(ArrayRef<DiffFile> Files) {
  std::set<std::string> Names;
  for (const DiffFile &File : Files)
    for (const DiffHunk &Hunk : File.Hunks)
      for (const DiffLine &Line : Hunk.Lines) {
        if (Line.Kind == ' ')
          continue;
        StringRef Rest = Line.Text;
        for (size_t At; (At = Rest.find("CONFIG_")) != StringRef::npos;) {
          bool Inside = At && isNamePart(Rest[At - 1]);
          Rest = Rest.drop_front(At + strlen("CONFIG_"));
          StringRef Name = Rest.take_while(isNamePart);
          Name.consume_back("_MODULE");
          if (!Inside && !Name.empty())
            Names.insert(Name.str());
        }
      }
  return {Names.begin(), Names.end()};
}

} // namespace swapfold
