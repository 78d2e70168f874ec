//===- TextFlowReader.h - a body from begin to end --------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_SCAN_TEXTFLOWREADER_H
#define SWAPFOLD_REWRITES_SCAN_TEXTFLOWREADER_H

#include "rewrites/flow/TypeTable.h"
#include "rewrites/text/HeaderText.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"

namespace swapfold {

/// The types that a value can have where a condition holds, and where not.
/// No types: control does not come there.
struct Ways {
  TypeMask True, False;
};

/// Reads a body from its first token to its last, along with the types that a
/// value can have. Ways that come together are joined; what leads backwards is
/// left out, which only makes fewer types.
class TextFlowReader {
public:
  /// Follows the value that \p Value spells, or all as if they were one.
  TextFlowReader(llvm::ArrayRef<Token> Body, const EntryFamily &Family,
                 const TypeTable &Types, llvm::StringRef Value)
      : Text(Body), Family(Family), Types(Types), Value(Value) {}

  bool isAtFault() {
    while (At < Text.size())
      Now = statement(Now);
    return Fault;
  }

private:
  bool peek(llvm::StringRef Spelling, size_t Ahead = 0) const {
    return At + Ahead < Text.size() && Text[At + Ahead].is(Spelling);
  }
  bool take(llvm::StringRef Spelling) {
    if (!peek(Spelling))
      return false;
    ++At;
    return true;
  }
  void expect(llvm::StringRef Spelling) {
    if (take(Spelling))
      return;
    // This is no C that can be followed.
    Fault = true;
    At = Text.size();
  }
  size_t closing(size_t Open) const;
  TypeMask statement(TypeMask Is);
  /// What holds where a loop's body ends, and comes out of it by a continue or
  /// a break.
  struct LoopEnds {
    TypeMask Last, Continued, Broken;
  };
  LoopEnds loopBody(TypeMask Is);
  TypeMask forLoop(TypeMask Is);
  TypeMask doLoop(TypeMask Is);
  TypeMask switchOver(TypeMask Is);
  Ways condition(TypeMask Is);
  Ways list(TypeMask Is);
  Ways choice(TypeMask Is);
  bool leavesOneOut(TypeMask Is, TypeMask Asked) const;
  Ways disjunction(TypeMask Is);
  Ways conjunction(TypeMask Is);
  Ways operand(TypeMask Is);
  Ways call(TypeMask Is);
  Ways test(llvm::StringRef Name, bool Followed, TypeMask Is);
  void convert(llvm::StringRef Name, bool Followed, TypeMask Is);

  const llvm::ArrayRef<Token> Text;
  size_t At = 0;
  const EntryFamily &Family;
  const TypeTable &Types;
  const llvm::StringRef Value;
  TypeMask Now = Types.all();
  /// What comes out of the loop or switch around, and to labels further down.
  TypeMask Left = 0, Again = 0;
  llvm::StringMap<TypeMask> Labels;
  TypeMask Switched = 0; ///< what comes to each case
  bool HasDefault = false;
  unsigned Answers = 0;  ///< of tests, that the expression so far may be
  bool IsStored = false; ///< a variable may hold the answer of one
  bool Fault = false;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_SCAN_TEXTFLOWREADER_H
