//===- EntryFamily.cpp - the entry family of a tree -----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/EntryFamily.h"
#include "rewrites/family/FamilyEvaluation.h"
#include "rewrites/text/Failure.h"
#include "rewrites/text/Stub.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>

using namespace llvm;

namespace swapfold {

static bool takes(const HeaderFunction &F, const FamilyNames &Names) {
  return F.ParamNames.size() == 1 &&
         (F.IsMacro || Names.isEntryType(F.ParamTypes.front()));
}

bool EntryFamily::takesEntry(const HeaderFunction &F) const {
  return takes(F, Names);
}

static bool contains(StringRef Text, StringRef Name) {
  return !Name.empty() && Text.contains(Name);
}

static bool textDefines(StringRef Text, const FamilyNames &Names) {
  if (!Text.contains(Names.EntryType) ||
      (!contains(Text, Names.TypeOf) && !contains(Text, Names.PfnToPage) &&
       !contains(Text, Names.Offset)))
    return false;
  for (const HeaderFunction &F : headerFunctions("", Text)) {
    if (F.IsMacro || !takes(F, Names))
      continue;
    if (F.Name == Names.UnifiedPredicate || F.Name == Names.UnifiedToPage ||
        matchPattern(Names.ToPage, F.Name) || matchPattern(Names.ToPfn, F.Name))
      return true;
    if (matchPattern(Names.Predicate, F.Name) &&
        any_of(F.Body, [&](const Token &T) { return T.is(Names.TypeOf); }))
      return true;
  }
  return false;
}

bool EntryFamily::definesFamily(StringRef Text, const Families &Known) {
  return any_of(Known, [&](const FamilyNames &Names) {
    return textDefines(Text, Names);
  });
}

static bool define(const std::vector<EntryFamily::Source> &Headers,
                   const FamilyNames &Names) {
  return any_of(Headers, [&](const EntryFamily::Source &Header) {
    return textDefines(Header.Text, Names);
  });
}

/// The first of \p Known that \p Headers define, and in it what it leaves out
/// and others say of the same values that the headers define too.
static FamilyNames namesIn(const std::vector<EntryFamily::Source> &Headers,
                           const Families &Known) {
  std::optional<FamilyNames> Out;
  for (const FamilyNames &Names : Known)
    if ((!Out || nameSameValues(*Out, Names)) && define(Headers, Names)) {
      if (Out)
        Out->complete(Names);
      else
        Out = Names;
    }
  return Out ? *Out : Known.empty() ? FamilyNames() : Known.back();
}

/// What \p Tag, a function of \p Functions, makes of the values of another tag:
/// case SWP_X: return SOFTLEAF_X;
static std::map<std::string, std::string>
renamedTypes(const std::multimap<std::string, HeaderFunction> &Functions,
             const std::string &Tag) {
  std::map<std::string, std::string> Out;
  auto [Begin, End] = Functions.equal_range(Tag);
  for (const auto &[_, F] : make_range(Begin, End)) {
    ArrayRef<Token> B = F.Body;
    for (size_t I = 0; I + 5 < B.size(); ++I)
      if (B[I].is("case") && B[I + 2].is(":") && B[I + 3].is("return") &&
          B[I + 5].is(";"))
        Out.emplace(B[I + 1].Text, B[I + 4].Text);
  }
  return Out;
}

/// Nothing if there is none, or if one has no other name.
static std::set<std::string>
renamed(const std::set<std::string> &Types,
        const std::map<std::string, std::string> &By) {
  std::set<std::string> Out;
  for (const std::string &Type : Types) {
    auto It = By.find(Type);
    if (It == By.end())
      return {};
    Out.insert(It->second);
  }
  return Out;
}

EntryFamily EntryFamily::discover(const std::vector<Source> &Headers,
                                  const Families &Known, TextReader TextOf) {
  EntryFamily Family;
  Family.Names = namesIn(Headers, Known);
  Family.readFunctions(Headers);
  std::unique_ptr<FamilyEvaluation> Evaluation =
      Family.readPredicates(Headers, TextOf);
  // Those that ask another family's tag, in terms of this one's.
  const auto By = renamedTypes(Family.Functions, Family.Names.TypeOf);
  for (const FamilyNames &Other : Known)
    if (!By.empty() && Other.TypeOf != Family.Names.TypeOf &&
        nameSameValues(Family.Names, Other) && define(Headers, Other)) {
      EntryFamily Asking;
      Asking.Names = Other;
      Asking.Functions.swap(Family.Functions);
      Asking.readPredicates(Headers, TextOf);
      Asking.Functions.swap(Family.Functions);
      for (auto &[Name, Accepted] : Asking.Predicates) {
        Accepted.Types = renamed(Accepted.Types, By);
        if (Accepted.Types.empty() || Family.Predicates.count(Name))
          continue;
        Evaluation->know(Name, Accepted);
        Family.Predicates.emplace(Name, std::move(Accepted));
      }
    }
  Family.readKinds();
  Family.readConverters(*Evaluation);
  return Family;
}

void EntryFamily::readFunctions(const std::vector<Source> &Headers) {
  for (const Source &Header : Headers)
    for (HeaderFunction &F : headerFunctions(Header.Path, Header.Text)) {
      std::string Name = F.Name;
      Functions.emplace(std::move(Name), std::move(F));
    }
}

/// Sets \p Incomplete if one is not known, and may be with more constants.
std::unique_ptr<FamilyEvaluation>
EntryFamily::readPredicates(const HeaderConstants &Constants,
                            bool &Incomplete) {
  auto Out = std::make_unique<FamilyEvaluation>(Functions, Names, Constants);
  Incomplete = false;
  for (const auto &[Name, F] : Functions) {
    if (F.ParamNames.size() != 1 || Predicates.count(Name))
      continue;
    const bool Named =
        takesEntry(F) && matchPattern(Names.Predicate, Name).has_value();
    if (Names.isBeside() && !Named)
      continue;
    if (const EvaluatedPredicate *Read = Out->predicate(Name))
      Predicates.emplace(Name, Read->Accepts);
    else
      Incomplete |= Named && Out->lacksConstants();
  }
  return Out;
}

std::unique_ptr<FamilyEvaluation>
EntryFamily::readPredicates(const std::vector<Source> &Headers,
                            TextReader TextOf) {
  HeaderConstants Constants;
  for (const Source &Header : Headers)
    Constants.add(Header.Text);
  bool Incomplete;
  std::unique_ptr<FamilyEvaluation> Out = readPredicates(Constants, Incomplete);
  if (!Incomplete || !TextOf)
    return Out;
  HeaderConstants All;
  for (const std::string &Path : Names.Constants)
    if (std::optional<std::string> Text = TextOf(Path))
      All.add(*Text);
  for (const Source &Header : Headers)
    All.add(Header.Text);
  return readPredicates(All, Incomplete);
}

/// make_K_entry(page, write): the second parameter chooses between two types.
bool EntryFamily::isFlagConstructor(const HeaderFunction &F) const {
  if (F.IsMacro || F.ParamNames.size() != 2 || !Names.isEntryType(F.ReturnType))
    return false;
  if (F.ParamTypes[1] == "bool")
    return true;
  for (size_t I = 0; I + 1 < F.Body.size(); ++I)
    if (F.Body[I].is(F.ParamNames[1]) && F.Body[I + 1].is("?"))
      return true;
  return false;
}

void EntryFamily::readObsolete(std::map<std::string, Kind> &ByName) const {
  for (const auto &[Name, F] : Functions) {
    auto Note = [&, &Name = Name](StringRef Pattern, std::string Kind::*Which) {
      if (std::optional<StringRef> K = matchPattern(Pattern, Name)) {
        Kind &Of = ByName[K->str()];
        Of.Name = K->str();
        Of.*Which = Name;
      }
    };
    if (matchPattern(Names.ReadableConstructor, Name) ||
        matchPattern(Names.WritableConstructor, Name))
      continue;
    if (isFlagConstructor(F))
      Note(Names.Constructor, &Kind::Constructor);
    else if (!F.IsMacro && F.ParamNames.size() == 1 &&
             Names.isEntryType(StringRef(F.ParamTypes[0]).rtrim("*").rtrim()) &&
             StringRef(F.ParamTypes[0]).ends_with(" *"))
      Note(Names.Mutator, &Kind::Mutator);
    else if (std::optional<StringRef> K =
                 matchPattern(Names.WritePredicate, Name);
             K && takesEntry(F) && defines(fillPattern(Names.Predicate, *K)))
      Note(Names.WritePredicate, &Kind::WritePredicate);
  }
}

void EntryFamily::readKinds() {
  std::map<std::string, Kind> ByName;
  auto Note = [&](StringRef Pattern, const HeaderFunction &F,
                  std::string Kind::*Which) -> Kind * {
    std::optional<StringRef> K = matchPattern(Pattern, F.Name);
    if (!K)
      return nullptr;
    Kind &Of = ByName[K->str()];
    Of.Name = K->str();
    Of.*Which = F.Name;
    return &Of;
  };
  for (const auto &[Name, F] : Functions) {
    if (!takesEntry(F))
      continue;
    HasUnifiedToPage |= Name == Names.UnifiedToPage;
    HasUnifiedPredicate |= Name == Names.UnifiedPredicate;
    HasOffsetPfn |= Name == Names.OffsetPfn;
    if (Name == Names.UnifiedToPage || Name == Names.UnifiedPredicate ||
        Name == Names.OffsetPfn)
      continue;
    if (Kind *K = Note(Names.ToPage, F, &Kind::ToPage))
      K->ToPageHasStub |= isStub(F);
    else if (Kind *K = Note(Names.ToPfn, F, &Kind::ToPfn)) {
      K->ToPfnHasStub |= isStub(F);
      K->ToPfnIsOffset &= isStub(F) || isOffset(F);
    }
    for (StringRef Pattern : Names.To)
      if (std::optional<StringRef> K = matchPattern(Pattern, Name);
          K && (*K == Names.Rest || defines(fillPattern(Names.Predicate, *K))))
        ByName[K->str()].Name = K->str();
  }
  for (const auto &[Name, Accepted] : Predicates) {
    std::optional<StringRef> K = matchPattern(Names.Predicate, Name);
    auto It = Functions.find(Name);
    if (!K || Name == Names.UnifiedPredicate || !takesEntry(It->second))
      continue;
    auto Known = ByName.find(K->str());
    if (Known == ByName.end()) {
      // Without converters a predicate makes a kind only if it tests types
      // itself and is no part of another kind: is_writable_K_entry is not one.
      bool Part = any_of(Predicates, [&, &Accepted = Accepted](const auto &P) {
        return !P.second.Compound &&
               P.second.Types.size() > Accepted.Types.size() &&
               std::includes(P.second.Types.begin(), P.second.Types.end(),
                             Accepted.Types.begin(), Accepted.Types.end());
      });
      if (Accepted.Compound || Accepted.Types.empty() || Part)
        continue;
      ByName[K->str()].Name = K->str();
    }
    ByName[K->str()].Predicate = Name;
  }
  readObsolete(ByName);
  for (auto &[_, K] : ByName)
    Kinds.push_back(K);

  if (HasUnifiedPredicate) {
    const KindSet *All = accepts(Names.UnifiedPredicate);
    if (All)
      UnifiedTypes = All->Types;
    UnifiedIsExact = All && All->Exact;
    return;
  }
  for (const Kind &K : Kinds)
    if (const KindSet *Own = accepts(K.Predicate); Own && !K.ToPage.empty())
      UnifiedTypes.insert(Own->Types.begin(), Own->Types.end());
}

/// return swp_offset(entry); or the like of a helper.
bool EntryFamily::isOffset(const HeaderFunction &F, unsigned Depth) const {
  ArrayRef<Token> B = F.Body;
  if (F.IsMacro || F.ParamNames.size() != 1 || B.size() != 6 ||
      !B[0].is("return") || !B[2].is("(") || !B[3].is(F.ParamNames[0]) ||
      !B[4].is(")") || !B[5].is(";") || Depth > 4)
    return false;
  if (B[1].is(Names.Offset) || B[1].is(Names.OffsetPfn))
    return true;
  auto [Begin, End] = Functions.equal_range(B[1].Text);
  return Begin != End &&
         all_of(make_range(Begin, End), [&](const auto &Helper) {
           return isStub(Helper.second) || isOffset(Helper.second, Depth + 1);
         });
}

Error EntryFamily::mayUnify(StringRef Converter) const {
  const Kind *Page = kindOfToPage(Converter);
  const Kind *K = Page ? Page : kindOfToPfn(Converter);
  if (!K)
    return failure("'" + Converter + "' is no kind's converter");
  if (!Page && !K->ToPfnIsOffset)
    return failure("'" + Converter + "' does more than take the offset");
  if (!Page && !HasOffsetPfn)
    return Error::success();
  const KindSet *Own = accepts(K->Predicate);
  if (!Own || Own->Types.empty())
    return failure(
        "what '" +
        (K->Predicate.empty() ? "is_" + K->Name + "_entry" : K->Predicate) +
        "' accepts is not known");
  if (UnifiedTypes.empty())
    return failure("what '" + Names.UnifiedPredicate +
                   "' accepts is not known");
  if (!std::includes(UnifiedTypes.begin(), UnifiedTypes.end(),
                     Own->Types.begin(), Own->Types.end()))
    return failure("'" + (Page ? Names.UnifiedToPage : Names.OffsetPfn) +
                   "' does not take such entries");
  return Error::success();
}

} // namespace swapfold
