//===- LostEffects.cpp - what a change of the sources loses ---------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/compare/LostEffects.h"
#include "rewrites/compare/FunctionEffects.h"
#include "rewrites/scan/Scan.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>

using namespace llvm;

namespace swapfold {

namespace {

class EffectComparison {
public:
  EffectComparison(const FamilyPair &Families, ArrayRef<FileRewrite> Changes);

  std::vector<LostEffect> run();

private:
  void file(const FileRewrite &Change);
  void functions(const FileRewrite &Change, StringRef Name,
                 const FunctionTable &Old, const FunctionTable &New);
  void predicates();
  void unified();
  void converter(const Kind &K, const KindSet &Own);
  Lookup before() const { return {{&Old}, {&Families.Before}}; }
  Lookup after() const {
    return {{&Old, &New}, {&Families.Before, &Families.After}};
  }
  std::string pathOf(StringRef Function) const;

  const FamilyPair &Families;
  ArrayRef<FileRewrite> Changes;
  FunctionTable Old, New; ///< of the headers
  std::vector<LostEffect> Out;
};

} // namespace

static void addFunctions(StringRef Path, StringRef Text, FunctionTable &Into) {
  for (HeaderFunction &F : headerFunctions(Path, Text)) {
    std::string Name = F.Name;
    Into.emplace(std::move(Name), std::move(F));
  }
}

EffectComparison::EffectComparison(const FamilyPair &Families,
                                   ArrayRef<FileRewrite> Changes)
    : Families(Families), Changes(Changes), Old(Families.Before.functions()),
      New(Families.After.functions()) {
  auto Known = [](const FunctionTable &Table, StringRef Path) {
    return any_of(Table, [&](const auto &F) { return F.second.Path == Path; });
  };
  for (const FileRewrite &Change : Changes) {
    if (isSourceFile(Change.Path))
      continue;
    if (!Known(Old, Change.Path))
      addFunctions(Change.Path, Change.Old, Old);
    if (!Known(New, Change.Path))
      addFunctions(Change.Path, Change.New, New);
  }
}

/// The effects of \p Old that no effect of \p New covers, one for one.
static std::vector<Effect> uncovered(const std::vector<Effect> &Old,
                                     const std::vector<Effect> &New) {
  std::vector<const Effect *> Wanted, Free;
  for (const Effect &E : Old)
    Wanted.push_back(&E);
  for (const Effect &E : New)
    Free.push_back(&E);
  // The effect that asks for most chooses first, and takes what has least to
  // spare.
  llvm::sort(Wanted, [](const Effect *A, const Effect *B) {
    return std::pair(B->About.size(), A) < std::pair(A->About.size(), B);
  });
  llvm::sort(Free, [](const Effect *A, const Effect *B) {
    return std::pair(A->About.size(), A) < std::pair(B->About.size(), B);
  });
  std::vector<Effect> Out;
  for (const Effect *E : Wanted) {
    auto It = find_if(Free, [&](const Effect *F) { return F->covers(*E); });
    if (It == Free.end())
      Out.push_back(*E);
    else
      Free.erase(It);
  }
  return Out;
}

static std::vector<const HeaderFunction *>
definitionsOf(const FunctionTable &Table, StringRef Name, StringRef Path) {
  std::vector<const HeaderFunction *> Out;
  auto [Begin, End] = Table.equal_range(Name.str());
  for (const auto &[_, F] : make_range(Begin, End))
    if (F.Path == Path)
      Out.push_back(&F);
  return Out;
}

/// Compares what goes by \p Name in both texts of a file. Definitions in
/// several #if branches are compared in their order.
void EffectComparison::functions(const FileRewrite &Change, StringRef Name,
                                 const FunctionTable &OldOnes,
                                 const FunctionTable &NewOnes) {
  auto Was = definitionsOf(OldOnes, Name, Change.Path);
  auto Is = definitionsOf(NewOnes, Name, Change.Path);
  if (Is.empty())
    return; // its callers tell
  Lookup Then = before(), Now = after();
  if (isSourceFile(Change.Path)) {
    Then.Tables.push_back(&OldOnes);
    Now.Tables.insert(Now.Tables.end(), {&OldOnes, &NewOnes});
  }
  auto Compare = [&](const FunctionEffects &Did, FunctionEffects Does) {
    for (const Effect &E : uncovered(Did.Effects, Does.Effects))
      Out.push_back({Change.Path, Name.str(), E.Text});
    for (const auto &[Type, Count] : Did.Tested)
      if (Does.Tested[Type] < Count)
        Out.push_back({Change.Path, Name.str(), "a test for " + Type});
  };
  if (Was.size() == Is.size()) {
    for (auto [A, B] : zip(Was, Is))
      if (A->BodyText != B->BodyText)
        Compare(effectsOf(*A, Then), effectsOf(*B, Now));
    return;
  }
  // A branch came or went: what any of them does.
  Then.Tables.insert(Then.Tables.begin(), &OldOnes);
  Now.Tables.insert(Now.Tables.begin(), &NewOnes);
  Compare(effectsOf(Name, Then), effectsOf(Name, Now));
}

void EffectComparison::file(const FileRewrite &Change) {
  FunctionTable OldOnes, NewOnes;
  addFunctions(Change.Path, Change.Old, OldOnes);
  addFunctions(Change.Path, Change.New, NewOnes);
  for (auto It = OldOnes.begin(); It != OldOnes.end();
       It = OldOnes.upper_bound(It->first))
    // What a predicate tests is compared as a whole.
    if (!Families.Before.accepts(It->first))
      functions(Change, It->first, OldOnes, NewOnes);
}

std::string EffectComparison::pathOf(StringRef Function) const {
  for (const EntryFamily *Family : {&Families.After, &Families.Before})
    if (auto It = Family->functions().find(Function.str());
        It != Family->functions().end())
      return It->second.Path;
  return "";
}

/// A predicate must not accept less than it did.
void EffectComparison::predicates() {
  for (auto It = Old.begin(); It != Old.end();
       It = Old.upper_bound(It->first)) {
    const std::string &Name = It->first;
    const KindSet *Did = Families.Before.accepts(Name);
    if (!Did || !New.count(Name))
      continue;
    const KindSet *Does = Families.After.accepts(Name);
    for (const std::string &Type : Did->Types)
      if (!Does || !Does->Types.count(Type))
        Out.push_back({pathOf(Name), Name, "a test for " + Type});
  }
}

/// What the unified converter does for entries of the kind \p K.
void EffectComparison::converter(const Kind &K, const KindSet &Own) {
  const std::string &Name = Families.After.names().UnifiedToPage;
  std::vector<Effect> Now;
  for (Effect &E : effectsOf(Name, {{&New}, {&Families.After}}).Effects) {
    bool Applies = all_of(E.Guards, [&](StringRef Guard) {
      const KindSet *Accepts = Families.After.accepts(Guard);
      return Accepts &&
             std::includes(Accepts->Types.begin(), Accepts->Types.end(),
                           Own.Types.begin(), Own.Types.end());
    });
    if (Applies)
      Now.push_back(std::move(E));
  }
  auto At = Now.begin();
  for (const Effect &E : effectsOf(K.ToPage, before()).Effects) {
    auto It = std::find_if(At, Now.end(),
                           [&](const Effect &N) { return N.covers(E); });
    if (It == Now.end())
      Out.push_back(
          {pathOf(Name), Name, E.Text + ", which " + K.ToPage + "() does"});
    else
      At = It + 1;
  }
}

/// A new unified pair must do what it replaces.
void EffectComparison::unified() {
  const EntryFamily &Was = Families.Before, &Is = Families.After;
  for (const Kind &K : Was.kinds()) {
    const KindSet *Own = Was.accepts(K.Predicate);
    if (K.ToPage.empty() || !Own)
      continue;
    if (Is.hasUnifiedToPage() && !Was.hasUnifiedToPage())
      converter(K, *Own);
    if (Is.hasUnifiedPredicate() && !Was.hasUnifiedPredicate() &&
        !std::includes(Is.unifiedTypes().begin(), Is.unifiedTypes().end(),
                       Own->Types.begin(), Own->Types.end()))
      Out.push_back({pathOf(Is.names().UnifiedPredicate),
                     Is.names().UnifiedPredicate,
                     "the kind " + K.Name + ", which has a converter too"});
  }
}

std::vector<LostEffect> EffectComparison::run() {
  predicates();
  unified();
  for (const FileRewrite &Change : Changes)
    file(Change);
  return std::move(Out);
}

std::vector<LostEffect> findLostEffects(const FamilyPair &Families,
                                        ArrayRef<FileRewrite> Changes) {
  return EffectComparison(Families, Changes).run();
}

} // namespace swapfold
