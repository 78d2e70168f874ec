//===- CompileCommandsTest.cpp - compile_commands.json --------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/build/CompileCommands.h"
#include "tools/swapfold/support/Files.h"
#include "llvm/Support/FileSystem.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace swapfold;

namespace {

class CompileCommands : public testing::Test {
protected:
  void SetUp() override {
    SmallString<128> Created;
    ASSERT_FALSE(sys::fs::createUniqueDirectory("commands", Created));
    SmallString<128> Real;
    ASSERT_FALSE(sys::fs::real_path(Created, Real));
    Directory = std::string(Real);
    Database = Directory + "/compile_commands.json";
    for (StringRef Name : {"a.c", "b.c"})
      cantFail(writeAtomically(path(Name), "int x;\n"));
  }
  void TearDown() override { sys::fs::remove_directories(Directory); }

  std::string path(StringRef Name) { return (Directory + "/" + Name).str(); }

  /// What reading \p Text says: the error, or how many commands were found.
  std::string read(StringRef Text, const std::vector<std::string> &Files) {
    cantFail(writeAtomically(Database, Text));
    Commands.clear();
    Error E = readCompileCommands(Database, Files, Commands);
    return E ? toString(std::move(E)) : std::to_string(Commands.size());
  }

  std::string Directory, Database;
  CommandMap Commands;
};

} // namespace

TEST_F(CompileCommands, BothForms) {
  std::string Text =
      "[{\"directory\": \"" + Directory +
      "\", \"file\": \"a.c\", \"command\": \"cc -DX='1 2' a.c\"},"
      "{\"directory\": \".\", \"file\": \"./b.c\","
      "\"arguments\": [\"cc\", \"b.c\"]}]";
  EXPECT_EQ(read(Text, {path("a.c"), path("b.c")}), "2");
  EXPECT_EQ(Commands[path("a.c")].CommandLine,
            (std::vector<std::string>{"cc", "-DX=1 2", "a.c"}));
  EXPECT_EQ(Commands[path("b.c")].CommandLine,
            (std::vector<std::string>{"cc", "b.c"}));
  EXPECT_EQ(read(Text, {path("a.c")}), "1");
}

TEST_F(CompileCommands, ASymlinkedDirectoryIsSeenThrough) {
  ASSERT_FALSE(sys::fs::create_link(Directory, Directory + "/link"));
  EXPECT_EQ(read("[{\"directory\": \"link\", \"file\": \"link/a.c\","
                 "\"arguments\": [\"cc\"]}]",
                 {path("a.c")}),
            "1");
}

TEST_F(CompileCommands, WhatIsWrongIsSaid) {
  EXPECT_EQ(read("not json", {path("a.c")}),
            Database + " is not JSON: [1:2, byte=2]: Invalid JSON value "
                       "(null?)");
  EXPECT_EQ(read("{}", {path("a.c")}),
            Database + " is not a list of compile commands");
  EXPECT_EQ(read("[1]", {path("a.c")}),
            Database + " has an entry without a file");
  EXPECT_EQ(read("[{\"file\": \"a.c\"}]", {path("a.c")}),
            Database + " has no command for " + path("a.c"));
}

TEST_F(CompileCommands, MissingFilesMatterWhereAWantedOneIsMissingToo) {
  std::string Text = "[{\"file\": \"a.c\", \"arguments\": [\"cc\"]},"
                     "{\"file\": \"gone.c\", \"arguments\": [\"cc\"]}]";
  EXPECT_EQ(read(Text, {path("a.c")}), "1");
  EXPECT_EQ(read(Text, {path("b.c")}),
            Database + " names a file that does not exist: " + path("gone.c"));
}

TEST_F(CompileCommands, WritingMerges) {
  auto Command = [&](StringRef Name, StringRef Flag) {
    return clang::tooling::CompileCommand(Directory, path(Name),
                                          {"cc", Flag.str(), path(Name)}, "");
  };
  cantFail(
      writeCompileCommands(Database, {{path("a.c"), Command("a.c", "-O1")}}));
  cantFail(
      writeCompileCommands(Database, {{path("b.c"), Command("b.c", "-O2")}}));
  cantFail(
      writeCompileCommands(Database, {{path("a.c"), Command("a.c", "-O3")}}));
  cantFail(readCompileCommands(Database, {path("a.c"), path("b.c")}, Commands));
  EXPECT_EQ(Commands[path("a.c")].CommandLine[1], "-O3");
  EXPECT_EQ(Commands[path("b.c")].CommandLine[1], "-O2");
}

TEST_F(CompileCommands, CannotWrite) {
  EXPECT_EQ(toString(writeAtomically("/no/such/place", "")),
            "cannot write /no/such/place: No such file or directory");
}
