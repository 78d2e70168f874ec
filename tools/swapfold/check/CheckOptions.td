//===- CheckOptions.td - what only swapfold check takes -------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

defm diff
    : Value<"diff", "<revision>",
            "say only what concerns lines that were added since a git "
            "revision">,
      OnlyIn<CheckOption>;

def fix : Switch<"fix">, OnlyIn<CheckOption>,
          HelpText<"apply the fixes that are safe, and say what is left">;

defm explain
    : Value<"explain", "<file:line>",
            "say what is known of the kind of each entry at that line, and "
            "from where">,
      OnlyIn<CheckOption>;
