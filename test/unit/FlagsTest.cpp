//===- FlagsTest.cpp - command lines of other compilers -------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/build/Flags.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/StringSaver.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"
#include <sys/stat.h>

using namespace llvm;
using swapfold::sanitizeFlags;

static const std::string Ours =
    "-resource-dir=" SWAPFOLD_RESOURCE_DIR " -fsyntax-only -w";

/// What is left of a command line, as one string.
static std::string sanitized(StringRef Command, StringRef Directory = "") {
  BumpPtrAllocator Memory;
  StringSaver Saver(Memory);
  SmallVector<const char *> Words;
  cl::TokenizeGNUCommandLine(Command, Saver, Words);
  return join(sanitizeFlags({Words.begin(), Words.end()}, Directory), " ");
}

TEST(Flags, KeepsWhatDecidesTheMeaningOfTheText) {
  StringRef Kept = "-nostdinc -I./include -include linux/kconfig.h "
                   "-D__KERNEL__ -std=gnu89 -m64 -mcmodel=kernel "
                   "-fsanitize=kernel-address --param asan-globals=1 "
                   "-DKBUILD_MODNAME=\"memory\" -c mm/memory.c";
  EXPECT_EQ(sanitized("clang-19 -nostdinc -I./include -include linux/kconfig.h "
                      "-D__KERNEL__ -std=gnu89 -m64 -mcmodel=kernel "
                      "-fsanitize=kernel-address --param asan-globals=1 "
                      "-DKBUILD_MODNAME='\"memory\"' -c mm/memory.c"),
            ("clang " + Ours + " " + Kept).str());
}

TEST(Flags, DropsWhatOnlyGccKnows) {
  EXPECT_EQ(sanitized("gcc-12 -mpreferred-stack-boundary=3 -m64 "
                      "-mindirect-branch=thunk-extern -fconserve-stack "
                      "-mindirect-branch-register -fno-allow-store-data-races "
                      "-mrecord-mcount -fno-ipa-cp-clone "
                      "-fasan-shadow-offset=0xdffffc0000000000 a.c"),
            "clang " + Ours + " -m64 a.c");
}

TEST(Flags, DropsWhatOnlyAnOlderClangKnows) {
  StringRef Gone = "-enable-trivial-auto-var-init-zero-knowing-it-will-be-"
                   "removed-from-clang";
  EXPECT_EQ(sanitized(("clang-14 -mllvm -some-pass-flag=1 -O2 " + Gone +
                       " -ftrivial-auto-var-init=zero a.c")
                          .str()),
            "clang " + Ours + " -O2 -ftrivial-auto-var-init=zero a.c");
}

TEST(Flags, DropsPluginsByName) {
  EXPECT_EQ(sanitized("gcc -fplugin=./scripts/gcc-plugins/latent_entropy.so "
                      "-fplugin-arg-structleak_plugin-byref -O2 a.c"),
            "clang " + Ours + " -O2 a.c");
}

TEST(Flags, DropsWhatWritesFilesOrStopsEarly) {
  EXPECT_EQ(sanitized("clang -Wp,-MMD,mm/.memory.o.d -Wp,-MD,x.d -MD -MF x.d "
                      "-MTtarget -MQ target -MP -o mm/memory.o -save-temps "
                      "-serialize-diagnostics x.dia -ftime-trace=x.json -S -E "
                      "-fprofile-use=prof a.c"),
            "clang " + Ours + " a.c");
  EXPECT_EQ(sanitized("clang -Wp,-DNAME a.c"),
            "clang " + Ours + " -Wp,-DNAME a.c");
}

TEST(Flags, LetsNothingThroughThatWritesFilesOrLoadsCode) {
  for (StringRef Flag : {"-Xclang -dependency-file -Xclang x",
                         "-Xclang -load -Xclang x.so",
                         "-Xclang -diagnostic-log-file -Xclang x",
                         "-Xclang -header-include-file -Xclang x",
                         "-Xclang -dependency-dot -Xclang x",
                         "-Xclang -stats-file=x",
                         "-fmodules",
                         "-fmodules-cache-path=x",
                         "-fimplicit-module-maps",
                         "-fplugin=x.so",
                         "-fpass-plugin=x.so",
                         "-fcrash-diagnostics-dir=x",
                         "-fproc-stat-report=x",
                         "-fproc-stat-report",
                         "-ftime-trace",
                         "-fsave-optimization-record",
                         "-fprofile-list=x",
                         "-fcoverage-mapping",
                         "-fsanitize-ignorelist=x",
                         "-serialize-diagnostics x",
                         "-dumpdir x",
                         "--config=x",
                         "--config x",
                         "-specs=x",
                         "-B x",
                         "-ccc-gcc-name x",
                         "-include-pch x",
                         "-ivfsoverlay x",
                         "-Wa,x",
                         "-Wl,x",
                         "-Wp,-MD,x",
                         "-Xpreprocessor -MD",
                         "-Xlinker x",
                         "-emit-ast",
                         "--analyze",
                         "-MJ x",
                         "-gsplit-dwarf",
                         "-mllvm -x"})
    EXPECT_EQ(sanitized(("clang " + Flag + " -DA a.c").str()),
              "clang " + Ours + " -DA a.c")
        << Flag.str();
}

