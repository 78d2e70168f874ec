//===- FlagConstructor.cpp - constructors that choose by a flag -----------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/FlagConstructor.h"
#include "rewrites/ast/Expressions.h"
#include "rewrites/family/HeaderAddition.h"
#include "rewrites/layout/StatementText.h"
#include "rewrites/sites/FlagCall.h"
#include "rewrites/sites/GroupedFindings.h"
#include "rewrites/sites/LayoutUnit.h"
#include "rewrites/sites/SplitDeclaration.h"
#include "rewrites/sites/StatementPlace.h"
#include "rewrites/sites/ValueChanges.h"
#include "rewrites/text/Failure.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {
namespace {

/// Writes one call anew.
class CallRewrite {
public:
  CallRewrite(const Use &U, const FunctionSites &Sites,
              const EditPolicy &Policy, bool RepeatsAssertions)
      : U(U), Sites(Sites), Policy(Policy),
        RepeatsAssertions(RepeatsAssertions), Family(Sites.family()),
        K(*Family.kindOfConstructor(U.Function)) {}

  /// Fails with the reason as a clause.
  Error run(PendingFinding &Into);

private:
  Error check() const;
  bool isBodyBeforeCode() const;
  bool orderMatters() const;
  std::string made(bool Write, bool First = true) const;
  std::string condition() const { return conditionOf(Call, Sites.context()); }
  std::vector<Edit> choice() const;
  std::string assertions(StringRef Indent) const;
  std::vector<Edit> inPlace() const;
  Expected<StatementPlace> place() const;
  Error insideExpression(PendingFinding &Into);
  Error assignment(PendingFinding &Into);
  Error initialiser(PendingFinding &Into);
  StringRef slice(unsigned Begin, unsigned End) const {
    return Policy.fileText(Call.Whole.File).slice(Begin, End);
  }

