//===- Scan.h - which files of a tree can matter ----------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Reads every source file of a tree once, in parallel, for the names of its
// entry family. Nothing is parsed; only files that hold a name are even lexed.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_SCAN_SCAN_H
#define SWAPFOLD_REWRITES_SCAN_SCAN_H

#include "rewrites/scan/Candidate.h"
#include "rewrites/tree/FileList.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/FileSystem.h"
#include <functional>
#include <optional>

namespace swapfold {

class TextOverlay;

struct ScannedFile {
  std::string Path; ///< real path
  llvm::sys::fs::UniqueID ID;
  uint64_t Hash = 0; ///< hashText() of the file as it was read
  FileNames Names;
  /// One of the headers that the family was read from: its own definitions
  /// are no findings.
  bool DefinesFamily = false;
  /// Every body in it is wanted, with or without a name.
  bool EveryBody = false;
  /// It is wanted for families beside the first alone, of which a body without
  /// a name says nothing: such bodies need no parse even so.
  bool OnlyBeside = false;
  /// No rule about entries has anything to find in it: it is here because every
  /// body is wanted.
  bool NoEntries = false;
  /// It holds enough to be worth a parse; a header, by way of a source.
  bool Candidate = false;
};

struct ScanRequest {
  std::string Tree;               ///< real path of a directory
  std::vector<std::string> Files; ///< real paths; if any, only these sources
  /// If given, real paths of the headers, wherever they are: of the tree no
  /// others are read, and no sources but Files.
  std::optional<std::vector<std::string>> Headers;
  Families Known = builtInFamilies(); ///< one of these is the tree's
  Families Beside;                    ///< looked at if EveryName
  /// Every function of the files is worth a parse, whatever it names.
  bool EveryBody = false;
  /// Every file that names something of the family, be it any function of its
  /// headers, is worth a parse of all its functions.
  bool EveryName = false;
  LookedAt Looks;
  /// If given, the tree is scanned as it is with these texts.
  const TextOverlay *Overlay = nullptr;
  unsigned Jobs = 1;
  /// What the overlay says of \p Path, a real path: nothing if only the disk
  /// has it, and no text if it is gone.
  const std::optional<std::string> *overlaid(llvm::StringRef Path) const;
  /// The text of the file \p Path; nothing if there is none.
  std::optional<std::string> text(const std::string &Path) const;
  /// The tree, with its slash, that has the headers of \p Known; nothing if
  /// none of them is among Headers.
  std::optional<std::string> treeWith(const FamilyNames &Known) const;
  /// Asked now and then, from several threads; true ends the scan.
  std::function<bool()> Interrupted = [] { return false; };
};

struct Scan {
  EntryFamily Family;
  bool HasBeside = false; ///< and it has others that are looked at beside it
  /// Every file that holds a name of the family or is wanted whole, by path.
  std::vector<ScannedFile> Files;
  /// Macros of headers whose bodies come down to a name of the family.
  std::set<std::string> Macros;
  /// Files of the tree, documents and all, that may name something of the
  /// family, also in comments or by ##. Complete if the whole tree was scanned.
  std::vector<std::string> MayName;
  /// Names that rules may add to the family's headers and that are functions or
  /// macros of other files: for each the first of these, below the tree.
  /// Complete if the whole tree was scanned.
  std::map<std::string, std::string> Taken;
  unsigned FilesRead = 0;

  /// True if only such macros make \p File worth a parse.
  bool usesOnlyMacros(const ScannedFile &File) const;

  /// What was passed over, a line each: links that lead nowhere.
  std::vector<std::string> Warnings;
};

/// Scans \p Request.Tree. A file that cannot be read is an error of one line.
/// Links are followed; a file that is reached twice counts once.
llvm::Expected<Scan> scanTree(const ScanRequest &Request);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_SCAN_SCAN_H
