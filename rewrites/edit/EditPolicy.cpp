//===- EditPolicy.cpp - what may be edited --------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/edit/EditPolicy.h"
#include "rewrites/ast/DynamicRecursiveASTVisitor.h"
#include "rewrites/text/Failure.h"
#include "rewrites/text/HeaderText.h"
#include "rewrites/text/MacroBody.h"
#include "rewrites/text/NamePart.h"
#include "clang/AST/Stmt.h"
#include "clang/Lex/Lexer.h"
#include "clang/Tooling/Transformer/SourceCode.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

/// True if both locations were written side by side: in a file, or in the same
/// argument of each macro on the way to it.
static bool writtenTogether(SourceLocation Begin, SourceLocation End,
                            const SourceManager &Sources) {
  while (Begin.isMacroID() || End.isMacroID()) {
    if (!Sources.isMacroArgExpansion(Begin) ||
        !Sources.isMacroArgExpansion(End) ||
        Sources.getImmediateExpansionRange(Begin).getBegin() !=
            Sources.getImmediateExpansionRange(End).getBegin())
      return false;
    Begin = Sources.getImmediateSpellingLoc(Begin);
    End = Sources.getImmediateSpellingLoc(End);
  }
  return true;
}

/// True if a macro on the way to \p Loc also makes a string of the argument
/// that it is in, or pastes it to something.
static bool isStringized(SourceLocation Loc, const SourceManager &Sources) {
  for (; Sources.isMacroArgExpansion(Loc);
       Loc = Sources.getImmediateSpellingLoc(Loc)) {
    SourceLocation Parameter = Sources.getSpellingLoc(
        Sources.getImmediateExpansionRange(Loc).getBegin());
    StringRef Name(Sources.getCharacterData(Parameter));
    auto [File, Offset] = Sources.getDecomposedLoc(Parameter);
    std::vector<Token> Tokens =
        tokenize(directiveAt(Sources.getBufferData(File), Offset));
    for (size_t I = 1; I < Tokens.size(); ++I) {
      auto IsParameter = [&](size_t At) {
        return At < Tokens.size() && Tokens[At].Kind == Token::Identifier &&
               Name.starts_with(Tokens[At].Text) &&
               !isNamePart(Name[Tokens[At].Text.size()]);
      };
      if ((Tokens[I].is("#") && IsParameter(I + 1)) ||
          (Tokens[I].is("##") && (IsParameter(I - 1) || IsParameter(I + 1))))
        return true;
    }
  }
  return false;
}

Expected<FileRange> EditPolicy::editable(SourceRange Tokens,
                                         bool WholeMacro) const {
  CharSourceRange Asked = CharSourceRange::getTokenRange(Tokens);
  std::optional<CharSourceRange> Range;
  if (writtenTogether(Tokens.getBegin(), Tokens.getEnd(), Sources))
    Range = tooling::getFileRangeForEdit(Asked, Context,
                                         /*IncludeMacroExpansion=*/false);
  else if (WholeMacro)
    Range = Lexer::makeFileCharRange(Asked, Sources, Context.getLangOpts());
  if (!Range || Range->isInvalid())
    return failure("it stands in a macro");
  if (isStringized(Tokens.getBegin(), Sources))
    return failure("a macro makes a string of it");
  auto [File, Begin] = Sources.getDecomposedLoc(Range->getBegin());
  auto [EndFile, End] = Sources.getDecomposedLoc(Range->getEnd());
  if (File != EndFile || Begin > End || !Sources.getFileEntryForID(File))
    return failure("it does not stand in one file");
  return FileRange{File, Begin, End};
}

/// Where the text was written that became, at \p Loc, an argument of macros.
static SourceLocation outOfArguments(SourceLocation Loc,
                                     const SourceManager &Sources) {
  while (Sources.isMacroArgExpansion(Loc))
    Loc = Sources.getImmediateSpellingLoc(Loc);
  return Loc;
}

bool EditPolicy::isInDefinition(SourceLocation Loc) const {
  return outOfArguments(Loc, Sources).isMacroID();
}

Expected<FileRange> EditPolicy::inDefinition(SourceRange Tokens) const {
  SourceLocation First = outOfArguments(Tokens.getBegin(), Sources);
  SourceLocation Last = outOfArguments(Tokens.getEnd(), Sources);
  // An expansion of a macro's body is one stretch, its arguments are others.
  if (!First.isMacroID() || !Last.isMacroID() ||
      Sources.getFileID(First) != Sources.getFileID(Last))
    return failure("it is not the text of one macro");
  auto [File, Begin] = Sources.getDecomposedLoc(Sources.getSpellingLoc(First));
  auto [EndFile, End] = Sources.getDecomposedLoc(Lexer::getLocForEndOfToken(
      Sources.getSpellingLoc(Last), 0, Sources, Context.getLangOpts()));
  // What ## makes is spelled nowhere.
  if (File != EndFile || Begin >= End || !Sources.getFileEntryForID(File))
    return failure("it does not stand in one file");
  return FileRange{File, Begin, End};
}

Expected<FileRange> EditPolicy::editableName(SourceRange Tokens) const {
  Expected<FileRange> Name = isInDefinition(Tokens.getBegin())
                                 ? inDefinition(Tokens)
                                 : editable(Tokens);
  if (!Name)
    return Name;
  // Without the backslash that cuts it, what is around it could be edited.
  if (Error E = plain(*Name))
    return E;
  return Name;
}

