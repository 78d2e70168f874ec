//===- UnifiedDiff.cpp - a unified diff as data ---------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/UnifiedDiff.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringExtras.h"
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

namespace {

class DiffReader {
public:
  explicit DiffReader(StringRef Text) : Rest(Text) {}

  std::vector<DiffFile> run() {
    for (StringRef Line; next(Line);) {
      if (Line.consume_front("--- "))
        OldPath = pathOf(Line, "a/");
      else if (Line.consume_front("+++ "))
        startFile(pathOf(Line, "b/"));
      else if (Line.starts_with("@@ -") && !Out.empty())
        readHunk(Line);
    }
    return std::move(Out);
  }

private:
  bool next(StringRef &Line) {
    if (Rest.empty())
      return false;
    std::tie(Line, Rest) = Rest.split('\n');
    return true;
  }

  static StringRef pathOf(StringRef Name, StringRef Prefix) {
    Name = Name.split('\t').first.rtrim();
    return Name.consume_front(Prefix) ? Name : "";
  }

  void startFile(StringRef NewPath) {
    Out.emplace_back();
    Out.back().Path = (NewPath.empty() ? OldPath : NewPath).str();
  }

  void readHunk(StringRef Header) {
    HunkRange Range;
    if (!readHunkRange(Header, Range))
      return;
    unsigned OldLeft = Range.OldCount, NewLeft = Range.NewCount;
    // A side without lines is named by the line before.
    unsigned Old = Range.Old + (OldLeft == 0), New = Range.New + (NewLeft == 0);
    DiffHunk Hunk;
    Hunk.Header = Header.str();
    for (StringRef Line; (OldLeft || NewLeft) && next(Line);) {
      char Kind = Line.empty() ? ' ' : Line.front();
      if (Kind == '\\')
        continue;
      if (Kind != '+' && Kind != '-')
        Kind = ' ';
      Hunk.Lines.push_back({Kind, Old, New, Line.drop_front(1).str()});
      if (Kind != '+') {
        ++Old;
        OldLeft -= OldLeft != 0;
      }
      if (Kind != '-') {
        ++New;
        NewLeft -= NewLeft != 0;
      }
    }
    Out.back().Hunks.push_back(std::move(Hunk));
  }

  StringRef Rest;
  std::string OldPath;
  std::vector<DiffFile> Out;
};

} // namespace

std::vector<DiffFile> readDiff(StringRef Text) {
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
          bool Inside = At && (isAlnum(Rest[At - 1]) || Rest[At - 1] == '_');
          Rest = Rest.drop_front(At + strlen("CONFIG_"));
          StringRef Name =
              Rest.take_while([](char C) { return isAlnum(C) || C == '_'; });
          Name.consume_back("_MODULE");
          if (!Inside && !Name.empty())
            Names.insert(Name.str());
        }
      }
  return {Names.begin(), Names.end()};
}

} // namespace swapfold
