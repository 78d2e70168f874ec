//===- StyleLookup.h - the style that a tree asks for ------------*- C++
//-*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_EDIT_STYLELOOKUP_H
#define SWAPFOLD_REWRITES_EDIT_STYLELOOKUP_H

#include "clang/Format/Format.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace swapfold {

/// What the trees of a file system ask of the style of their files, by
/// .clang-format and checkpatch.pl. Each is read once.
class StyleLookup {
public:
  /// \p Files must outlive this: that of the parse, as a patch that is reviewed
  /// may change a .clang-format, too.
  explicit StyleLookup(llvm::vfs::FileSystem &Files) : Files(Files) {}

  /// The style of the nearest .clang-format above the file \p Path; without
  /// one, the kernel's. It sorts no includes and leaves comments as they are.
  const clang::format::FormatStyle &styleFor(llvm::StringRef Path);

  /// The columns that the checkpatch.pl of the tree around the file \p Path
  /// allows; 100, which it allows today, if there is none.
  unsigned checkpatchLimit(llvm::StringRef Path);

  /// Edits are of a patch, whose lines may not be wider than the style has it,
  /// even where a break reads no better.
  bool OfPatch = false;

private:
  clang::format::FormatStyle readStyle(llvm::StringRef Directory) const;
  unsigned readLimit(llvm::StringRef Directory) const;

  llvm::vfs::FileSystem &Files;
  // By directory.
  llvm::StringMap<clang::format::FormatStyle> Styles;
  llvm::StringMap<unsigned> Limits;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_EDIT_STYLELOOKUP_H
