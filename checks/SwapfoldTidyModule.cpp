//===- SwapfoldTidyModule.cpp - the rules as a clang-tidy module ----------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "ClangTidyModule.h"
#include "ClangTidyModuleRegistry.h"
#include "checks/Checks.h"
#include "clang/Basic/Version.h"
#include <cstdio>
#include <cstdlib>

using namespace clang::tidy;

namespace swapfold {
namespace {

class SwapfoldTidyModule : public ClangTidyModule {
public:
  void addCheckFactories(ClangTidyCheckFactories &Factories) override {
#define SWAPFOLD_RULE(NAME, ID, SPEAKS, SUMMARY)                               \
  Factories.registerCheckFactory(                                              \
      NAME, [](llvm::StringRef Name, ClangTidyContext *Context) {              \
        return make##ID##Check(Name, Context);                                 \
      });
#include "checks/Rules.def"
  }
};

/// clang-tidy of another LLVM loads a plugin, lists its checks and then
/// reports nothing, with success. Refuse instead, by nothing but the C library:
/// the other LLVM's classes are not ours.
struct HostVersion {
  HostVersion() {
    std::string Host = clang::getClangFullVersion();
    if (Host.find("clang version " CLANG_VERSION_STRING) != std::string::npos)
      return;
    std::fprintf(stderr,
                 "error: SwapfoldTidyModule was built for clang %s and cannot "
                 "work in %s\n",
                 CLANG_VERSION_STRING, Host.c_str());
    std::_Exit(2);
  }
} const CheckedHost;

} // namespace

static ClangTidyModuleRegistry::Add<SwapfoldTidyModule>
    Registered("swapfold-module", "Refactorings and lint for kernel trees.");

} // namespace swapfold
