//===- BesideNames.cpp - uses of the families beside the first ------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/scan/BesideNames.h"
#include "rewrites/scan/TextFlow.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace swapfold {

std::unique_ptr<BesideNames> BesideNames::of(const ScanRequest &Request) {
  auto Out = std::make_unique<BesideNames>();
  for (const FamilyNames &Known : Request.Beside) {
    const std::optional<std::string> Tree = Request.treeWith(Known);
    if (!Tree)
      continue;
    std::map<std::string, std::string> Texts;
    for (const std::string &Below :
         concat<const std::string>(Known.Headers, Known.Constants))
      if (auto Text = Request.text(*Tree + Below))
        Texts[Below] = std::move(*Text);
    std::vector<EntryFamily::Source> Sources;
    for (const auto &[Below, Text] : Texts)
      Sources.push_back({Below, Text});
    EntryFamily Family = EntryFamily::beside(Sources, Known);
    if (Family.empty())
      continue;
    for (const std::string &Name : Family.interestingNames())
      Out->Names.insert(Name);
    TypeTable Types(Family);
    Out->Each.push_back({std::move(Family), std::move(Types)});
  }
  if (Out->Each.empty())
    return nullptr;
  Out->Filter = std::make_unique<NameFilter>(
      std::vector<std::string>(Out->Names.begin(), Out->Names.end()));
  return Out;
}

void BesideNames::look(StringRef Path, StringRef Text) {
  if (!Filter->match(
          Text, [&](StringRef Name) { return Names.count(Name.str()) != 0; }))
    return;
  FileNames In = findNames(Text, Names, FamilyNames());
  // A macro is looked at where it is used.
  erase_if(In.Occurrences,
           [](const Occurrence &O) { return !O.Macro.empty(); });
  In.Macros.clear();
  if (none_of(Each, [&](const Known &Of) {
        return any_of(In.Extents, [&](const Extent &Body) {
          unsigned Tests = 0, Conversions = 0;
          for (const Occurrence &O : In.Occurrences) {
            if (O.Offset < Body.Begin || O.Offset >= Body.End)
              continue;
            Tests += Of.Family.isPredicate(O.Name);
            Conversions += Of.Family.converters().count(O.Name);
          }
          return Tests && Tests + Conversions > 1 &&
                 mayBeAtFault(Text.slice(Body.Begin, Body.End), Of.Family,
                              Of.Types);
        });
      }))
    return;
  std::lock_guard<std::mutex> Guard(Lock);
  Found[Path.str()] = {std::move(In), hashText(Text)};
}

void BesideNames::addTo(
    std::vector<ScannedFile> &Files,
    function_ref<std::error_code(StringRef, sys::fs::UniqueID &)> UniqueID)
    const {
  std::map<std::string, size_t> Known;
  for (size_t I = 0; I < Files.size(); ++I)
    Known[Files[I].Path] = I;
  for (const auto &[Path, Own] : Found) {
    auto It = Known.find(Path);
    if (It == Known.end()) {
      ScannedFile New;
      if (UniqueID(Path, New.ID))
        continue;
      New.Path = Path;
      New.Hash = Own.Hash;
      New.OnlyBeside = true;
      It = Known.emplace(Path, Files.size()).first;
      Files.push_back(std::move(New));
    }
    ScannedFile &File = Files[It->second];
    File.EveryBody = File.Candidate = true;
    File.Names.Extents = Own.Names.Extents;
    append_range(File.Names.Occurrences, Own.Names.Occurrences);
    llvm::sort(File.Names.Occurrences,
               [](const Occurrence &A, const Occurrence &B) {
                 return A.Offset < B.Offset;
               });
  }
}

} // namespace swapfold
