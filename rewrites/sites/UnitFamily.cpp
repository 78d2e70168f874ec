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
    : Context(Context) {
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
  addHeaders(Known);
  std::vector<EntryFamily::Source> Texts;
  for (FileID File : Headers)
    Texts.push_back({SM.getFileEntryRefForID(File)->getName().str(),
                     SM.getBufferData(File)});
  Family = EntryFamily::discover(
      Texts, Known, [&](StringRef Below) -> std::optional<std::string> {
        for (const FamilyNames &Names : Known)
          for (const EntryFamily::Source &Header : Texts)
            if (std::optional<StringRef> Tree =
                    treeOf(Header.Path, Names.Headers))
              if (auto Text = SM.getFileManager().getBufferForFile(
                      (*Tree + Below).str()))
                return (*Text)->getBuffer().str();
        return std::nullopt;
      });
}

/// Adds the files of the unit that belong to one of \p Known.
void UnitFamily::addHeaders(const Families &Known) {
  const SourceManager &SM = Context.getSourceManager();
  for (const auto &[File, _] :
       make_range(SM.fileinfo_begin(), SM.fileinfo_end()))
    if (EntryFamily::belongsToFamily(File.getName(), Known))
      if (FileID ID = SM.translateFile(File);
          ID.isValid() && !is_contained(Headers, ID))
        Headers.push_back(ID);
}

/// Those of \p Paths, relative to the tree that \p Known is a header of, that
/// \p Known is not: the unit may not include them.
static std::vector<std::pair<std::string, std::string>>
besideHeader(StringRef Known, ArrayRef<std::string> Paths, FileManager &Files) {
  std::vector<std::pair<std::string, std::string>> Out;
  const std::optional<StringRef> Tree = treeOf(Known, Paths);
  if (!Tree)
    return Out;
  for (const std::string &Path : Paths)
    if (auto Text = Files.getBufferForFile((*Tree + Path).str()))
      Out.emplace_back((*Tree + Path).str(), (*Text)->getBuffer().str());
  return Out;
}

UnitFamily::UnitFamily(ASTContext &Context, const FamilyNames &Beside,
                       std::vector<FileID> Headers)
    : Context(Context), Headers(std::move(Headers)) {
  const SourceManager &SM = Context.getSourceManager();
  addHeaders({Beside});
  std::vector<std::string> Paths = Beside.Headers;
  append_range(Paths, Beside.Constants);
  const auto Texts =
      besideHeader(SM.getFileEntryRefForID(this->Headers.front())->getName(),
                   Paths, SM.getFileManager());
  std::vector<EntryFamily::Source> Sources;
  for (const auto &[Path, Text] : Texts)
    Sources.push_back({Path, Text});
  Family = EntryFamily::beside(Sources, Beside);
}

std::vector<std::shared_ptr<UnitFamily>>
UnitFamily::besides(ASTContext &Context, const Families &Beside) {
  const SourceManager &SM = Context.getSourceManager();
  std::vector<std::vector<FileID>> Headers(Beside.size());
  forEachFunction(
      *Context.getTranslationUnitDecl(), [&](const FunctionDecl &F) {
        if (!F.isReferenced() || !F.getIdentifier() || F.getNumParams() != 1)
          return;
        for (size_t I = 0; I < Beside.size(); ++I) {
          if (!matchesName(Beside[I].Predicate, F.getName()) &&
              !isConverterName(F.getName(), Beside[I]))
            continue;
          FileID File = SM.getFileID(SM.getExpansionLoc(F.getLocation()));
          if (OptionalFileEntryRef Entry = SM.getFileEntryRefForID(File);
              Entry &&
              any_of(Beside[I].Headers,
                     [&](StringRef Path) {
                       return endsInPath(Entry->getName(), Path);
                     }) &&
              !is_contained(Headers[I], File))
            Headers[I].push_back(File);
        }
      });
  std::vector<std::shared_ptr<UnitFamily>> Out;
  for (size_t I = 0; I < Beside.size(); ++I)
    if (!Headers[I].empty())
      Out.push_back(std::shared_ptr<UnitFamily>(
          new UnitFamily(Context, Beside[I], std::move(Headers[I]))));
  return Out;
}

const FunctionSites &UnitFamily::sitesOf(const FunctionDecl &Function) {
  if (Last != &Function)
    LastSites = std::make_unique<FunctionSites>(Function, Family, Context);
  Last = &Function;
  return *LastSites;
}

} // namespace swapfold
