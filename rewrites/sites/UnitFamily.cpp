//===- UnitFamily.cpp - the entry family of a translation unit ------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/sites/UnitFamily.h"
#include "rewrites/family/FamilyOptions.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {
namespace {

/// All functions declared at namespace level.
void forEachFunction(const DeclContext &Scope,
                     function_ref<void(const FunctionDecl &)> Do) {
  for (const Decl *D : Scope.decls()) {
    if (const auto *F = dyn_cast<FunctionDecl>(D))
      Do(*F);
    else if (isa<NamespaceDecl, LinkageSpecDecl>(D))
      forEachFunction(*cast<DeclContext>(D), Do);
  }
}

} // namespace

/// The headers are those that declare what looks like the family.
UnitFamily::UnitFamily(ASTContext &Context, const FamilyNames &Names)
    : Context(Context) {
  const SourceManager &SM = Context.getSourceManager();
  forEachFunction(
      *Context.getTranslationUnitDecl(), [&](const FunctionDecl &F) {
        if (F.getNumParams() != 1 || !F.getIdentifier())
          return;
        StringRef Name = F.getName();
        if (Name != Names.UnifiedPredicate && Name != Names.UnifiedToPage &&
            !matchPattern(Names.Predicate, Name) &&
            !matchPattern(Names.ToPage, Name) &&
            !matchPattern(Names.ToPfn, Name))
          return;
        FileID File = SM.getFileID(SM.getExpansionLoc(F.getLocation()));
        if (!is_contained(Headers, File))
          Headers.push_back(File);
      });
  std::vector<EntryFamily::Source> Texts;
  erase_if(Headers, [&](FileID File) {
    OptionalFileEntryRef Entry = SM.getFileEntryRefForID(File);
    StringRef Text = SM.getBufferData(File);
    if (!Entry || !EntryFamily::definesFamily(Text, Names))
      return true;
    Texts.push_back({Entry->getName().str(), Text});
    return false;
  });
  Family = EntryFamily::discover(Texts, Names);
}

bool UnitFamily::isFor(const FamilyNames &Names) const {
  return all_of(NameOptions, [&](const NameOption &O) {
    return Family.names().*O.Name == Names.*O.Name;
  });
}

const FunctionSites &UnitFamily::sitesOf(const FunctionDecl &Function) {
  if (Last != &Function)
    LastSites = std::make_unique<FunctionSites>(Function, Family, Context);
  Last = &Function;
  return *LastSites;
}

} // namespace swapfold
