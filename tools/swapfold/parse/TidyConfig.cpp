//===- TidyConfig.cpp - the .clang-tidy files of a tree -------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/parse/TidyConfig.h"
#include "ClangTidyOptions.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/support/Files.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SourceMgr.h"

using namespace llvm;
namespace path = llvm::sys::path;

namespace swapfold {

static Error checkConfig(StringRef File) {
  Expected<std::string> Text = readFile(File);
  if (!Text)
    return Text.takeError();
  std::string Wrong;
  auto Note = [&](const SMDiagnostic &D) {
    if (Wrong.empty() && D.getKind() == SourceMgr::DK_Error)
      Wrong = (File + ":" + Twine(D.getLineNo()) + ":" +
               Twine(D.getColumnNo() + 1) + ": " + D.getMessage())
                  .str();
  };
  ErrorOr<clang::tidy::ClangTidyOptions> Read =
      clang::tidy::parseConfigurationWithDiags(MemoryBufferRef(*Text, File),
                                               Note);
  if (Read && Wrong.empty())
    return Error::success();
  return failure(Wrong.empty() ? File + ": " + Read.getError().message()
                               : Twine(Wrong));
}

Error checkTidyConfigs(StringRef Tree, ArrayRef<std::string> Files) {
  StringSet<> Seen;
  auto CheckAbove = [&](StringRef Directory) -> Error {
    for (; !Directory.empty() && Seen.insert(Directory).second;
         Directory = path::parent_path(Directory)) {
      SmallString<256> Config(Directory);
      path::append(Config, ".clang-tidy");
      if (sys::fs::is_regular_file(Config))
        if (Error E = checkConfig(Config))
          return E;
    }
    return Error::success();
  };
  if (Error E = CheckAbove(Tree))
    return E;
  for (const std::string &File : Files)
    if (Error E = CheckAbove(path::parent_path(File)))
      return E;
  return Error::success();
}

} // namespace swapfold
