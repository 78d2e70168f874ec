//===- VerifyCompare.cpp - one file compiled before and after -------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/verify/VerifyCompare.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace swapfold {

void compareMessages(const FilePair &P, ConfigurationResult &Into) {
  (P.What == CompileFor::Parse ? Into.Parsed : Into.Compiled) += P.New.Good;
  std::multiset<std::string> Known;
  for (const CompilerMessage &M : P.Old.Messages)
    Known.insert(M.Key);
  for (const CompilerMessage &M : P.New.Messages)
    if (auto It = Known.find(M.Key); It != Known.end())
      Known.erase(It);
    else
      Into.Messages.push_back(M);
}

void compareCode(const FilePair &P, ArrayRef<FilePair> Settled,
                 ConfigurationResult &Into) {
  if (!P.New.NoCode.empty() || !P.Old.NoCode.empty() || !P.New.Ran) {
    // What does not compile any more is among the messages.
    if (P.New.Ran && P.Old.Good && !P.New.Good)
      Into.Messages.push_back({P.New.NoCode, P.New.NoCode, true});
    return;
  }
  Into.Compiled += 1;
  // Of the whole file or of none: a function may have become part of another.
  bool ByChoice = any_of(Settled, [&](const FilePair &S) {
    return S.How == P.How && S.Path == P.Path && S.hasCode() &&
           S.Old.Code == S.New.Code;
  });
  std::set<std::string> Names;
  for (const ObjectCode *Code : {&P.Old.Code, &P.New.Code})
    for (const auto &[Name, _] : *Code)
      Names.insert(Name);
  for (const std::string &Name : Names) {
    auto Of = [&](const ObjectCode &Code) -> std::optional<FunctionCode> {
      auto It = Code.find(Name);
      return It == Code.end() ? std::nullopt : std::optional(It->second);
    };
    std::optional<FunctionCode> Was = Of(P.Old.Code), Is = Of(P.New.Code);
    if (Was && Is && *Was == *Is)
      ++Into.Identical;
    else
      Into.Differences.push_back(
          {P.How->Name, P.Path, Name, Was, Is, ByChoice});
  }
}

} // namespace swapfold
