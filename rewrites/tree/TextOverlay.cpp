//===- TextOverlay.cpp - texts laid over the files of a tree --------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/tree/TextOverlay.h"
#include "rewrites/tree/RealPath.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace llvm;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace swapfold {

void TextOverlay::set(std::string Path, std::optional<std::string> Text) {
  Texts[std::move(Path)] = std::move(Text);
}

const std::optional<std::string> *TextOverlay::find(StringRef Path) const {
  auto It = Texts.find(Path);
  return It == Texts.end() ? nullptr : &It->second;
}

std::error_code TextOverlay::uniqueID(StringRef Path, fs::UniqueID &ID) const {
  std::error_code EC = fs::getUniqueID(Path, ID);
  if (EC && find(Path)) {
    // No device has this number.
    ID = fs::UniqueID(~uint64_t(1), hashText(Path));
    return {};
  }
  return EC;
}

void TextOverlay::apply(StringRef Tree, FileList &Files) const {
  for (const auto &[Path, Text] : Texts) {
    if (!StringRef(Path).starts_with((Tree + "/").str()))
      continue;
    std::vector<std::string> &List = isSourceFile(Path)   ? Files.Sources
                                     : isHeaderFile(Path) ? Files.Headers
                                                          : Files.Others;
    if (!Text)
      llvm::erase(List, Path);
    else if (!is_contained(List, Path))
      List.push_back(Path);
  }
}

namespace {

class OverlayFile : public vfs::File {
public:
  OverlayFile(vfs::Status Stat, std::string Text)
      : Stat(std::move(Stat)), Text(std::move(Text)) {}

  ErrorOr<vfs::Status> status() override { return Stat; }
  ErrorOr<std::unique_ptr<MemoryBuffer>> getBuffer(const Twine &Name, int64_t,
                                                   bool, bool) override {
    return MemoryBuffer::getMemBufferCopy(Text, Name);
  }
  std::error_code close() override { return {}; }

private:
  vfs::Status Stat;
  std::string Text;
};

class OverlayFS : public vfs::ProxyFileSystem {
public:
  OverlayFS(IntrusiveRefCntPtr<vfs::FileSystem> Disk,
            std::map<std::string, std::optional<std::string>, std::less<>> All)
      : ProxyFileSystem(std::move(Disk)) {
    for (auto &[Path, Text] : All) {
      Names.insert(path::filename(Path));
      for (StringRef Up = path::parent_path(Path);
           Text && !Up.empty() && !fs::exists(Up); Up = path::parent_path(Up))
        Directories.insert(Up);
      Texts.set(Path, std::move(Text));
    }
  }

  ErrorOr<vfs::Status> status(const Twine &Path) override {
    std::string Real;
    const std::optional<std::string> *Text = find(Path, Real);
    if (!Text && isNewDirectory(Path))
      return vfs::Status(Path, fs::UniqueID(~uint64_t(1), hashText(Path.str())),
                         sys::TimePoint<>(), 0, 0, 0,
                         fs::file_type::directory_file, fs::all_read);
    if (!Text)
      return ProxyFileSystem::status(Path);
    if (!*Text)
      return std::make_error_code(std::errc::no_such_file_or_directory);
    return statusOf(Path, Real, **Text);
  }

  bool exists(const Twine &Path) override {
    std::string Real;
    const std::optional<std::string> *Text = find(Path, Real);
    return Text ? Text->has_value()
                : isNewDirectory(Path) || ProxyFileSystem::exists(Path);
  }

  ErrorOr<std::unique_ptr<vfs::File>>
  openFileForRead(const Twine &Path) override {
    std::string Real;
    const std::optional<std::string> *Text = find(Path, Real);
    if (!Text)
      return ProxyFileSystem::openFileForRead(Path);
    if (!*Text)
      return std::make_error_code(std::errc::no_such_file_or_directory);
    return std::make_unique<OverlayFile>(statusOf(Path, Real, **Text), **Text);
  }

private:
  /// True for a directory that only texts are in.
  bool isNewDirectory(const Twine &Path) {
    if (Directories.empty())
      return false;
    SmallString<256> Whole;
    Path.toVector(Whole);
    if (makeAbsolute(Whole))
      return false;
    path::remove_dots(Whole, /*remove_dot_dot=*/true);
    return Directories.contains(Whole);
  }

  /// The text for \p Path, whatever way it leads there.
  const std::optional<std::string> *find(const Twine &Path, std::string &Real) {
    SmallString<256> Whole;
    Path.toVector(Whole);
    // Most files are none of ours: these cost nothing.
    std::string Name = path::filename(Whole).str();
    if (!Names.contains(Name) || makeAbsolute(Whole))
      return nullptr;
    Real = pathInRealDirectory(Whole);
    if (const std::optional<std::string> *Text = Texts.find(Real))
      return Text;
    SmallString<256> Target; // of a link to a file
    if (fs::real_path(Real, Target))
      return nullptr;
    Real = std::string(Target);
    return Texts.find(Real);
  }

  vfs::Status statusOf(const Twine &Path, StringRef Real, StringRef Text) {
    fs::UniqueID ID;
    (void)Texts.uniqueID(Real, ID);
    return vfs::Status(Path, ID, sys::TimePoint<>(), 0, 0, Text.size(),
                       fs::file_type::regular_file, fs::all_read);
  }

  TextOverlay Texts;
  StringSet<> Names;
  StringSet<> Directories; ///< that the disk does not have
};

} // namespace

IntrusiveRefCntPtr<vfs::FileSystem>
TextOverlay::over(IntrusiveRefCntPtr<vfs::FileSystem> Disk) const {
  return Texts.empty() ? Disk
                       : IntrusiveRefCntPtr<vfs::FileSystem>(
                             new OverlayFS(std::move(Disk), Texts));
}

} // namespace swapfold
