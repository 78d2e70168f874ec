//===- MismatchedConfigGuard.cpp - kstyle-mismatched-config-guard ---------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds tests under an #if that asks for another option than what they call,
// and options that no Kconfig file has.
//
//     #ifdef CONFIG_MIGRATION
//             if (is_device_private_entry(entry))
//                     return -EINVAL;
//     #endif
//
// would read better without the #ifdef: where CONFIG_DEVICE_PRIVATE is off,
//
//             if (is_device_private_entry(entry))
//                     return -EINVAL;
//
// is nothing.
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/MismatchedConfigGuard.h"
#include "checks/Checks.h"
#include "checks/base/RuleCheck.h"
#include "checks/base/UnitContext.h"
#include "rewrites/kconfig/Kconfig.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "llvm/Support/Regex.h"

using namespace clang;
using namespace clang::ast_matchers;
using namespace clang::tidy;
using llvm::StringRef;

namespace swapfold {
namespace {

class MismatchedConfigGuardCheck : public RuleCheck {
public:
  MismatchedConfigGuardCheck(StringRef Name, ClangTidyContext *Context)
      : RuleCheck(Name, Context),
        Filter(Context->getOptions().HeaderFilterRegex.value_or("")),
        Headers(Filter) {}

  void registerPPCallbacks(const SourceManager &Sources, Preprocessor *PP,
                           Preprocessor *) override {
    Preprocessed = PP;
    Asked.watch(*PP, [this, &Sources](FileID File) {
      return isOfInterest(File, Sources);
    });
  }

  void registerMatchers(MatchFinder *Finder) override {
    Finder->addMatcher(translationUnitDecl().bind("unit"), this);
  }

  void check(const MatchFinder::MatchResult &Result) override {
    const SourceManager &Sources = *Result.SourceManager;
    llvm::DenseSet<SourceLocation> Answered;
    for (const ConfigGuard &Guard : Asked.Guards)
      if (std::optional<MismatchedGuard> Wrong =
              mismatch(Guard, *Result.Context, *Preprocessed);
          Wrong && (!Wrong->IsNeedless || isNew(Guard, Sources)) &&
          report(*Wrong, Sources))
        Answered.insert(Guard.If);
    // Of a guard that can go nobody needs to know which option was meant.
    for (const OptionUse &Use : Asked.Uses)
      if (!Answered.count(Use.Asks) &&
          (!unit().Diff || isAdded(Use.Loc, Sources)) &&
          isUnknown(Use.Option, Sources)) {
        Finding F;
        F.Loc = Use.Loc;
        F.Asks = Request::NameOption;
        F.Message = "no Kconfig file has " + quoted("CONFIG_" + Use.Option);
        say(F, Sources);
      }
  }

private:
  /// True if a patch adds \p Guard. Trees are full of guards that a stub makes
  /// needless, and nobody wants them all gone.
  bool isNew(const ConfigGuard &Guard, const SourceManager &Sources) const {
    return unit().Diff && isAdded(Guard.If, Sources);
  }

  /// Reading every header of a unit for nothing would be slow.
  bool isOfInterest(FileID File, const SourceManager &Sources) const {
    if (File == Sources.getMainFileID())
      return true;
    OptionalFileEntryRef Entry = Sources.getFileEntryRefForID(File);
    return Entry && !Filter.empty() && Headers.match(Entry->getName()) &&
           !Sources.isInSystemHeader(Sources.getLocForStartOfFile(File));
  }

  /// The options of the tree; read when first asked, for that takes time.
  const Kconfig &options(const SourceManager &Sources) {
    if (!Known) {
      FileManager &Files = Sources.getFileManager();
      llvm::SmallString<256> Main(
          Sources.getFileEntryRefForID(Sources.getMainFileID())->getName());
      Files.makeAbsolutePath(Main);
      llvm::vfs::FileSystem &FS = Files.getVirtualFileSystem();
      const std::string Tree = kconfigTree(Main, FS);
      Known = Tree.empty() ? Kconfig()
                           : Kconfig::read(Tree, {"Kconfig"},
                                           architectures(Tree, FS), FS);
    }
    return *Known;
  }

  bool isUnknown(StringRef Option, const SourceManager &Sources) {
    if (Preprocessed->getIdentifierInfo(("CONFIG_" + Option).str())
            ->hadMacroDefinition())
      return false;
    const Kconfig &Tree = options(Sources);
    StringRef Base = Option;
    Base.consume_back("_MODULE");
    return !Tree.empty() && !Tree.defines(Option) && !Tree.defines(Base);
  }

  /// False if one of the options may stand for the other.
  bool report(const MismatchedGuard &Wrong, const SourceManager &Sources) {
    const Kconfig &Tree = options(Sources);
    for (const std::string &Option : Wrong.Guard->Options)
      if (!Wrong.IsNeedless &&
          (Tree.forbids({{Option, true}, {Wrong.HelperOption, false}}) ||
           Tree.forbids({{Option, false}, {Wrong.HelperOption, true}})))
        return false;
    Finding F;
    F.Loc = Wrong.Guard->If;
    F.Asks = Request::DropGuard;
    F.Details = {"CONFIG_" + Wrong.Guard->Options.front(),
                 "CONFIG_" + Wrong.HelperOption};
    F.End = Wrong.Guard->Endif;
    F.Message = "guard of a test asks for CONFIG_" +
                Wrong.Guard->Options.front() + ", " + quoted(Wrong.Helper) +
                (Wrong.IsNeedless ? FindingText(" does so itself")
                                  : " for CONFIG_" + Wrong.HelperOption);
    F.Notes.push_back(
        {Wrong.Stub, "'" + Wrong.Helper + "' without that option"});
    say(F, Sources);
    return true;
  }

  const std::string Filter;
  const llvm::Regex Headers;
  Preprocessor *Preprocessed = nullptr;
  ConfigGuards Asked;
  std::optional<Kconfig> Known;
};

} // namespace

std::unique_ptr<RuleCheck>
makeMismatchedConfigGuardCheck(StringRef Name, ClangTidyContext *Context) {
  return std::make_unique<MismatchedConfigGuardCheck>(Name, Context);
}

} // namespace swapfold
