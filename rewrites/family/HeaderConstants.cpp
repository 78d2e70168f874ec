//===- HeaderConstants.cpp - what names of headers stand for --------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/HeaderConstants.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Tooling/Tooling.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

/// Takes the directive that \p Tokens begin with, without comments and
/// splices. Returns how many tokens it has.
size_t HeaderConstants::directive(ArrayRef<Token> Tokens) {
  size_t Size = 1;
  while (Size < Tokens.size() && !Tokens[Size].StartsLine)
    ++Size;
  Tokens = Tokens.take_front(Size);
  std::string Line = "#";
  for (size_t I = 1; I < Size; ++I) {
    if (StringRef(Tokens[I].Text).starts_with("CONFIG_"))
      Options.insert(Tokens[I].Text);
    Line +=
        (Tokens[I].Offset == Tokens[I - 1].end() ? "" : " ") + Tokens[I].Text;
  }
  const StringRef Name = Size > 1 ? StringRef(Tokens[1].Text) : "";
  if (Name == "define" && Size > 2) {
    Offsets.back().emplace(Tokens[2].Text, Tokens[0].Offset);
    if (Size == 3 || !Tokens[3].is("(") || Tokens[3].Offset != Tokens[2].end())
      Macros.emplace(Tokens[2].Text, Tokens.drop_front(3).vec());
  }
  if (Name == "define" || Name == "undef" || Name.starts_with("if") ||
      Name.starts_with("el") || Name == "endif") {
    Text += Line + "\n";
    Directives += Line + "\n";
  }
  return Size;
}

/// Takes what \p Tokens, which begin with 'enum', define. Returns how many
/// tokens were taken, or 1.
size_t HeaderConstants::enumeration(StringRef Header, ArrayRef<Token> Tokens) {
  size_t Open = 1;
  if (Tokens.size() > 1 && Tokens[1].Kind == Token::Identifier)
    ++Open;
  if (Open >= Tokens.size() || !Tokens[Open].is("{"))
    return 1;
  std::set<std::string> &Names = Enumerators[Open > 1 ? Tokens[1].Text : ""];
  size_t Close = Open;
  unsigned Parens = 0;
  bool Begins = false; // a name comes next
  while (Close < Tokens.size() && !Tokens[Close].is("}")) {
    const Token &T = Tokens[Close];
    if (T.is("#") && T.StartsLine) {
      Close += directive(Tokens.drop_front(Close));
      continue;
    }
    if (Begins && T.Kind == Token::Identifier) {
      Offsets.back().emplace(T.Text, T.Offset);
      Names.insert(T.Text);
    }
    Parens += T.is("(") ? 1 : T.is(")") ? -1 : 0;
    Begins = T.is("{") || (T.is(",") && !Parens);
    ++Close;
  }
  if (Close == Tokens.size())
    return Close;
  Text += (Header.slice(Tokens[0].Offset, Tokens[Close].end()) + ";\n").str();
  return Close + 1;
}

void HeaderConstants::add(StringRef Header) {
  Offsets.emplace_back();
  const std::vector<Token> Tokens = tokenize(Header);
  for (size_t I = 0; I < Tokens.size();) {
    const ArrayRef<Token> Rest = ArrayRef(Tokens).drop_front(I);
    if (StringRef(Tokens[I].Text).starts_with("CONFIG_"))
      Options.insert(Tokens[I].Text);
    if (Tokens[I].is("#") && Tokens[I].StartsLine)
      I += directive(Rest);
    else if (Tokens[I].is("enum"))
      I += enumeration(Header, Rest);
    else
      ++I;
  }
}

std::string HeaderConstants::options() const {
  std::string Out = "#define IS_ENABLED(option) 1\n";
  for (const std::string &Option : Options)
    Out += "#define " + Option + " 1\n";
  return Out;
}

std::string HeaderConstants::directives() const {
  return options() + Directives;
}

std::map<std::string, HeaderConstants::Value>
HeaderConstants::values(const std::set<std::string> &Names) const {
  std::string Code = options() + Text;
  for (const std::string &Name : Names)
    Code += "const __typeof__((" + Name + ")) swapfold_value_" + Name + " = (" +
            Name + ");\n";
  IgnoringDiagConsumer Quiet;
  std::unique_ptr<ASTUnit> Unit = tooling::buildASTFromCodeWithArgs(
      Code, {"-ferror-limit=0", "-w"}, "constants.c", "swapfold",
      std::make_shared<PCHContainerOperations>(),
      tooling::getClangStripDependencyFileAdjuster(),
      tooling::FileContentMappings(), &Quiet);
  std::map<std::string, Value> Out;
  if (!Unit)
    return Out;
  ASTContext &Context = Unit->getASTContext();
  for (const Decl *D : Context.getTranslationUnitDecl()->decls()) {
    const auto *Variable = dyn_cast<VarDecl>(D);
    StringRef Name = Variable ? Variable->getName() : "";
    Expr::EvalResult Result;
    if (Name.consume_front("swapfold_value_") && Variable->getInit() &&
        !Variable->getInit()->containsErrors() &&
        Variable->getInit()->EvaluateAsInt(Result, Context))
      Out[Name.str()] = {Result.Val.getInt().getExtValue(),
                         Variable->getType()
                             .getCanonicalType()
                             .getUnqualifiedType()
                             .getAsString()};
  }
  return Out;
}

const std::vector<Token> *HeaderConstants::macro(StringRef Name) const {
  auto It = Macros.find(Name.str());
  return It == Macros.end() ? nullptr : &It->second;
}

std::set<std::string> HeaderConstants::enumerators(StringRef Name) const {
  auto It = Enumerators.find(Name.str());
  return It == Enumerators.end() ? std::set<std::string>() : It->second;
}

std::optional<unsigned> HeaderConstants::offset(size_t Index,
                                                StringRef Name) const {
  auto It = Offsets[Index].find(Name.str());
  return It == Offsets[Index].end() ? std::nullopt : std::optional(It->second);
}

} // namespace swapfold
