//===- HeaderConstants.h - what names of headers stand for ------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The directives and enumerations of headers, alone, are C that Clang computes
// the values of constants from: no header is compiled, and no option is needed.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_FAMILY_HEADERCONSTANTS_H
#define SWAPFOLD_REWRITES_FAMILY_HEADERCONSTANTS_H

#include "rewrites/text/HeaderText.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace swapfold {

class HeaderConstants {
public:
  /// Adds what \p Header defines. Headers whose constants others are made of
  /// come first.
  void add(llvm::StringRef Header);

  struct Value {
    int64_t Number;
    std::string Type; ///< the arithmetic type that it has in C
  };
  /// What each of \p Names comes to with every option on that the headers ask
  /// for. One that needs more than these headers is left out.
  std::map<std::string, Value> values(const std::set<std::string> &Names) const;

  /// The directives that define macros, and those around them, with every
  /// option on.
  std::string directives() const;

  /// What the macro \p Name without parameters, where it is first defined,
  /// stands for; nothing if there is none.
  const std::vector<Token> *macro(llvm::StringRef Name) const;

  /// The names of the values of enum \p Name.
  std::set<std::string> enumerators(llvm::StringRef Name) const;

  /// Where the header that was added as number \p Index first defines \p Name.
  std::optional<unsigned> offset(size_t Index, llvm::StringRef Name) const;

private:
  size_t directive(llvm::ArrayRef<Token> Tokens);
  size_t enumeration(llvm::StringRef Header, llvm::ArrayRef<Token> Tokens);
  std::string options() const;

  std::string Directives;
  std::string Text; ///< the directives, and the enumerations between them
  std::set<std::string> Options; ///< CONFIG_*, as written
  std::map<std::string, std::vector<Token>> Macros;
  std::map<std::string, std::set<std::string>> Enumerators;
  std::vector<std::map<std::string, unsigned>> Offsets; ///< in each header
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_FAMILY_HEADERCONSTANTS_H
