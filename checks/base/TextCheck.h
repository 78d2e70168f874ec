//===- TextCheck.h - what rules about the text share -----------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_CHECKS_BASE_TEXTCHECK_H
#define SWAPFOLD_CHECKS_BASE_TEXTCHECK_H

#include "checks/base/RuleCheck.h"
#include "rewrites/edit/StyleLookup.h"
#include "rewrites/layout/LineBreaks.h"

namespace swapfold {

/// One file of a translation unit, as it is written.
struct SourceText {
  clang::FileID File;
  std::string Path; ///< absolute
  llvm::StringRef Code;
  const clang::SourceManager &Sources;
  clang::Preprocessor &Preprocessor;
  UnitContext &Unit;

  StyleLookup &styles() const;
  bool isCPlusPlus() const;
  /// True if \p Name is, or was, one of a macro, as far as the preprocessor
  /// knows. The unit takes down that it was asked.
  bool isMacro(llvm::StringRef Name) const;

  clang::SourceLocation at(unsigned Offset) const;
  /// What the file's folder wants, for lines of \p Limit columns.
  LineRules rules(unsigned Limit,
                  llvm::function_ref<bool(llvm::StringRef)> IsMacro) const;
};

/// A check of lines. It sees the main file and each header that diagnostics are
/// wanted of, once, as text, and every branch of every #if in it.
class TextCheck : public RuleCheck {
public:
  using RuleCheck::RuleCheck;

  void registerPPCallbacks(const clang::SourceManager &Manager,
                           clang::Preprocessor *PP,
                           clang::Preprocessor *) override;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void onEndOfTranslationUnit() override;
  bool readsText() const override { return true; }

protected:
  virtual void read(const SourceText &Source) = 0;

  /// Adds to \p F the edits that make \p Place read \p Text, or the note that
  /// says why not.
  void settle(Finding &F, const SourceText &Source, const SourceLines &Lines,
              const UnitLines &Place, llvm::Expected<std::string> Text,
              const LineRules &Rules);
  void refuse(Finding &F, llvm::Error Why);

  std::string option(llvm::StringRef Name, llvm::StringRef Default) const {
    return Options.getLocalOrGlobal(Name, Default).str();
  }

private:
  const clang::SourceManager *Sources = nullptr;
  clang::Preprocessor *Preprocessor = nullptr;
};

} // namespace swapfold

#endif // SWAPFOLD_CHECKS_BASE_TEXTCHECK_H
