//===- FormatRdjsonl.cpp - findings as reviewdog's diagnostics ------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/report/Formats.h"
#include "tools/swapfold/report/SourceTexts.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/JSON.h"

using namespace llvm;

namespace swapfold {

namespace {

class RdjsonlPrinter {
public:
  explicit RdjsonlPrinter(const PrintedFindings &What)
      : What(What), Texts(What.Texts) {}

  /// One line, without its end.
  json::Object diagnostic(const Proposal &P);

private:
  json::Object location(const Place &Where) const {
    return json::Object{
        {"path", asUTF8(relativeTo(What.Tree, Where.Path))},
        {"range",
         json::Object{{"start", json::Object{{"line", Where.Line},
                                             {"column", Where.Column}}}}}};
  }
  json::Object position(const std::string &Path, unsigned Offset) {
    SourceTexts::Position At = Texts.position(Path, Offset);
    return json::Object{{"line", At.Line}, {"column", At.Column}};
  }
  std::optional<json::Object> suggestion(const Proposal &P);

  const PrintedFindings &What;
  SourceTexts Texts;
};

} // namespace

/// Suggestions are alternatives, each of one range in the file of the finding:
/// several edits become one that also puts back what is between them. A fix of
/// several files cannot be said.
std::optional<json::Object> RdjsonlPrinter::suggestion(const Proposal &P) {
  const std::vector<TextEdit> Edits = fixOf(P, What);
  if (Edits.empty() ||
      any_of(Edits, [&](const TextEdit &E) { return E.Path != P.Where.Path; }))
    return std::nullopt;
  std::string Text;
  unsigned At = Edits.front().Offset;
  for (const TextEdit &E : Edits) {
    Text += Texts.slice(E.Path, At, E.Offset);
    Text += E.Text;
    At = E.end();
  }
  if (!json::isUTF8(Text))
    return std::nullopt;
  const std::string &Path = P.Where.Path;
  return json::Object{
      {"range", json::Object{{"start", position(Path, Edits.front().Offset)},
                             {"end", position(Path, At)}}},
      {"text", Text}};
}

json::Object RdjsonlPrinter::diagnostic(const Proposal &P) {
  json::Object Out{{"message", asUTF8(P.Message.str())},
                   {"location", location(P.Where)},
                   {"severity", P.IsRemark ? "INFO" : "WARNING"},
                   {"source", json::Object{{"name", "swapfold"}}},
                   {"code", json::Object{{"value", P.Rule}}}};
  json::Array Notes;
  for (const Remark &Note : P.Notes)
    Notes.push_back(json::Object{{"message", asUTF8(Note.Text)},
                                 {"location", location(Note.Where)}});
  if (!Notes.empty())
    Out["related_locations"] = std::move(Notes);
  if (std::optional<json::Object> Fix = suggestion(P))
    Out["suggestions"] = json::Array{std::move(*Fix)};
  return Out;
}

void printRdjsonl(const PrintedFindings &What, raw_ostream &OS) {
  RdjsonlPrinter Printer(What);
  for (const Proposal &P : What.Findings)
    OS << json::Value(Printer.diagnostic(P)) << "\n";
}

} // namespace swapfold
