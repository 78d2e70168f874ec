//===- Deletion.cpp - definitions that nothing uses any more --------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/Deletion.h"
#include "rewrites/DefinitionRange.h"
#include "rewrites/EditedText.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace swapfold {

static constexpr StringRef NoUseLeft = "' has no use left";

bool deletesDefinition(const Proposal &P) {
  return StringRef(P.Message).ends_with(NoUseLeft);
}

std::vector<ObsoleteName> obsoleteNames(const EntryFamily &Family) {
  const FamilyNames &N = Family.names();
  std::vector<ObsoleteName> Out;
  for (const Kind &K : Family.kinds()) {
    std::string Readable = fillPattern(N.ReadableConstructor, K.Name);
    std::string Writable = fillPattern(N.WritableConstructor, K.Name);
    const ObsoleteName All[] = {
        {K.ToPage, "swapops-kind-accessor", {N.UnifiedToPage}},
        {K.ToPfn, "swapops-kind-accessor", {Family.pfnFunction()}},
        {K.Constructor, "swapops-flag-constructor", {Readable, Writable}},
        {K.Mutator, "swapops-entry-mutator", {Readable}},
        {K.WritePredicate,
         "swapops-writable-predicate",
         {fillPattern(N.WritablePredicate, K.Name)}},
    };
    for (const ObsoleteName &One : All)
      if (!One.Name.empty())
        Out.push_back(One);
  }
  return Out;
}

namespace {

using NameSet = std::set<std::string>;

/// The tree's code under some edits, as far as it mentions the names.
class EditedCode {
public:
  EditedCode(const Mentions &Known, ArrayRef<Proposal> Applied) {
    for (const auto &[Path, Text] : Known.Texts)
      if (isCode(Path))
        Texts.emplace(Path, EditedText(Text));
    for (const Proposal &P : Applied)
      for (const TextEdit &E : P.Edits)
        if (auto It = Texts.find(E.Path); It != Texts.end())
          It->second.add(E);
  }

  std::map<std::string, EditedText> Texts;
};

/// Who uses what, in code that is edited.
class UseFinder {
public:
  UseFinder(const EntryFamily &Family, const NameSet &Names) : Names(Names) {
    for (const auto &[_, F] : Family.functions())
      Headers.insert(F.Path);
  }

  void read(const std::string &Path, StringRef Text);
  /// Uses by definitions that stay keep what they use.
  void settle();

  NameSet Defined;
  std::map<std::string, std::vector<Mention>> Uses; ///< from what stays

private:
  const NameSet &Names;
  NameSet Headers;
  /// By the obsolete definition that they stand in.
  std::map<std::string, std::vector<Mention>> Inside;
};

} // namespace

void UseFinder::read(const std::string &Path, StringRef Text) {
  std::vector<HeaderFunction> Definitions;
  if (Headers.count(Path))
    Definitions = headerFunctions(Path, Text);
  erase_if(Definitions,
           [&](const HeaderFunction &F) { return !Names.count(F.Name); });
  auto LineOf = [&](unsigned Offset) {
    return unsigned(Text.take_front(Offset).count('\n')) + 1;
  };
  for (const HeaderFunction &F : Definitions) {
    Defined.insert(F.Name);
    // It cannot be cut out.
    if (!definitionRange(Text, F))
      Uses[F.Name].push_back({Path, LineOf(F.Begin), F.Name});
  }
  for (const Token &T : tokenize(Text)) {
    if (T.Kind != Token::Identifier || !Names.count(T.Text))
      continue;
    auto Around = find_if(Definitions, [&](const HeaderFunction &F) {
      return F.Begin <= T.Offset && T.Offset < F.End;
    });
    Mention Use{Path, LineOf(T.Offset), T.Text};
    if (Around == Definitions.end())
      Uses[T.Text].push_back(Use);
    else if (Around->Name != T.Text)
      Inside[Around->Name].push_back(Use);
  }
}

