//===- FindingsPrinter.cpp - findings in the formats people read ----------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/report/FindingsPrinter.h"
#include "rewrites/text/Failure.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/JSON.h"
#include <algorithm>

using namespace llvm;

namespace swapfold {

StringRef relativeTo(StringRef Tree, StringRef Path) {
  StringRef Rest = Path;
  return Rest.consume_front(Tree) && Rest.consume_front("/") ? Rest : Path;
}

Expected<FindingsFormat> findingsFormat(StringRef Name) {
  auto Format = StringSwitch<std::optional<FindingsFormat>>(Name)
                    .Case("text", FindingsFormat::Text)
                    .Case("terse", FindingsFormat::Terse)
                    .Case("json", FindingsFormat::Json)
                    .Default(std::nullopt);
  if (Format)
    return *Format;
  return failure("--format: unknown format '" + Name +
                 "'; there are text, terse and json");
}

static void printText(const PrintedFindings &What, raw_ostream &OS) {
  auto Line = [&](const Place &Where, StringRef Level, StringRef Text) {
    OS << relativeTo(What.Tree, Where.Path) << ":" << Where.Line << ":"
       << Where.Column << ": " << Level << ": " << Text;
  };
  for (const Proposal &P : What.Findings) {
    Line(P.Where, P.IsRemark ? "remark" : "warning", P.Message.str());
    OS << " [" << P.Rule << "]\n";
    for (const Remark &Note : P.Notes) {
      Line(Note.Where, "note", Note.Text);
      OS << "\n";
    }
  }
}

/// kstyle-line-length is checkpatch's KSTYLE_LINE_LENGTH.
static void printTerse(const PrintedFindings &What, raw_ostream &OS) {
  for (const Proposal &P : What.Findings) {
    std::string Type = StringRef(P.Rule).upper();
    std::replace(Type.begin(), Type.end(), '-', '_');
    OS << relativeTo(What.Tree, P.Where.Path) << ":" << P.Where.Line << ": "
       << (P.IsRemark ? "CHECK" : "WARNING") << ":" << Type << ": "
       << P.Message.str() << "\n";
  }
}

namespace {

class JsonPrinter {
public:
  JsonPrinter(StringRef Tree, raw_ostream &OS) : Tree(Tree), J(OS, 2) {}

  void print(const PrintedFindings &What);

private:
  void text(StringRef Name, StringRef Value) {
    J.attribute(Name, json::isUTF8(Value) ? Value.str() : json::fixUTF8(Value));
  }
  void file(StringRef Path) { text("file", relativeTo(Tree, Path)); }
  void place(const Place &Where, StringRef Message) {
    file(Where.Path);
    J.attribute("line", Where.Line);
    J.attribute("column", Where.Column);
    text("message", Message);
  }
  void finding(const Proposal &P);

  StringRef Tree;
  json::OStream J;
};

} // namespace

void JsonPrinter::finding(const Proposal &P) {
  J.attribute("rule", P.Rule);
  J.attribute("level", P.IsRemark ? "remark" : "warning");
  place(P.Where, P.Message.str());
  J.attributeArray("notes", [&] {
    for (const Remark &Note : P.Notes)
      J.object([&] { place(Note.Where, Note.Text); });
  });
  // Bytes that JSON cannot carry would be another text: no fix then.
  bool Fits =
      all_of(P.Edits, [](const TextEdit &E) { return json::isUTF8(E.Text); });
  J.attributeArray("fix", [&] {
    for (const TextEdit &E : P.Edits)
      if (Fits)
        J.object([&] {
          file(E.Path);
          J.attribute("offset", E.Offset);
          J.attribute("length", E.Length);
          J.attribute("text", E.Text);
        });
  });
}

void JsonPrinter::print(const PrintedFindings &What) {
  J.object([&] {
    J.attribute("version", 1);
    text("tree", Tree);
    J.attributeArray("findings", [&] {
      for (const Proposal &P : What.Findings)
        J.object([&] { finding(P); });
    });
    J.attributeArray("notChecked", [&] {
      for (const NotParsed &File : What.NotChecked)
        J.object([&] {
          file(File.Path);
          text("configuration", File.Configuration);
          text("reason", relativeTo(Tree, File.Why));
        });
    });
    J.attributeArray("notCompiling", [&] {
      for (const Remark &Function : What.Broken)
        J.object([&] { place(Function.Where, Function.Text); });
    });
  });
  J.flush();
}

void printFindings(const PrintedFindings &What, FindingsFormat Format,
                   raw_ostream &OS) {
  switch (Format) {
  case FindingsFormat::Text:
    return printText(What, OS);
  case FindingsFormat::Terse:
    return printTerse(What, OS);
  case FindingsFormat::Json:
    JsonPrinter(What.Tree, OS).print(What);
    OS << "\n";
  }
}

} // namespace swapfold
