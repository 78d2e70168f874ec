//===- FlagConstructors.cpp - constructors that choose by a flag ----------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/FlagConstructors.h"
#include "rewrites/FlagCall.h"
#include "rewrites/GroupedFindings.h"
#include "rewrites/HeaderChange.h"
#include "rewrites/StatementPlace.h"
#include "rewrites/Statements.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {
namespace {

/// Writes one call anew.
class Conversion {
public:
  Conversion(const Use &U, const FunctionSites &Sites, const EditPolicy &Policy)
      : U(U), Sites(Sites), Policy(Policy), Family(Sites.family()),
        K(*Family.kindOfConstructor(U.Function)) {}

  /// Fails with the reason as a clause.
  Error run(PendingFinding &Into);

private:
  Error check() const;
  bool orderMatters() const;
  std::string made(bool Write, bool First = true) const;
  std::string condition() const;
  std::string choice() const;
  std::string assertions(StringRef Indent) const;
  std::vector<Edit> inPlace() const;
  Error insideExpression(PendingFinding &Into);
  Error assignment(PendingFinding &Into);
  Error initialiser(PendingFinding &Into);
  Error maySplit(const DeclStmt &Declared, const Stmt *&Last) const;
  StringRef slice(unsigned Begin, unsigned End) const {
    return Policy.fileText(Call.Whole.File).slice(Begin, End);
  }

