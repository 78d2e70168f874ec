//===- SmPL.cpp - the call sites' part as a semantic patch ----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/plan/SmPL.h"
#include "rewrites/family/HeaderAddition.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>

using namespace llvm;

namespace swapfold {
namespace {

using KindList = std::vector<const Kind *>;
using Lines = std::vector<std::string>;

/// Rules one after the other, with a blank line between them.
class PatchText {
public:
  explicit PatchText(const EntryFamily &Family)
      : Family(Family), Names(Family.names()) {}

  void folds();
  void converters();
  void constructors(const Kind &K);
  void mutator(const Kind &K);
  void writePredicate(const Kind &K);
  std::string Text;

private:
  void rule(StringRef Variables, const Lines &Removed, const Lines &Added);
  void replace(StringRef Old, StringRef New) {
    rule("expression E;", {(Old + "(E)").str()}, {(New + "(E)").str()});
  }
  void foldsOf(const KindList &Order);
  Lines assertionsOf(const Kind &K) const;

  const EntryFamily &Family;
  const FamilyNames &Names;
};

} // namespace

void PatchText::rule(StringRef Variables, const Lines &Removed,
                     const Lines &Added) {
  if (!Text.empty())
    Text += "\n";
  Text += ("@@\n" + Variables + "\n@@\n").str();
  for (const std::string &Line : Removed)
    Text += "- " + Line + "\n";
  for (const std::string &Line : Added)
    Text += "+ " + Line + "\n";
}

void PatchText::foldsOf(const KindList &Order) {
  Lines Chain, Row;
  std::string Any;
  for (const Kind *K : Order) {
    std::string Test = "if (" + K->Predicate + "(E))";
    std::string Convert = "\tT = " + K->ToPage + "(E);";
    Chain.insert(Chain.end(), {Chain.empty() ? Test : "else " + Test, Convert});
    Row.insert(Row.end(), {Test, Convert});
    Any += (Any.empty() ? "" : " || ") + K->Predicate + "(E)";
  }
  Lines One = {"if (" + Names.UnifiedPredicate + "(E))",
               "\tT = " + Names.UnifiedToPage + "(E);"};
  rule("expression E, T;", Chain, One);
  rule("expression E, T;", Row, One);
  rule("expression E;", {Any}, {Names.UnifiedPredicate + "(E)"});
}

/// Chains in every order of their arms, if the kinds are those that the unified
/// predicate accepts.
void PatchText::folds() {
  KindList Kinds;
  std::set<std::string> Types;
  for (const Kind &K : Family.kinds()) {
    const KindSet *Accepted = Family.accepts(K.Predicate);
    if (K.ToPage.empty() || !Accepted)
      continue;
    Kinds.push_back(&K);
    Types.insert(Accepted->Types.begin(), Accepted->Types.end());
  }
  constexpr size_t TooMany = 4; // orders of so many fill pages
  if (Kinds.size() < 2 || Kinds.size() >= TooMany ||
      Types != Family.unifiedTypes())
    return;
  llvm::sort(Kinds);
  do
    foldsOf(Kinds);
  while (std::next_permutation(Kinds.begin(), Kinds.end()));
}

void PatchText::converters() {
  for (const Kind &K : Family.kinds()) {
    if (!K.ToPage.empty())
      replace(K.ToPage, Names.UnifiedToPage);
    if (!K.ToPfn.empty())
      replace(K.ToPfn, Family.pfnFunction());
  }
}

Lines PatchText::assertionsOf(const Kind &K) const {
  if (auto Asserted = pageAssertions(Family, K, "P"))
    return *Asserted;
  else
    consumeError(Asserted.takeError());
  return {};
}

/// A flag that is known picks one; another is tested.
void PatchText::constructors(const Kind &K) {
  Lines Before = assertionsOf(K);
  auto New = [&](StringRef Pattern) {
    return "T = " + fillPattern(Pattern, K.Name) + "(" + Names.PageToPfn +
           "(P));";
  };
  std::string Readable = New(Names.ReadableConstructor);
  std::string Writable = New(Names.WritableConstructor);
  auto Old = [&](StringRef Flag) {
    return Lines{("T = " + K.Constructor + "(P, " + Flag + ");").str()};
  };
  auto Add = [&](StringRef Variables, StringRef Flag, Lines Added) {
    Added.insert(Added.begin(), Before.begin(), Before.end());
    rule(Variables, Old(Flag), Added);
  };
  for (StringRef Flag : {"0", "false"})
    Add("expression P, T;", Flag, {Readable});
  for (StringRef Flag : {"1", "true"})
    Add("expression P, T;", Flag, {Writable});
  Add("expression P, T, W;", "W",
      {"if (W)", "\t" + Writable, "else", "\t" + Readable});
}

void PatchText::mutator(const Kind &K) {
  std::string New = fillPattern(Names.ReadableConstructor, K.Name);
  auto Set = [&](StringRef Entry) {
    return Lines{
        (Entry + " = " + New + "(" + Names.Offset + "(" + Entry + "));").str()};
  };
  rule("expression E;", {K.Mutator + "(&E);"}, Set("E"));
  rule("expression E;", {K.Mutator + "(E);"}, Set("*E"));
}

void PatchText::writePredicate(const Kind &K) {
  replace(K.WritePredicate, fillPattern(Names.WritablePredicate, K.Name));
}

std::string semanticPatch(const EntryFamily &Family, Part Of) {
  PatchText Out(Family);
  if (Of == Part::Unify) {
    Out.folds();
    Out.converters();
    return Out.Text;
  }
  for (const Kind &K : Family.kinds()) {
    if (!K.Constructor.empty())
      Out.constructors(K);
    if (!K.Mutator.empty())
      Out.mutator(K);
    if (!K.WritePredicate.empty())
      Out.writePredicate(K);
  }
  return Out.Text;
}

} // namespace swapfold
