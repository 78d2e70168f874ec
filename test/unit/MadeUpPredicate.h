//===- MadeUpPredicate.h - a predicate that a test writes -------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TEST_UNIT_MADEUPPREDICATE_H
#define SWAPFOLD_TEST_UNIT_MADEUPPREDICATE_H

#include "rewrites/family/EntryFamily.h"

/// What a predicate of a value of \p Type with this body accepts; "?" if that
/// is not known, with "~" in front if it is only known to be at most that.
inline std::string accepted(const std::string &Body,
                            const std::string &Rest = "",
                            const std::string &Type = "swp_entry_t") {
  std::string Text = "static inline int is_made_up_entry(" + Type +
                     " entry)\n{\n" + Body +
                     "}\n"
                     "static inline int is_low_entry(swp_entry_t entry)\n"
                     "{ return swp_type(entry) == LOW; }\n" +
                     Rest;
  swapfold::EntryFamily Family =
      swapfold::EntryFamily::discover({{"swapops.h", Text}});
  const swapfold::KindSet *Set = Family.accepts("is_made_up_entry");
  if (!Set)
    return "?";
  std::string Out = Set->Exact ? "" : "~";
  for (const std::string &Type : Set->Types)
    Out += Type + " ";
  return llvm::StringRef(Out).rtrim().str();
}

/// Tags with numbers: 8, 9, 10 and 12, and far from these A, B and LOW.
inline const std::string Numbers =
    "enum { A = 40, B = 50, LOW = 60 };\n"
    "#define BASE (1 << 3)\n"
    "#define EIGHT BASE\n#define NINE (BASE + 1)\n"
    "enum { TEN = 10, TWELVE = 12 };\n"
    "#define tag_is(e, t) (swp_type(e) == (t))\n"
    "#define LOW_BIT 1\n"
    "static int is_high(unsigned int type)\n"
    "{ return type == TEN || type == TWELVE; }\n"
    "static bool tests(swp_entry_t e, int t)\n"
    "{ return swp_type(e) == t; }\n"
    "static inline int is_nine_entry(swp_entry_t e)\n"
    "{ return swp_type(e) == NINE; }\n";

#endif // SWAPFOLD_TEST_UNIT_MADEUPPREDICATE_H
