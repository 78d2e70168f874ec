//===- TrivialWrapper.h - functions that only call another ------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_RULES_TRIVIALWRAPPER_H
#define SWAPFOLD_REWRITES_RULES_TRIVIALWRAPPER_H

#include "rewrites/edit/EditPolicy.h"
#include "rewrites/text/NameGlobs.h"
#include "clang/AST/Decl.h"
#include <optional>
#include <string>

namespace swapfold {

/// What \p Function, a definition, calls or expands with its own parameters, in
/// their order and as they are, if it does nothing else and its types are
/// theirs: "swp_offset()", or "pfn_to_page(swp_offset())" with one call inside
/// another. Nothing for a function that stands under a CONFIG_ option, which
/// has another body elsewhere, and for one that other files see by its name; in
/// a header, which others include, only \p InHeaders are looked at. A name
/// that has one of the words \p Pairs is one half of an interface. If a patch
/// adds the function, \p IsNew, an option does not matter without which there
/// is no more than a stub of it, and what it calls.
std::optional<std::string> wrappedBy(const clang::FunctionDecl &Function,
                                     const NameGlobs &InHeaders,
                                     const NameGlobs &Pairs,
                                     const EditPolicy &Policy, bool IsNew);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_RULES_TRIVIALWRAPPER_H
