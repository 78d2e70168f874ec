//===- Surroundings.cpp - what edits leave as it is -----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/plan/Surroundings.h"
#include "rewrites/text/HeaderText.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace swapfold {

namespace {

/// Goes over the tokens of a file, and says of each where it stands.
class DirectiveTracker {
public:
  enum Place { InCode, BeginsDirective, InDirective };
  Place next(const Token &T) {
    StartsLine |= T.StartsLine;
    if (T.Kind == Token::Comment) // nothing, as far as directives go
      return Here == BeginsDirective ? InDirective : Here;
    if (StartsLine)
      Here = T.is("#") ? BeginsDirective : InCode;
    else if (Here == BeginsDirective)
      Here = InDirective;
    StartsLine = false;
    return Here;
  }

private:
  Place Here = InCode;
  bool StartsLine = false; ///< but for comments
};

} // namespace

/// True if \p A and \p B are the same to the compiler.
static bool sameToken(const Token &A, const Token &B) {
  return A.Kind == B.Kind && A.Length == B.Length && A.Text == B.Text;
}

std::optional<unsigned> changedSurroundings(StringRef Old, StringRef New,
                                            const std::set<TextEdit> &Edits) {
  const std::vector<Token> Now = tokenize(New, /*KeepComments=*/true);
  auto At = Now.begin();
  auto Next = Edits.begin();
  DirectiveTracker OldPlaces, NewPlaces;
  int64_t Moved = 0;        // by the edits so far
  bool NoDirective = false; // an edit is about the # of the last one
  for (const Token &T : tokenize(Old, /*KeepComments=*/true)) {
    const DirectiveTracker::Place Was = OldPlaces.next(T);
    for (; Next != Edits.end() && Next->end() <= T.Offset; ++Next)
      Moved += int64_t(Next->Text.size()) - Next->Length;
    const bool Edited = Next != Edits.end() && Next->Offset < T.end();
    if (Was != DirectiveTracker::InDirective)
      NoDirective = Edited;
    if (Edited)
      continue;
    const int64_t Place = T.Offset + Moved;
    for (; At != Now.end() && At->Offset < Place; ++At)
      NewPlaces.next(*At);
    if (At == Now.end() || At->Offset != Place || !sameToken(T, *At))
      return T.Offset;
    if (NewPlaces.next(*At++) != Was && !NoDirective)
      return T.Offset;
  }
  return std::nullopt;
}

/// What a compiler reads of \p Text, with a line to each directive.
static std::string asRead(StringRef Text) {
  std::string Out;
  DirectiveTracker Places;
  auto Last = DirectiveTracker::InCode;
  unsigned End = 0;
  for (const Token &T : tokenize(Text)) {
    const DirectiveTracker::Place Here = Places.next(T);
    if (Here == DirectiveTracker::BeginsDirective ||
        (Here == DirectiveTracker::InCode) !=
            (Last == DirectiveTracker::InCode))
      Out += '\n';
    else if (Here == DirectiveTracker::InCode || T.Offset != End)
      Out += ' ';
    Out += T.Text;
    Last = Here;
    End = T.end();
  }
  return Out;
}

bool changesCode(StringRef Old, StringRef New) {
  return asRead(Old) != asRead(New);
}

} // namespace swapfold
