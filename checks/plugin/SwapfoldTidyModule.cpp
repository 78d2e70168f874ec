//===- SwapfoldTidyModule.cpp - the rules as a clang-tidy module ----------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "ClangTidyModule.h"
#include "checks/Checks.h"
#include "checks/base/UnitContext.h"
#include "clang/Basic/Version.h"
#include "llvm/Support/Registry.h"
#include <cstdio>
#include <cstdlib>

using namespace clang::tidy;

namespace swapfold {

void registerRules(ClangTidyCheckFactories &Factories,
                   // The analyzer takes copies of a reference for a leak.
                   // NOLINTNEXTLINE(performance-unnecessary-value-param)
                   std::function<std::shared_ptr<UnitContext>()> Context) {
#define SWAPFOLD_RULE(NAME, ID, SPEAKS, SUMMARY)                               \
  Factories.registerCheckFactory(                                              \
      NAME,                                                                    \
      [Context](llvm::StringRef Name,                                          \
                ClangTidyContext *Tidy) -> std::unique_ptr<ClangTidyCheck> {   \
        std::unique_ptr<RuleCheck> Check = make##ID##Check(Name, Tidy);        \
        Check->share(Context());                                               \
        return Check;                                                          \
      });
#include "checks/Rules.def"
}

namespace {

class SwapfoldTidyModule : public ClangTidyModule {
public:
  void addCheckFactories(ClangTidyCheckFactories &Factories) override {
    // clang-tidy makes all checks of a file in a row, and drops them before
    // those of the next.
    auto Latest = std::make_shared<std::weak_ptr<UnitContext>>();
    registerRules(Factories, [Latest] {
      std::shared_ptr<UnitContext> Context = Latest->lock();
      if (!Context)
        *Latest = Context = std::make_shared<UnitContext>();
      return Context;
    });
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

static llvm::Registry<ClangTidyModule>::Add<SwapfoldTidyModule>
    Registered("swapfold-module", "Refactorings and lint for kernel trees.");

} // namespace swapfold
