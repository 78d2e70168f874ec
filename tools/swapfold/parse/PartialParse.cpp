//===- PartialParse.cpp - parse only what can matter ----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/parse/PartialParse.h"
#include "clang/AST/ASTContext.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

PartialParse::PartialParse(const Scan &Scanned, const SourceManager &Sources,
                           bool Whole)
    : Whole(Whole), Scanned(Scanned), Sources(Sources) {
  for (const ScannedFile &File : Scanned.Files)
    ByID[File.ID] = &File;
}

static bool wantsEveryBody(const ScannedFile &File) {
  return File.EveryBody && !File.OnlyBeside;
}

bool PartialParse::wantsHeaderBodies() {
  if (!HeaderBodies) {
    const ScannedFile *Main = find(Sources.getMainFileID());
    HeaderBodies =
        Main ? wantsEveryBody(*Main) : any_of(Scanned.Files, wantsEveryBody);
  }
  return *HeaderBodies;
}

const ScannedFile *PartialParse::find(FileID File) {
  auto [It, New] = ByFile.try_emplace(File, nullptr);
  if (New)
    if (OptionalFileEntryRef Entry = Sources.getFileEntryRefForID(File))
      if (auto Known = ByID.find(Entry->getUniqueID()); Known != ByID.end())
        It->second = Known->second;
  return It->second;
}

namespace {

class NameWatch : public PPCallbacks {
public:
  NameWatch(Preprocessor &PP, const Scan &Scanned, PartialParse &Parse,
            std::map<std::string, Visibility> &Visible)
      : Sources(PP.getSourceManager()), Parse(Parse), Visible(Visible) {
    for (const ScannedFile &File : Scanned.Files)
      for (const Occurrence &O : File.Names.Occurrences)
        Names.insert(PP.getIdentifierInfo(O.Name));
  }

  void see(const clang::Token &Tok) {
    if (!Tok.isAnnotation() && Tok.getIdentifierInfo() &&
        Names.count(Tok.getIdentifierInfo())) {
      auto [File, Offset] =
          Sources.getDecomposedLoc(Sources.getSpellingLoc(Tok.getLocation()));
      if (const ScannedFile *Known = Parse.find(File)) {
        Visible[Known->Path].Seen.insert(Offset);
        Parse.Missed |= Parse.Skipping && Known->Names.isUse(Offset);
      }
    }
  }

  void MacroExpands(const clang::Token &Name, const MacroDefinition &,
                    SourceRange, const MacroArgs *) override {
    see(Name);
  }

  void FileChanged(SourceLocation Loc, FileChangeReason Reason,
                   SrcMgr::CharacteristicKind, FileID) override {
    if (Reason != EnterFile)
      return;
    if (const ScannedFile *Known = Parse.find(Sources.getFileID(Loc)))
      Visible[Known->Path];
  }

  void SourceRangeSkipped(SourceRange Range, SourceLocation) override {
    auto [File, Begin] = Sources.getDecomposedLoc(Range.getBegin());
    const ScannedFile *Known = Parse.find(File);
    if (!Known)
      return;
    unsigned End = Sources.getFileOffset(Range.getEnd());
    for (const Occurrence &O : Known->Names.Occurrences)
      if (O.Offset >= Begin && O.Offset < End)
        Visible[Known->Path].Hidden.insert(O.Offset);
  }

private:
  const SourceManager &Sources;
  PartialParse &Parse;
  std::map<std::string, Visibility> &Visible;
  SmallPtrSet<const IdentifierInfo *, 32> Names;
};

} // namespace

void watchNames(CompilerInstance &Compiler, const Scan &Scanned,
                PartialParse &Parse,
                std::map<std::string, Visibility> &Visible) {
  Preprocessor &PP = Compiler.getPreprocessor();
  auto Watch = std::make_unique<NameWatch>(PP, Scanned, Parse, Visible);
  PP.setTokenWatcher(
      [Names = Watch.get()](const clang::Token &Tok) { Names->see(Tok); });
  PP.addPPCallbacks(std::move(Watch));
}

bool BodyChooser::shouldSkipFunctionBody(Decl *D) {
  const SourceManager &Sources = Compiler.getSourceManager();
  auto [File, Offset] =
      Sources.getDecomposedLoc(Sources.getExpansionLoc(D->getLocation()));
  const ScannedFile *Known = Parse.find(File);
  // Rules of any kernel C look into what a function calls.
  bool IsCallee = !Known && Parse.wantsHeaderBodies() && !Parse.isProbe(File);
  Parse.Skipping =
      !Parse.Whole && !IsCallee && !Parse.isProbe(File) &&
      (!Known || (!wantsEveryBody(*Known) && !Known->DefinesFamily &&
                  !Known->Names.inBodyAfter(Offset)));
  if (Parse.Skipping)
    return true;
  if (const FunctionDecl *Function = D->getAsFunction(); Function && !IsCallee)
    Parsed.push_back(Function);
  return false;
}

/// Variables and the like stay in sight where a name may stand in them; a
/// function only with its body, unless all that is declared counts.
bool BodyChooser::HandleTopLevelDecl(DeclGroupRef Group) {
  Parse.Skipping = false;
  const SourceManager &Sources = Compiler.getSourceManager();
  for (Decl *D : Group) {
    FileID File = Sources.getFileID(Sources.getExpansionLoc(D->getLocation()));
    const FunctionDecl *Function = D->getAsFunction();
    const ScannedFile *Known = Parse.find(File);
    if ((Known || Parse.isProbe(File)) &&
        (!Function || (Known && wantsEveryBody(*Known)) ||
         (Function->doesThisDeclarationHaveABody() &&
          !Function->hasSkippedBody())))
      Scope.push_back(D);
  }
  return true;
}

void BodyChooser::HandleTranslationUnit(ASTContext &Context) {
  if (!Parse.Whole)
    Context.setTraversalScope(Scope);
}

} // namespace swapfold
