//===- FamilyEvaluation.cpp - what functions of a family answer -----------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/FamilyEvaluation.h"
#include "rewrites/text/Stub.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

/// Tags without a name that are tried: every number below this, and some above.
static constexpr uint64_t SmallTags = 256;

FamilyEvaluation::FamilyEvaluation(const HeaderFunctions &Functions,
                                   const FamilyNames &Names,
                                   const HeaderConstants &Constants)
    : Functions(Functions), Names(Names), Unit(Functions, Names, Constants) {
  readTags();
}

/// The constant that \p E names, or nothing.
static StringRef constantIn(const Expr *E) {
  E = E->IgnoreParenCasts();
  if (const auto *Address = dyn_cast<UnaryOperator>(E);
      Address && Address->getOpcode() == UO_AddrOf)
    E = Address->getSubExpr()->IgnoreParens();
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return Ref && (isa<EnumConstantDecl>(Ref->getDecl()) ||
                 (V && !V->hasLocalStorage()))
             ? Ref->getDecl()->getName()
             : StringRef();
}

/// Adds to \p Out the names that something is compared with in \p S, and to
/// \p Numbers what it says in figures.
static void addCompared(const Stmt *S, std::set<std::string> &Out,
                        std::set<uint64_t> &Numbers) {
  if (!S)
    return;
  if (const auto *Case = dyn_cast<CaseStmt>(S)) {
    Out.insert(constantIn(Case->getLHS()).str());
    if (Case->getRHS())
      Out.insert(constantIn(Case->getRHS()).str());
  } else if (const auto *Compared = dyn_cast<BinaryOperator>(S);
             Compared && Compared->isEqualityOp()) {
    Out.insert(constantIn(Compared->getLHS()).str());
    Out.insert(constantIn(Compared->getRHS()).str());
  }
  if (const auto *Literal = dyn_cast<IntegerLiteral>(S))
    Numbers.insert(Literal->getValue().getLimitedValue());
  for (const Stmt *Child : S->children())
    addCompared(Child, Out, Numbers);
}

void FamilyEvaluation::readTags() {
  // What an enumeration has is all that there is.
  std::set<std::string> Compared = Unit.tags();
  std::set<uint64_t> Written;
  const bool All = !Compared.empty();
  if (!All)
    for (const auto &[_, Same] : Unit.all())
      for (const FamilyUnit::Definition &D : Same)
        if (D.Tree)
          addCompared(D.Tree->getBody(), Compared, Written);
  std::set<uint64_t> Numbers;
  for (const std::string &Name : Compared)
    if (std::optional<FamilyUnit::Constant> Of = Unit.constant(Name)) {
      Tags[Name] = *Of;
      Numbers.insert(Of->Number);
      Arbitrary |= Of->Arbitrary;
    }
  if (All)
    return;
  if (Arbitrary)
    Others.push_back({uint64_t(1) << 29, true});
  // Some whose answers may differ from those of all others.
  std::vector<uint64_t> Candidates;
  Written.insert(Numbers.begin(), Numbers.end());
  for (uint64_t Number : Written)
    for (uint64_t Near : {Number - 1, Number, Number + 1})
      if (Near >= SmallTags && Near >> 32 == 0)
        Candidates.push_back(Near);
  for (uint64_t Number = 0; Number < SmallTags; ++Number)
    Candidates.push_back(Number);
  for (uint64_t Number = SmallTags; Number >> 31 == 0; Number <<= 1)
    append_values(Candidates, Number, Number * 2 - 1);
  for (uint64_t Number : Candidates)
    if (!Numbers.count(Number))
      Others.push_back({Number, false});
}

const EvaluatedPredicate *FamilyEvaluation::predicate(StringRef Name) {
  auto [It, IsNew] = Known.try_emplace(Name.str());
  if (IsNew) {
    // What is asked meanwhile may add others.
    std::optional<EvaluatedPredicate> Read = join(Name);
    It = Known.find(Name.str());
    It->second = std::move(Read);
  }
  return It->second ? &*It->second : nullptr;
}

