//===- RegularFiles.cpp - a file system without pipes ---------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/support/RegularFiles.h"

using namespace llvm;

namespace swapfold {
namespace {

class RegularFiles : public vfs::ProxyFileSystem {
public:
  using ProxyFileSystem::ProxyFileSystem;

  ErrorOr<std::unique_ptr<vfs::File>>
  openFileForRead(const Twine &Path) override {
    ErrorOr<vfs::Status> Status = ProxyFileSystem::status(Path);
    if (!Status)
      return Status.getError();
    if (!Status->isRegularFile() && !Status->isDirectory())
      return make_error_code(errc::not_supported);
    return ProxyFileSystem::openFileForRead(Path);
  }
};

} // namespace

IntrusiveRefCntPtr<vfs::FileSystem>
regularFilesOf(IntrusiveRefCntPtr<vfs::FileSystem> Files) {
  return makeIntrusiveRefCnt<RegularFiles>(std::move(Files));
}

} // namespace swapfold
