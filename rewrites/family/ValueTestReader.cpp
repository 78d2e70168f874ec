//===- ValueTestReader.cpp - the text of predicates over numbers --------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/ValueTest.h"
#include "rewrites/text/AssertionName.h"
#include "rewrites/text/Stub.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/SaveAndRestore.h"
#include <array>

using namespace llvm;

namespace swapfold {

/// Helpers of helpers that are looked into.
static constexpr unsigned MaxDepth = 8;

/// Reads the tokens of an expression from left to right. What is constant is
/// folded; nothing stands for what cannot be read.
class ValueTestReader {
public:
  using Node = ValueTest::Node;
  using Operand = std::optional<unsigned>;
  ValueTestReader(ValueTest &Into, const ValueVocabulary &Names)
      : Into(Into), Names(Names) {}

  /// What \p Function returns for \p Argument.
  Operand function(StringRef Function, unsigned Argument);
  unsigned add(Node N) {
    Into.Nodes.push_back(N);
    return Into.Nodes.size() - 1;
  }

private:
  Operand constant(uint64_t Value) { return add({Node::Constant, Value}); }
  std::optional<uint64_t> valueOf(Operand Of) const {
    return Of && Into.Nodes[*Of].Is == Node::Constant
               ? std::optional(Into.Nodes[*Of].Value)
               : std::nullopt;
  }
  bool peek(StringRef Spelling) const {
    return At < Text.size() && Text[At].is(Spelling);
  }
  bool take(StringRef Spelling) {
    if (!peek(Spelling))
      return false;
    ++At;
    return true;
  }
  Operand within(ArrayRef<Token> Inner, StringRef Parameter, Operand Argument);
  Operand call(StringRef Name);
  Operand binary(unsigned Level = 0);
  Operand unary();
  Operand primary();
  Operand apply(StringRef Operator, Operand Left, Operand Right);
  Operand compare(Node::Kind How, Operand Left, Operand Right, bool Negated);
  bool takeCast(bool &Changes);

