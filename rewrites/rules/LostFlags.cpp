//===- LostFlags.cpp - bits that an entry loses ---------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/LostFlags.h"
#include "rewrites/ast/Expressions.h"
#include "rewrites/flow/KindFlow.h"
#include "rewrites/sites/Callers.h"
#include "rewrites/sites/ValueChanges.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetOperations.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

const std::map<std::string, const CallExpr *> &
UnitFlags::carried(const EntryFamily &Family, ASTContext &Context) {
  if (!Read) {
    Read.emplace();
    for (const FunctionDecl *F : functionsOfMainFile(Context))
      for (const Rebuilt &One : rebuiltIn({*F, Family, Context}))
        Read->insert(One.Carried.begin(), One.Carried.end());
  }
  return *Read;
}

static bool asksFor(const Stmt &S, StringRef Bit) {
  if (const auto *Call = dyn_cast<CallExpr>(&S);
      Call && Call->getDirectCallee() &&
      asksForBit(*Call->getDirectCallee(), Bit))
    return true;
  return any_of(S.children(), [&](const Stmt *Child) {
    return Child && asksFor(*Child, Bit);
  });
}

bool UnitFlags::asksFor(StringRef Bit, ASTContext &Context) {
  auto [It, New] = Asked.try_emplace(Bit.str());
  if (New)
    It->second =
        any_of(functionsOfMainFile(Context), [&](const FunctionDecl *F) {
          return swapfold::asksFor(*F->getBody(), Bit);
        });
  return It->second;
}

/// Adds the bits that \p Function, or what it calls of the family's headers,
/// clears, as \p C calls that.
static void clearedBy(StringRef Function, const Carrier &C,
                      const EntryFamily &Family, std::set<std::string> &Into,
                      unsigned Depth = 0) {
  auto [Begin, End] = Family.functions().equal_range(Function.str());
  for (const auto &[_, F] : make_range(Begin, End))
    for (const Token &T : F.Body) {
      auto Bit = matchPattern(C.ClearFlag, T.Text);
      if (Bit && Family.defines(T.Text) && Depth < 2)
        clearedBy(T.Text, C, Family, Into, Depth + 1);
      else if (Bit)
        Into.insert(Bit->str());
    }
}

/// The bits that every carrier has: taking an entry out leaves them behind. One
/// that only pte_t has is not of entries in general.
static std::set<std::string> bitsOf(const EntryFamily &Family) {
  std::optional<std::set<std::string>> Out;
  for (const Carrier &C : Family.names().Carriers) {
    if (!Family.defines(C.From))
      continue;
    std::set<std::string> Own;
    clearedBy(C.From, C, Family, Own);
    Out = Out ? set_intersection(*Out, Own) : Own;
  }
  return Out.value_or(std::set<std::string>());
}

/// \p Text without what people write in different ways: soft-dirtiness.
static std::string letters(StringRef Text) {
  std::string Out;
  for (char C : Text)
    if (isAlnum(C))
      Out += toLower(C);
  return Out;
}

/// True if a comment between \p Begin and \p End names \p Flag.
static bool commentNames(StringRef Flag, SourceLocation Begin,
                         SourceLocation End, const EditPolicy &Policy) {
  const SourceManager &SM = Policy.sources();
  std::string Name = letters(Flag);
  if (StringRef(Name).ends_with("y"))
    Name.pop_back();
  StringRef Text = Lexer::getSourceText(
      CharSourceRange::getCharRange(SM.getExpansionLoc(Begin),
                                    SM.getExpansionLoc(End)),
      SM, LangOptions());
  while (!Text.empty()) {
    size_t Open = Text.find("/*");
    if (Open == StringRef::npos)
      return false;
    size_t Close = Text.find("*/", Open);
    if (StringRef(letters(Text.slice(Open, Close))).contains(Name))
      return true;
    Text = Close == StringRef::npos ? "" : Text.substr(Close);
  }
  return false;
}

/// The types of writable entries.
static std::set<std::string> writableTypes(const EntryFamily &Family) {
  std::set<std::string> Out;
  for (const auto &[Name, _] : Family.functions())
    if (const KindSet *Own = Family.accepts(Name);
        Own && Own->Exact &&
        (matchPattern(Family.names().WritablePredicate, Name) ||
         matchPattern(Family.names().WritePredicate, Name)))
      set_union(Out, Own->Types);
  return Out;
}

/// What \p S stands in: the arm of a ladder, or the innermost block.
static const Stmt *armAround(const Stmt &S, const FunctionSites &Sites) {
  const Stmt *Arm = &S;
  while (const Stmt *Above = Sites.parent(Arm)) {
    if (isa<CompoundStmt>(Arm) || isa<IfStmt>(Above))
      break;
    Arm = Above;
  }
  return Arm;
}

