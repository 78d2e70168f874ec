//===- TidyAnswer.h - clang-tidy's diagnostics as proposals -----*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PARSE_TIDYANSWER_H
#define SWAPFOLD_TOOLS_PARSE_TIDYANSWER_H

#include "ClangTidyDiagnosticConsumer.h"
#include "checks/base/UnitContext.h"
#include "rewrites/plan/Proposal.h"
#include "tools/swapfold/build/Configuration.h"
#include "tools/swapfold/parse/ErrorLog.h"
#include "clang/AST/Decl.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringMap.h"

namespace swapfold {

/// Turns the diagnostics of one compilation into data, while its sources are
/// there to ask.
class TidyAnswer {
public:
  /// \p How has the command that \p Out.Path was parsed by; \p Log and
  /// \p Shared have as data what the diagnostics say.
  TidyAnswer(clang::SourceManager &Sources, const Configuration &How,
             const ErrorLog &Log, const UnitContext &Shared, ParsedFile &Out)
      : Sources(Sources), Directory(How.Commands.at(Out.Path).Directory),
        OwnFiles(How.OwnFiles), Log(Log), Shared(Shared), Out(Out) {}

  /// Fills in proposals, errors and hashes. A proposal in one of \p Functions
  /// that does not compile loses its edits and gets a note that says why.
  void take(const std::vector<clang::tidy::ClangTidyError> &Errors,
            llvm::ArrayRef<const clang::FunctionDecl *> Functions);

private:
  struct Function {
    std::string Name;
    std::string Path;
    unsigned Begin, End;
    std::string Error; ///< the first in it
  };

  const std::string &real(llvm::StringRef Path);
  clang::FileID fileID(llvm::StringRef Path);
  Place place(llvm::StringRef Path, unsigned Offset);
  Function *functionAt(const Place &Where);
  void addFunction(const clang::FunctionDecl &F);
  void takeError(CompilerError E);
  void takeUndeclared(const clang::FunctionDecl &In);
  void takeNotes(llvm::ArrayRef<clang::tooling::DiagnosticMessage> Notes,
                 const Finding *Said, Proposal &Into);
  void takeFinding(const clang::tidy::ClangTidyError &Finding);

  clang::SourceManager &Sources;
  llvm::StringRef Directory;
  const std::map<std::string, std::string> &OwnFiles; ///< of no tree
  const ErrorLog &Log;
  const UnitContext &Shared;
  ParsedFile &Out;
  std::vector<Function> Functions;
  llvm::StringMap<std::string> RealPaths;
};

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PARSE_TIDYANSWER_H
