//===- FunctionMacro.cpp - what a statement macro may become --------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/FunctionMacro.h"
#include "rewrites/text/Failure.h"
#include "rewrites/text/InlineForm.h"
#include "rewrites/text/NamePart.h"
#include "clang/AST/Attr.h"
#include "clang/Basic/CharInfo.h"
#include "clang/Lex/MacroInfo.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

/// Calls \p Visit with each file that was read, but for the system's.
static void forEachFile(const SourceManager &Sources,
                        function_ref<void(FileEntryRef, StringRef)> Visit) {
  for (auto It = Sources.fileinfo_begin(); It != Sources.fileinfo_end(); ++It)
    if (std::optional<StringRef> Text =
            It->second ? It->second->getBufferDataIfLoaded() : std::nullopt)
      Visit(It->first, *Text);
}

std::vector<SourceMacro>
statementMacros(const SourceManager &Sources,
                function_ref<bool(FileEntryRef)> IsWanted) {
  std::vector<SourceMacro> Out;
  forEachFile(Sources, [&](FileEntryRef File, StringRef Text) {
    if (!IsWanted(File))
      return;
    for (StatementMacro &M : statementMacros(File.getName(), Text)) {
      FileID ID = Sources.translateFile(File);
      if (ID.isValid() &&
          !Sources.isInSystemHeader(Sources.getLocForStartOfFile(ID)))
        Out.push_back({std::move(M), ID});
    }
  });
  sort(Out, [](const SourceMacro &A, const SourceMacro &B) {
    return std::tie(A.Macro.Macro.Path, A.Macro.NameOffset) <
           std::tie(B.Macro.Macro.Path, B.Macro.NameOffset);
  });
  return Out;
}

const FunctionDecl *MacroForm::functionNamed(StringRef Name) const {
  for (const NamedDecl *D :
       Context.getTranslationUnitDecl()->lookup(&Context.Idents.get(Name)))
    if (const auto *F = dyn_cast<FunctionDecl>(D))
      return F;
  return nullptr;
}

/// Why \p Name is not a function in every configuration, as far as the file
/// that declares it tells; as a clause.
std::string MacroForm::whyNotFunction(const std::string &Name) const {
  const FunctionDecl *F = functionNamed(Name);
  if (!F || Context.Idents.get(Name).hasMacroDefinition())
    return "no function '" + Name + "' is known here";
  StringRef Text = Sources.getBufferData(
      Sources.getFileID(Sources.getExpansionLoc(F->getLocation())));
  if (Text.contains("define " + Name + "("))
    return "'" + Name + "' is sometimes a macro";
  return "";
}

/// Why using \p Name in a function at the macro \p At could fail somewhere.
std::string MacroForm::whyNotNamed(const Token &Name, bool IsTag,
                                   const SourceMacro &At) const {
  const IdentifierInfo &Id = Context.Idents.get(Name.Text);
  if (Id.getTokenID() != tok::identifier)
    return "";
  auto Why = [&](SourceLocation Declared) {
    std::string Reason = Graph.whyNotThere(
        Name.Text, Declared, *Sources.getFileEntryRefForID(At.File),
        At.Macro.Macro.Begin, Sources);
    return Reason.empty() ? "" : "'" + Name.Text + "' " + Reason;
  };
  if (const MacroInfo *Macro = IsTag ? nullptr : PP.getMacroInfo(&Id)) {
    bool IsConstant = !Macro->isFunctionLike() &&
                      none_of(Macro->tokens(), [](const clang::Token &T) {
                        return T.isAnyIdentifier();
                      });
    return IsConstant ? Why(Macro->getDefinitionLoc())
                      : "'" + Name.Text + "' is a macro";
  }
  std::string Reason = "'" + Name.Text + "' is not known here";
  for (const NamedDecl *D : Context.getTranslationUnitDecl()->lookup(&Id)) {
    if (isa<TagDecl>(D) != IsTag)
      continue;
    for (const Decl *Again : D->redecls()) {
      Reason = Why(Again->getLocation());
      if (Reason.empty())
        break;
    }
    // A type that is passed by value has to be whole.
    if (const auto *Typedef = dyn_cast<TypedefNameDecl>(D))
      if (const TagDecl *Tag = Typedef->getUnderlyingType()->getAsTagDecl();
          Tag && Reason.empty())
        Reason = Tag->getDefinition() ? Why(Tag->getDefinition()->getLocation())
                                      : "'" + Name.Text + "' is incomplete";
  }
  return Reason;
}

static std::string withoutBlanks(StringRef Text) {
  std::string Out;
  copy_if(Text, std::back_inserter(Out),
          [](char C) { return !isWhitespace(C); });
  return Out;
}

/// Why \p Call does not fit the types of the function that \p M stands in for.
std::string MacroForm::whyNotCalled(const PlainCall &Call,
                                    const StatementMacro &M,
                                    bool IsOnly) const {
  if (std::string Why = whyNotFunction(Call.Callee); !Why.empty())
    return Why;
  const FunctionDecl &F = *functionNamed(Call.Callee);
  const HeaderFunction &Real = *M.Real;
  auto Same = [](QualType A, StringRef B) {
    return withoutBlanks(A.getAsString()) == withoutBlanks(B) ||
           (A->isArithmeticType() && isArithmetic(B));
  };
  bool Fits = Call.OnParameters && !F.isVariadic() &&
              F.getNumParams() == Call.Arguments.size() &&
              (IsOnly ? Same(F.getReturnType(), Real.ReturnType)
                      : isArithmetic(Real.ReturnType));
  for (unsigned I = 0; Fits && I < F.getNumParams(); ++I) {
    const size_t Param = find(M.Macro.ParamNames, Call.Arguments[I]) -
                         M.Macro.ParamNames.begin();
    Fits = Same(F.getParamDecl(I)->getType(), Real.ParamTypes[Param]);
  }
  return Fits ? "" : "'" + Call.Callee + "' takes or gives other types";
}

