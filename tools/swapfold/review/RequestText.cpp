//===- RequestText.cpp - what a finding asks of an author, in words -------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/review/RequestText.h"
#include "tools/swapfold/report/FindingsPrinter.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace swapfold {

static constexpr struct {
  About Of;
  StringLiteral Sentence;
} AllRequests[] = {
    {About::Structure, ""}, // Request::Nothing
#define SWAPFOLD_REQUEST(NAME, ABOUT, SENTENCE) {About::ABOUT, SENTENCE},
#include "rewrites/edit/Requests.def"
};

static const auto &entryOf(const Proposal &P) {
  return AllRequests[static_cast<size_t>(P.Asks)];
}

About aboutOf(const Proposal &P) { return entryOf(P).Of; }

/// "mm/hmm.c:12"
static std::string placeText(const Place &Where, StringRef Tree) {
  return (relativeTo(Tree, Where.Path) + ":" + Twine(Where.Line)).str();
}

/// The value of \p Field, a placeholder of Requests.def without its braces.
static std::string valueOf(StringRef Field, const Proposal &P, StringRef Tree) {
  if (Field == "there")
    return P.Notes.empty() ? "elsewhere"
                           : placeText(P.Notes.front().Where, Tree);
  if (Field == "missing")
    return join(P.MissingKinds, ", ");
  std::vector<std::string> Values = P.Message.names();
  if (Field.consume_front("+")) {
    Values = P.Details;
  } else if (Field.consume_front("#")) {
    Values.clear();
    for (uint64_t Number : P.Message.numbers())
      Values.push_back(std::to_string(Number));
  }
  unsigned Which = 0;
  if (Field.getAsInteger(10, Which) || !Which || Which > Values.size())
    return "?";
  return Values[Which - 1];
}

static std::string asSentence(StringRef Message) {
  std::string Out = Message.str();
  if (!Out.empty())
    Out[0] = toUpper(Out[0]);
  return Out + ".";
}

std::string requestText(const Proposal &P, StringRef Tree,
                        ArrayRef<Remark> &Notes) {
  Notes = P.Notes;
  StringRef Rest = entryOf(P).Sentence;
  if (Rest.empty())
    return asSentence(P.Message.str());
  if (Rest.contains("{there}"))
    Notes = Notes.drop_front(Notes.empty() ? 0 : 1);
  std::string Out;
  while (!Rest.empty()) {
    StringRef Words, Field;
    std::tie(Words, Rest) = Rest.split('{');
    Out += Words;
    std::tie(Field, Rest) = Rest.split('}');
    if (!Field.empty())
      Out += valueOf(Field, P, Tree);
  }
  return Out;
}

} // namespace swapfold
