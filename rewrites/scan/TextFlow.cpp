//===- TextFlow.cpp - what tests can settle, by the text ------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/scan/TextFlow.h"
#include "rewrites/scan/TextFlowReader.h"
#include "rewrites/text/AssertionName.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace llvm;

namespace swapfold {

/// The index of what closes the bracket at \p Open.
size_t TextFlowReader::closing(size_t Open) const {
  unsigned Depth = 0;
  for (size_t I = Open; I < Text.size(); ++I) {
    Depth += Text[I].is("(") || Text[I].is("[") || Text[I].is("{");
    Depth -= Text[I].is(")") || Text[I].is("]") || Text[I].is("}");
    if (!Depth)
      return I;
  }
  return Text.size();
}

TextFlowReader::LoopEnds TextFlowReader::loopBody(TypeMask Is) {
  SaveAndRestore Outer(Left, TypeMask(0));
  SaveAndRestore OuterAgain(Again, TypeMask(0));
  const TypeMask End = statement(Is);
  return {End, Again, Left};
}

TypeMask TextFlowReader::forLoop(TypeMask Is) {
  expect("(");
  list(Is);
  expect(";");
  const Ways If = peek(";") ? Ways{Is, 0} : list(Is);
  expect(";");
  if (!peek(")"))
    list(If.True);
  expect(")");
  return If.False | loopBody(If.True).Broken;
}

TypeMask TextFlowReader::doLoop(TypeMask Is) {
  const LoopEnds Body = loopBody(Is);
  expect("while");
  const Ways If = condition(Body.Last | Body.Continued);
  expect(";");
  return If.False | Body.Broken;
}

TypeMask TextFlowReader::switchOver(TypeMask Is) {
  SaveAndRestore Outer(Left, TypeMask(0));
  SaveAndRestore OuterCases(Switched, Is);
  SaveAndRestore OuterDefault(HasDefault, false);
  condition(Is);
  const TypeMask End = statement(0);
  return End | Left | (HasDefault ? 0 : Is);
}

/// Behind a statement of which \p Is holds.
TypeMask TextFlowReader::statement(TypeMask Is) {
  if (At >= Text.size())
    return Is;
  if (take("{")) {
    while (At < Text.size() && !peek("}"))
      Is = statement(Is);
    expect("}");
    return Is;
  }
  if (take("if")) {
    const Ways If = condition(Is);
    const TypeMask Then = statement(If.True);
    return Then | (take("else") ? statement(If.False) : If.False);
  }
  if (take("while")) {
    const Ways If = condition(Is);
    return If.False | loopBody(If.True).Broken;
  }
  if (take("for"))
    return forLoop(Is);
  if (take("do"))
    return doLoop(Is);
  if (take("switch"))
    return switchOver(Is);
  if (peek("case") || peek("default")) {
    HasDefault |= peek("default");
    while (At < Text.size() && !take(":"))
      ++At;
    return Is | Switched;
  }
  if (take("break") || take("continue")) {
    (Text[At - 1].is("break") ? Left : Again) |= Is;
    expect(";");
    return 0;
  }
  if (take("goto")) {
    if (At < Text.size())
      Labels[Text[At++].Text] |= Is;
    expect(";");
    return 0;
  }
  if (take("return")) {
    list(Is);
    expect(";");
    return 0;
  }
  const bool IsName = Text[At].Kind == Token::Identifier;
  if (IsName && peek(":", 1)) {
    At += 2;
    return Is | Labels[Text[At - 2].Text];
  }
  if (const size_t End = IsName && peek("(", 1) ? closing(At + 1) : At;
      End > At && End + 1 < Text.size() &&
      (Text[End + 1].is("{") || Text[End + 1].Kind == Token::Identifier)) {
    // list_for_each_entry(...) or the like; one that runs its body once, too.
    call(Is);
    const LoopEnds Body = loopBody(Is);
    return Body.Last ? Body.Last : Is | Body.Broken;
  }
  const bool Asserts = IsName && isAssertionName(Text[At].Text);
  const Ways If = list(Is);
  expect(";");
  return Asserts ? If.False : Is;
}

/// In parentheses.
Ways TextFlowReader::condition(TypeMask Is) {
  expect("(");
  const Ways If = list(Is);
  expect(")");
  return If;
}

/// The tokens of \p Body without those of directives: all branches are read.
static std::vector<Token> withoutDirectives(StringRef Body) {
  std::vector<Token> Out = tokenize(Body);
  bool InDirective = false;
  erase_if(Out, [&](const Token &T) {
    if (T.StartsLine)
      InDirective = T.is("#");
    return InDirective;
  });
  return Out;
}

bool mayBeAtFault(StringRef Body, const EntryFamily &Family,
                  const TypeTable &Types) {
  const std::vector<Token> Text = withoutDirectives(Body);
  if (TextFlowReader(Text, Family, Types, "").isAtFault())
    return true;
  // What a conversion stands behind is asked of the same value.
  StringSet<> Values;
  for (size_t I = 0; I + 1 < Text.size(); ++I) {
    if (!Family.converters().count(Text[I].Text) || !Text[I + 1].is("("))
      continue;
    std::string Value;
    unsigned Depth = 1;
    for (size_t J = I + 2; J < Text.size(); ++J) {
      Depth += Text[J].is("(") ? 1 : Text[J].is(")") ? -1 : 0;
      if (!Depth)
        break;
      Value += Text[J].Text;
    }
    Values.insert(Value);
  }
  return any_of(Values.keys(), [&](StringRef Value) {
    return TextFlowReader(Text, Family, Types, Value).isAtFault();
  });
}

} // namespace swapfold
