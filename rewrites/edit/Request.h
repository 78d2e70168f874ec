//===- Request.h - what a finding asks of an author -------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_EDIT_REQUEST_H
#define SWAPFOLD_REWRITES_EDIT_REQUEST_H

#include <cstdint>

namespace swapfold {

/// What a finding asks an author for. The sentences of a reply to a patch are
/// in tools/swapfold/review/ReplySentences.def.
enum class Request : uint8_t {
  Nothing, ///< of a remark, and of what is no rule of ours
  MakeCompile,
  AddStub,
  ConvertAsTested,
  AskKindFirst,
  AskKind,
  HandleKind,
  KeepFlag,
  NameOption,
  FoldChain,
  CallUnified,
  AddToHeader,
  SplitConstructor,
  AssignEntry,
  AskWritable,
  ConvertForAll,
  ConvertByHelper,
  DropLocal,
  ReturnConstant,
  ChoosePrefix,
  CallPredicate,
  ZeroFirst,
  UseGetUserPages,
  DropWrapper,
  MakeInline,
  DropBraces,
  DropTest,
  DropGuard,
  RewordComment,
  ExtractLoopBody,
  SplitFunction,
  SplitByFlags,
  WrapLine,
  SplitCondition,
  AlignCondition,
  DropNoise,
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_EDIT_REQUEST_H
