//===- UnitContext.h - what the checks of one unit share --------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_CHECKS_BASE_UNITCONTEXT_H
#define SWAPFOLD_CHECKS_BASE_UNITCONTEXT_H

#include "rewrites/edit/Finding.h"
#include "rewrites/edit/StyleLookup.h"
#include "rewrites/family/FamilyNames.h"
#include "rewrites/text/UnifiedDiff.h"
#include <list>
#include <map>
#include <memory>
#include <set>
#include <vector>

namespace clang {
class ASTContext;
}

namespace swapfold {

class UnitFamily;

/// What the checks of one translation unit share. clang-tidy knows nothing of
/// it and carries text only; whoever hosts the checks in its own process makes
/// one, gives it a diff and asks it for the findings as data.
class UnitContext {
public:
  /// The families of the unit, read once: first the one of \p Known that it
  /// has, then those of \p Beside that it uses.
  const std::vector<std::shared_ptr<UnitFamily>> &
  families(clang::ASTContext &Context, const Families &Known,
           const Families &Beside);

  /// The styles of the files that \p Sources come from.
  StyleLookup &styles(const clang::SourceManager &Sources);

  /// The diff that the files are looked at for, if the host has one.
  std::shared_ptr<const std::vector<DiffFile>> Diff;

  /// What that has of the file that \p Loc is in; null if it has nothing.
  const DiffFile *diffOf(clang::SourceLocation Loc,
                         const clang::SourceManager &Sources) const;

  /// Names that other files of the tree have for something of their own, and
  /// one such file for each, as far as the host knows.
  std::map<std::string, std::string> Taken;

  /// Files of whose text a rule wanted to know what a macro is.
  std::set<std::string> AskedOfMacros;

  /// True if the host asks for findings.
  bool KeepsFindings = false;

  /// Takes down that \p Rule said \p F.
  void add(llvm::StringRef Rule, const Finding &F,
           const clang::SourceManager &Sources);

  /// What \p Rule said at \p Offset of \p Path, and clang-tidy prints as
  /// \p Text; null if that is no finding of ours. It has no edits: those of
  /// clang-tidy count.
  const Finding *find(llvm::StringRef Rule, llvm::StringRef Path,
                      unsigned Offset, llvm::StringRef Text) const;

private:
  using Key = std::tuple<std::string, std::string, unsigned, std::string>;

  struct ReadFamilies {
    Families Known, Beside; ///< that were asked for
    std::vector<std::shared_ptr<UnitFamily>> Units;
  };
  std::list<ReadFamilies> FamiliesRead;
  std::unique_ptr<StyleLookup> Styles;
  std::map<Key, Finding> Findings;
};

} // namespace swapfold

#endif // SWAPFOLD_CHECKS_BASE_UNITCONTEXT_H
