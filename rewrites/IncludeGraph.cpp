//===- IncludeGraph.cpp - which header brings which -----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/IncludeGraph.h"
#include "rewrites/Conditions.h"
#include "llvm/ADT/SmallVector.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

class IncludeRecorder : public PPCallbacks {
public:
  IncludeRecorder(IncludeGraph &Graph, const SourceManager &Sources)
      : Graph(Graph), Sources(Sources) {}

  void InclusionDirective(SourceLocation Hash, const clang::Token &,
                          StringRef, bool, CharSourceRange,
                          OptionalFileEntryRef File, StringRef, StringRef,
                          const clang::Module *, bool,
                          SrcMgr::CharacteristicKind) override {
    if (!File)
      return;
    const FileEntry *From =
        Sources.getFileEntryForID(Sources.getFileID(Hash));
    if (From)
      Graph.Includes[From].push_back({Hash, *File});
    else
      Graph.Forced.insert(*File);
  }

private:
  IncludeGraph &Graph;
  const SourceManager &Sources;
};

void IncludeGraph::watch(Preprocessor &PP) {
  Includes.clear();
  Forced.clear();
  PP.addPPCallbacks(
      std::make_unique<IncludeRecorder>(*this, PP.getSourceManager()));
}

/// True if no option decides whether the preprocessor comes to \p Offset.
static bool isUnconditional(StringRef Text, unsigned Offset) {
  std::optional<OptionSettings> Needed = Conditions(Text).settingsFor(Offset);
  return Needed && Needed->empty();
}

/// True if \p From includes \p To, itself or through others, and that in its
/// text before \p Before. With \p Unconditional in every configuration.
bool IncludeGraph::reaches(const FileEntry *From, const FileEntry *To,
                           unsigned Before, bool Unconditional,
                           const SourceManager &Sources) const {
  DenseSet<const FileEntry *> Seen;
  SmallVector<const FileEntry *> Waiting;
  auto Follow = [&](const FileEntry *File, unsigned End) {
    auto Found = Includes.find(File);
    if (Found == Includes.end())
      return;
    for (const Include &I : Found->second) {
      auto [ID, Offset] = Sources.getDecomposedLoc(I.Hash);
      if (Offset >= End || Seen.contains(I.File))
        continue;
      if (Unconditional && !isUnconditional(Sources.getBufferData(ID), Offset))
        continue;
      Seen.insert(I.File);
      Waiting.push_back(I.File);
    }
  };
  Follow(From, Before);
  while (!Waiting.empty() && !Seen.contains(To))
    Follow(Waiting.pop_back_val(), ~0u);
  return Seen.contains(To);
}

std::string IncludeGraph::whyNotThere(SourceLocation Declared,
                                      FileEntryRef Header, unsigned Offset,
                                      const SourceManager &Sources) const {
  auto [ID, At] = Sources.getDecomposedLoc(Sources.getExpansionLoc(Declared));
  const FileEntry *File = Sources.getFileEntryForID(ID);
  if (!File)
    return "is declared in no file";
  const FileEntry *Own = Header;
  if (!isUnconditional(Sources.getBufferData(ID), At))
    return "is not declared in every configuration";
  if (File == Own)
    return At < Offset ? "" : "is declared further down";
  if (Forced.contains(File))
    return "";
  for (const FileEntry *First : Forced)
    if (reaches(First, File, ~0u, /*Unconditional=*/true, Sources))
      return "";
  if (!reaches(Own, File, Offset, /*Unconditional=*/true, Sources))
    return "is not declared by what the header itself includes";
  // Whoever includes that file first would get here too early.
  if (reaches(File, Own, ~0u, /*Unconditional=*/false, Sources))
    return "is declared in a header that includes this one";
  return "";
}

} // namespace swapfold
