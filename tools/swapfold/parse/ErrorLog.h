//===- ErrorLog.h - the compiler's errors as data ---------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PARSE_ERRORLOG_H
#define SWAPFOLD_TOOLS_PARSE_ERRORLOG_H

#include "ClangTidyDiagnosticConsumer.h"
#include "rewrites/plan/Proposal.h"

namespace swapfold {

/// clang-tidy's consumer, which keeps of each error what clang knows of it and
/// clang-tidy's text has no more.
class ErrorLog : public clang::tidy::ClangTidyDiagnosticConsumer {
public:
  using ClangTidyDiagnosticConsumer::ClangTidyDiagnosticConsumer;

  void HandleDiagnostic(clang::DiagnosticsEngine::Level Level,
                        const clang::Diagnostic &Info) override;

  /// What is known of the error \p Text at \p Offset of \p Path. Its place is
  /// left to the caller.
  CompilerError find(llvm::StringRef Path, unsigned Offset,
                     const std::string &Text) const;

private:
  std::map<std::tuple<std::string, unsigned, std::string>, CompilerError> Known;
};

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PARSE_ERRORLOG_H
