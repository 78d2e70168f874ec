//===- FormatJson.cpp - findings as swapfold's own JSON -------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/report/Formats.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/JSON.h"

using namespace llvm;

namespace swapfold {

namespace {

class JsonPrinter {
public:
  JsonPrinter(StringRef Tree, raw_ostream &OS) : Tree(Tree), J(OS, 2) {}

  void print(const PrintedFindings &What);

private:
  void text(StringRef Name, StringRef Value) {
    J.attribute(Name, asUTF8(Value));
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

void printJson(const PrintedFindings &What, raw_ostream &OS) {
  JsonPrinter(What.Tree, OS).print(What);
  OS << "\n";
}

} // namespace swapfold
