//===- EditedText.cpp - a file's text under edits -------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/EditedText.h"

using namespace llvm;

namespace swapfold {

std::optional<std::string> EditedText::text() const {
  std::string New;
  size_t At = 0;
  for (const TextEdit &E : Edits) {
    if (E.Offset < At || E.end() > Old.size())
      return std::nullopt;
    New += StringRef(Old).slice(At, E.Offset);
    New += E.Text;
    At = E.end();
  }
  New += StringRef(Old).drop_front(At);
  return New;
}

std::optional<std::vector<TextEdit>>
EditedText::exactDeletion(StringRef Path, unsigned Begin, unsigned End) const {
  std::vector<TextEdit> Out;
  unsigned OldAt = 0, NewAt = 0;
  // What of [Begin, End) was in the old text from OldAt on.
  auto Keep = [&](unsigned Length) {
    unsigned From = std::max(Begin, NewAt);
    unsigned To = std::min(End, NewAt + Length);
    if (From < To)
      Out.push_back({Path.str(), OldAt + (From - NewAt), To - From, ""});
    OldAt += Length;
    NewAt += Length;
  };
  for (const TextEdit &E : Edits) {
    Keep(E.Offset - OldAt);
    unsigned Size = E.Text.size();
    if (Begin < NewAt + Size && NewAt < End && Size)
      return std::nullopt;
    OldAt += E.Length;
    NewAt += Size;
  }
  Keep(Old.size() - OldAt);
  return Out;
}

std::optional<std::vector<TextEdit>>
EditedText::deletion(StringRef Path, unsigned Begin, unsigned End) const {
  std::optional<std::string> Now = text();
  while (Now) {
    if (auto Out = exactDeletion(Path, Begin, End))
      return Out;
    // A newline more before and one less behind leave the same text.
    if (Begin == 0 || End == Begin || (*Now)[Begin - 1] != (*Now)[End - 1])
      break;
    --Begin, --End;
  }
  return std::nullopt;
}

unsigned EditedText::oldOffset(unsigned Offset) const {
  unsigned OldAt = 0, NewAt = 0;
  for (const TextEdit &E : Edits) {
    unsigned Kept = E.Offset - OldAt;
    if (Offset < NewAt + Kept)
      break;
    if (Offset < NewAt + Kept + E.Text.size())
      return E.Offset;
    OldAt = E.end();
    NewAt += Kept + E.Text.size();
  }
  return OldAt + (Offset - NewAt);
}

} // namespace swapfold
