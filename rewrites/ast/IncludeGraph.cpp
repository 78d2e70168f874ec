//===- IncludeGraph.cpp - which header brings which -----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/ast/IncludeGraph.h"
#include "rewrites/kconfig/Conditionals.h"
#include "rewrites/text/HeaderText.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

class IncludeRecorder : public PPCallbacks {
public:
  IncludeRecorder(IncludeGraph &Graph, const SourceManager &Sources)
      : Graph(Graph), Sources(Sources) {}

  void InclusionDirective(SourceLocation Hash, const clang::Token &, StringRef,
                          bool, CharSourceRange, OptionalFileEntryRef File,
                          StringRef, StringRef, const clang::Module *, bool,
                          SrcMgr::CharacteristicKind) override {
    if (!File)
      return;
    const FileEntry *From = Sources.getFileEntryForID(Sources.getFileID(Hash));
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
  std::optional<OptionSettings> Needed = Conditionals(Text).settingsFor(Offset);
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

/// True if each branch of the conditionals around \p Same, from level \p Level
/// on, has one of them: a function and its stub.
static bool coverAll(ArrayRef<const HeaderFunction *> Same, size_t Level) {
  if (any_of(Same, [&](const HeaderFunction *F) {
        return F->Branches.size() <= Level;
      }))
    return true;
  for (const HeaderFunction *First : Same) {
    const Branch &Outer = First->Branches[Level];
    auto Covers = [&](std::optional<unsigned> Arm) {
      SmallVector<const HeaderFunction *> In;
      copy_if(Same, std::back_inserter(In), [&](const HeaderFunction *F) {
        const Branch &Its = F->Branches[Level];
        return Its.Conditional == Outer.Conditional &&
               (!Arm || Its.Arm == *Arm);
      });
      return !In.empty() && coverAll(In, Level + 1);
    };
    bool IsOption =
        StringRef(Outer.Text).contains("CONFIG_") || Outer.LastArm > 0;
    if (!IsOption && Covers(std::nullopt))
      return true;
    bool AllArms = IsOption && Outer.HasElse;
    for (unsigned Arm = 0; AllArms && Arm <= Outer.LastArm; ++Arm)
      AllArms = Covers(Arm);
    if (AllArms)
      return true;
  }
  return false;
}

/// True if \p Text declares the function \p Name whatever is configured.
static bool isAlwaysFunction(StringRef Text, StringRef Name) {
  std::vector<HeaderFunction> All = headerDeclarations("", Text);
  SmallVector<const HeaderFunction *> Same;
  for (const HeaderFunction &F : All)
    if (F.Name == Name && !F.IsMacro)
      Same.push_back(&F);
  return !Same.empty() && coverAll(Same, 0);
}

std::string IncludeGraph::whyNotThere(StringRef Name, SourceLocation Declared,
                                      FileEntryRef Header, unsigned Offset,
                                      const SourceManager &Sources) const {
  auto [ID, At] = Sources.getDecomposedLoc(Sources.getExpansionLoc(Declared));
  const FileEntry *File = Sources.getFileEntryForID(ID);
  if (!File)
    return "is declared in no file";
  const FileEntry *Own = Header;
  StringRef Text = Sources.getBufferData(ID);
  if (!isUnconditional(Text, At) && !isAlwaysFunction(Text, Name))
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
  // A source that includes that file first would get here too early.
  if (reaches(File, Own, ~0u, /*Unconditional=*/false, Sources))
    return "is declared in a header that includes this one";
  return "";
}

} // namespace swapfold
