//===- TrivialWrapper.cpp - functions that only call another --------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/TrivialWrapper.h"
#include "rewrites/ast/DynamicRecursiveASTVisitor.h"
#include "rewrites/kconfig/Conditionals.h"
#include "rewrites/text/AssertionName.h"
#include "rewrites/text/HeaderText.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

namespace {

/// Looks for uses of a function that are no calls.
class AddressFinder : public DynamicRecursiveASTVisitor {
public:
  explicit AddressFinder(const FunctionDecl &Function)
      : Function(*Function.getCanonicalDecl()) {}

  bool Found = false;

  bool VisitCallExpr(CallExpr *Call) override {
    Callees.insert(Call->getCallee()->IgnoreParenImpCasts());
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *Name) override {
    Found |= Name->getDecl()->getCanonicalDecl() == &Function &&
             !Callees.count(Name);
    return !Found;
  }

private:
  const FunctionDecl &Function;
  SmallPtrSet<const Expr *, 32> Callees;
};

} // namespace

/// True if \p Function is a callback: that has to be a function by itself.
static bool isCallback(const FunctionDecl &Function,
                       const SourceManager &Sources) {
  AddressFinder Address(Function);
  for (Decl *D : Function.getASTContext().getTranslationUnitDecl()->decls())
    if (Sources.isInMainFile(Sources.getExpansionLoc(D->getLocation())) &&
        !Address.Found)
      Address.TraverseDecl(D);
  return Address.Found;
}

/// The one expression of the body; or null.
static const Expr *onlyExpression(const FunctionDecl &Function) {
  const auto *Body = dyn_cast_or_null<CompoundStmt>(Function.getBody());
  if (!Body || Body->size() != 1)
    return nullptr;
  if (const auto *Return = dyn_cast<ReturnStmt>(Body->body_front()))
    return Return->getRetValue();
  return dyn_cast<Expr>(Body->body_front());
}

/// A name in capitals is a macro's, and does what no function can.
static bool isFunctionLike(const Token &T) {
  return T.Kind == Token::Identifier &&
         any_of(T.Text, [](char C) { return llvm::isLower(C); });
}

/// Reads 'f(PARAMETERS)' or 'f(g(PARAMETERS))' and nothing else.
static std::optional<std::string> readCalls(ArrayRef<Token> Text,
                                            const FunctionDecl &Function) {
  std::string Opened, Closed;
  while (Text.size() > 2 && isFunctionLike(Text[0]) && Text[1].is("(") &&
         Text.back().is(")")) {
    Opened += Text[0].Text + "(";
    Closed += ")";
    Text = Text.drop_front(2).drop_back();
  }
  if (Closed.empty() || Closed.size() > 2 ||
      Text.size() != 2 * Function.getNumParams() - 1)
    return std::nullopt;
  for (unsigned I = 0; I < Function.getNumParams(); ++I)
    if (Text[2 * I].Text != Function.getParamDecl(I)->getName() ||
        (I && !Text[2 * I - 1].is(",")))
      return std::nullopt;
  return Opened + Closed;
}

/// True if the innermost call takes the parameters as what they are. Of a macro
/// is not known.
static bool takesAsTheyAre(const Expr *E, const FunctionDecl &Function,
                           const ASTContext &Context) {
  const auto *Call = dyn_cast<CallExpr>(E->IgnoreParenImpCasts());
  if (!Call || Call->getBeginLoc().isMacroID())
    return true;
  const FunctionDecl *Callee = Call->getDirectCallee();
  if (!Callee || Callee->isVariadic())
    return false;
  if (Call->getNumArgs() == 1)
    if (const auto *Inner =
            dyn_cast<CallExpr>(Call->getArg(0)->IgnoreParenImpCasts()))
      return takesAsTheyAre(Inner, Function, Context);
  return Callee->getNumParams() == Function.getNumParams() &&
         all_of(
             zip(Callee->parameters(), Function.parameters()), [&](auto Pair) {
               return Context.hasSameUnqualifiedType(
                   std::get<0>(Pair)->getType(), std::get<1>(Pair)->getType());
             });
}

static bool isHalf(StringRef Name, const NameGlobs &Pairs) {
  SmallVector<StringRef, 8> Words;
  Name.split(Words, '_');
  return any_of(Words, [&](StringRef Word) { return Pairs.match(Word); });
}

/// True if \p Body does nothing but give what it gets, or a constant, perhaps
/// behind an assertion that nobody comes there.
static bool doesNothing(ArrayRef<Token> Body) {
  while (Body.size() > 2 && Body[1].is("(") &&
         (Body[0].is("BUG") || isAssertionName(Body[0].Text)))
    Body =
        Body.drop_while([](const Token &T) { return !T.is(";"); })
            .drop_front(any_of(Body, [](const Token &T) { return T.is(";"); }));
  for (size_t I = 0; I < Body.size(); ++I) {
    const Token &T = Body[I];
    const bool IsCall = T.Kind == Token::Identifier && !T.is("return") &&
                        !T.is("while") && I + 1 < Body.size() &&
                        Body[I + 1].is("(");
    if (IsCall || T.is("->") || T.is("[") || T.is("++") || T.is("--") ||
        (T.Kind == Token::Punctuator && StringRef(T.Text).ends_with("=")))
      return false;
  }
  return true;
}

