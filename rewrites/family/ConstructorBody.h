//===- ConstructorBody.h - what a constructor with a flag does --*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_FAMILY_CONSTRUCTORBODY_H
#define SWAPFOLD_REWRITES_FAMILY_CONSTRUCTORBODY_H

#include "rewrites/family/EntryFamily.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace swapfold {

/// One definition of make_K_entry(page, write), taken apart.
struct ConstructorBody {
  /// What the new constructors return, of their parameter 'offset'. The same if
  /// this one is a stub.
  std::string Readable, Writable;
  llvm::ArrayRef<Token> Asserted; ///< the statements before that, in \p F

  bool isStub() const { return Readable == Writable; }
};

/// Reads assertions and 'return swp_entry(write ? A : B, page_to_pfn(page));',
/// or a value that comes of neither parameter. Fails, with the reason as a
/// clause, if \p F does anything else.
llvm::Expected<ConstructorBody> readConstructor(const HeaderFunction &F,
                                                const FamilyNames &Names);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_FAMILY_CONSTRUCTORBODY_H