  const Use &U;
  const FunctionSites &Sites;
  const EditPolicy &Policy;
  const EntryFamily &Family;
  const Kind &K;
  FlagCall Call;
  CallContext Around;
  std::vector<std::string> Asserted;
  std::string Readable, Writable;
};

Error Conversion::run(PendingFinding &Into) {
  if (!U.Call)
    return because("its address is taken");
  Expected<FlagCall> Read = readFlagCall(U, Policy);
  if (!Read)
    return Read.takeError();
  Call = *Read;
  Expected<std::vector<std::string>> Lines =
      pageAssertions(Family, K, withoutComments(Call.PageText));
  if (!Lines)
    return Lines.takeError();
  Asserted = *Lines;
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

Error Conversion::check() const {
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
  if (!Asserted.empty() &&
      Call.Call->getArg(0)->HasSideEffects(Sites.context()))
    return because("what it asserts of the page goes before it, and the page "
                   "expression has side effects");
  if (!Call.Literal && orderMatters())
    return because("its arguments have side effects, and their order would "
                   "change");
  for (const Use &Other : Sites.uses())
    if (Other.Does == Role::Constructor && Other.Call && Other.Call != U.Call &&
        holds(Other.Call, U.Call))
      return because("it stands inside another call that is replaced");
  return Error::success();
}

/// The flag is tested before the page is looked at.
bool Conversion::orderMatters() const {
  if (!Call.page()->HasSideEffects(Sites.context()))
    return false;
  const auto *Ref = dyn_cast<DeclRefExpr>(asWritten(Call.flag()));
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return !Var || !Var->hasLocalStorage() ||
         any_of(tokenize(Call.PageText),
                [&](const Token &T) { return T.is(Var->getName()); });
}

/// The new call. Only the first one of two keeps comments.
std::string Conversion::made(bool Write, bool First) const {
  return (Write ? Writable : Readable) + "(" + Family.names().PageToPfn + "(" +
         (First ? Call.PageText : withoutComments(Call.PageText)) + "))";
}

/// The flag as a condition: converted as the old parameter converted it.
std::string Conversion::condition() const {
  const Expr *Flag = Call.flag()->IgnoreParenImpCasts();
  QualType Param = Call.Call->getDirectCallee()->getParamDecl(1)->getType();
  const ASTContext &Context = Sites.context();
  bool Narrows =
      !Param->isBooleanType() && Param->isIntegerType() &&
      Flag->getType()->isIntegerType() &&
      Context.getTypeSize(Flag->getType()) > Context.getTypeSize(Param);
  if (const auto *Mask = dyn_cast<BinaryOperator>(Flag);
      Narrows && Mask && Mask->getOpcode() == BO_And)
    for (const Expr *Side : {Mask->getLHS(), Mask->getRHS()})
      if (std::optional<APSInt> Bits = Side->getIntegerConstantExpr(Context))
        Narrows &= Bits->getActiveBits() > Context.getTypeSize(Param);
  if (Narrows)
    return "(" + Param.getUnqualifiedType().getAsString() + ")(" +
           Call.FlagText + ")";
  const auto *Op = dyn_cast<BinaryOperator>(Flag);
  if ((Op && Op->isAssignmentOp()) || isa<AbstractConditionalOperator>(Flag))
    return "(" + Call.FlagText + ")";
  return Call.FlagText;
}

std::string Conversion::choice() const {
  std::string Text =
      condition() + " ? " + made(true) + " : " + made(false, /*First=*/false);
  return Around.NeedsParens ? "(" + Text + ")" : Text;
}

std::string Conversion::assertions(StringRef Indent) const {
  std::string Out;
  for (const std::string &Line : Asserted)
    Out += (Line + "\n" + Indent).str();
  return Out;
}

/// For a literal flag: another name, and the page's number for the page.
std::vector<Edit> Conversion::inPlace() const {
  FileID File = Call.Whole.File;
  unsigned Begin = Call.Whole.Begin, End = Call.Whole.End;
  return {{{File, Begin, Begin + unsigned(U.Function.size())},
           *Call.Literal ? Writable : Readable},
          {{File, Call.Page.Begin, Call.Page.Begin},
           Family.names().PageToPfn + "("},
          {{File, Call.Page.End, End},
           ")" + commentsOf(slice(Call.Page.End, End)) + ")"}};
}

/// The call stays where it is; only what it asserts goes before the statement.
Error Conversion::insideExpression(PendingFinding &Into) {
  if (Call.Literal)
    Into.F.Edits = inPlace();
  else
    Into.F.Edits = {{Call.Whole, choice()}};
  Expected<FileRange> Unit = layoutUnit(*U.Call, Sites, Policy);
  if (Unit)
    Into.Units.push_back(*Unit);
  else
    consumeError(Unit.takeError());
  if (Asserted.empty())
    return Error::success();
  if (!Around.WhyNotBefore.empty())
    return because("what it asserts of the page goes before its statement, "
                   "but " +
                   Around.WhyNotBefore);
  Expected<StatementPlace> Place =
      statementPlace(*Around.Statement, Sites, Policy);
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
Error Conversion::assignment(PendingFinding &Into) {
  if (!Asserted.empty() && !Around.WhyNotBefore.empty())
    return because("what it asserts of the page goes before its statement, "
                   "but " +
                   Around.WhyNotBefore);
  Expected<StatementPlace> Place =
      statementPlace(*Around.Statement, Sites, Policy);
  if (!Place)
    return Place.takeError();
  // What the target does would come after the flag, and twice in the text.
  const Expr *Target = nullptr;
  if (const auto *Assign = dyn_cast<BinaryOperator>(Around.Statement))
    Target = Assign->getLHS();
  if (Target && Target->HasSideEffects(Sites.context()) &&
      Call.flag()->HasSideEffects(Sites.context()))
    return insideExpression(Into);
  Into.Group = Place->Owner;
  append_range(Into.F.Edits, Place->Braces);
  unsigned Begin = Place->Text.Begin, End = Place->Text.End;
  StringRef Before = slice(Begin, Call.Whole.Begin).ltrim();
  StringRef After = slice(Call.Whole.End, End);
  const std::string &Indent = Place->Indent;
  std::string Text = Place->Lead + assertions(Indent) + "if (" + condition() +
                     ")\n" + Indent + "\t" +
                     (Before + made(true) + After).str() + "\n" + Indent +
                     "else\n" + Indent + "\t" + withoutComments(Before) + " " +
                     made(false, /*First=*/false) + withoutComments(After);
  Into.F.Edits.push_back({Place->Text, std::move(Text)});
  Into.Units.push_back(Place->Text);
  return Error::success();
}

/// Whether the variable may get its value after all declarations of its block,
/// and the last of these.
Error Conversion::maySplit(const DeclStmt &Declared, const Stmt *&Last) const {
  const VarDecl &Var = *Around.Variable;
  const auto *Block = dyn_cast_or_null<CompoundStmt>(Sites.parent(&Declared));
  if (!Block)
    return because("its declaration stands in the head of a statement");
  if (!Var.hasLocalStorage() || Var.getType().isConstQualified() ||
      Var.getInitStyle() != VarDecl::CInit ||
      !isa<RecordType>(Var.getType().getCanonicalType()))
    return because("the variable gets its value where it is declared");
  bool Behind = false;
  for (const Stmt *S : Block->body()) {
    const auto *D = dyn_cast<DeclStmt>(S);
    Behind |= S == &Declared;
    if (!Behind)
      continue;
    if (!D)
      break;
    Last = S;
    bool After = D != &Declared;
    for (const Decl *One : D->decls()) {
      const auto *Other = dyn_cast<VarDecl>(One);
      const Expr *Init = Other && After ? Other->getInit() : nullptr;
      After |= One == &Var;
      if (!Init)
        continue;
      std::string Text = Policy.spelling(Init->getSourceRange());
      if (Text.empty() || changesState(Init, Sites) ||
          any_of(tokenize(Text),
                 [&](const Token &T) { return T.is(Var.getName()); }))
        return because("a declaration behind it needs its value, or does more "
                       "than declare");
    }
  }
  return Error::success();
}

/// A declaration, and an assignment behind all of its block's.
Error Conversion::initialiser(PendingFinding &Into) {
  const auto *Declared =
      cast<DeclStmt>(Sites.parent(Around.Variable->getInit()));
  const Stmt *Last = nullptr;
  auto InPlace = [&](Error Why) -> Error {
    if (!Asserted.empty())
      return because("what it asserts of the page needs a statement, but " +
                     toString(std::move(Why)));
    consumeError(std::move(Why));
    return insideExpression(Into);
  };
  if (!Asserted.empty() && !Around.WhyNotBefore.empty())
    return InPlace(because(Around.WhyNotBefore));
  if (Error E = maySplit(*Declared, Last))
    return InPlace(std::move(E));
  Expected<FileRange> Name = Policy.editable(Around.Variable->getLocation());
  if (!Name)
    return InPlace(Name.takeError());
  Expected<FileRange> End = statementText(*Last, Policy);
  if (!End)
    return InPlace(End.takeError());
  Expected<FileRange> Own = statementText(*Declared, Policy);
  if (!Own)
    return InPlace(Own.takeError());
  // 'entry = ' up to the call, attributes and all.
  StringRef Between = slice(Name->End, Call.Whole.Begin);
  size_t Equals = Between.find('=');
  if (Equals == StringRef::npos ||
      !Between.drop_front(Equals + 1).trim().empty())
    return InPlace(because("the declaration is not plain text"));
  StringRef Code = Policy.fileText(Call.Whole.File);
  unsigned From = Name->End + Between.take_front(Equals).rtrim().size();
  unsigned At = pastTrailingComment(Code, End->End);
  std::string Indent = indentAt(Code, Own->Begin).str();
  std::string Set = Around.Variable->getNameAsString() + " = ";
  std::string Text = "\n\n" + Indent + assertions(Indent);
  if (Call.Literal)
    Text += Set + made(*Call.Literal) +
            commentsOf(slice(Call.Page.End, Call.Whole.End)) + ";";
  else
    Text += "if (" + condition() + ")\n" + Indent + "\t" + Set + made(true) +
            ";\n" + Indent + "else\n" + Indent + "\t" + Set +
            made(false, /*First=*/false) + ";";
  FileRange Behind{Call.Whole.File, At, At};
  Into.Group = At;
  Into.F.Edits = {{{Call.Whole.File, From, Call.Whole.End}, ""},
                  {Behind, std::move(Text)}};
  Into.Units = {Behind};
  return Error::success();
}

} // namespace

std::vector<Finding> findFlagConstructors(const FunctionSites &Sites,
                                          const EditPolicy &Policy) {
  GroupedFindings All;
  for (const Use &U : Sites.uses()) {
    if (U.Does != Role::Constructor)
      continue;
    PendingFinding P;
    P.F.Loc = U.Name->getLocation();
    P.F.Message = "'" + U.Function + "' chooses what it makes by a flag";
    if (Error Why = Conversion(U, Sites, Policy).run(P))
      P.refuse(toString(std::move(Why)));
    All.add(std::move(P));
  }
  return All.finish(Policy);
}

} // namespace swapfold
