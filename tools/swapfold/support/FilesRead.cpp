//===- FilesRead.cpp - what was read of a file system ---------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/support/FilesRead.h"
#include "rewrites/tree/FileList.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace llvm;

namespace swapfold {

constexpr uint64_t NotThere = 0, NotRead = 1;

static uint64_t hashOf(StringRef Text) {
  return std::max<uint64_t>(hashText(Text), NotRead + 1);
}

namespace {

/// Notes the hash of what is read of it.
class RecordedFile : public vfs::File {
public:
  RecordedFile(std::unique_ptr<vfs::File> Real, uint64_t &Hash)
      : Real(std::move(Real)), Hash(Hash) {}

  ErrorOr<vfs::Status> status() override { return Real->status(); }
  ErrorOr<std::string> getName() override { return Real->getName(); }
  ErrorOr<std::unique_ptr<MemoryBuffer>> getBuffer(const Twine &Name,
                                                   int64_t Size,
                                                   bool NeedsTerminator,
                                                   bool IsVolatile) override {
    auto Text = Real->getBuffer(Name, Size, NeedsTerminator, IsVolatile);
    if (Text)
      Hash = hashOf((*Text)->getBuffer());
    return Text;
  }
  std::error_code close() override { return Real->close(); }

private:
  std::unique_ptr<vfs::File> Real;
  uint64_t &Hash;
};

class RecordingFiles : public vfs::ProxyFileSystem {
public:
  RecordingFiles(IntrusiveRefCntPtr<vfs::FileSystem> Files, FilesRead &Read)
      : ProxyFileSystem(std::move(Files)), Read(Read) {}

  ErrorOr<vfs::Status> status(const Twine &Path) override {
    ErrorOr<vfs::Status> Status = ProxyFileSystem::status(Path);
    note(Path, Status ? NotRead : NotThere);
    return Status;
  }

  bool exists(const Twine &Path) override { return bool(status(Path)); }

  ErrorOr<std::unique_ptr<vfs::File>>
  openFileForRead(const Twine &Path) override {
    auto File = ProxyFileSystem::openFileForRead(Path);
    uint64_t &Hash = note(Path, File ? NotRead : NotThere);
    if (!File)
      return File;
    return std::make_unique<RecordedFile>(std::move(*File), Hash);
  }

private:
  uint64_t &note(const Twine &Path, uint64_t What) {
    SmallString<256> Absolute;
    Path.toVector(Absolute);
    (void)makeAbsolute(Absolute);
    return Read.try_emplace(std::string(Absolute), What).first->second;
  }

  FilesRead &Read;
};

} // namespace

IntrusiveRefCntPtr<vfs::FileSystem>
recording(IntrusiveRefCntPtr<vfs::FileSystem> Files, FilesRead &Read) {
  return makeIntrusiveRefCnt<RecordingFiles>(std::move(Files), Read);
}

bool FilesNow::isStill(const std::string &Path, uint64_t Hash) {
  auto [It, New] = There.try_emplace(Path, false);
  if (New)
    It->second = bool(Files->status(Path));
  if (It->second != (Hash != NotThere))
    return false;
  if (Hash <= NotRead)
    return true;
  uint64_t &Now = Known[Path];
  if (!Now)
    if (auto Text = Files->getBufferForFile(Path))
      Now = hashOf((*Text)->getBuffer());
  return Now == Hash;
}

bool FilesNow::areStill(const FilesRead &Read) {
  return all_of(
      Read, [&](const auto &File) { return isStill(File.first, File.second); });
}

} // namespace swapfold
