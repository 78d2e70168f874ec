//===- BuildConditions.cpp - what has a file compiled ---------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/kconfig/BuildConditions.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace swapfold {
namespace {

/// `obj-$(CONFIG_X) += a.o b.o` under some ifdefs.
struct Assignment {
  std::string List; ///< "obj"
  OptionSettings Needs;
  std::vector<std::string> Words;
};

/// The option of "$(CONFIG_X)", or nothing.
std::optional<std::string> optionIn(StringRef Text) {
  Text = Text.trim();
  if (!Text.consume_front("$(CONFIG_") || !Text.consume_back(")"))
    return std::nullopt;
  return Text.str();
}

class Makefile {
public:
  explicit Makefile(StringRef Text) {
    std::string Joined;
    while (!Text.empty()) {
      StringRef Line;
      std::tie(Line, Text) = Text.split('\n');
      Line = Line.split('#').first;
      if (Line.consume_back("\\")) {
        Joined += Line.str() + " ";
        continue;
      }
      Joined += Line.str();
      readLine(StringRef(Joined).trim());
      Joined.clear();
    }
  }

  /// What must hold for \p Object, a file or a directory with a slash behind
  /// it, to be built. Empty if no list has it.
  Ways waysTo(const std::string &Object, unsigned Depth = 0) const {
    Ways Out;
    for (const Assignment &A : Assignments) {
      if (!is_contained(A.Words, Object))
        continue;
      if (A.List == "obj" || A.List == "lib" || Depth > 3) {
        Out.push_back(A.Needs);
        continue;
      }
      // A list of its own: an object made of others, or one that is named.
      Ways Outer = waysTo(A.List + ".o", Depth + 1);
      append_range(Outer, waysTo("$(" + A.List + "-y)", Depth + 1));
      append_range(Out, bothWays({A.Needs}, Outer.empty() ? Ways{{}} : Outer));
    }
    return Out;
  }

private:
  void readLine(StringRef Line) {
    auto [Word, Rest] = getToken(Line);
    if (Word == "ifdef" || Word == "ifeq" || Word == "ifndef" ||
        Word == "ifneq") {
      OptionSettings Needs;
      Rest = Rest.trim();
      if (Word == "ifdef" && Rest.consume_front("CONFIG_"))
        Needs[Rest.str()] = true;
      else if (Word == "ifeq" && Rest.consume_front("(") &&
               Rest.consume_back(")")) {
        auto [Left, Right] = Rest.split(',');
        if (std::optional<std::string> Name = optionIn(Left))
          if (Right.trim() == "y")
            Needs[*Name] = true;
      }
      Open.push_back(std::move(Needs));
      return;
    }
    if (Word == "else" || Word == "endif") {
      if (!Open.empty())
        Open.pop_back();
      if (Word == "else")
        Open.emplace_back();
      return;
    }
    auto [Left, Right] = Line.split('=');
    Left = Left.rtrim(" \t+:?");
    auto [List, Suffix] = Left.rsplit('-');
    if (Right.empty() || Suffix.empty())
      return;
    Assignment A;
    A.List = List.str();
    for (const OptionSettings &Around : Open)
      A.Needs.insert(Around.begin(), Around.end());
    if (std::optional<std::string> Name = optionIn(Suffix))
      A.Needs[*Name] = true;
    else if (Suffix != "y" && Suffix != "m" && Suffix != "objs")
      return;
    SmallVector<StringRef> Words;
    SplitString(Right, Words);
    for (StringRef W : Words)
      A.Words.push_back(W.str());
    Assignments.push_back(std::move(A));
  }

  std::vector<Assignment> Assignments;
  std::vector<OptionSettings> Open;
};

} // namespace

std::string kernelTreeOf(StringRef Path, vfs::FileSystem &Files) {
  auto Exists = [&](StringRef Directory, StringRef Name) {
    SmallString<256> Full = Directory;
    sys::path::append(Full, Name);
    return Files.exists(Full);
  };
  for (StringRef At = sys::path::parent_path(Path); !At.empty();
       At = sys::path::parent_path(At))
    if (Exists(At, "Kconfig") && Exists(At, "Makefile") &&
        Exists(At, "scripts") && Exists(At, "include"))
      return At.str();
  return "";
}

Ways waysToBuild(StringRef Tree, StringRef Path, vfs::FileSystem &Files) {
  Ways Out = {{}};
  std::string Object = (sys::path::stem(Path) + ".o").str();
  for (StringRef At = sys::path::parent_path(Path);
       At.starts_with(Tree) && At.size() > Tree.size();
       At = sys::path::parent_path(At)) {
    Ways Here;
    for (StringRef Name : {"Kbuild", "Makefile"})
      if (auto Buffer = Files.getBufferForFile(At + "/" + Name))
        append_range(Here, Makefile((*Buffer)->getBuffer()).waysTo(Object));
    if (!Here.empty())
      Out = bothWays(Out, Here);
    Object = (sys::path::filename(At) + "/").str();
  }
  return Out;
}

} // namespace swapfold
