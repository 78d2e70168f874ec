//===- PartialParse.h - parse only what can matter --------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PARTIALPARSE_H
#define SWAPFOLD_TOOLS_PARTIALPARSE_H

#include "rewrites/Proposal.h"
#include "rewrites/Scan.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/AST/Decl.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "llvm/ADT/DenseMap.h"
#include <memory>

namespace swapfold {

/// The scanned files as one compilation enters them.
class EnteredFiles {
public:
  EnteredFiles(const Scan &Scanned, const clang::SourceManager &Sources);

  /// What the scan knows of \p File, or null.
  const ScannedFile *find(clang::FileID File);

private:
  const clang::SourceManager &Sources;
  std::map<llvm::sys::fs::UniqueID, const ScannedFile *> ByID;
  llvm::DenseMap<clang::FileID, const ScannedFile *> ByFile;
};

/// Watches the preprocessor of \p Compiler and fills \p Visible with what it
/// went over of the names in \p Files. Both must outlive the compilation.
void watchNames(clang::CompilerInstance &Compiler, const Scan &Scanned,
                EnteredFiles &Files,
                std::map<std::string, Visibility> &Visible);

/// Chooses the bodies worth parsing: those that hold a name, and every one in
/// the headers that define the family. Leads the AST's other consumers: when
/// the file is parsed, what they traverse is cut down to these.
class BodyChooser : public clang::ASTConsumer {
public:
  BodyChooser(clang::CompilerInstance &Compiler, EnteredFiles &Files)
      : Compiler(Compiler), Files(Files) {}

  bool shouldSkipFunctionBody(clang::Decl *D) override;
  bool HandleTopLevelDecl(clang::DeclGroupRef Group) override;
  void HandleTranslationUnit(clang::ASTContext &Context) override;

  /// Every function whose body was parsed.
  llvm::ArrayRef<const clang::FunctionDecl *> parsed() const { return Parsed; }

private:
  clang::CompilerInstance &Compiler;
  EnteredFiles &Files;
  std::vector<const clang::FunctionDecl *> Parsed;
  std::vector<clang::Decl *> Scope;
};

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PARTIALPARSE_H
