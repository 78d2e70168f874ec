//===- TidyAnswer.cpp - clang-tidy's diagnostics as proposals -------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/parse/TidyAnswer.h"
#include "rewrites/scan/Scan.h"
#include "rewrites/text/Compat.h"
#include "rewrites/tree/RealPath.h"
#include "tools/swapfold/options/Rules.h"
#include "clang/AST/Decl.h"
#include "clang/Basic/FileManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace clang;
using namespace clang::tidy;
using namespace llvm;

namespace swapfold {

const std::string &TidyAnswer::real(StringRef Path) {
  auto [It, New] = RealPaths.try_emplace(Path);
  if (New) {
    SmallString<256> Absolute(Path);
    makeAbsolute(Directory, Absolute);
    SmallString<256> Real;
    It->second = sys::fs::real_path(Absolute, Real)
                     ? pathInRealDirectory(Absolute)
                     : std::string(Real);
  }
  return It->second;
}

FileID TidyAnswer::fileID(StringRef Path) {
  OptionalFileEntryRef Entry =
      Sources.getFileManager().getOptionalFileRef(Path);
  return Entry ? Sources.translateFile(*Entry) : FileID();
}

Place TidyAnswer::place(StringRef Path, unsigned Offset) {
  if (Path.empty())
    return {Out.Path, 0, 0, 0};
  Place Where{real(Path), Offset, 0, 0};
  if (FileID File = fileID(Path); File.isValid()) {
    Where.Line = Sources.getLineNumber(File, Offset);
    Where.Column = Sources.getColumnNumber(File, Offset);
  }
  return Where;
}

void TidyAnswer::addFunction(const FunctionDecl &F) {
  CharSourceRange Range = Sources.getExpansionRange(F.getSourceRange());
  auto [File, Begin] = Sources.getDecomposedLoc(Range.getBegin());
  auto [EndFile, End] = Sources.getDecomposedLoc(Range.getEnd());
  OptionalFileEntryRef Entry = Sources.getFileEntryRefForID(File);
  if (Entry && File == EndFile)
    Functions.push_back({F.getNameAsString(), real(Entry->getName()), Begin,
                         End, std::string()});
}

TidyAnswer::Function *TidyAnswer::functionAt(const Place &Where) {
  auto It = find_if(Functions, [&](const Function &F) {
    return F.Path == Where.Path && F.Begin <= Where.Offset &&
           Where.Offset <= F.End;
  });
  return It == Functions.end() ? nullptr : &*It;
}

static bool isCompileError(const ClangTidyError &E) {
  return E.DiagLevel == ClangTidyError::Error &&
         StringRef(E.DiagnosticName).starts_with("clang-diagnostic");
}

void TidyAnswer::takeError(CompilerError E) {
  const Place Where = E.Where;
  const std::string Message = E.Text;
  Function *In = Where.Path.empty() ? nullptr : functionAt(Where);
  if (!Where.Path.empty())
    Out.Errors.push_back(std::move(E));
  std::string Text = Where.Path + ":" + std::to_string(Where.Line) + ":" +
                     std::to_string(Where.Column) + ": " + Message;
  if (!In) {
    if (Out.FirstError.empty())
      Out.FirstError = Text;
  } else if (In->Error.empty()) {
    In->Error = Message;
    Out.BrokenFunctions.push_back(
        {Where, "'" + In->Name + "' does not compile: " + In->Error});
  }
}

/// In C89, which old kernels are written in, a call declares its function; the
/// kernel's flags make that an error, which -w hides.
void TidyAnswer::takeUndeclared(const FunctionDecl &In) {
  for (const Decl *D : In.decls()) {
    auto *F = dyn_cast<FunctionDecl>(D);
    if (!F || !F->isImplicit() || F->getBuiltinID())
      continue;
    auto [File, Offset] =
        Sources.getDecomposedLoc(Sources.getExpansionLoc(F->getLocation()));
    if (OptionalFileEntryRef Entry = Sources.getFileEntryRefForID(File))
      takeError({place(Entry->getName(), Offset),
                 "call to undeclared function '" + F->getNameAsString() + "'",
                 "call to undeclared function '" + F->getNameAsString() + "'",
                 F->getNameAsString(), true});
  }
}

/// Between the notes of \p Said stand clang's own: which macro is expanded.
void TidyAnswer::takeNotes(ArrayRef<tooling::DiagnosticMessage> Notes,
                           const Finding *Said, Proposal &Into) {
  ArrayRef<Note> Left = Said ? ArrayRef<Note>(Said->Notes) : ArrayRef<Note>();
  for (const tooling::DiagnosticMessage &One : Notes) {
    NoteRole Role = Said ? NoteRole::Expansion : NoteRole::Fact;
    if (!Left.empty() && Left.front().Message == One.Message) {
      Role = Left.front().Role;
      Left = Left.drop_front();
    }
    Into.Notes.push_back(
        {place(One.FilePath, One.FileOffset), One.Message, Role});
  }
}

void TidyAnswer::takeFinding(const ClangTidyError &Finding) {
  Proposal P;
  P.Rule = Finding.DiagnosticName;
  P.Replaces = replacedBy(P.Rule);
  const swapfold::Finding *Said =
      Shared.find(P.Rule, Finding.Message.FilePath, Finding.Message.FileOffset,
                  Finding.Message.Message);
  P.Message = Finding.Message.Message;
  if (Said) {
    P.Message = Said->Message;
    P.Needs = Said->Needs;
    P.Adds = Said->Adds;
    P.Lacks = Said->Lacks;
    P.MissingKinds = Said->MissingKinds;
    P.Asks = Said->Asks;
    P.Details = Said->Details;
    for (const Note &N : Said->Stays) {
      SourceLocation At = Sources.getFileLoc(N.Loc);
      P.Stays.push_back(
          {place(Sources.getFilename(At), Sources.getFileOffset(At)), N.Message,
           N.Role});
    }
    if (Said->End.isValid())
      P.EndLine = Sources.getExpansionLineNumber(Said->End);
  }
  P.Where = place(Finding.Message.FilePath, Finding.Message.FileOffset);
  for (const tooling::FileByteRange &Range : Finding.Message.Ranges) {
    Place First = place(Range.FilePath, Range.FileOffset);
    Place Last = place(Range.FilePath, Range.FileOffset + Range.Length);
    if (First.Path == P.Where.Path && First.Line)
      P.FirstLine = First.Line, P.LastLine = Last.Line;
  }
  P.IsRemark = Finding.DiagLevel == ClangTidyError::Remark;
  takeNotes(Finding.Notes, Said, P);
  // What a probe expands stands in the macro.
  erase_if(P.Notes, [&](const Remark &Note) {
    return OwnFiles.count(Note.Where.Path) != 0;
  });
  if (OwnFiles.count(P.Where.Path)) {
    if (P.Notes.empty())
      return;
    P.Where = P.Notes.front().Where;
  }
  const Function *Broken = functionAt(P.Where);
  for (const auto &File : Finding.Message.Fix)
    for (const tooling::Replacement &R : File.second) {
      Place At = place(R.getFilePath(), R.getOffset());
      if (const Function *In = functionAt(At); In && !In->Error.empty())
        Broken = In;
      if (FileID ID = fileID(R.getFilePath()); ID.isValid())
        Out.Hashes[At.Path] = hashText(Sources.getBufferData(ID));
      P.Edits.push_back({At.Path, R.getOffset(), R.getLength(),
                         R.getReplacementText().str()});
    }
  llvm::sort(P.Edits);
  if (Broken && !Broken->Error.empty() && !P.Edits.empty()) {
    P.Edits.clear();
    P.Notes.push_back({P.Where,
                       "not rewritten: '" + Broken->Name +
                           "' does not compile: " + Broken->Error,
                       NoteRole::Refusal});
  }
  Out.Proposals.push_back(std::move(P));
}

void TidyAnswer::take(const std::vector<ClangTidyError> &Errors,
                      ArrayRef<const FunctionDecl *> Parsed) {
  for (const FunctionDecl *F : Parsed)
    addFunction(*F);
  for (const FunctionDecl *F : Parsed)
    takeUndeclared(*F);
  for (const ClangTidyError &E : Errors)
    if (isCompileError(E)) {
      CompilerError What =
          Log.find(E.Message.FilePath, E.Message.FileOffset, E.Message.Message);
      What.Where = place(E.Message.FilePath, E.Message.FileOffset);
      takeError(std::move(What));
    }
  for (const Function &F : Functions)
    if (auto It = Out.Visible.find(F.Path);
        !F.Error.empty() && It != Out.Visible.end()) {
      std::set<unsigned> &Seen = It->second.Seen;
      auto First = Seen.lower_bound(F.Begin), Last = Seen.upper_bound(F.End);
      It->second.Broken.insert(First, Last);
      Seen.erase(First, Last);
    }
  for (const ClangTidyError &E : Errors)
    if (!isCompileError(E) && E.DiagLevel != ClangTidyError::Error)
      takeFinding(E);
}

} // namespace swapfold
