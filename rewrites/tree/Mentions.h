//===- Mentions.h - every file of a tree that names something ---*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Reads a whole tree, code and other text alike, for some names: in comments,
// in documentation, in assembler and scripts, and in what ## pastes together.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_TREE_MENTIONS_H
#define SWAPFOLD_REWRITES_TREE_MENTIONS_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace swapfold {

/// A place that names something, by its line.
struct Mention {
  std::string Path;
  unsigned Line = 0;
  std::string Name;

  bool operator<(const Mention &O) const {
    return std::tie(Path, Line, Name) < std::tie(O.Path, O.Line, O.Name);
  }
};

struct Mentions {
  std::map<std::string, std::string> Texts; ///< by real path
  /// Where ## may make one of the names.
  std::vector<Mention> Pasted;
};

struct MentionsRequest {
  std::vector<std::string> Files; ///< where to look
  std::set<std::string> Names;
  unsigned Jobs = 1;
  /// Asked now and then, from several threads; true ends the search.
  std::function<bool()> Interrupted = [] { return false; };
};

/// Finds every file that holds one of the names as a whole word. A file that
/// cannot be read is an error of one line; binary files do not count.
llvm::Expected<Mentions> findMentions(const MentionsRequest &Request);

/// True if ## in \p Text may make a name.
bool mayPasteNames(llvm::StringRef Text);

/// True for what a C compiler or the preprocessor reads, sources, assembler and
/// fragments alike.
bool isCode(llvm::StringRef Path);

/// True for documentation.
bool isDocument(llvm::StringRef Path);

/// Calls \p Fn with the offset of each whole word of \p Text that is \p Name.
void forEachWord(llvm::StringRef Text, llvm::StringRef Name,
                 const std::function<void(size_t)> &Fn);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_TREE_MENTIONS_H
