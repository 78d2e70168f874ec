//===- EditPolicy.h - what may be edited ------------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The one place that decides whether a piece of source may be replaced. No
// rule builds a range of text by itself.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_EDIT_EDITPOLICY_H
#define SWAPFOLD_REWRITES_EDIT_EDITPOLICY_H

#include "rewrites/edit/Finding.h"
#include "rewrites/edit/StyleLookup.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/Error.h"
#include <string>

namespace swapfold {

class EditPolicy {
public:
  /// \p Styles, if given, knows styles already, and outlives this.
  explicit EditPolicy(clang::ASTContext &Context, StyleLookup *Styles = nullptr)
      : Context(Context), Sources(Context.getSourceManager()), Styles(Styles) {}

  /// The text that \p Tokens covers, if a person could select it in one file:
  /// plain text or a part of one macro argument. Otherwise the reason as a
  /// clause. \p WholeMacro also takes all of a macro's invocation, as in
  /// unlikely(x), if the edit writes it anew.
  llvm::Expected<FileRange> editable(clang::SourceRange Tokens,
                                     bool WholeMacro = false) const;

  /// The text that \p Tokens have in the definition of the macro whose
  /// expansion they are in. Fails if they are not all of one.
  llvm::Expected<FileRange> inDefinition(clang::SourceRange Tokens) const;

  /// True if \p Loc was written in the definition of the macro whose expansion
  /// it is in.
  bool isInDefinition(clang::SourceLocation Loc) const;

  /// The text of one name, also in a macro's definition: for edits that mean
  /// the same in each expansion.
  llvm::Expected<FileRange> editableName(clang::SourceRange Tokens) const;

  llvm::StringRef fileText(clang::FileID File) const {
    return Sources.getBufferData(File);
  }
  llvm::StringRef text(const FileRange &Range) const {
    return fileText(Range.File).slice(Range.Begin, Range.End);
  }
  /// What a token range reads like in the source, or nothing.
  std::string spelling(clang::SourceRange Tokens) const;

  /// True if a preprocessor directive stands on a line within \p Range.
  bool hasDirective(const FileRange &Range) const;
  /// Fails, with the reason, if the text of \p Range cannot be cut and put
  /// together by its tokens: a preprocessor directive stands on a line in it, a
  /// backslash continues a line, or a token is spelled as a digraph.
  llvm::Error plain(const FileRange &Range) const;
  /// True if a comment stands within \p Range.
  bool hasComment(const FileRange &Range) const;

  /// Fails, with the reason, if the function \p Name, or the one by that name
  /// that a header will get, cannot be called at \p Site.
  llvm::Error visible(llvm::StringRef Name, const clang::FunctionDecl &Function,
                      clang::SourceLocation Site) const;

  /// The style that edits of the file \p Path are to have.
  clang::format::FormatStyle styleFor(llvm::StringRef Path) const;
  /// True if edits are of a patch: see StyleLookup.
  bool ofPatch() const { return Styles && Styles->OfPatch; }

  /// Past the comment that begins behind \p Offset on its line, with all lines
  /// that the comment goes on for, or \p Offset if there is none.
  unsigned pastComment(clang::FileID File, unsigned Offset) const;

  const clang::SourceManager &sources() const { return Sources; }

private:
  clang::ASTContext &Context;
  const clang::SourceManager &Sources;
  StyleLookup *Styles;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_EDIT_EDITPOLICY_H
