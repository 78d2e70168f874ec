//===- CorpusTest.cpp - what has been fuzzed ------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "test/fuzz/Targets.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace swapfold;

namespace {

class Corpus : public testing::TestWithParam<FuzzTarget> {};

/// All that was found once, and an example of what is right.
TEST_P(Corpus, IsRead) {
  unsigned Read = 0;
  std::error_code EC;
  for (sys::fs::directory_iterator
           It(SWAPFOLD_CORPUS "/" + GetParam().Name, EC),
       End;
       !EC && It != End; It.increment(EC)) {
    auto Text = MemoryBuffer::getFile(It->path(), /*IsText=*/false);
    ASSERT_TRUE(Text) << It->path();
    errs() << It->path() << "\n";
    GetParam().Read((*Text)->getBuffer());
    ++Read;
  }
  EXPECT_FALSE(EC) << EC.message();
  EXPECT_NE(Read, 0u);
}

INSTANTIATE_TEST_SUITE_P(Fuzzed, Corpus, testing::ValuesIn(FuzzTargets),
                         [](const auto &Info) {
                           return Info.param.Name.str();
                         });

} // namespace
