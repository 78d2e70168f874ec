//===- RealPath.cpp - where a path leads ----------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/tree/RealPath.h"
#include "rewrites/text/Failure.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace swapfold {

Expected<std::string> realPath(StringRef Path) {
  SmallString<256> Real;
  if (std::error_code EC = fs::real_path(Path, Real))
    return failure(Path + ": " + EC.message());
  return std::string(Real);
}

std::string pathInRealDirectory(StringRef Path) {
  SmallString<256> Real;
  if (!fs::real_path(path::parent_path(Path), Real)) {
    path::append(Real, path::filename(Path));
    return std::string(Real);
  }
  Real = Path;
  path::remove_dots(Real, /*remove_dot_dot=*/true);
  return std::string(Real);
}

} // namespace swapfold
