//===- FunctionMacro.h - what a statement macro may become ------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A translation unit shows one configuration of one file, and a header is read
// by thousands. A function is offered only where the header by itself brings
// all that it needs, in every configuration.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_RULES_FUNCTIONMACRO_H
#define SWAPFOLD_REWRITES_RULES_FUNCTIONMACRO_H

#include "rewrites/ast/IncludeGraph.h"
#include "rewrites/edit/EditPolicy.h"
#include "rewrites/text/StatementMacro.h"

namespace swapfold {

/// A macro of one of the files of a translation unit.
struct SourceMacro {
  StatementMacro Macro;
  clang::FileID File;
};

/// Those of its files that \p IsWanted is true of, but the system's, by path.
std::vector<SourceMacro>
statementMacros(const clang::SourceManager &Sources,
                llvm::function_ref<bool(clang::FileEntryRef)> IsWanted);

class MacroForm {
public:
  MacroForm(clang::ASTContext &Context, clang::Preprocessor &PP,
            const IncludeGraph &Graph)
      : Context(Context), PP(PP), Graph(Graph), Policy(Context),
        Sources(Context.getSourceManager()) {}

  /// Adds to \p F the edits that make \p Found an inline function, or else a
  /// plain expression, or the notes that say why it can be neither.
  void rewrite(const SourceMacro &Found, Finding &F) const;

  /// Why the expression of \p M cannot stand there without its braces, as a
  /// clause; empty if it can.
  std::string whyNotPlain(const StatementMacro &M) const;

private:
  std::string whyNoFunction(const SourceMacro &Found) const;
  std::string whyNotNamed(const Token &Name, bool IsTag,
                          const SourceMacro &At) const;
  std::string whyNotCalled(const PlainCall &Call, const StatementMacro &M,
                           bool IsOnly) const;
  std::string whyNotFunction(const std::string &Name) const;
  const clang::FunctionDecl *functionNamed(llvm::StringRef Name) const;
  bool isTested(llvm::StringRef Name) const;
  llvm::Error makeFunction(const SourceMacro &Found, Finding &F) const;
  llvm::Error makePlain(const SourceMacro &Found, Finding &F) const;

  clang::ASTContext &Context;
  clang::Preprocessor &PP;
  const IncludeGraph &Graph;
  const EditPolicy Policy;
  const clang::SourceManager &Sources;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_RULES_FUNCTIONMACRO_H
