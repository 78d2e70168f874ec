//===- PartialParse.h - parse only what can matter --------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PARSE_PARTIALPARSE_H
#define SWAPFOLD_TOOLS_PARSE_PARTIALPARSE_H

#include "rewrites/plan/Proposal.h"
#include "rewrites/scan/Scan.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/AST/Decl.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "llvm/ADT/DenseMap.h"
#include <memory>

namespace swapfold {

/// One compilation and the scanned files that it enters.
class PartialParse {
public:
  /// \p Whole: parse every body. \p Scanned and \p Sources must outlive this.
  PartialParse(const Scan &Scanned, const clang::SourceManager &Sources,
               bool Whole);

  /// What the scan knows of \p File, or null.
  const ScannedFile *find(clang::FileID File);

  /// True for a source that is not the tree's but was made to expand macros of
  /// it: all of that counts.
  bool isProbe(clang::FileID File) {
    return File == Sources.getMainFileID() && !find(File);
  }

  /// True if bodies in headers that were not scanned are parsed too, and not
  /// looked at for themselves.
  bool wantsHeaderBodies();

  const bool Whole;
  /// Between the start of a body that is skipped and the next declaration.
  bool Skipping = false;
  /// A name came while skipping: where a body ends was not clear from the text
  /// (braces in macros, say), so that only a whole parse will do.
  bool Missed = false;

private:
  const Scan &Scanned;
  const clang::SourceManager &Sources;
  std::optional<bool> HeaderBodies;
  std::map<llvm::sys::fs::UniqueID, const ScannedFile *> ByID;
  llvm::DenseMap<clang::FileID, const ScannedFile *> ByFile;
};

/// Watches the preprocessor of \p Compiler and fills \p Visible with what it
/// went over of the names of \p Scanned. All must outlive the compilation.
void watchNames(clang::CompilerInstance &Compiler, const Scan &Scanned,
                PartialParse &Parse,
                std::map<std::string, Visibility> &Visible);

/// Chooses the bodies worth parsing: those that hold a name, and every one in
/// the headers that define the family. Leads the AST's other consumers: when
/// the file is parsed, what they traverse is cut down to these.
class BodyChooser : public clang::ASTConsumer {
public:
  BodyChooser(clang::CompilerInstance &Compiler, PartialParse &Parse)
      : Compiler(Compiler), Parse(Parse) {}

  bool shouldSkipFunctionBody(clang::Decl *D) override;
  bool HandleTopLevelDecl(clang::DeclGroupRef Group) override;
  void HandleTranslationUnit(clang::ASTContext &Context) override;

  /// Every function whose body was parsed.
  llvm::ArrayRef<const clang::FunctionDecl *> parsed() const { return Parsed; }

private:
  clang::CompilerInstance &Compiler;
  PartialParse &Parse;
  std::vector<const clang::FunctionDecl *> Parsed;
  std::vector<clang::Decl *> Scope;
};

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PARSE_PARTIALPARSE_H