std::optional<EvaluatedPredicate> FamilyEvaluation::join(StringRef Name) {
  std::optional<EvaluatedPredicate> Out;
  bool AllRead = true;
  unsigned Whole = 0; // those that are no stubs
  ArrayRef<FamilyUnit::Definition> Trees = Unit.definitions(Name);
  auto [Begin, End] = Functions.equal_range(Name.str());
  for (const auto &[_, F] : make_range(Begin, End)) {
    if (F.ParamNames.size() != 1)
      continue;
    const bool Stub = isStub(F);
    std::vector<std::optional<EvaluatedPredicate>> Read;
    for (const FamilyUnit::Definition &D : Trees)
      if (D.Text == &F && !Stub)
        Read.push_back(D.Tree ? evaluate(D) : std::nullopt);
    if (Stub)
      Read.emplace_back(std::in_place);
    AllRead &= !Read.empty();
    for (const std::optional<EvaluatedPredicate> &One : Read) {
      // Two that look at different entries are no one predicate.
      if (!One ||
          (Out && One->Asked && Out->Asked && One->Asked != Out->Asked)) {
        AllRead = false;
        continue;
      }
      if (!Out)
        Out.emplace();
      KindSet &Accepts = Out->Accepts;
      Accepts.Exact &= One->Accepts.Exact && !F.HasDirectives;
      // Which of two is compiled depends on the configuration.
      if (!Stub && Whole++ && Accepts.Types != One->Accepts.Types)
        Accepts.Exact = false;
      Accepts.Types.insert(One->Accepts.Types.begin(),
                           One->Accepts.Types.end());
      Accepts.Compound |= One->Accepts.Compound;
      if (One->Asked)
        Out->Asked = One->Asked;
    }
  }
  if (!Out || !AllRead)
    return std::nullopt;
  return Out;
}

/// True if \p D gives an answer and not a page, a number or the like.
static bool answers(const FamilyUnit::Definition &D) {
  if (D.Text->IsMacro)
    return true;
  const QualType Type = D.Tree->getReturnType();
  return Type->isBooleanType() ||
         Type->isSpecificBuiltinType(BuiltinType::Int) ||
         Type->isSpecificBuiltinType(BuiltinType::UInt);
}

std::optional<EvaluatedPredicate>
FamilyEvaluation::evaluate(const FamilyUnit::Definition &D) {
  if (!answers(D))
    return std::nullopt;
  auto Lookup = [this](StringRef Called) { return predicate(Called); };
  TagEvaluator Evaluator(Unit, Names, Lookup);
  // One that accepts what has no name cannot be said by names.
  for (const FamilyUnit::Constant &Other : Others)
    if (Evaluator.answer(D, Other, "").Truth != false)
      return std::nullopt;
  EvaluatedPredicate Out;
  for (const auto &[Name, Number] : Tags) {
    std::optional<bool> Holds = Evaluator.answer(D, Number, Name).Truth;
    if (Holds != false)
      Out.Accepts.Types.insert(Name);
    Out.Accepts.Exact &= Holds.has_value();
  }
  Out.Accepts.Compound = Evaluator.asksPredicates();
  Out.Asked = Evaluator.asked();
  // One that accepts everything says nothing, and an entry's predicate that
  // asks for another entry says nothing of the one it is given.
  if (Evaluator.asksSeveral() ||
      (Out.Asked && !Out.Asked->empty() && !D.Text->IsMacro &&
       Names.isEntryType(D.Text->ParamTypes[0])) ||
      (Others.empty() && Out.Accepts.Types.size() == Tags.size()))
    return std::nullopt;
  return Out;
}

void FamilyEvaluation::know(StringRef Name, const KindSet &Accepts) {
  Known[Name.str()] = EvaluatedPredicate{Accepts, ""};
}

void FamilyEvaluation::setTags(const std::set<std::string> &Names) {
  Tags.clear();
  Others.clear();
  for (const std::string &Name : Names)
    Tags[Name] = {0, true};
}

FamilyEvaluation::Checks
FamilyEvaluation::checks(const FamilyUnit::Definition &D) {
  auto Lookup = [this](StringRef Called) { return predicate(Called); };
  TagEvaluator Evaluator(Unit, Names, Lookup);
  Checks Out;
  bool AnswersSome = false, PassesOther = false;
  auto Passes = [&](FamilyUnit::Constant Tag, StringRef Name) {
    const TagEvaluator::Answer Answer = Evaluator.answer(D, Tag, Name);
    AnswersSome |= Answer.IsZero;
    if (!Answer.Fails.empty())
      Out.By = Answer.Fails;
    return Answer.Fails.empty();
  };
  for (const auto &[Name, Number] : Tags)
    if (Passes(Number, Name))
      Out.Passing.insert(Name);
  for (const FamilyUnit::Constant &Other : Others)
    PassesOther |= Passes(Other, "");
  Out.AnswersAll = AnswersSome && Out.By.empty();
  // What has no name cannot be said by names, and what stops all says nothing.
  if (Out.By.empty() || PassesOther || Out.Passing.empty()) {
    Out.Passing.clear();
    Out.By.clear();
  }
  return Out;
}

FamilyEvaluation::Checks FamilyEvaluation::checks(StringRef Converter) {
  Checks Out;
  for (const FamilyUnit::Definition &D : Unit.definitions(Converter)) {
    if (!D.Tree || isStub(*D.Text))
      continue;
    Checks One = checks(D);
    Out.AnswersAll |= One.AnswersAll;
    if (Out.By.empty()) {
      Out.Passing = std::move(One.Passing);
      Out.By = std::move(One.By);
    }
  }
  return Out;
}

} // namespace swapfold
