//===- ReviewScan.cpp - the scan of a tree with and without a patch -------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/tree/TextOverlay.h"
#include "tools/swapfold/build/CompileCommands.h"
#include "tools/swapfold/parse/Parsing.h"
#include "tools/swapfold/review/Review.h"
#include "tools/swapfold/support/Files.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>

using namespace llvm;

namespace swapfold {

/// What the scan of the tree before the patch has, out of that after it, \p
/// Out: they differ in the files of the patch, and in what its headers say of
/// the family. Nothing if the tree had names that it has no more, because the
/// other scan has not looked for these. Names that only the patch has do no
/// harm.
static std::optional<Scan> withoutPatch(Scan Out, const ReviewedPatch &Patch,
                                        const Families &Known,
                                        const TextOverlay &Before) {
  std::set<std::string> Names = Out.Family.interestingNames();
  Names.insert(Out.Macros.begin(), Out.Macros.end());
  for (const ScannedFile &File : Out.Files)
    for (const Occurrence &O : File.Names.Occurrences)
      Names.insert(O.Name);
  std::map<std::string, std::string> Definers;
  for (const ScannedFile &File : Out.Files)
    if (File.DefinesFamily && !Before.find(File.Path)) {
      Expected<std::string> Text = readFile(File.Path);
      if (!Text) {
        consumeError(Text.takeError());
        return std::nullopt;
      }
      Definers[File.Path] = std::move(*Text);
    }
  for (const FileDifference &Change : Patch.Changes) {
    const std::string Path = Patch.Tree + "/" + Change.Path;
    if (Change.Old && isCFile(Path) &&
        (EntryFamily::belongsToFamily(Path, Known) ||
         EntryFamily::definesFamily(*Change.Old, Known)))
      Definers[Path] = *Change.Old;
  }
  std::vector<EntryFamily::Source> Sources;
  for (const auto &[Path, Text] : Definers)
    Sources.push_back({Path, Text});
  ScanRequest Was;
  Was.Tree = Patch.Tree;
  Was.Overlay = &Before;
  Out.Family = EntryFamily::discover(Sources, Known, [&](StringRef Below) {
    return Was.text(Was.Tree + "/" + Below.str());
  });
  const std::set<std::string> Old = Out.Family.interestingNames();
  if (!std::includes(Names.begin(), Names.end(), Old.begin(), Old.end()))
    return std::nullopt;
  erase_if(Out.Files, [&](const ScannedFile &File) {
    return Before.find(File.Path) != nullptr;
  });
  for (const FileDifference &Change : Patch.Changes) {
    ScannedFile File;
    File.Path = Patch.Tree + "/" + Change.Path;
    if (!Change.Old || !isCFile(File.Path) ||
        Before.uniqueID(File.Path, File.ID))
      continue;
    File.Names = findNames(*Change.Old, Names, Out.Family.names());
    File.Hash = hashText(*Change.Old);
    File.DefinesFamily = Definers.count(File.Path);
    Out.Files.push_back(std::move(File));
  }
  return Out;
}

Error scanBothSides(const ReviewedPatch &Patch, const ReviewOptions &Options,
                    const TextOverlay &Before, Scan &ScannedBefore,
                    const TextOverlay &After, Scan &ScannedAfter) {
  Expected<ScanRequest> Wanted = scanRequest(Options, Patch.Tree);
  if (!Wanted)
    return Wanted.takeError();
  // Then nobody else is concerned.
  if (all_of(Patch.Changes, [](const FileDifference &Change) {
        return !isHeaderFile(Change.Path);
      }))
    for (const FileDifference &Change : Patch.Changes)
      if (Change.New && isSourceFile(Change.Path))
        Wanted->Files.push_back(Patch.Tree + "/" + Change.Path);
  Wanted->Overlay = &After;
  if (Error E = scanTree(*Wanted).moveInto(ScannedAfter))
    return E;
  if (std::optional<Scan> Old =
          withoutPatch(ScannedAfter, Patch, Wanted->Known, Before)) {
    ScannedBefore = std::move(*Old);
    return Error::success();
  }
  Wanted->Overlay = &Before;
  return scanTree(*Wanted).moveInto(ScannedBefore);
}

} // namespace swapfold
