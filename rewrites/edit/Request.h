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

/// What a reply to a patch asks for because of a finding. The sentences are in
/// Requests.def.
enum class Request : uint8_t {
  Nothing, ///< of a remark, and of what is no rule of ours
#define SWAPFOLD_REQUEST(NAME, ABOUT, SENTENCE) NAME,
#include "rewrites/edit/Requests.def"
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_EDIT_REQUEST_H
