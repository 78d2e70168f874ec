//===- TagValues.cpp - the values of a family's tag -----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The directives and enumerations of the headers, alone, are C that Clang
// computes the values from: no header is compiled, and no option is needed.
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/families/TagValues.h"
#include "rewrites/text/Lines.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {
namespace {

/// The extent of the line of \p Offset and of those that it goes on in.
StringRef wholeLine(StringRef Text, unsigned Offset) {
  unsigned End = lineEnd(Text, Offset);
  while (End < Text.size() && Text.take_front(End).ends_with("\\"))
    End = lineEnd(Text, End + 1);
  return Text.slice(Offset, End);
}

/// What of \p Header says what names stand for.
struct Definitions {
  explicit Definitions(StringRef Header);

  std::string Text; ///< #define, #if and their like, and enumerations
  std::map<std::string, unsigned> Offsets; ///< of the first of each name
  std::set<std::string> Options;           ///< CONFIG_*, as written
};

Definitions::Definitions(StringRef Header) {
  const std::vector<Token> Tokens = tokenize(Header);
  for (size_t I = 0; I < Tokens.size(); ++I) {
    const Token &T = Tokens[I];
    if (StringRef(T.Text).starts_with("CONFIG_"))
      Options.insert(T.Text);
    if (T.is("#") && T.StartsLine && I + 2 < Tokens.size()) {
      StringRef Directive = Tokens[I + 1].Text;
      StringRef Line = wholeLine(Header, T.Offset);
      if (Directive == "define")
        Offsets.emplace(Tokens[I + 2].Text, T.Offset);
      if (Directive == "define" || Directive == "undef" ||
          Directive.starts_with("if") || Directive.starts_with("el") ||
          Directive == "endif")
        Text += (Line + "\n").str();
      const unsigned End = T.Offset + Line.size();
      while (I + 1 < Tokens.size() && Tokens[I + 1].Offset < End) {
        ++I;
        if (StringRef(Tokens[I].Text).starts_with("CONFIG_"))
          Options.insert(Tokens[I].Text);
      }
      continue;
    }
    // enum name { ... };
    if (!T.is("enum"))
      continue;
    size_t Open = I + 1;
    if (Open < Tokens.size() && Tokens[Open].Kind == Token::Identifier)
      ++Open;
    if (Open >= Tokens.size() || !Tokens[Open].is("{"))
      continue;
    size_t Close = Open;
    while (Close < Tokens.size() && !Tokens[Close].is("}")) {
      const bool Names = Tokens[Close].is("{") || Tokens[Close].is(",");
      if (++Close < Tokens.size() && Names &&
          Tokens[Close].Kind == Token::Identifier)
        Offsets.emplace(Tokens[Close].Text, Tokens[Close].Offset);
    }
    if (Close == Tokens.size())
      return;
    Text += (Header.slice(T.Offset, Tokens[Close].end()) + ";\n").str();
    I = Close;
  }
}

/// The initialisers of the variables v0, v1, ... of \p Unit, as far as they
/// have a value.
std::map<unsigned, int64_t> valuesOf(ASTUnit &Unit) {
  std::map<unsigned, int64_t> Out;
  ASTContext &Context = Unit.getASTContext();
  for (const Decl *D : Context.getTranslationUnitDecl()->decls()) {
    const auto *Variable = dyn_cast<VarDecl>(D);
    StringRef Name = Variable ? Variable->getName() : "";
    unsigned Index = 0;
    Expr::EvalResult Result;
    if (!Name.consume_front("swapfold_value_") ||
        Name.getAsInteger(10, Index) || !Variable->getInit() ||
        Variable->getInit()->containsErrors() ||
        !Variable->getInit()->EvaluateAsInt(Result, Context))
      continue;
    Out[Index] = Result.Val.getInt().getExtValue();
  }
  return Out;
}

} // namespace

std::vector<TagValue> tagValues(ArrayRef<EntryFamily::Source> Headers,
                                const std::set<std::string> &Names,
                                StringRef Tag) {
  std::vector<TagValue> Out;
  std::string Code, Body;
  std::set<std::string> Options;
  std::vector<Definitions> All;
  for (const EntryFamily::Source &Header : Headers) {
    All.emplace_back(Header.Text);
    Options.insert(All.back().Options.begin(), All.back().Options.end());
    Body += All.back().Text;
  }
  for (const std::string &Option : Options)
    Code += "#define " + Option + " 1\n";
  Code += Body;
  for (const std::string &Name : Names) {
    Code += "const long long swapfold_value_" + std::to_string(Out.size()) +
            " = (" + Name + ");\n";
    TagValue &Value = Out.emplace_back();
    Value.Name = Name;
    for (size_t I = 0; I < Headers.size(); ++I)
      if (auto At = All[I].Offsets.find(Name); At != All[I].Offsets.end()) {
        Value.Options = Conditionals(Headers[I].Text)
                            .settingsFor(At->second)
                            .value_or(OptionSettings());
        break;
      }
  }
  // A tag that is computed can be what some return of it says.
  for (const EntryFamily::Source &Header : Headers)
    for (const HeaderFunction &F : headerFunctions(Header.Path, Header.Text)) {
      if (F.Name != Tag)
        continue;
      for (size_t I = 0; I + 1 < F.Body.size(); ++I)
        for (TagValue &Value : Out)
          if (F.Body[I].is("return") && F.Body[I + 1].is(Value.Name))
            if (auto Set =
                    Conditionals(Header.Text).settingsFor(F.Body[I + 1].Offset))
              Value.Options.insert(Set->begin(), Set->end());
    }
  IgnoringDiagConsumer Quiet;
  if (std::unique_ptr<ASTUnit> Unit = tooling::buildASTFromCodeWithArgs(
          Code, {"-ferror-limit=0", "-w"}, "tags.c", "swapfold",
          std::make_shared<PCHContainerOperations>(),
          tooling::getClangStripDependencyFileAdjuster(),
          tooling::FileContentMappings(), &Quiet))
    for (auto [Index, Value] : valuesOf(*Unit))
      if (Index < Out.size())
        Out[Index].Value = Value;
  llvm::sort(Out, [](const TagValue &A, const TagValue &B) {
    return std::tie(A.Value, A.Name) < std::tie(B.Value, B.Name);
  });
  return Out;
}

} // namespace swapfold
