//===- HeaderAddition.h - new definitions beside the old ones ---*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What replaces an obsolete definition of a family is written behind it, in
// every #if branch that has one; a branch that should have one gets a stub.
// The old one stays for as long as something uses it: a tree that is half
// converted compiles too.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_FAMILY_HEADERADDITION_H
#define SWAPFOLD_REWRITES_FAMILY_HEADERADDITION_H

#include "rewrites/family/EntryFamily.h"
#include "rewrites/family/HeaderNeed.h"
#include "rewrites/text/FindingText.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace swapfold {

/// What a header of the family lacks: a finding of its own there.
struct HeaderAddition {
  struct Insertion {
    unsigned Offset;
    std::string Text;
  };
  std::string Path;
  FindingText Lacking;               ///< "header has no " this
  std::vector<Insertion> Insertions; ///< at least one, a stub's last
  /// An option hides it where there is no branch for a stub.
  bool WantsElse = false;
};

/// Gives the text of a header, or nothing if it is not at hand.
using HeaderTexts = llvm::function_ref<llvm::StringRef(llvm::StringRef Path)>;

/// make_readable_K_entry(offset) and make_writable_K_entry(offset) for the
/// constructor with a flag that \p K has. Fails, with the reason as a clause,
/// if a definition of that does something else than assert and construct.
llvm::Expected<HeaderAddition>
deriveConstructors(const EntryFamily &Family, const Kind &K, HeaderTexts Texts);

/// is_writable_K_entry() for the is_write_K_entry() that \p K has.
llvm::Expected<HeaderAddition>
deriveWritablePredicate(const EntryFamily &Family, const Kind &K,
                        HeaderTexts Texts);

/// The names that \p Need asks for and \p Family does not define: an addition
/// defines them.
std::vector<std::string> namesLacking(const EntryFamily &Family,
                                      const HeaderNeed &Need);

/// Every name that rules may have added to a header of \p Family.
std::set<std::string> namesLacking(const EntryFamily &Family);

/// The statements with which the old constructor of \p K asserts something of
/// its page, written for the page \p Page: one a line, or nothing.
llvm::Expected<std::vector<std::string>>
pageAssertions(const EntryFamily &Family, const Kind &K, llvm::StringRef Page);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_FAMILY_HEADERADDITION_H
