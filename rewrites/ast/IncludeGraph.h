//===- IncludeGraph.h - which header brings which ---------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_AST_INCLUDEGRAPH_H
#define SWAPFOLD_REWRITES_AST_INCLUDEGRAPH_H

#include "clang/Basic/FileEntry.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include <string>
#include <vector>

namespace swapfold {

/// The #include directives of a translation unit, also those whose header was
/// there already.
class IncludeGraph {
public:
  /// Records all that \p PP will see, as long as this lives.
  void watch(clang::Preprocessor &PP);

  /// Why \p Name, which stands at \p Declared, need not be there, in whatever
  /// includes \p Header and whatever is configured, when the header's text has
  /// come to \p Offset; as a clause. Empty if it is there.
  std::string whyNotThere(llvm::StringRef Name, clang::SourceLocation Declared,
                          clang::FileEntryRef Header, unsigned Offset,
                          const clang::SourceManager &Sources) const;

private:
  friend class IncludeRecorder;
  struct Include {
    clang::SourceLocation Hash;
    const clang::FileEntry *File;
  };
  bool reaches(const clang::FileEntry *From, const clang::FileEntry *To,
               unsigned Before, bool Unconditional,
               const clang::SourceManager &Sources) const;

  llvm::DenseMap<const clang::FileEntry *, std::vector<Include>> Includes;
  /// What -include names: there before anything else.
  llvm::DenseSet<const clang::FileEntry *> Forced;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_AST_INCLUDEGRAPH_H
