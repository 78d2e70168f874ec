//===- Compat.h - what differs between the versions of LLVM -----*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// All that is written twice, for LLVM 19 and for LLVM 22; CMakeLists.txt says
// which versions there are. What needs classes of Clang is a template, so that
// nobody includes what only others use.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_TEXT_COMPAT_H
#define SWAPFOLD_REWRITES_TEXT_COMPAT_H

#include "llvm/Config/llvm-config.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <memory>

#if LLVM_VERSION_MAJOR == 19

#include "clang/Driver/Options.h"

/// What GenericOptTable takes before the options that tablegen has made.
#define SWAPFOLD_OPTION_STRINGS

namespace swapfold {

/// Has the options of clang's command line and getDriverOptTable().
namespace driver = clang::driver;

/// Puts \p Directory before \p Path unless that is absolute.
inline void makeAbsolute(const llvm::Twine &Directory,
                         llvm::SmallVectorImpl<char> &Path) {
  llvm::sys::fs::make_absolute(Directory, Path);
}

/// True if \p Style, a clang::format::FormatStyle, has lines start under what
/// stands behind the bracket.
template <typename FormatStyle>
bool alignsAfterOpenBracket(const FormatStyle &Style) {
  return Style.AlignAfterOpenBracket == FormatStyle::BAS_Align;
}

/// Makes an Engine, which is a clang::DiagnosticsEngine, that hands what it is
/// told to \p Consumer, and that \p Tidy, a clang-tidy context, uses.
template <typename Engine, typename IDs, typename Options, typename TidyContext,
          typename Consumer>
std::unique_ptr<Engine> makeDiagnostics(TidyContext &Tidy, Consumer &To) {
  auto Made = std::make_unique<Engine>(new IDs(), new Options(), &To,
                                       /*ShouldOwnClient=*/false);
  Tidy.setDiagnosticsEngine(Made.get());
  return Made;
}

} // namespace swapfold

#else

#include "clang/Options/Options.h"

#define SWAPFOLD_OPTION_STRINGS OptionStrTable, OptionPrefixesTable,

namespace swapfold {

namespace driver = clang;

inline void makeAbsolute(const llvm::Twine &Directory,
                         llvm::SmallVectorImpl<char> &Path) {
  llvm::sys::path::make_absolute(Directory, Path);
}

template <typename FormatStyle>
bool alignsAfterOpenBracket(const FormatStyle &Style) {
  return Style.AlignAfterOpenBracket && !Style.BreakAfterOpenBracketFunction;
}

template <typename Engine, typename IDs, typename Options, typename TidyContext,
          typename Consumer>
std::unique_ptr<Engine> makeDiagnostics(TidyContext &Tidy, Consumer &To) {
  auto Opts = std::make_unique<Options>();
  auto Made = std::make_unique<Engine>(IDs::create(), *Opts, &To,
                                       /*ShouldOwnClient=*/false);
  Tidy.setDiagnosticsEngine(std::move(Opts), Made.get());
  return Made;
}

} // namespace swapfold

#endif

#endif // SWAPFOLD_REWRITES_TEXT_COMPAT_H
