//===- VerifyOptions.td - what only swapfold verify takes -----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

def identical : Switch<"identical">, OnlyIn<VerifyOption>,
                HelpText<"fail if the code of a function differs">;

def allow_lost_assertions
    : Switch<"allow-lost-assertions">, OnlyIn<VerifyOption>,
      HelpText<"do not fail for lost assertions, barriers and tests">;

defm base
    : Value<"base", "<patch>",
            "a patch that the tree has on both sides; may be given more "
            "than once">,
      OnlyIn<VerifyOption>;
