//===- ErrorLog.cpp - the compiler's errors as data -----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/parse/ErrorLog.h"
#include "clang/AST/Decl.h"
#include "clang/AST/DeclarationName.h"
#include "clang/Basic/DiagnosticSema.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

/// The first name among the arguments of \p Info.
static std::string nameIn(const Diagnostic &Info) {
  for (unsigned I = 0; I < Info.getNumArgs(); ++I)
    switch (Info.getArgKind(I)) {
    case DiagnosticsEngine::ak_identifierinfo:
      return Info.getArgIdentifier(I)->getName().str();
    case DiagnosticsEngine::ak_declarationname:
      return DeclarationName::getFromOpaqueInteger(Info.getRawArg(I))
          .getAsString();
    case DiagnosticsEngine::ak_nameddecl:
      return reinterpret_cast<const NamedDecl *>(Info.getRawArg(I))
          ->getNameAsString();
    default:
      break;
    }
  return "";
}

static bool isOfUndeclared(unsigned ID) {
  static const unsigned All[] = {diag::err_undeclared_label_use,
                                 diag::err_undeclared_use,
                                 diag::err_undeclared_use_suggest,
                                 diag::err_undeclared_var_use,
                                 diag::err_undeclared_var_use_suggest,
                                 diag::ext_implicit_function_decl_c99,
                                 diag::ext_implicit_lib_function_decl_c99};
  return is_contained(All, ID);
}

/// What clang says is wrong, without what it says behind a semicolon: what
/// could be meant, which standard asks for it.
static std::string gistOf(const Diagnostic &Info) {
  StringRef Format =
      Info.getDiags()->getDiagnosticIDs()->getDescription(Info.getID());
  int Depth = 0; // of the choices in braces
  size_t End = 0;
  for (; End < Format.size(); ++End) {
    Depth += (Format[End] == '{') - (Format[End] == '}');
    if (!Depth && Format.substr(End).starts_with("; "))
      break;
  }
  SmallString<128> Out;
  Info.FormatDiagnostic(Format.data(), Format.data() + End, Out);
  return std::string(Out);
}

void ErrorLog::HandleDiagnostic(DiagnosticsEngine::Level Level,
                                const Diagnostic &Info) {
  if (Level >= DiagnosticsEngine::Error && Info.hasSourceManager() &&
      Info.getLocation().isValid()) {
    const SourceManager &Sources = Info.getSourceManager();
    const SourceLocation At = Sources.getFileLoc(Info.getLocation());
    SmallString<128> Text;
    Info.FormatDiagnostic(Text);
    CompilerError &E = Known[{Sources.getFilename(At).str(),
                              Sources.getFileOffset(At), std::string(Text)}];
    E.Gist = gistOf(Info);
    E.Name = nameIn(Info);
    E.IsUndeclared = isOfUndeclared(Info.getID());
  }
  ClangTidyDiagnosticConsumer::HandleDiagnostic(Level, Info);
}

CompilerError ErrorLog::find(StringRef Path, unsigned Offset,
                             const std::string &Text) const {
  auto It = Known.find({Path.str(), Offset, Text});
  CompilerError Out;
  if (It != Known.end())
    Out = It->second;
  else
    Out.Gist = Text;
  Out.Text = Text;
  return Out;
}

} // namespace swapfold
