//===- Arithmetic.cpp - constants computed as C does ----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/Arithmetic.h"
#include "llvm/Support/MathExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

std::optional<unsigned> widthOf(QualType Type) {
  if (Type->isPointerType())
    return 64;
  if (Type->isEnumeralType())
    return 32;
  const auto *Builtin = Type->getAs<BuiltinType>();
  switch (Builtin ? Builtin->getKind() : BuiltinType::Void) {
  case BuiltinType::Bool:
    return 1;
  case BuiltinType::Char_U:
  case BuiltinType::Char_S:
  case BuiltinType::UChar:
  case BuiltinType::SChar:
    return 8;
  case BuiltinType::UShort:
  case BuiltinType::Short:
    return 16;
  case BuiltinType::UInt:
  case BuiltinType::Int:
    return 32;
  case BuiltinType::ULong:
  case BuiltinType::Long:
  case BuiltinType::ULongLong:
  case BuiltinType::LongLong:
    return 64;
  default:
    return std::nullopt;
  }
}

std::optional<uint64_t> fitted(uint64_t Bits, QualType Type) {
  const std::optional<unsigned> Width = widthOf(Type);
  if (!Width)
    return std::nullopt;
  if (*Width == 1)
    return Bits != 0;
  const uint64_t Low = Bits & maskTrailingOnes<uint64_t>(*Width);
  return Type->isSignedIntegerType()
             ? static_cast<uint64_t>(SignExtend64(Low, *Width))
             : Low;
}

std::optional<uint64_t> computed(BinaryOperatorKind Opcode, uint64_t A,
                                 uint64_t B, QualType Operands,
                                 QualType Result) {
  const bool Signed = Operands->isSignedIntegerType();
  const bool Less =
      Signed ? static_cast<int64_t>(A) < static_cast<int64_t>(B) : A < B;
  switch (Opcode) {
  case BO_EQ:
    return A == B;
  case BO_NE:
    return A != B;
  case BO_LT:
    return Less;
  case BO_GE:
    return !Less;
  case BO_GT:
    return !Less && A != B;
  case BO_LE:
    return Less || A == B;
  case BO_And:
    return fitted(A & B, Result);
  case BO_Or:
    return fitted(A | B, Result);
  case BO_Xor:
    return fitted(A ^ B, Result);
  case BO_Add:
    return fitted(A + B, Result);
  case BO_Sub:
    return fitted(A - B, Result);
  case BO_Mul:
    return fitted(A * B, Result);
  case BO_Div:
  case BO_Rem: {
    if (!B || B == ~uint64_t(0))
      return std::nullopt;
    const int64_t Dividend = A, Divisor = B;
    if (Signed)
      return fitted(Opcode == BO_Div ? Dividend / Divisor : Dividend % Divisor,
                    Result);
    return fitted(Opcode == BO_Div ? A / B : A % B, Result);
  }
  case BO_Shl:
  case BO_Shr:
    if (B >= widthOf(Operands).value_or(0))
      return std::nullopt;
    return fitted(Opcode == BO_Shl ? A << B
                  : Signed         ? static_cast<int64_t>(A) >> B
                                   : A >> B,
                  Result);
  default:
    return std::nullopt;
  }
}

} // namespace swapfold