std::string EditPolicy::spelling(SourceRange Tokens) const {
  Expected<FileRange> Range = editable(Tokens);
  if (Range)
    return text(*Range).str();
  consumeError(Range.takeError());
  return "";
}

bool EditPolicy::hasDirective(const FileRange &Range) const {
  return any_of(tokenize(text(Range)), [](const Token &T) {
    // A range may begin in the middle of a line.
    return T.StartsLine && T.Offset && T.is("#");
  });
}

/// True if a backslash at its end continues a line of \p Text.
static bool hasContinuedLine(StringRef Text) {
  for (size_t At = Text.find('\n'); At != StringRef::npos;
       At = Text.find('\n', At + 1))
    if (Text.take_front(At).rtrim(" \t\r").ends_with("\\"))
      return true;
  return false;
}

Error EditPolicy::plain(const FileRange &Range) const {
  if (hasDirective(Range))
    return failure("a preprocessor directive stands inside");
  if (hasContinuedLine(text(Range)))
    return failure("a backslash continues a line inside");
  if (any_of(tokenize(text(Range)),
             [](const Token &T) { return T.Length != T.Text.size(); }))
    return failure("a digraph stands inside");
  return Error::success();
}

unsigned EditPolicy::pastComment(FileID File, unsigned Offset) const {
  StringRef Code = fileText(File);
  size_t Begin = Code.find_first_not_of(" \t", Offset);
  if (Begin == StringRef::npos || Code[Begin] != '/')
    return Offset;
  Lexer Lex(Sources.getLocForStartOfFile(File), Context.getLangOpts(),
            Code.begin(), Code.begin() + Begin, Code.end());
  Lex.SetCommentRetentionState(true);
  clang::Token Tok;
  Lex.LexFromRawLexer(Tok);
  return Tok.is(tok::comment) ? Begin + Tok.getLength() : Offset;
}

bool EditPolicy::hasComment(const FileRange &Range) const {
  return any_of(tokenize(text(Range), /*KeepComments=*/true),
                [](const Token &T) { return T.Kind == Token::Comment; });
}

namespace {

/// Finds the local declarations of a name whose scope holds a place.
class LocalNameFinder : public DynamicRecursiveASTVisitor {
public:
  LocalNameFinder(StringRef Name, SourceLocation Site,
                  const SourceManager &Sources)
      : Name(Name), Site(Sources.getFileLoc(Site)), Sources(Sources) {}

  bool Found = false;

  bool TraverseStmt(Stmt *S) override {
    if (!S || Found)
      return true;
    bool IsScope = isa<CompoundStmt, IfStmt, ForStmt, WhileStmt, SwitchStmt>(S);
    // Declarations in a statement that does not hold the place are out of
    // scope there.
    if (IsScope && !holdsSite(S->getSourceRange()))
      return true;
    return DynamicRecursiveASTVisitor::TraverseStmt(S);
  }

  bool VisitNamedDecl(NamedDecl *D) override {
    if (isa<LabelDecl, FieldDecl>(D))
      return true; // a name of another sort
    if (D->getDeclName().isIdentifier() && D->getName() == Name &&
        !Sources.isBeforeInTranslationUnit(
            Site, Sources.getFileLoc(D->getLocation())))
      Found = true;
    return !Found;
  }

private:
  bool holdsSite(SourceRange Range) const {
    SourceLocation Begin = Sources.getFileLoc(Range.getBegin());
    SourceLocation End = Range.getEnd();
    // What is in a macro's argument has a place there, other code of a macro
    // in all of its use.
    while (End.isMacroID())
      End = Sources.isMacroArgExpansion(End)
                ? Sources.getImmediateSpellingLoc(End)
                : Sources.getImmediateExpansionRange(End).getEnd();
    return !Sources.isBeforeInTranslationUnit(Site, Begin) &&
           !Sources.isBeforeInTranslationUnit(End, Site);
  }

  StringRef Name;
  SourceLocation Site;
  const SourceManager &Sources;
};

} // namespace

Error EditPolicy::visible(StringRef Name, const FunctionDecl &Function,
                          SourceLocation Site) const {
  LocalNameFinder Finder(Name, Site, Sources);
  for (ParmVarDecl *Param : Function.parameters())
    Finder.VisitNamedDecl(Param);
  Finder.TraverseStmt(Function.getBody());
  if (Finder.Found)
    return failure("a local name hides '" + Name + "' there");
  // At file level it is either the function, declared before, or not there yet.
  bool Any = false, Callable = false;
  const IdentifierInfo &Id = Context.Idents.get(Name);
  for (const NamedDecl *D : Context.getTranslationUnitDecl()->lookup(&Id)) {
    Any = true;
    const auto *F = dyn_cast<FunctionDecl>(D);
    Callable |= F && Sources.isBeforeInTranslationUnit(
                         F->getFirstDecl()->getLocation(), Site);
  }
  if (Any && !Callable)
    return failure("'" + Name + "' is no function that is declared there");
  // page_to_pfn() may be a macro and nothing else.
  if (Any && (Id.hasMacroDefinition() || Id.hadMacroDefinition()))
    return failure("a macro hides '" + Name + "'");
  return Error::success();
}

format::FormatStyle EditPolicy::styleFor(StringRef Path) const {
  if (Styles)
    return Styles->styleFor(Path);
  return StyleLookup(Sources.getFileManager().getVirtualFileSystem())
      .styleFor(Path);
}

} // namespace swapfold