/// The options that decide whether \p Offset of \p Text is compiled.
static OptionSettings optionsAround(StringRef Text, unsigned Offset) {
  return Conditionals(Text).settingsFor(Offset).value_or(OptionSettings());
}

/// True if what \p E calls is declared only where one of \p Options is as it is
/// there: otherwise there is nothing to call. Of a macro is not known.
static bool callsOptional(const Expr *E, const OptionSettings &Options,
                          const EditPolicy &Policy) {
  const auto *Call = dyn_cast<CallExpr>(E->IgnoreParenImpCasts());
  if (!Call || Call->getBeginLoc().isMacroID())
    return false;
  const FunctionDecl *Callee = Call->getDirectCallee();
  if (!Callee || any_of(Call->arguments(), [&](const Expr *Argument) {
        return callsOptional(Argument, Options, Policy);
      }))
    return true;
  const auto [File, Offset] = Policy.sources().getDecomposedExpansionLoc(
      Callee->getFirstDecl()->getLocation());
  const StringRef Text = Policy.fileText(File);
  const OptionSettings Here = optionsAround(Text, Offset);
  if (none_of(Here,
              [&](const auto &Option) { return Options.count(Option.first); }))
    return false;
  // A stub stands where an option is the other way round.
  return none_of(headerDeclarations("", Text),
                 [&](const HeaderFunction &Other) {
                   return Other.Name == Callee->getName() &&
                          any_of(optionsAround(Text, Other.Begin),
                                 [&](const auto &Option) {
                                   auto Found = Here.find(Option.first);
                                   return Found != Here.end() &&
                                          Found->second != Option.second;
                                 });
                 });
}

/// True if the body of what \p E calls is not in sight: it may be in a file
/// that is compiled only with an option. A macro's is.
static bool callsExtern(const Expr *E) {
  const auto *Call = dyn_cast<CallExpr>(E->IgnoreParenImpCasts());
  if (!Call || Call->getBeginLoc().isMacroID())
    return false;
  const FunctionDecl *Callee = Call->getDirectCallee();
  return !Callee || !Callee->isDefined() ||
         any_of(Call->arguments(), callsExtern);
}

/// True if \p Function, at \p Place, is another where one of \p Options is not
/// as it is there.
static bool isAnotherElsewhere(const FunctionDecl &Function,
                               const FileRange &Place,
                               const OptionSettings &Options, const Expr *E,
                               const EditPolicy &Policy) {
  return callsOptional(E, Options, Policy) ||
         any_of(headerFunctions("", Policy.fileText(Place.File)),
                [&](const HeaderFunction &Other) {
                  const bool IsItself =
                      Other.Begin <= Place.Begin && Place.Begin < Other.End;
                  return Other.Name == Function.getName() && !IsItself &&
                         (!doesNothing(Other.Body) || callsExtern(E));
                });
}

std::optional<std::string> wrappedBy(const FunctionDecl &Function,
                                     const NameGlobs &InHeaders,
                                     const NameGlobs &Pairs,
                                     const EditPolicy &Policy, bool IsNew) {
  const ASTContext &Context = Function.getASTContext();
  const Expr *E = onlyExpression(Function);
  if (!E || !Function.getIdentifier() ||
      (!Policy.sources().isInMainFile(Function.getLocation()) &&
       !InHeaders.match(Function.getName())) ||
      isHalf(Function.getName(), Pairs) || Function.param_empty() ||
      isa<CXXMethodDecl>(Function) || Function.isExternallyVisible() ||
      Function.getLocation().isMacroID() || Function.hasAttr<SectionAttr>() ||
      Function.hasAttr<NoInlineAttr>() ||
      !Context.hasSameUnqualifiedType(Function.getReturnType(),
                                      E->IgnoreParenImpCasts()->getType()) ||
      !takesAsTheyAre(E, Function, Context))
    return std::nullopt;
  Expected<FileRange> Range =
      Policy.editable(E->getSourceRange(), /*WholeMacro=*/true);
  if (!Range) {
    consumeError(Range.takeError());
    return std::nullopt;
  }
  std::vector<Token> Text = tokenize(Policy.text(*Range));
  std::optional<std::string> Calls = readCalls(Text, Function);
  if (!Calls)
    return std::nullopt;
  const OptionSettings Options =
      optionsAround(Policy.fileText(Range->File), Range->Begin);
  const bool IsAnother =
      !Options.empty() &&
      (!IsNew || isAnotherElsewhere(Function, *Range, Options, E, Policy));
  return IsAnother || isCallback(Function, Policy.sources()) ? std::nullopt
                                                             : Calls;
}

} // namespace swapfold
