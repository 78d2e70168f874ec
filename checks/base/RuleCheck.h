//===- RuleCheck.h - what all checks share ----------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_CHECKS_BASE_RULECHECK_H
#define SWAPFOLD_CHECKS_BASE_RULECHECK_H

#include "ClangTidyCheck.h"
#include "rewrites/edit/Finding.h"
#include <memory>

namespace swapfold {

class UnitContext;

/// A check whose findings are data, for hosts that ask for that.
class RuleCheck : public clang::tidy::ClangTidyCheck {
public:
  RuleCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context)
      : ClangTidyCheck(Name, Context), Tidy(*Context) {}

  /// \p Context is that of the unit's other checks, too. It is given once,
  /// before the check is asked to register anything.
  void share(std::shared_ptr<UnitContext> Context) {
    Shared = std::move(Context);
  }

  /// True if files alone tell it all, so that no parse is needed: it says what
  /// it has to say when it is told of the end of the unit.
  virtual bool readsText() const { return false; }

protected:
  /// Says \p F: a warning, or a remark, with the edits as its fix; then the
  /// notes. \p About, if valid, is what it is about as a whole: a patch that
  /// changes a line of that has to do with it (swapfold check --diff).
  void say(Finding F, const clang::SourceManager &Sources,
           clang::SourceRange About = clang::SourceRange());

  /// True if a patch is looked at, and changes the file of \p Loc.
  bool isPatched(clang::SourceLocation Loc,
                 const clang::SourceManager &Sources) const;

  /// True if it adds each line of \p Range, which is in one file.
  bool isAdded(clang::SourceRange Range,
               const clang::SourceManager &Sources) const;

  /// The option Limit of \p Rule if it is a number, else \p Otherwise.
  unsigned limitOf(llvm::StringRef Rule, unsigned Otherwise) const;

  const clang::tidy::ClangTidyContext &Tidy;
  UnitContext &unit() const { return *Shared; }

private:
  std::shared_ptr<UnitContext> Shared;
};

} // namespace swapfold

#endif // SWAPFOLD_CHECKS_BASE_RULECHECK_H
