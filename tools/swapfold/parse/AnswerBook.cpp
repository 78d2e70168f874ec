//===- AnswerBook.cpp - what a run need not parse again -------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/parse/AnswerBook.h"
#include "tools/swapfold/parse/TidyHost.h"

using namespace llvm;

namespace swapfold {

AnswerBook::AnswerBook() : Now(filesOf(Configuration())) {}

AnswerLogWriter &AnswerBook::write(std::unique_ptr<raw_ostream> To) {
  Out = std::move(To);
  return Writer.emplace(*Out);
}

std::optional<Answer> AnswerBook::find(uint64_t Question) {
  for (AnswerLog &Log : Logs)
    if (std::optional<Answer> Known = Log.find(Question, Now))
      return Known;
  return std::nullopt;
}

void AnswerBook::put(uint64_t Question, const FilesRead &Read, Answer Said) {
  if (!Writer)
    return;
  Writer->answer(Question, Read, std::move(Said));
  // What is there now outlives this process.
  Out->flush();
}

} // namespace swapfold