  const Use &U;
  const FunctionSites &Sites;
  const EditPolicy &Policy;
  const bool RepeatsAssertions;
  const EntryFamily &Family;
  const Kind &K;
  FlagCall Call;
  CallContext Around;
  std::vector<std::string> Asserted;
  std::string Readable, Writable;
};

Error CallRewrite::run(PendingFinding &Into) {
  if (!U.Call)
    return failure("its address is taken");
  Expected<FlagCall> Read = readFlagCall(U, Policy);
  if (!Read)
    return Read.takeError();
  Call = *Read;
  Expected<std::vector<std::string>> Lines =
      pageAssertions(Family, K, withoutComments(Call.PageText));
  if (!Lines)
    return Lines.takeError();
  if (RepeatsAssertions)
    Asserted = *Lines;
  else
    for (const std::string &Line : *Lines)
      Into.F.Notes.push_back(
          {U.Name->getLocation(), "'" + U.Function + "' also asserts " +
                                      StringRef(Line).rtrim(';').str()});
  Readable = fillPattern(Family.names().ReadableConstructor, K.Name);
  Writable = fillPattern(Family.names().WritableConstructor, K.Name);
  Around = contextOf(*U.Call, Sites);
  if (Error E = check())
    return E;
  if (!Family.defines(Readable) || !Family.defines(Writable))
    Into.F.Needs.insert({HeaderNeed::Constructors, K.Name});
  if (!Call.Literal && Around.Form == CallContext::Assignment)
    return assignment(Into);
  if ((!Call.Literal || !Asserted.empty()) &&
      Around.Form == CallContext::Initialiser)
    return initialiser(Into);
  return insideExpression(Into);
}

Error CallRewrite::check() const {
  std::set<std::string> Written{Family.names().PageToPfn};
  if (!Call.Literal || !*Call.Literal)
    Written.insert(Readable);
  if (!Call.Literal || *Call.Literal)
    Written.insert(Writable);
  for (const std::string &Line : Asserted) {
    std::vector<Token> Tokens = tokenize(Line);
    for (size_t I = 0; I + 1 < Tokens.size(); ++I)
      if (Tokens[I].Kind == Token::Identifier && Tokens[I + 1].is("("))
        Written.insert(Tokens[I].Text);
  }
  for (const std::string &Name : Written)
    if (Error E = Policy.visible(Name, Sites.function(), U.Name->getLocation()))
      return E;
  if (isBodyBeforeCode())
    return failure("a statement follows on the line of its condition");
  if (!Asserted.empty() &&
      Call.Call->getArg(0)->HasSideEffects(Sites.context()))
    return failure("what it asserts of the page goes before it, and the page "
                   "expression has side effects");
  if (!Call.Literal && orderMatters())
    return failure("its arguments have side effects, and their order would "
                   "change");
  // Each would be written anew with the other one's old text.
  for (const Use &Other : Sites.uses()) {
    if (Other.Does != Role::Constructor || !Other.Call || Other.Call == U.Call)
      continue;
    if (holds(Other.Call, U.Call))
      return failure("it stands inside another call of a constructor");
    if (holds(U.Call, Other.Call))
      return failure("another call of a constructor stands inside");
  }
  return Error::success();
}

/// True for 'if (n) x = call(); n++;': laid out over several lines the first
/// would seem to guard the second.
bool CallRewrite::isBodyBeforeCode() const {
  if (!Around.Statement)
    return false;
  const Stmt *Of = Sites.parent(Around.Statement);
  if (!isa_and_nonnull<IfStmt, ForStmt, WhileStmt, DoStmt>(Of))
    return false;
  Expected<FileRange> Text = statementText(*Around.Statement, Policy);
  if (!Text) {
    consumeError(Text.takeError());
    return false;
  }
  return codeFollows(Text->File, Text->End, Policy);
}

/// The flag is tested before the page is looked at.
bool CallRewrite::orderMatters() const {
  if (ValueChanges(*Call.page(), Sites).within(*Call.flag()))
    return true;
  if (!Call.page()->HasSideEffects(Sites.context()))
    return false;
  const VarDecl *Var = variableOf(Call.flag());
  return !Var || !Var->hasLocalStorage() ||
         any_of(tokenize(Call.PageText),
                [&](const Token &T) { return T.is(Var->getName()); });
}

/// The new call. Only the first one of two keeps comments.
std::string CallRewrite::made(bool Write, bool First) const {
  return (Write ? Writable : Readable) + "(" + Family.names().PageToPfn + "(" +
         (First ? Call.PageText : withoutComments(Call.PageText)) + "))";
}

/// For a run-time flag: flag ? writable : readable.
std::vector<Edit> CallRewrite::choice() const {
  FileID File = Call.Whole.File;
  StringRef Open = Around.NeedsParens ? "(" : "";
  std::string Tail = " ? " + made(true) + " : " + made(false, /*First=*/false) +
                     (Around.NeedsParens ? ")" : "");
  if (slice(Call.Flag.Begin, Call.Flag.End) == condition())
    return {{{File, Call.Whole.Begin, Call.Flag.Begin}, Open.str()},
            {{File, Call.Flag.End, Call.Whole.End}, Tail}};
  return {{Call.Whole, Open.str() + condition() + Tail}};
}

std::string CallRewrite::assertions(StringRef Indent) const {
  std::string Out;
  for (const std::string &Line : Asserted)
    Out += (Line + "\n" + Indent).str();
  return Out;
}

/// For a literal flag: another name, and the page's number for the page.
std::vector<Edit> CallRewrite::inPlace() const {
  FileID File = Call.Whole.File;
  unsigned Begin = Call.Whole.Begin, End = Call.Whole.End;
  return {{{File, Begin, Begin + unsigned(U.Function.size())},
           *Call.Literal ? Writable : Readable},
          {{File, Call.Page.Begin, Call.Page.Begin},
           Family.names().PageToPfn + "("},
          {{File, Call.Page.End, End},
           ")" + commentsOf(slice(Call.Page.End, End)) + ")"}};
}

/// The place of the statement, which what is asserted goes before.
Expected<StatementPlace> CallRewrite::place() const {
  if (!Asserted.empty() && !Around.WhyNotBefore.empty())
    return failure("what it asserts of the page goes before its statement, "
                   "but " +
                   Around.WhyNotBefore);
  return statementPlace(*Around.Statement, Sites, Policy);
}

/// The call stays where it is; only what it asserts goes before the statement.
Error CallRewrite::insideExpression(PendingFinding &Into) {
  if (Call.Literal)
    Into.F.Edits = inPlace();
  else
    Into.F.Edits = choice();
  Expected<FileRange> Unit = layoutUnit(*U.Call, Sites, Policy);
  if (Unit)
    Into.Units.push_back(*Unit);
  else
    consumeError(Unit.takeError());
  if (Asserted.empty())
    return Error::success();
  Expected<StatementPlace> Place = place();
  if (!Place)
    return Place.takeError();
  Into.Group = Place->Owner;
  append_range(Into.F.Edits, Place->Braces);
  std::string Text = Place->Lead + assertions(Place->Indent);
  if (Place->Text.Begin == Call.Whole.Begin) {
    Into.F.Edits.front().Text.insert(0, Text);
    return Error::success();
  }
  FileRange Before{Place->Text.File, Place->Text.Begin, Place->Text.Begin};
  if (!Place->Lead.empty()) // the blank before the statement goes
    Before.End += slice(Before.Begin, Call.Whole.Begin).size() -
                  slice(Before.Begin, Call.Whole.Begin).ltrim().size();
  Into.F.Edits.push_back({Before, std::move(Text)});
  return Error::success();
}

/// target = call; becomes if (flag) target = ...; else target = ...;
Error CallRewrite::assignment(PendingFinding &Into) {
  Expected<StatementPlace> Place = place();
  if (!Place)
    return Place.takeError();
  // What the target does would come after the flag, and twice in the text.
  const Expr *Target = nullptr;
  if (const auto *Assign = dyn_cast<BinaryOperator>(Around.Statement))
    Target = Assign->getLHS();
  else if (const auto *Operator =
               dyn_cast<CXXOperatorCallExpr>(Around.Statement))
    Target = Operator->getArg(0);
  if (Target && Target->HasSideEffects(Sites.context()) &&
      Call.flag()->HasSideEffects(Sites.context()))
    return insideExpression(Into);
  if (codeFollows(Place->Text.File, Place->Text.End, Policy))
    return insideExpression(Into);
  Into.Group = Place->Owner;
  append_range(Into.F.Edits, Place->Braces);
  unsigned Begin = Place->Text.Begin, End = Place->Text.End;
  StringRef Before = slice(Begin, Call.Whole.Begin).ltrim();
  StringRef After = slice(Call.Whole.End, End);
  const std::string &Indent = Place->Indent;
  std::string Head = Place->Lead + assertions(Indent) + "if (";
  std::string Tail = ")\n" + Indent + "\t" +
                     (Before + made(true) + After).str() + "\n" + Indent +
                     "else\n" + Indent + "\t" + withoutComments(Before) + " " +
                     made(false, /*First=*/false) + withoutComments(After);
  FileID File = Call.Whole.File;
  // The flag stays where it is if it can: it may hold what others rewrite.
  if (slice(Call.Flag.Begin, Call.Flag.End) == condition())
    append_range(Into.F.Edits,
                 std::vector<Edit>{{{File, Begin, Call.Flag.Begin}, Head},
                                   {{File, Call.Flag.End, End}, Tail}});
  else
    Into.F.Edits.push_back({Place->Text, Head + condition() + Tail});
  Into.Units.push_back(Place->Text);
  return Error::success();
}

/// A declaration, and an assignment behind all of its block's.
Error CallRewrite::initialiser(PendingFinding &Into) {
  auto Split = [&]() -> Expected<SplitDeclaration> {
    if (!Asserted.empty() && !Around.WhyNotBefore.empty())
      return failure(Around.WhyNotBefore);
    auto Out = splitDeclaration(*Around.Variable, Sites, Policy);
    if (Out && !Call.Literal &&
        codeFollows(Out->Behind.File, Out->Behind.End, Policy))
      return failure("a statement follows on the line of a declaration");
    return Out;
  }();
  if (!Split && !Asserted.empty())
    return failure("what it asserts of the page needs a statement, but " +
                   toString(Split.takeError()));
  if (!Split) {
    consumeError(Split.takeError());
    return insideExpression(Into);
  }
  const std::string &Indent = Split->Indent;
  std::string Set = Around.Variable->getNameAsString() + " = ";
  std::string Text = "\n\n" + Indent + assertions(Indent);
  if (Call.Literal)
    Text += Set + made(*Call.Literal) +
            commentsOf(slice(Call.Page.End, Call.Whole.End)) + ";";
  else
    Text += "if (" + condition() + ")\n" + Indent + "\t" + Set + made(true) +
            ";\n" + Indent + "else\n" + Indent + "\t" + Set +
            made(false, /*First=*/false) + ";";
  Into.Group = Split->Behind.Begin;
  Into.F.Edits = {{Split->Initialiser, ""}, {Split->Behind, std::move(Text)}};
  Into.Units = {Split->Behind};
  return Error::success();
}

} // namespace

std::optional<Finding> sayFlagConstructor(const Use &U, const EntryFamily &) {
  if (U.Does != Role::Constructor)
    return std::nullopt;
  return findingOf(U, Request::SplitConstructor,
                   "chooses what it makes by a flag");
}

std::vector<Finding>
findFlagConstructors(const FunctionSites &Sites, const EditPolicy &Policy,
                     const DenseSet<const CallExpr *> &Claimed,
                     bool RepeatsAssertions) {
  GroupedFindings All;
  for (const Use &U : Sites.uses()) {
    std::optional<Finding> Said = sayFlagConstructor(U, Sites.family());
    if (!Said || (U.Call && Claimed.count(U.Call)))
      continue;
    PendingFinding P;
    P.F = std::move(*Said);
    if (Error Why = CallRewrite(U, Sites, Policy, RepeatsAssertions).run(P))
      P.refuse(toString(std::move(Why)));
    All.add(std::move(P));
  }
  return All.finish(Policy);
}

} // namespace swapfold
