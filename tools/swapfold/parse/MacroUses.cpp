//===- MacroUses.cpp - uses of a macro that nobody has seen ---------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/parse/MacroUses.h"
#include "tools/swapfold/report/FindingsPrinter.h"
#include <utility>

using namespace llvm;

namespace swapfold {
namespace {

class UnseenMacros {
public:
  explicit UnseenMacros(const Outcome &Run);

  /// Where, as path and line, a macro is used unseen whose body \p E changes;
  /// or nothing.
  std::string useBehind(const TextEdit &E) const;

private:
  const Outcome &Run;
  std::map<std::string, const ScannedFile *> Files;
  /// By macro, its uses that no parse went over.
  std::multimap<std::string, std::pair<const ScannedFile *, unsigned>> Uses;
};

} // namespace

UnseenMacros::UnseenMacros(const Outcome &Run) : Run(Run) {
  std::map<StringRef, std::set<unsigned>> Seen;
  for (const ParsedFile &Parsed : Run.Parsed)
    for (const auto &[Path, One] : Parsed.Visible)
      Seen[Path].insert(One.Seen.begin(), One.Seen.end());
  for (const ScannedFile &File : Run.Scanned.Files) {
    Files[File.Path] = &File;
    // Where nobody went for macros alone these stand for something else.
    if (!Seen.count(File.Path) && Run.Scanned.usesOnlyMacros(File))
      continue;
    for (const Occurrence &O : File.Names.Occurrences)
      if (!Seen[File.Path].count(O.Offset))
        Uses.insert({O.Name, {&File, O.Line}});
  }
}

std::string UnseenMacros::useBehind(const TextEdit &E) const {
  auto At = Files.find(E.Path);
  if (At == Files.end())
    return "";
  for (const Occurrence &O : At->second->Names.Occurrences) {
    if (O.Macro.empty() || O.Offset < E.Offset || O.Offset > E.end())
      continue;
    auto [Begin, End] = Uses.equal_range(O.Macro);
    for (const auto &[Macro, Use] : make_range(Begin, End))
      if (!isSourceFile(E.Path) || Use.first == At->second)
        return relativeTo(Run.Tree, Use.first->Path).str() + ":" +
               std::to_string(Use.second) + " uses '" + Macro + "'";
  }
  return "";
}

void dropEditsOfUnseenMacros(Outcome &Run) {
  const UnseenMacros Unseen(Run);
  for (ParsedFile &Parsed : Run.Parsed)
    for (Proposal &P : Parsed.Proposals)
      for (const TextEdit &E : P.Edits)
        if (std::string Use = Unseen.useBehind(E); !Use.empty()) {
          P.Edits.clear();
          P.Needs.clear();
          P.Notes.push_back(
              {P.Where,
               "not changed: " + Use + " too, which no configuration shows",
               NoteRole::Refusal});
          break;
        }
}

} // namespace swapfold
