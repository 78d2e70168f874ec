//===- ReviewOptions.td - what only swapfold review takes -----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

defm tree
    : Value<"tree", "<directory>", "the tree that the patch is for">,
      OnlyIn<ReviewOption>;
