//===- HeaderConstants.cpp - what names of headers stand for --------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/HeaderConstants.h"
#include "rewrites/text/Lines.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Tooling/Tooling.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

/// The extent of the line of \p Offset and of those that it goes on in.
static StringRef wholeLine(StringRef Text, unsigned Offset) {
  unsigned End = lineEnd(Text, Offset);
  while (End < Text.size() && Text.take_front(End).ends_with("\\"))
    End = lineEnd(Text, End + 1);
  return Text.slice(Offset, End);
}

/// Takes the directive that \p Tokens begin with. Returns how many tokens it
/// has.
size_t HeaderConstants::directive(StringRef Header, ArrayRef<Token> Tokens) {
  const StringRef Line = wholeLine(Header, Tokens[0].Offset);
  const unsigned End = Tokens[0].Offset + Line.size();
  size_t Size = 1;
  while (Size < Tokens.size() && Tokens[Size].Offset < End)
    ++Size;
  Tokens = Tokens.take_front(Size);
  const StringRef Name = Size > 1 ? StringRef(Tokens[1].Text) : "";
  for (const Token &T : Tokens)
    if (StringRef(T.Text).starts_with("CONFIG_"))
      Options.insert(T.Text);
  if (Name == "define" && Size > 2) {
    Offsets.back().emplace(Tokens[2].Text, Tokens[0].Offset);
    if (Size == 3 || !Tokens[3].is("(") || Tokens[3].Offset != Tokens[2].end())
      Macros.emplace(Tokens[2].Text, Tokens.drop_front(3).vec());
  }
  if (Name == "define" || Name == "undef" || Name.starts_with("if") ||
      Name.starts_with("el") || Name == "endif") {
    Text += (Line + "\n").str();
    Directives += (Line + "\n").str();
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
  while (Close < Tokens.size() && !Tokens[Close].is("}")) {
    const bool Begins = Tokens[Close].is("{") || Tokens[Close].is(",");
    if (++Close < Tokens.size() && Begins &&
        Tokens[Close].Kind == Token::Identifier) {
      Offsets.back().emplace(Tokens[Close].Text, Tokens[Close].Offset);
      Names.insert(Tokens[Close].Text);
    }
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
      I += directive(Header, Rest);
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

std::map<std::string, int64_t>
HeaderConstants::values(const std::set<std::string> &Names) const {
  std::string Code = options() + Text;
  for (const std::string &Name : Names)
    Code += "const long long swapfold_value_" + Name + " = (" + Name + ");\n";
  IgnoringDiagConsumer Quiet;
  std::unique_ptr<ASTUnit> Unit = tooling::buildASTFromCodeWithArgs(
      Code, {"-ferror-limit=0", "-w"}, "constants.c", "swapfold",
      std::make_shared<PCHContainerOperations>(),
      tooling::getClangStripDependencyFileAdjuster(),
      tooling::FileContentMappings(), &Quiet);
  std::map<std::string, int64_t> Out;
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
      Out.emplace(Name.str(), Result.Val.getInt().getExtValue());
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
