//===- UnitContext.cpp - what the checks of one unit share ----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "checks/base/UnitContext.h"
#include "rewrites/sites/UnitFamily.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

const std::vector<std::shared_ptr<UnitFamily>> &
UnitContext::families(ASTContext &Context, const Families &Known,
                      const Families &Beside) {
  for (const ReadFamilies &Read : FamiliesRead)
    if (Read.Known == Known && Read.Beside == Beside)
      return Read.Units;
  std::vector<std::shared_ptr<UnitFamily>> Units =
      UnitFamily::besides(Context, Beside);
  Units.insert(Units.begin(), std::make_shared<UnitFamily>(Context, Known));
  return FamiliesRead.emplace_back(ReadFamilies{Known, Beside, Units}).Units;
}

StyleLookup &UnitContext::styles(const SourceManager &Sources) {
  if (!Styles)
    Styles = std::make_unique<StyleLookup>(
        Sources.getFileManager().getVirtualFileSystem());
  Styles->OfPatch = Diff != nullptr;
  return *Styles;
}

const DiffFile *UnitContext::diffOf(SourceLocation Loc,
                                    const SourceManager &Sources) const {
  if (!Diff)
    return nullptr;
  return findFile(*Diff, Sources.getFilename(Sources.getExpansionLoc(Loc)));
}

void UnitContext::add(StringRef Rule, const Finding &F,
                      const SourceManager &Sources) {
  if (!KeepsFindings)
    return;
  // As clang-tidy's own diagnostics have it.
  SourceLocation At = Sources.getFileLoc(F.Loc);
  Finding Kept = F;
  Kept.Edits.clear();
  Findings.insert_or_assign({Rule.str(), Sources.getFilename(At).str(),
                             Sources.getFileOffset(At), F.Message.str()},
                            std::move(Kept));
}

const Finding *UnitContext::find(StringRef Rule, StringRef Path,
                                 unsigned Offset, StringRef Text) const {
  auto It = Findings.find({Rule.str(), Path.str(), Offset, Text.str()});
  return It == Findings.end() ? nullptr : &It->second;
}

} // namespace swapfold
