//===- Fuzzer.cpp - libFuzzer for one target ------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "test/fuzz/Targets.h"
#include <cstddef>
#include <cstdint>

/// SWAPFOLD_FUZZED is the function of the target.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  swapfold::SWAPFOLD_FUZZED(
      llvm::StringRef(reinterpret_cast<const char *>(Data), Size));
  return 0;
}