TEST(Flags, ANamedPipeIsNoResponseFile) {
  SmallString<128> Directory;
  ASSERT_FALSE(sys::fs::createUniqueDirectory("flags", Directory));
  ASSERT_EQ(::mkfifo((Directory + "/pipe").str().c_str(), 0600), 0);
  EXPECT_EQ(sanitized("gcc @pipe -O2 a.c", Directory),
            "clang " + Ours + " @pipe -O2 a.c");
  sys::fs::remove_directories(Directory);
}

TEST(Flags, AddedFlagsNameNoFiles) {
  EXPECT_EQ(join(swapfold::allowedFlags({"-DA", "-Xclang", "-load", "-Xclang",
                                         "x.so", "b.c", "-include", "c.h"}),
                 " "),
            "-DA -include c.h");
}

TEST(Flags, NoWarningIsAnError) {
  EXPECT_EQ(sanitized("clang -Wall -Werror -Werror=date-time -pedantic-errors "
                      "-Wno-trigraphs a.c"),
            "clang " + Ours + " -Wall -Wno-trigraphs a.c");
}

TEST(Flags, BuiltinHeadersAreThisClangs) {
  std::string Include = "clang " + Ours +
                        " -nostdinc -isystem " SWAPFOLD_RESOURCE_DIR
                        "/include a.c";
  EXPECT_EQ(sanitized("gcc -nostdinc -isystem "
                      "/usr/lib/gcc/x86_64-linux-gnu/12/include a.c"),
            Include);
  EXPECT_EQ(sanitized("clang -nostdinc -isystem "
                      "/opt/llvm/lib/clang/14.0.6/include a.c"),
            Include);
  EXPECT_EQ(sanitized("clang -resource-dir /opt/llvm/lib/clang/14.0.6 a.c"),
            "clang " + Ours + " a.c");
  EXPECT_EQ(sanitized("clang -isystem /usr/include a.c"),
            "clang " + Ours + " -isystem /usr/include a.c");
}

TEST(Flags, TheCompilersNameSaysItsTarget) {
  EXPECT_EQ(sanitized("/opt/bin/aarch64-linux-gnu-gcc-12 a.c"),
            "clang --target=aarch64-linux-gnu " + Ours + " a.c");
  EXPECT_EQ(sanitized("s390x-linux-gnu-clang --target=s390x-linux a.c"),
            "clang " + Ours + " --target=s390x-linux a.c");
}

TEST(Flags, LaunchersGo) {
  EXPECT_EQ(sanitized("/usr/bin/ccache gcc -O2 a.c"),
            "clang " + Ours + " -O2 a.c");
  EXPECT_EQ(sanitized("ccache x86_64-linux-gnu-g++ a.cpp"),
            "clang++ --target=x86_64-linux-gnu " + Ours + " a.cpp");
}

TEST(Flags, ResponseFilesAreExpanded) {
  SmallString<128> Directory;
  ASSERT_FALSE(sys::fs::createUniqueDirectory("flags", Directory));
  {
    std::error_code EC;
    raw_fd_ostream Out((Directory + "/flags.rsp").str(), EC);
    Out << "-DA=1\n-mrecord-mcount -I\"two words\"\n";
  }
  EXPECT_EQ(sanitized("gcc @flags.rsp -O2 a.c", Directory),
            "clang " + Ours + " -DA=1 -Itwo words -O2 a.c");
  sys::fs::remove_directories(Directory);
}

// It would take what comes to stand behind it.
TEST(Flags, AFlagWithoutItsValueGoes) {
  EXPECT_EQ(sanitized("gcc -DA -MF"), "clang " + Ours + " -DA");
  EXPECT_EQ(sanitized("gcc a.c -DA -Xclang"), "clang " + Ours + " a.c -DA");
  EXPECT_EQ(sanitized("gcc a.c -I"), "clang " + Ours + " a.c");
}

TEST(Flags, NothingStaysNothing) {
  EXPECT_TRUE(sanitizeFlags({}).empty());
  EXPECT_EQ(sanitized("clang"), "clang " + Ours);
}
