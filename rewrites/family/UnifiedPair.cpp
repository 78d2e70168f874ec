//===- UnifiedPair.cpp - the pair a tree does not have yet ----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/UnifiedPair.h"
#include "rewrites/family/PairText.h"
#include "rewrites/text/Failure.h"
#include "rewrites/text/Lines.h"
#include "rewrites/text/Stub.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>

using namespace llvm;

namespace swapfold {
namespace {

/// How far definitions stand below the same preprocessor branches.
using BranchPath = ArrayRef<Branch>;

bool sameBranch(const Branch &A, const Branch &B) {
  return A.Conditional == B.Conditional && A.Arm == B.Arm;
}

class PairBuilder {
public:
  PairBuilder(const EntryFamily &Family, StringRef HeaderText, unsigned Columns)
      : Family(Family), HeaderText(HeaderText), Columns(Columns) {}

  Expected<HeaderAddition> build();

private:
  std::vector<const HeaderFunction *> definitions(StringRef Name) const;
  Expected<const HeaderFunction *> realDefinition(StringRef Name) const;
  Expected<std::string> effectsOf(const Kind &K) const;
  bool isPfnOf(ArrayRef<Token> Expr, StringRef Param, unsigned Depth) const;
  bool isPageOf(ArrayRef<Token> Expr, StringRef Param) const;
  Expected<std::string> renamed(const HeaderFunction &F, unsigned From,
                                unsigned To, StringRef Local) const;
  Error place();
  bool definedEverywhere(StringRef Name) const;

