//===- Architectures.h - files for other machines ---------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A kernel is configured for one architecture. A file such as
// arch/s390/mm/pgtable.c is for another one, and is parsed with the flags of
// that one's configuration. An architecture goes by Kbuild's name for it.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_BUILD_ARCHITECTURES_H
#define SWAPFOLD_TOOLS_BUILD_ARCHITECTURES_H

#include "tools/swapfold/build/Configuration.h"
#include <set>

namespace swapfold {

/// This machine's architecture.
std::string hostArchitecture();

/// The name below arch/ of the folder that \p Arch is built from: "x86" for
/// i386.
llvm::StringRef architectureFolder(llvm::StringRef Arch);

/// What clang is to be called for \p Arch, where that is not this machine's.
/// Objects need not link, so it is any triple of the architecture.
std::string targetTriple(llvm::StringRef Arch);

/// The architecture that the file \p Path (a real path) of \p Request's tree is
/// to be prepared for: "s390" for arch/s390/mm/pgtable.c. Empty if it is no
/// source or for any architecture, if the tree is no kernel, and if the user
/// gave the flags of every file.
llvm::StringRef architectureOf(const ConfigurationRequest &Request,
                               llvm::StringRef Path);

/// Real paths of files, by the architecture that they are for.
using ArchitectureFiles = std::map<std::string, std::set<std::string>>;

/// The configuration that has the flags of \p Files, for each of their
/// architectures: of \p Request's tree, prepared for parsing as \p Request
/// says. Clang can parse for any architecture, also where it could not build.
/// An architecture that cannot be prepared is a warning on stderr.
std::vector<Configuration> prepareArchitectures(ConfigurationRequest Request,
                                                const ArchitectureFiles &Files);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_BUILD_ARCHITECTURES_H
