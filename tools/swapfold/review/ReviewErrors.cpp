//===- ReviewErrors.cpp - what does not compile any more ------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/review/Review.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"

using namespace llvm;
namespace path = llvm::sys::path;

namespace swapfold {

constexpr const char *ErrorRule = "clang-diagnostic-error";

void addStubless(const Proposal &P, std::set<std::string> &Names) {
  if (P.Rule == "swapops-missing-stub")
    for (std::string &Name : P.Message.names())
      Names.insert(std::move(Name));
}

std::vector<CompileError> unexplained(std::vector<CompileError> Errors,
                                      const std::set<std::string> &Stubless) {
  std::set<std::pair<std::string, std::string>> Explained;
  for (const CompileError &E : Errors)
    if (Stubless.count(E.What.Name))
      Explained.insert({E.Path, E.Configuration});
  erase_if(Errors, [&](const CompileError &E) {
    return Explained.count({E.Path, E.Configuration}) != 0;
  });
  return Errors;
}

void addNewErrors(const ReviewedPatch &Patch, ArrayRef<CompileError> Before,
                  ArrayRef<CompileError> After,
                  std::vector<ReviewFinding> &Findings) {
  // Who did not build before is not broken now; nor is a new file among such.
  std::set<std::pair<StringRef, StringRef>> Old;
  for (const CompileError &E : Before)
    for (StringRef Path : {StringRef(E.Path), path::parent_path(E.Path)})
      Old.insert({Path, E.Configuration});
  std::set<std::string> NewFiles;
  for (const FileDifference &Change : Patch.Changes)
    if (!Change.Old)
      NewFiles.insert(Patch.Tree + "/" + Change.Path);
  auto IsOld = [&](const CompileError &E) {
    StringRef Path = E.Path;
    return Old.count({NewFiles.count(E.Path) ? path::parent_path(Path) : Path,
                      E.Configuration}) != 0;
  };
  std::set<std::string> Stubless;
  for (const ReviewFinding &F : Findings)
    addStubless(F.What, Stubless);
  const std::vector<CompileError> Left = unexplained(After, Stubless);
  std::map<std::pair<std::string, unsigned>, std::vector<const CompileError *>>
      Lines;
  for (const CompileError &E : Left)
    if (!IsOld(E) && StringRef(E.What.Where.Path).starts_with(Patch.Tree + "/"))
      Lines[{E.What.Where.Path, E.What.Where.Line}].push_back(&E);
  // Where much is broken, more of the same says nothing.
  constexpr size_t Much = 3;
  std::map<std::string, size_t> Count;
  for (const auto &[_, Errors] : Lines) {
    // Of a line one counts: the cause rather than what follows from it, and
    // what breaks everywhere rather than somewhere.
    const CompileError &E =
        **min_element(Errors, [](const CompileError *A, const CompileError *B) {
          auto Rank = [](const CompileError &E) {
            return std::make_pair(!E.What.IsUndeclared, !E.Differs.empty());
          };
          return Rank(*A) < Rank(*B);
        });
    const Place &Where = E.What.Where;
    if (++Count[Where.Path] > Much)
      continue;
    ReviewFinding F;
    F.What.Rule = ErrorRule;
    F.What.Message = "does not compile";
    if (!E.Differs.empty())
      F.What.Message += " with " + E.Differs;
    F.What.Message += ": " + E.What.Gist;
    F.What.Asks = Request::MakeCompile;
    F.What.Details = {E.Differs.empty() ? "" : " with " + E.Differs,
                      E.What.Gist};
    F.What.Where = Where;
    const DiffFile *Diff =
        Patch.find(StringRef(Where.Path).drop_front(Patch.Tree.size() + 1));
    F.Elsewhere = !Diff || !Diff->adds(Where.Line);
    Findings.push_back(std::move(F));
  }
  for (ReviewFinding &F : Findings) {
    auto It = Count.find(F.What.Where.Path);
    if (F.What.Rule != ErrorRule || It == Count.end() || It->second <= Much)
      continue;
    F.What.Notes.push_back(
        {F.What.Where, "lines of this file that do not compile besides: " +
                           std::to_string(It->second - Much)});
    Count.erase(It);
  }
  llvm::sort(Findings, [](const ReviewFinding &A, const ReviewFinding &B) {
    return A.What.key() < B.What.key();
  });
}

} // namespace swapfold