  ValueTest &Into;
  const ValueVocabulary &Names;
  ArrayRef<Token> Text;
  size_t At = 0;
  StringRef Parameter;
  Operand Given;
  unsigned Depth = 0;
  uint64_t Shifted = 0; ///< how far the number is shifted, at most
};

ValueTestReader::Operand ValueTestReader::within(ArrayRef<Token> Inner,
                                                 StringRef Named,
                                                 Operand Argument) {
  if (Depth >= MaxDepth)
    return std::nullopt;
  SaveAndRestore Deeper(Depth, Depth + 1);
  SaveAndRestore Read(Text, Inner);
  SaveAndRestore From(At, size_t(0));
  SaveAndRestore Name(Parameter, Named);
  SaveAndRestore Value(Given, Argument);
  Operand Out = binary();
  return At == Text.size() ? Out : std::nullopt;
}

ValueTestReader::Operand ValueTestReader::function(StringRef Function,
                                                   unsigned Argument) {
  const HeaderFunction *Only = nullptr;
  auto [Begin, End] = Names.Functions.equal_range(Function.str());
  for (const auto &[_, F] : make_range(Begin, End)) {
    if (isStub(F))
      continue;
    if (Only || F.ParamNames.size() != 1 || F.HasDirectives)
      return std::nullopt;
    Only = &F;
  }
  if (!Only)
    return std::nullopt;
  ArrayRef<Token> Body = Only->Body;
  if (!Only->IsMacro) {
    // Assertions change nothing.
    while (Body.size() > 2 && isAssertionName(Body[0].Text) &&
           Body[1].is("(")) {
      Body = Body.drop_while([](const Token &T) { return !T.is(";"); });
      if (Body.empty())
        return std::nullopt;
      Body = Body.drop_front();
    }
    if (Body.size() < 3 || !Body.front().is("return") || !Body.back().is(";"))
      return std::nullopt;
    Body = Body.drop_front().drop_back();
  }
  return within(Body, Only->ParamNames[0], Argument);
}

/// Past '(TYPE)' in front of an operand. \p Changes is set if that is another
/// number of 64 bits then, or has a sign.
bool ValueTestReader::takeCast(bool &Changes) {
  if (!peek("("))
    return false;
  size_t End = At + 1;
  bool Pointer = false;
  std::vector<StringRef> Words;
  for (; End < Text.size() && !Text[End].is(")"); ++End) {
    if (Text[End].is("*"))
      Pointer = true;
    else if (Text[End].Kind != Token::Identifier || Pointer)
      return false;
    else if (!Text[End].is("const") && !Text[End].is("__force"))
      Words.push_back(Text[End].Text);
  }
  if (Words.empty() || End + 1 >= Text.size() ||
      (Text[End + 1].Kind != Token::Identifier &&
       Text[End + 1].Kind != Token::Number && !Text[End + 1].is("(")))
    return false;
  Changes =
      !Pointer && Words != std::vector<StringRef>{"unsigned", "long"} &&
      !(Words.size() == 1 && (Words[0] == "u64" || Words[0] == "uintptr_t" ||
                              Words[0] == Names.Type));
  At = End + 1;
  return true;
}

ValueTestReader::Operand ValueTestReader::primary() {
  if (At >= Text.size())
    return std::nullopt;
  if (take("(")) {
    Operand Inner = binary();
    return take(")") ? Inner : std::nullopt;
  }
  const Token &T = Text[At++];
  if (T.Kind == Token::Number) {
    uint64_t Value;
    if (StringRef(T.Text).rtrim("uUlL").getAsInteger(0, Value))
      return std::nullopt;
    return constant(Value);
  }
  if (T.Kind != Token::Identifier)
    return std::nullopt;
  if (T.is("true") || T.is("false"))
    return constant(T.is("true"));
  if (peek("("))
    return call(T.Text);
  if (T.is(Parameter))
    return Given;
  auto Known = Names.Constants.find(T.Text);
  return Known == Names.Constants.end()
             ? std::nullopt
             : within(Known->second, "", std::nullopt);
}

/// Behind \p Name, at its '('.
ValueTestReader::Operand ValueTestReader::call(StringRef Name) {
  take("(");
  if (Name == "IS_ENABLED") {
    At += 1;
    return take(")") ? constant(1) : std::nullopt;
  }
  Operand Argument = binary();
  if (!take(")") || !Argument)
    return std::nullopt;
  if (Name == "likely" || Name == "unlikely")
    return Argument;
  return function(Name, *Argument);
}

ValueTestReader::Operand ValueTestReader::unary() {
  bool Changes = false;
  if (takeCast(Changes)) {
    Operand Of = unary();
    return Changes && !valueOf(Of) ? std::nullopt : Of;
  }
  for (StringRef Operator : {"!", "-", "~", "+"}) {
    if (!take(Operator))
      continue;
    Operand Of = unary();
    std::optional<uint64_t> Value = valueOf(Of);
    if (Value)
      return constant(Operator == "!"   ? !*Value
                      : Operator == "-" ? -*Value
                      : Operator == "~" ? ~*Value
                                        : *Value);
    return Of && Operator == "!" ? Operand(add({Node::Not, 0, *Of}))
                                 : std::nullopt;
  }
  return primary();
}

/// The operators with two operands, those that bind least first.
static constexpr std::array<StringRef, 4> Levels[] = {
    {{"||"}},       {{"&&"}},       {{"|"}},
    {{"&"}},        {{"==", "!="}}, {{"<", ">", "<=", ">="}},
    {{"<<", ">>"}}, {{"+", "-"}},   {{"*"}}};

ValueTestReader::Operand ValueTestReader::binary(unsigned Level) {
  if (Level == std::size(Levels))
    return unary();
  Operand Left = binary(Level + 1);
  for (bool More = true; More;) {
    More = false;
    for (StringRef Operator : Levels[Level])
      if (take(Operator)) {
        Operand Right = binary(Level + 1);
        Left = apply(Operator, Left, Right);
        More = true;
        break;
      }
  }
  if (Level || !take("?"))
    return Left;
  Operand True = binary();
  Operand False = take(":") ? binary() : std::nullopt;
  std::optional<uint64_t> Chosen = valueOf(Left);
  return Chosen ? (*Chosen ? True : False) : std::nullopt;
}

ValueTestReader::Operand ValueTestReader::compare(Node::Kind How, Operand Left,
                                                  Operand Right, bool Negated) {
  for (Operand Side : {Left, Right})
    if (std::optional<uint64_t> Value = valueOf(Side)) {
      Into.ComparedWith.insert(*Value);
      Into.ComparedWith.insert(*Value << Shifted);
    }
  unsigned Out = add({How, 0, *Left, *Right});
  return Negated ? add({Node::Not, 0, Out}) : Out;
}

ValueTestReader::Operand ValueTestReader::apply(StringRef Operator,
                                                Operand Left, Operand Right) {
  if (!Left || !Right)
    return std::nullopt;
  std::optional<uint64_t> A = valueOf(Left), B = valueOf(Right);
  if (Operator == "&&" || Operator == "||")
    return add(
        {Operator == "&&" ? Node::Both : Node::Either, 0, *Left, *Right});
  if (A && B) {
    const uint64_t By = *B & 63;
    return constant(StringSwitch<uint64_t>(Operator)
                        .Case("|", *A | *B)
                        .Case("&", *A & *B)
                        .Case("==", *A == *B)
                        .Case("!=", *A != *B)
                        .Case("<", *A < *B)
                        .Case(">", *A > *B)
                        .Case("<=", *A <= *B)
                        .Case(">=", *A >= *B)
                        .Case("<<", *A << By)
                        .Case(">>", *A >> By)
                        .Case("+", *A + *B)
                        .Case("-", *A - *B)
                        .Default(*A * *B));
  }
  if (!A && !B)
    return std::nullopt;
  if (Operator == "&") {
    const uint64_t Mask = A ? *A : *B;
    return Shifted < 8 && Mask <= ValueTest::LowBits >> Shifted
               ? Operand(add({Node::And, 0, *Left, *Right}))
               : std::nullopt;
  }
  if (Operator == ">>" && B && *B < 8) {
    Shifted += *B;
    return add({Node::Shift, 0, *Left, *Right});
  }
  if (Operator == "==" || Operator == "!=")
    return compare(Node::Equal, Left, Right, Operator == "!=");
  if (Operator == "<" || Operator == ">=")
    return compare(Node::Less, Left, Right, Operator == ">=");
  if (Operator == ">" || Operator == "<=")
    return compare(Node::Less, Right, Left, Operator == "<=");
  return std::nullopt;
}

std::optional<ValueTest> ValueTest::read(StringRef Predicate,
                                         const ValueVocabulary &Names) {
  ValueTest Out;
  ValueTestReader Reader(Out, Names);
  ValueTestReader::Operand Root =
      Reader.function(Predicate, Reader.add({Node::Number}));
  if (!Root)
    return std::nullopt;
  Out.Root = *Root;
  return Out;
}

} // namespace swapfold
