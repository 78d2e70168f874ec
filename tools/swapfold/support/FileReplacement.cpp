//===- FileReplacement.cpp - a new file in the place of an old ------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/support/FileReplacement.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/support/Files.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

using namespace llvm;
namespace path = llvm::sys::path;

namespace swapfold {

static Error cannotNow(const Twine &What) {
  return cannot(What, std::error_code(errno, std::generic_category()));
}

static Error look(const std::string &Path, struct statx &Out) {
  if (::statx(AT_FDCWD, Path.c_str(), AT_SYMLINK_NOFOLLOW,
              STATX_BASIC_STATS | STATX_MNT_ID, &Out))
    return cannotNow("write " + Path);
  return Error::success();
}

/// True if files can be renamed from one of the directories to the other.
static bool shareFileSystem(const struct statx &A, const struct statx &B) {
  return A.stx_dev_major == B.stx_dev_major &&
         A.stx_dev_minor == B.stx_dev_minor && A.stx_mnt_id == B.stx_mnt_id;
}

/// What a rename over \p Path would do that nobody asked for, or why it would
/// fail when others are done already.
static Error checkReplaceable(const std::string &Path, const struct statx &File,
                              const std::string &Staged) {
  auto Because = [&](const Twine &Why) {
    return failure("cannot write " + Path + ": " + Why);
  };
  if (!S_ISREG(File.stx_mode))
    return Because("it is no regular file");
  if (File.stx_nlink > 1)
    return Because("it has " + Twine(File.stx_nlink) +
                   " hard links, and only this one would change");
  if (File.stx_attributes & (STATX_ATTR_IMMUTABLE | STATX_ATTR_APPEND))
    return Because("it is marked as immutable or for appending only");
  if (File.stx_attributes & STATX_ATTR_MOUNT_ROOT)
    return Because("something is mounted there");
  std::string Directory = path::parent_path(Path).str();
  struct statx Here, There;
  if (Error E = look(Directory, Here))
    return E;
  if (Error E = look(path::parent_path(Staged).str(), There))
    return E;
  if (!shareFileSystem(Here, There))
    return Because("it is on another file system than the tree");
  const uid_t Me = ::geteuid();
  if (::faccessat(AT_FDCWD, Directory.c_str(), W_OK | X_OK, AT_EACCESS))
    return cannotNow("write " + Path);
  if ((Here.stx_mode & S_ISVTX) && Me && Me != Here.stx_uid &&
      Me != File.stx_uid)
    return Because("it is another user's, in a directory where only that one "
                   "replaces it");
  return Error::success();
}

/// Gives \p FD the access list and the user's attributes of \p Path.
static Error copyAttributes(const std::string &Path, int FD) {
  char Names[65536];
  ssize_t Size = ::llistxattr(Path.c_str(), Names, sizeof(Names));
  if (Size < 0)
    return errno == ENOTSUP ? Error::success() : cannotNow("write " + Path);
  for (StringRef Name : split(StringRef(Names, Size), '\0')) {
    if (!Name.starts_with("user.") && Name != "system.posix_acl_access")
      continue;
    char Value[65536];
    ssize_t Length =
        ::lgetxattr(Path.c_str(), Name.data(), Value, sizeof(Value));
    if (Length < 0 || ::fsetxattr(FD, Name.data(), Value, Length, 0))
      return cannotNow("write " + Path + " with its attribute " + Name);
  }
  return Error::success();
}

/// Gives \p FD the text \p Text, and owner, mode and attributes of \p Path, of
/// which \p Is tells.
static Error fill(const std::string &Path, const struct statx &Is,
                  StringRef Text, int FD) {
  if (std::error_code EC = writeAll(FD, Text))
    return cannot("write " + Path, EC);
  struct stat Made;
  if (::fstat(FD, &Made))
    return cannotNow("write " + Path);
  if ((Made.st_uid != Is.stx_uid || Made.st_gid != Is.stx_gid) &&
      ::fchown(FD, Is.stx_uid, Is.stx_gid))
    return cannotNow("write " + Path + " with its owner and group");
  if (::fchmod(FD, Is.stx_mode & 07777))
    return cannotNow("write " + Path + " with its mode");
  if (Error E = copyAttributes(Path, FD))
    return E;
  return ::fsync(FD) ? cannotNow("write " + Path) : Error::success();
}

Error stageReplacement(StringRef Path, StringRef Text,
                       const std::string &Staged) {
  std::string File = Path.str();
  struct statx Is;
  if (Error E = look(File, Is))
    return E;
  if (Error E = checkReplaceable(File, Is, Staged))
    return E;
  int FD =
      ::open(Staged.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (FD < 0)
    return cannotNow("write " + Staged);
  Error Filled = fill(File, Is, Text, FD);
  // Some file systems tell only now that the disk is full.
  if (::close(FD) && !Filled)
    return cannotNow("write " + Path);
  return Filled;
}

Error syncToDisk(const std::string &Path) {
  int FD = ::open(Path.c_str(), O_RDONLY | O_CLOEXEC);
  if (FD < 0)
    return cannotNow("write " + Path);
  // Not every file system can do that of a directory.
  const bool Failed = ::fsync(FD) && errno != EINVAL && errno != ENOTSUP;
  Error Result = Failed ? cannotNow("write " + Path) : Error::success();
  ::close(FD);
  return Result;
}

} // namespace swapfold