/// Where what people say of \p Arm begins: behind the arm before it in a
/// ladder, or where the block around it begins.
static SourceLocation beginOfRemarks(const Stmt &Arm,
                                     const FunctionSites &Sites) {
  const auto *If = dyn_cast_or_null<IfStmt>(Sites.parent(&Arm));
  if (!If)
    return Arm.getBeginLoc();
  if (If->getElse() == &Arm)
    return If->getThen()->getEndLoc();
  const Stmt *Around = Sites.parent(If);
  if (const auto *Before = dyn_cast_or_null<IfStmt>(Around);
      Before && Before->getElse() == If)
    return Before->getThen()->getEndLoc();
  while (isa_and_nonnull<LabelStmt, AttributedStmt>(Around))
    Around = Sites.parent(Around);
  return Around ? Around->getBeginLoc() : Arm.getBeginLoc();
}

/// True if \p One is made of an entry that is known to be writable where it is
/// changed.
static bool isOfWritable(const Rebuilt &One, const FunctionSites &Sites) {
  const Expr *Entry = One.Made->getArg(0);
  const VarDecl *Variable = variableOf(Entry);
  if (!Variable || Sites.uses().empty())
    return false;
  const KindFlow &Known = KindFlow::of(Sites);
  const std::set<std::string> Writable = writableTypes(Sites.family());
  bool IsChanged = false;
  const ValueChanges Changes(*Variable, Sites);
  for (const ValueChange &Change : Changes.all()) {
    const auto *By = dyn_cast<Expr>(Change.By);
    if (By && !Known.routes(By, One.Made, Entry).Kept)
      continue;
    auto Types = By ? Known.proven(By, Entry) : std::nullopt;
    if (!Types || !set_is_subset(*Types, Writable))
      return false;
    IsChanged = true;
  }
  return IsChanged;
}

/// Bits that an entry should have, each with who keeps it, and where.
using Wanted = std::map<std::string, std::pair<const CallExpr *, Keeper>>;

/// \p All are those of the function of \p One.
static Wanted wantedOf(const Rebuilt &One, ArrayRef<Rebuilt> All,
                       const FunctionSites &Sites, UnitFlags &Unit) {
  Wanted Out;
  for (const auto &[Flag, Call] : One.Carried)
    Out.try_emplace(Flag, Call, Keeper::SameEntry);
  // Nothing else is known to be made of an old one.
  if (!One.OfOld && One.Carried.empty())
    return Out;
  const bool OfWritable = isOfWritable(One, Sites);
  auto MayWant = [&](StringRef Flag) {
    return !OfWritable || !One.Touched.count(Flag.str());
  };
  // Who carries another bit over, and not this one, has thought of both.
  for (const Rebuilt &Other : All)
    if (Other.Of->Type == One.Of->Type)
      for (const auto &[Flag, Call] : Other.Carried)
        if (One.Carried.empty() || MayWant(Flag))
          Out.try_emplace(Flag, Call, Keeper::Arm);
  for (const auto &[Flag, Call] : Unit.carried(Sites.family(), Sites.context()))
    if (MayWant(Flag))
      Out.try_emplace(Flag, Call, Keeper::File);
  for (const std::string &Flag : bitsOf(Sites.family()))
    if (MayWant(Flag) && Unit.asksFor(Flag, Sites.context()))
      Out.try_emplace(Flag, nullptr, Keeper::Nobody);
  return Out;
}

std::vector<LostFlag> lostFlags(const FunctionSites &Sites, UnitFlags &Unit,
                                const EditPolicy &Policy) {
  std::vector<LostFlag> Out;
  const std::vector<Rebuilt> All = rebuiltIn(Sites);
  SourceLocation Last = Sites.function().getBody()->getBeginLoc();
  for (const Rebuilt &One : All) {
    SourceLocation From = std::exchange(Last, One.Made->getBeginLoc());
    if (!One.Decided)
      continue;
    const Wanted Bits = wantedOf(One, All, Sites, Unit);
    const Stmt *Arm = armAround(*One.Made, Sites);
    if (const SourceLocation Own = beginOfRemarks(*Arm, Sites);
        Policy.sources().isBeforeInTranslationUnit(From, Own))
      From = Own;
    for (const auto &[Flag, By] : Bits)
      if (!One.Decided->count(Flag) &&
          !commentNames(Flag, From, Arm->getEndLoc(), Policy))
        Out.push_back({One.Made, By.first, By.second,
                       One.Variable->getName().str(), Flag, One.Of->From});
  }
  return Out;
}

} // namespace swapfold
