//===- Requirements.cpp - what preparing a kernel needs -------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/build/Requirements.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/build/Kbuild.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Program.h"

using namespace llvm;

namespace swapfold {

std::vector<RequiredProgram> requiredPrograms() {
  std::vector<RequiredProgram> Result = {{"make", "make"}, {"gcc", "gcc"},
                                         {"flex", "flex"}, {"bison", "bison"},
                                         {"bc", "bc"},     {"perl", "perl"}};
  auto Llvm = [&](StringRef Name, StringRef Package) {
    std::string Found = llvmTool(Name);
    Result.push_back(
        {Found.empty() ? versioned(Name) : Found, versioned(Package)});
  };
  Llvm("clang", "clang");
  Llvm("ld.lld", "lld");
  for (StringRef Name : {"llvm-ar", "llvm-nm", "llvm-strip", "llvm-objcopy",
                         "llvm-objdump", "llvm-readelf"})
    Llvm(Name, "llvm");
  return Result;
}

Error checkRequiredPrograms() {
  std::vector<std::string> Missing, Packages;
  for (const RequiredProgram &P : requiredPrograms()) {
    if (sys::findProgramByName(P.Name))
      continue;
    Missing.push_back(P.Name);
    if (!is_contained(Packages, P.Package))
      Packages.push_back(P.Package);
  }
  if (Missing.empty())
    return Error::success();
  return failure("preparing a kernel needs " + join(Missing, ", ") +
                 " (Debian packages: " + join(Packages, " ") + ")");
}

} // namespace swapfold
