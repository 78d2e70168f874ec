//===- ObjectCode.h - the functions of an object file -----------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_VERIFY_OBJECTCODE_H
#define SWAPFOLD_TOOLS_VERIFY_OBJECTCODE_H

#include "llvm/Support/Error.h"
#include <map>
#include <string>

namespace swapfold {

/// A function's machine code. Two are the same code if and only if their Bytes
/// and Relocations are.
struct FunctionCode {
  std::string Bytes;
  /// What the bytes refer to, by name and content rather than by number: two
  /// objects may number the same string differently.
  std::string Relocations;
  unsigned Instructions = 0;
  unsigned Asserts = 0; ///< entries in the kernel's __bug_table

  bool operator==(const FunctionCode &O) const {
    return Bytes == O.Bytes && Relocations == O.Relocations;
  }
};

/// By name. What no function of a section that holds code owns, as in
/// .altinstr_replacement, goes by the section's name.
using ObjectCode = std::map<std::string, FunctionCode>;

/// Reads the ELF object at \p Path. Fails, by one line, if it is none.
llvm::Expected<ObjectCode> readObjectCode(llvm::StringRef Path);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_VERIFY_OBJECTCODE_H
