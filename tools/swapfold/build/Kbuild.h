//===- Kbuild.h - what the kernel's own makefiles know ---------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_BUILD_KBUILD_H
#define SWAPFOLD_TOOLS_BUILD_KBUILD_H

#include "tools/swapfold/build/Configuration.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace swapfold {

/// True if \p Dir is the top of a kernel source tree that Kbuild can build.
bool isKernelTree(llvm::StringRef Dir);

/// A configured build directory of a kernel tree.
struct BuildDir {
  std::string Name;                  ///< of its configuration, for people
  std::string Tree;                  ///< real path of the sources
  std::string Path;                  ///< real path; may be the tree itself
  std::string Arch;                  ///< what Kbuild calls ARCH
  std::vector<std::string> MakeArgs; ///< ARCH=, CC= and their like
};

/// True if \p Dir has a kernel configuration and the headers made from it.
bool isConfigured(llvm::StringRef Dir);

/// Finds out of \p Dir's own files for which architecture and compiler it was
/// configured. Fails if it belongs to another tree than \p Tree.
llvm::Expected<BuildDir> openBuildDir(llvm::StringRef Dir,
                                      llvm::StringRef Tree);

/// What Debian calls the program or package \p Name of this LLVM: "clang-19".
std::string versioned(llvm::StringRef Name);

/// The installed name of one of LLVM's programs, of this LLVM if possible:
/// "clang-19" or else "clang". Empty if there is neither.
std::string llvmTool(llvm::StringRef Name);

/// Runs make with \p Args in \p Directory, without what the environment has for
/// another make or another kernel. \p OnLine sees its output. An error ends
/// with make's last lines.
llvm::Error runMake(llvm::StringRef What, const std::vector<std::string> &Args,
                    llvm::StringRef Directory,
                    llvm::function_ref<void(llvm::StringRef)> OnLine = {});

/// Asks Kbuild how \p Files (real paths) are compiled in \p Build, by a dry run
/// that changes nothing, neither in the tree nor in the build directory; says
/// so on stderr, as it takes seconds. Many files are asked for by up to \p Jobs
/// makes at a time. Each file ends up in \p Result's Commands, as Kbuild prints
/// it, or NotCompiled.
llvm::Error askKbuild(const BuildDir &Build, llvm::ArrayRef<std::string> Files,
                      unsigned Jobs, Configuration &Result);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_BUILD_KBUILD_H