  const EntryFamily &Family;
  StringRef HeaderText;
  const unsigned Columns;
  std::vector<const Kind *> Kinds; ///< in the header's order
  std::string ReturnType;
  std::string Path;
  std::vector<Branch> Common; ///< the branches that all definitions share
  unsigned Offset = 0;
};

std::vector<const HeaderFunction *>
PairBuilder::definitions(StringRef Name) const {
  std::vector<const HeaderFunction *> Out;
  auto [Begin, End] = Family.functions().equal_range(Name.str());
  for (const auto &[_, F] : make_range(Begin, End))
    Out.push_back(&F);
  return Out;
}

Expected<const HeaderFunction *>
PairBuilder::realDefinition(StringRef Name) const {
  const HeaderFunction *Real = nullptr;
  for (const HeaderFunction *F : definitions(Name)) {
    if (isStub(*F))
      continue;
    if (F->IsMacro)
      return failure("'" + Name + "' is a macro");
    if (F->HasDirectives)
      return failure("a preprocessor directive stands inside '" + Name + "'");
    if (Real)
      return failure("'" + Name + "' is defined in two ways");
    Real = F;
  }
  if (!Real)
    return failure("'" + Name + "' is only a stub");
  return Real;
}

/// f ( param ) with nothing else?
bool isCallOnParam(ArrayRef<Token> Expr, StringRef Param) {
  return Expr.size() == 4 && Expr[1].is("(") && Expr[2].is(Param) &&
         Expr[3].is(")");
}

bool PairBuilder::isPfnOf(ArrayRef<Token> Expr, StringRef Param,
                          unsigned Depth) const {
  if (!isCallOnParam(Expr, Param) || Depth > 4)
    return false;
  if (Expr[0].is(Family.pfnFunction()))
    return true;
  // A helper: K_entry_to_pfn() and its like.
  Expected<const HeaderFunction *> Helper = realDefinition(Expr[0].Text);
  if (!Helper) {
    consumeError(Helper.takeError());
    return false;
  }
  ArrayRef<Token> Body = (*Helper)->Body;
  return (*Helper)->ParamNames.size() == 1 && Body.size() > 2 &&
         Body.front().is("return") && Body.back().is(";") &&
         isPfnOf(Body.drop_front().drop_back(), (*Helper)->ParamNames[0],
                 Depth + 1);
}

bool PairBuilder::isPageOf(ArrayRef<Token> Expr, StringRef Param) const {
  return Expr.size() > 3 && Expr[0].is(Family.names().PfnToPage) &&
         Expr[1].is("(") && Expr.back().is(")") &&
         isPfnOf(Expr.drop_front(2).drop_back(), Param, 0);
}

/// The text between two file offsets of \p F's body with its parameter called
/// 'entry' and its local page called 'p'. Fails if something else goes by one
/// of these names.
Expected<std::string> PairBuilder::renamed(const HeaderFunction &F,
                                           unsigned From, unsigned To,
                                           StringRef Local) const {
  std::string Out;
  unsigned At = From;
  for (size_t I = 0; I < F.Body.size(); ++I) {
    const Token &T = F.Body[I];
    // Members, tags and labels are names of other sorts.
    bool Other =
        I && is_contained({"->", ".", "struct", "union", "enum", "goto"},
                          F.Body[I - 1].Text);
    if (T.Offset < From || T.Offset >= To || T.Kind != Token::Identifier ||
        Other)
      continue;
    StringRef New = T.is(Local)                  ? StringRef("p")
                    : T.is(F.ParamNames.front()) ? StringRef("entry")
                                                 : StringRef(T.Text);
    if (New == T.Text && ((T.is("p") && Local != "p") ||
                          (T.is("entry") && F.ParamNames.front() != "entry")))
      return failure("'" + New + "' is something else in '" + F.Name + "'");
    Out += HeaderText.slice(At, T.Offset);
    Out += New;
    At = T.end();
  }
  Out += HeaderText.slice(At, To);
  return Out;
}

/// What \p K's page converter does besides converting: PairMember::Effects.
Expected<std::string> PairBuilder::effectsOf(const Kind &K) const {
  std::string Name = K.ToPage;
  // A converter may only pass the entry on to a helper.
  for (unsigned Depth = 0; Depth < 4; ++Depth) {
    Expected<const HeaderFunction *> Found = realDefinition(Name);
    if (!Found)
      return Found.takeError();
    const HeaderFunction &F = **Found;
    ArrayRef<Token> B = F.Body;
    if (F.ParamNames.size() != 1 || B.size() < 4 || F.Path != Path)
      break;
    StringRef Param = F.ParamNames.front();
    if (B.front().is("return")) {
      ArrayRef<Token> Expr = B.drop_front().drop_back();
      if (isPageOf(Expr, Param))
        return std::string();
      if (!isCallOnParam(Expr, Param))
        break;
      Name = Expr[0].Text;
      continue;
    }
    // T *p = page; side effects; return p;
    const Token *Assign = find_if(B, [](const Token &T) { return T.is("="); });
    const Token *Semi = find_if(B, [](const Token &T) { return T.is(";"); });
    if (Assign == B.end() || Semi == B.end() || Assign > Semi ||
        Assign == B.begin())
      break;
    StringRef Local = Assign[-1].Text;
    ArrayRef<Token> Tail = B.take_back(3);
    if (!isPageOf(ArrayRef<Token>(Assign + 1, Semi), Param) ||
        !Tail[0].is("return") || !Tail[1].is(Local) || !Tail[2].is(";"))
      break;
    ArrayRef<Token> Middle(Semi + 1, Tail.begin());
    if (any_of(Middle, [](const Token &T) {
          return T.is("return") || T.is("goto") || T.is("=") || T.is("static");
        }))
      return failure("'" + Name + "' does more than convert and assert");
    for (const Token &T : Middle)
      if (T.Kind == Token::Identifier && Family.functions().count(T.Text) &&
          !definedEverywhere(T.Text))
        return failure("'" + T.Text + "', which '" + Name +
                       "' calls, is not defined in every configuration");
    if (Middle.empty())
      return std::string();
    Expected<std::string> Text = renamed(F, Semi->end(), Tail[0].Offset, Local);
    if (!Text)
      return Text.takeError();
    return StringRef(*Text).rtrim().ltrim("\r\n").str();
  }
  return failure("the body of '" + Name + "' has an unknown shape");
}

/// True if every configuration that sees the common branches has \p Name.
bool PairBuilder::definedEverywhere(StringRef Name) const {
  std::map<unsigned, std::set<unsigned>> Arms;
  for (const HeaderFunction *F : definitions(Name)) {
    if (F->Branches.size() <= Common.size())
      return true;
    const Branch &B = F->Branches[Common.size()];
    if (F->Branches.size() > Common.size() + 1 || !B.HasElse)
      continue;
    std::set<unsigned> &Seen = Arms[B.Conditional];
    Seen.insert(B.Arm);
    if (Seen.size() == B.LastArm + 1)
      return true;
  }
  return false;
}

/// Finds where the pair goes: behind the last definition that it needs, inside
/// the branches that all of them share.
Error PairBuilder::place() {
  bool First = true;
  std::vector<const HeaderFunction *> Needed;
  for (const Kind *K : Kinds)
    for (const std::string *Name : {&K->Predicate, &K->ToPage})
      for (const HeaderFunction *F : definitions(*Name)) {
        if (F->Path != Path)
          return failure("'" + *Name + "' is defined in another header");
        Needed.push_back(F);
      }
  for (const HeaderFunction *F : Needed) {
    if (First)
      Common = F->Branches;
    First = false;
    size_t Same = 0;
    while (Same < Common.size() && Same < F->Branches.size() &&
           sameBranch(Common[Same], F->Branches[Same]))
      ++Same;
    Common.resize(Same);
  }
  for (const HeaderFunction *F : Needed) {
    unsigned End;
    if (F->Branches.size() > Common.size()) {
      End = F->Branches[Common.size()].EndifEnd;
    } else {
      End = nextLine(HeaderText, F->End);
    }
    if (End == 0)
      return failure("an #if around '" + F->Name + "' is not closed");
    Offset = std::max(Offset, End);
  }
  return Error::success();
}

Expected<HeaderAddition> PairBuilder::build() {
  for (const Kind &K : Family.kinds())
    if (!K.ToPage.empty())
      Kinds.push_back(&K);
  if (Kinds.empty())
    return failure("no kind has a page converter");
  Path = unifiedPairHeader(Family);
  std::set<std::string> Seen;
  for (const Kind *K : Kinds) {
    const KindSet *Own = Family.accepts(K->Predicate);
    if (!Own || !Own->Exact || Own->Types.empty())
      return failure(
          "what '" +
          (K->Predicate.empty() ? "is_" + K->Name + "_entry" : K->Predicate) +
          "' accepts is not known");
    for (const std::string &Type : Own->Types)
      if (!Seen.insert(Type).second)
        return failure("two kinds share the type '" + Type + "'");
  }
  sort(Kinds, [&](const Kind *A, const Kind *B) {
    return definitions(A->Predicate)[0]->Begin <
           definitions(B->Predicate)[0]->Begin;
  });
  if (Error E = place())
    return E;
  std::vector<PairMember> Members;
  for (const Kind *K : Kinds) {
    if (!definedEverywhere(K->Predicate))
      return failure("'" + K->Predicate +
                     "' is not defined in every configuration");
    Expected<std::string> Effects = effectsOf(*K);
    if (!Effects)
      return Effects.takeError();
    Members.push_back({K->Name, K->Predicate, std::move(*Effects)});
    Expected<const HeaderFunction *> Real = realDefinition(K->ToPage);
    if (!Real)
      return Real.takeError();
    if (!ReturnType.empty() && (*Real)->ReturnType != ReturnType)
      return failure("the converters return different types");
    ReturnType = (*Real)->ReturnType;
  }

  std::string Text;
  if (!Family.hasUnifiedPredicate())
    Text += "\n" + unifiedPredicateText(Family.names(), Members);
  if (!Family.hasUnifiedToPage())
    Text += "\n" + unifiedConverterText(Family.names(), Family.pfnFunction(),
                                        ReturnType, Members, Columns);
  StringRef Next = HeaderText.substr(Offset);
  if (!Next.empty() && !Next.starts_with("\n") && !Next.starts_with("\r\n"))
    Text += "\n";
  if (HeaderText.contains("\r\n")) {
    std::string Crlf;
    for (char C : Text)
      Crlf += C == '\n' ? std::string("\r\n") : std::string(1, C);
    Text = Crlf;
  }
  return HeaderAddition{Path, unifiedPairLacking(), {{Offset, Text}}};
}

} // namespace

FindingText unifiedPairLacking() {
  return "unified predicate and page converter";
}

std::string unifiedPairHeader(const EntryFamily &Family) {
  for (const Kind &K : Family.kinds())
    if (auto It = Family.functions().find(K.ToPage);
        !K.ToPage.empty() && It != Family.functions().end())
      return It->second.Path;
  return "";
}

Expected<HeaderAddition> deriveUnifiedPair(const EntryFamily &Family,
                                           StringRef HeaderText,
                                           unsigned Columns) {
  return PairBuilder(Family, HeaderText, Columns).build();
}

} // namespace swapfold
