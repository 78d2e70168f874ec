//===- Arithmetic.h - constants computed as C does --------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_FAMILY_ARITHMETIC_H
#define SWAPFOLD_REWRITES_FAMILY_ARITHMETIC_H

#include "clang/AST/OperationKinds.h"
#include "clang/AST/Type.h"
#include <cstdint>
#include <optional>

namespace swapfold {

/// How many bits a value of the arithmetic type, enumeration or pointer \p Type
/// has in FamilyUnit; nothing of another type.
std::optional<unsigned> widthOf(clang::QualType Type);

/// \p Bits as a value of \p Type, extended by its sign to 64 bits.
std::optional<uint64_t> fitted(uint64_t Bits, clang::QualType Type);

/// What \p Opcode makes of two values of type \p Operands; nothing if that is
/// undefined or no such operator.
std::optional<uint64_t> computed(clang::BinaryOperatorKind Opcode, uint64_t A,
                                 uint64_t B, clang::QualType Operands,
                                 clang::QualType Result);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_FAMILY_ARITHMETIC_H
