//===- UnitFamily.cpp - the entry family of a translation unit ------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/sites/UnitFamily.h"
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

/// True if \p Name is one that tells of \p Names.
static bool tells(StringRef Name, const FamilyNames &Names) {
  return Name == Names.UnifiedPredicate || Name == Names.UnifiedToPage ||
         matchPattern(Names.Predicate, Name) ||
         matchPattern(Names.ToPage, Name) || matchPattern(Names.ToPfn, Name);
}

/// The headers are those that declare what looks like the family, and those
/// that are said to belong to it.
UnitFamily::UnitFamily(ASTContext &Context, const Families &Known)
    : Context(Context), Known(Known) {
  const SourceManager &SM = Context.getSourceManager();
  forEachFunction(
      *Context.getTranslationUnitDecl(), [&](const FunctionDecl &F) {
        if (F.getNumParams() != 1 || !F.getIdentifier() ||
            none_of(Known, [&](const FamilyNames &Names) {
              return tells(F.getName(), Names);
            }))
          return;
        FileID File = SM.getFileID(SM.getExpansionLoc(F.getLocation()));
        if (!is_contained(Headers, File))
          Headers.push_back(File);
      });
  erase_if(Headers, [&](FileID File) {
    return !SM.getFileEntryRefForID(File) ||
           !EntryFamily::definesFamily(SM.getBufferData(File), Known);
  });
  for (const auto &[File, _] :
       make_range(SM.fileinfo_begin(), SM.fileinfo_end()))
    if (EntryFamily::belongsToFamily(File.getName(), Known))
      if (FileID ID = SM.translateFile(File);
          ID.isValid() && !is_contained(Headers, ID))
        Headers.push_back(ID);
  std::vector<EntryFamily::Source> Texts;
  for (FileID File : Headers)
    Texts.push_back({SM.getFileEntryRefForID(File)->getName().str(),
                     SM.getBufferData(File)});
  Family = EntryFamily::discover(Texts, Known);
}

const FunctionSites &UnitFamily::sitesOf(const FunctionDecl &Function) {
  if (Last != &Function)
    LastSites = std::make_unique<FunctionSites>(Function, Family, Context);
  Last = &Function;
  return *LastSites;
}

} // namespace swapfold