/// True if \p Text tests with the preprocessor whether \p Name is a macro.
static bool isTestedIn(StringRef Text, StringRef Name) {
  for (size_t At = Text.find(Name); At != StringRef::npos;
       At = Text.find(Name, At + 1)) {
    StringRef After = Text.substr(At + Name.size());
    if (!After.empty() && isNamePart(After.front()))
      continue;
    StringRef Before = Text.take_front(At).rtrim(" \t(");
    if (Before.ends_with("ifdef") || Before.ends_with("ifndef") ||
        Before.ends_with("undef") || Before.ends_with("defined"))
      return true;
  }
  return false;
}

bool MacroForm::isTested(StringRef Name) const {
  bool Found = false;
  forEachFile(Sources, [&](FileEntryRef, StringRef Text) {
    Found |= isTestedIn(Text, Name);
  });
  return Found;
}

std::string MacroForm::whyNoFunction(const SourceMacro &Found) const {
  const StatementMacro &M = Found.Macro;
  auto Ask = [&](const Token &Name, bool IsTag) {
    return whyNotNamed(Name, IsTag, Found);
  };
  if (std::string Why = whyNotInline(M, Sources.getBufferData(Found.File), Ask);
      !Why.empty())
    return Why;
  if (std::optional<std::vector<PlainCall>> Calls = plainCalls(M))
    for (const PlainCall &Call : *Calls)
      if (std::string Why = whyNotCalled(Call, M, Calls->size() == 1);
          !Why.empty())
        return Why;
  return isTested(M.Macro.Name) ? "its name is tested" : "";
}

std::string MacroForm::whyNotPlain(const StatementMacro &M) const {
  if (!M.isExpression())
    return "it is more than an expression";
  if (givesNothing(M))
    return "";
  std::optional<std::vector<PlainCall>> Calls = plainCalls(M);
  // Compilers pass over an unused value only if it is a call's or a statement
  // expression's: gcc warns of a() || b().
  if (!Calls || Calls->size() != 1)
    return "a plain expression warns where its value is not used";
  const std::string &Callee = Calls->front().Callee;
  if (std::string Why = whyNotFunction(Callee); !Why.empty())
    return Why;
  const FunctionDecl &F = *functionNamed(Callee);
  if (F.hasAttr<WarnUnusedResultAttr>() || F.hasAttr<PureAttr>() ||
      F.hasAttr<ConstAttr>())
    return "'" + Callee + "' warns where its value is not used";
  return "";
}

/// The file's location \p Offset bytes from its start.
static SourceLocation locationAt(FileID File, unsigned Offset,
                                 const SourceManager &Sources) {
  return Sources.getLocForStartOfFile(File).getLocWithOffset(Offset);
}

Error MacroForm::makeFunction(const SourceMacro &Found, Finding &F) const {
  const HeaderFunction &Macro = Found.Macro.Macro;
  Expected<FileRange> Range = Policy.editable(
      {locationAt(Found.File, Macro.Begin, Sources),
       locationAt(Found.File, Macro.Body.back().Offset, Sources)});
  if (!Range)
    return Range.takeError();
  // A blank line behind it, unless there is one, or the branch ends.
  StringRef Next = Policy.fileText(Found.File).substr(Range->End);
  Next = Next.substr(Next.find('\n') + 1).split('\n').first.trim();
  bool Ends = Next.consume_front("#") && (Next.ltrim().starts_with("e"));
  std::string Text = inlineFunction(Found.Macro);
  F.Edits = {{*Range, Next.empty() || Ends ? Text : Text + "\n"}};
  return Error::success();
}

/// Takes away the braces, on both sides, and leaves what is between: another
/// rule may have something to say of that.
Error MacroForm::makePlain(const SourceMacro &Found, Finding &F) const {
  const StatementMacro &M = Found.Macro;
  const std::vector<Token> &Body = M.Macro.Body, &Value = M.Statements[0];
  auto Side = [&](unsigned Begin, unsigned Last) {
    return Policy.editable({locationAt(Found.File, Begin, Sources),
                            locationAt(Found.File, Last, Sources)});
  };
  // ({  and  ;})
  Expected<FileRange> Left = Side(Body[0].Offset, Body[1].Offset);
  if (!Left)
    return Left.takeError();
  Expected<FileRange> Right =
      Side(Body[Body.size() - 3].Offset, Body.back().Offset);
  if (!Right)
    return Right.takeError();
  Left->End = Value.front().Offset;
  Right->Begin = Value.back().end();
  if (Policy.hasComment(*Left) || Policy.hasComment(*Right))
    return failure("a comment inside would be lost");
  F.Edits = {{*Left, ""}, {*Right, ""}};
  return Error::success();
}

void MacroForm::rewrite(const SourceMacro &Found, Finding &F) const {
  std::string Why = whyNoFunction(Found);
  if (Why.empty()) {
    if (Error E = makeFunction(Found, F))
      Why = toString(std::move(E));
    else
      return;
  }
  F.refuse("no inline function", Why);
  Why = whyNotPlain(Found.Macro);
  if (Why.empty()) {
    if (Error E = makePlain(Found, F))
      Why = toString(std::move(E));
    else
      return;
  }
  F.refuse("no plain expression", Why);
}

} // namespace swapfold
