//===- Recipients.cpp - whom a patch should reach -------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/rewrite/Recipients.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/patch/PatchRepo.h"
#include "tools/swapfold/support/Files.h"
#include "tools/swapfold/support/Process.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace llvm;

namespace swapfold {

/// As a header wants a name: encoded if it is not ASCII (RFC 2047).
static std::string encoded(StringRef Address) {
  if (all_of(Address, [](char C) { return isASCII(C); }))
    return Address.str();
  auto [Name, Rest] = Address.split(" <");
  std::string Out = "=?UTF-8?q?";
  raw_string_ostream Stream(Out);
  for (unsigned char C : Name.trim('"'))
    if (isAlnum(C))
      Stream << C;
    else
      Stream << format("=%02X", C);
  Stream << "?= <" << Rest;
  return Out;
}

static Error addHeader(const std::string &File, ArrayRef<std::string> To) {
  auto Patch = MemoryBuffer::getFile(File);
  if (!Patch)
    return failure("cannot read " + File + ": " + Patch.getError().message());
  std::string Text = (*Patch)->getBuffer().str();
  Patch->reset();
  std::string Header = "\nCc: " + join(To, ",\n    ");
  Text.insert(Text.find("\n\n"), Header);
  return writeWhole(File, Text);
}

Error addRecipients(StringRef Tree, ArrayRef<std::string> Patches,
                    raw_ostream &OS) {
  if (!sys::fs::exists(Tree + "/scripts/get_maintainer.pl"))
    return Error::success();
  std::vector<std::string> Everybody;
  for (const std::string &File : Patches.drop_front()) {
    Expected<ProcessResult> Perl =
        runProcess({"perl", "scripts/get_maintainer.pl", "--nogit",
                    "--nogit-fallback", "--norolestats", File},
                   Tree);
    if (!Perl)
      return Perl.takeError();
    if (Perl->Status) {
      OS << "swapfold: no recipients: "
         << (Perl->Status == 127 ? StringRef("perl is not installed")
                                 : StringRef(Perl->Err).split('\n').first)
         << "\n";
      return Error::success();
    }
    SmallVector<StringRef> Lines;
    StringRef(Perl->Out).split(Lines, '\n', -1, /*KeepEmpty=*/false);
    std::vector<std::string> To;
    for (StringRef Line : Lines)
      if (Line.contains('@'))
        To.push_back(encoded(Line.trim()));
    for (const std::string &One : To)
      if (!is_contained(Everybody, One))
        Everybody.push_back(One);
    if (!To.empty())
      if (Error E = addHeader(File, To))
        return E;
  }
  return Everybody.empty() ? Error::success()
                           : addHeader(Patches.front(), Everybody);
}

} // namespace swapfold
