//===- TemporaryDirectory.cpp - a directory that goes again ---------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/support/TemporaryDirectory.h"
#include "tools/swapfold/support/Files.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace llvm;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace swapfold {

/// What their names begin or go on with, and end with: nobody else makes such
/// names.
static constexpr StringLiteral Mark = "swapfold-tmp-";
static constexpr StringLiteral Digits = "%%%%%%%%%%%%%%%%";

/// A lock on the directory \p Path, or -1. Programs that we start inherit it:
/// they may work there for a while after we are killed.
static int lock(const std::string &Path, int Operation) {
  int FD = ::open(Path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
  if (FD >= 0 && ::flock(FD, Operation) == 0)
    return FD;
  if (FD >= 0)
    ::close(FD);
  return -1;
}

/// True if \p Path is still the name of what \p FD has open.
static bool isNamed(const std::string &Path, int FD) {
  fs::file_status Open, Named;
  return !fs::status(FD, Open) && !fs::status(Path, Named) &&
         Open.getUniqueID() == Named.getUniqueID();
}

/// Removes our user's directories that begin with \p Prefix and that no process
/// has locked.
static void removeAbandoned(const std::string &Prefix) {
  std::error_code EC;
  for (fs::directory_iterator
           I(path::parent_path(Prefix), EC, /*follow_symlinks=*/false),
       End;
       !EC && I != End; I.increment(EC)) {
    StringRef Name = path::filename(I->path());
    if (!Name.consume_front(path::filename(Prefix)) ||
        Name.size() != Digits.size() || !all_of(Name, isHexDigit))
      continue;
    int FD = lock(I->path(), LOCK_EX | LOCK_NB);
    fs::file_status Status;
    if (FD >= 0 && !fs::status(FD, Status) && Status.getUser() == ::geteuid())
      (void)fs::remove_directories(I->path());
    if (FD >= 0)
      ::close(FD);
  }
}

TemporaryDirectory::~TemporaryDirectory() {
  if (!Path.empty())
    (void)fs::remove_directories(Path);
  if (Lock >= 0)
    ::close(Lock);
}

Error TemporaryDirectory::create(const std::string &Prefix, unsigned Mode) {
  removeAbandoned(Prefix);
  for (unsigned Try = 0; Try != 100; ++Try) {
    SmallString<256> Made;
    fs::createUniquePath(Prefix + Digits, Made, /*MakeAbsolute=*/false);
    if (::mkdir(Made.c_str(), Mode)) {
      if (errno == EEXIST)
        continue;
      return cannot("make a temporary directory, " + Made,
                    std::error_code(errno, std::generic_category()));
    }
    // Until it is locked, others may take it for abandoned.
    int FD = lock(std::string(Made), LOCK_EX);
    if (FD >= 0 && isNamed(std::string(Made), FD)) {
      Path = std::string(Made);
      Lock = FD;
      return Error::success();
    }
    if (FD >= 0)
      ::close(FD);
  }
  return cannot("make a temporary directory, " + Prefix + Digits,
                std::make_error_code(std::errc::file_exists));
}

Error TemporaryDirectory::create() {
  SmallString<128> Prefix;
  path::system_temp_directory(/*ErasedOnReboot=*/true, Prefix);
  path::append(Prefix, Mark);
  return create(std::string(Prefix), 0700);
}

Error TemporaryDirectory::createBeside(StringRef Beside) {
  SmallString<256> Full(Beside);
  (void)fs::make_absolute(Full);
  path::remove_dots(Full, /*remove_dot_dot=*/true);
  return create((Full + "." + Mark).str(), 0777);
}

Error TemporaryDirectory::keepAs(StringRef NewPath) {
  if (std::error_code EC = fs::rename(Path, NewPath))
    return cannot("write " + NewPath, EC);
  Path.clear();
  return Error::success();
}

} // namespace swapfold
