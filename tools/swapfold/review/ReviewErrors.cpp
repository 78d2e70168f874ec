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

/// The helpers that \p Findings say have no stub.
static std::set<std::string> stubless(ArrayRef<ReviewFinding> Findings) {
  std::set<std::string> Out;
  for (const ReviewFinding &F : Findings)
    if (F.What.Rule == "swapops-missing-stub")
      for (std::string &Name : F.What.Message.names())
        Out.insert(std::move(Name));
  return Out;
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
  const std::set<std::string> Known = stubless(Findings);
  std::map<std::pair<std::string, unsigned>, std::vector<const CompileError *>>
      Lines;
  // What follows from a stub that is not there is said by that.
  std::set<std::pair<StringRef, StringRef>> Explained;
  for (const CompileError &E : After)
    if (Known.count(E.What.Name))
      Explained.insert({E.Path, E.Configuration});
  for (const CompileError &E : After)
    if (!IsOld(E) && !Explained.count({E.Path, E.Configuration}) &&
        StringRef(E.What.Where.Path).starts_with(Patch.Tree + "/"))
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