void UseFinder::settle() {
  std::vector<std::string> Staying;
  for (const auto &[Name, _] : Uses)
    Staying.push_back(Name);
  NameSet Seen(Staying.begin(), Staying.end());
  while (!Staying.empty()) {
    std::string User = std::move(Staying.back());
    Staying.pop_back();
    for (const Mention &Use : Inside[User]) {
      Uses[Use.Name].push_back(Use);
      if (Seen.insert(Use.Name).second)
        Staying.push_back(Use.Name);
    }
  }
}

Unused findUnused(const EntryFamily &Family, ArrayRef<ObsoleteName> Names,
                  const Mentions &Known, ArrayRef<Proposal> Applied) {
  NameSet Wanted;
  for (const ObsoleteName &One : Names)
    Wanted.insert(One.Name);
  UseFinder Finder(Family, Wanted);
  EditedCode Code(Known, Applied);
  for (const auto &[Path, Text] : Code.Texts)
    Finder.read(Path, Text.text().value_or(Text.old()));
  for (const Mention &Pasted : Known.Pasted)
    if (Wanted.count(Pasted.Name))
      Finder.Uses[Pasted.Name].push_back(Pasted);
  Finder.settle();
  Unused Out;
  for (const ObsoleteName &One : Names) {
    if (!Finder.Defined.count(One.Name))
      continue;
    auto Uses = Finder.Uses.find(One.Name);
    if (Uses == Finder.Uses.end())
      Out.Names.push_back(One);
    else
      Out.Kept.push_back({One.Name, Uses->second});
  }
  return Out;
}

static Place firstDefinition(const EntryFamily &Family, const std::string &Name,
                             const Mentions &Known) {
  Place Out;
  auto [Begin, End] = Family.functions().equal_range(Name);
  for (const auto &[_, F] : make_range(Begin, End)) {
    Place At{F.Path, F.Begin, 1, 1};
    if (auto Text = Known.Texts.find(F.Path); Text != Known.Texts.end())
      At.Line += StringRef(Text->second).take_front(F.Begin).count('\n');
    if (Out.Path.empty() || At < Out)
      Out = At;
  }
  return Out;
}

/// Cuts \p R out of \p Text and adds to \p P how. False if that is impossible.
static bool cut(EditedText &Text, LineRange R, const std::string &Path,
                Proposal &P) {
  std::optional<std::vector<TextEdit>> Edits =
      Text.deletion(Path, R.Begin, R.End);
  if (!Edits || Edits->empty())
    return false;
  for (const TextEdit &E : *Edits) {
    Text.add(E);
    P.Edits.push_back(E);
  }
  return true;
}

std::vector<Proposal> deletionsOf(const EntryFamily &Family,
                                  ArrayRef<ObsoleteName> Names,
                                  const Mentions &Known,
                                  ArrayRef<Proposal> Applied) {
  std::map<std::string, Proposal> Proposals;
  for (const ObsoleteName &One : Names) {
    Proposal &P = Proposals[One.Name];
    P.Rule = One.Rule;
    P.Message = ("'" + One.Name + NoUseLeft).str();
    P.Where = firstDefinition(Family, One.Name, Known);
  }
  EditedCode Code(Known, Applied);
  for (auto &[Path, Text] : Code.Texts) {
    auto Goes = [&](const HeaderFunction &F) {
      auto It = Proposals.find(F.Name);
      return It != Proposals.end() && It->second.Where.Path == F.Path;
    };
    // One by one, as each moves the others.
    for (std::optional<std::string> Now; (Now = Text.text());) {
      std::vector<HeaderFunction> All = headerFunctions(Path, *Now);
      auto F = find_if(All, Goes);
      if (F == All.end())
        break;
      Proposal &P = Proposals[F->Name];
      std::optional<LineRange> R = definitionRange(*Now, *F);
      if (!R || !cut(Text, *R, Path, P))
        break;
      while ((Now = Text.text()) && (R = emptyConditionalAt(*Now, R->Begin)))
        if (!cut(Text, *R, Path, P))
          break;
    }
  }
  std::vector<Proposal> Out;
  for (auto &[_, P] : Proposals)
    Out.push_back(std::move(P));
  llvm::sort(Out, [](const Proposal &A, const Proposal &B) {
    return A.key() < B.key();
  });
  return Out;
}

} // namespace swapfold
