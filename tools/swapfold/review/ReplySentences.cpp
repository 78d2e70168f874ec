//===- ReplySentences.cpp - what a reply says of a finding ----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/review/ReplySentences.h"
#include "rewrites/text/Conjoined.h"
#include "tools/swapfold/report/FindingsPrinter.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"

using namespace llvm;

namespace swapfold {

namespace {

struct ReplySentence {
  About Of;
  StringRef Text;
};

} // namespace

static ReplySentence sentenceOf(Request Asks) {
  switch (Asks) {
  case Request::Nothing:
    return {About::Structure, ""};
#define SWAPFOLD_SENTENCE(REQUEST, ABOUT, SENTENCE)                            \
  case Request::REQUEST:                                                       \
    return {About::ABOUT, SENTENCE};
#include "tools/swapfold/review/ReplySentences.def"
  }
  llvm_unreachable("a request without a sentence");
}

About aboutOf(const Proposal &P) { return sentenceOf(P.Asks).Of; }

/// "mm/hmm.c:12"
static std::string placeText(const Place &Where, StringRef Tree) {
  return (relativeTo(Tree, Where.Path) + ":" + Twine(Where.Line)).str();
}

/// The value of \p Field, a placeholder of ReplySentences.def without its
/// braces.
static std::string valueOf(StringRef Field, const Proposal &P, StringRef Tree) {
  if (Field == "there")
    return P.Notes.empty() ? "elsewhere"
                           : placeText(P.Notes.front().Where, Tree);
  if (Field == "missing")
    return join(P.MissingKinds, ", ");
  if (Field == "more")
    return conjoined(ArrayRef(P.Details).drop_front());
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

std::string replySentence(const Proposal &P, StringRef Tree,
                          ArrayRef<Remark> &Notes) {
  Notes = P.Notes;
  StringRef Rest = sentenceOf(P.Asks).Text;
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
