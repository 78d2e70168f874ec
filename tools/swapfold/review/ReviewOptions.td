//===- ReviewOptions.td - what only swapfold review takes -----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

defm tree
    : Value<"tree", "<directory>", "the tree that the patch is for">,
      OnlyIn<ReviewOption>;

def existing
    : Switch<"existing">, OnlyIn<ReviewOption>,
      HelpText<"with --format=email: also say what was said before of "
               "functions that the patch touches">;

def code_size
    : Switch<"code-size">, OnlyIn<ReviewOption>,
      HelpText<"with --format=email: also show what the functions that the "
               "patch changes compile to">;
