//===- Deletion.cpp - definitions that nothing uses any more --------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/plan/Deletion.h"
#include "rewrites/plan/DefinitionRange.h"
#include "rewrites/text/Lines.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace swapfold {

static Place firstDefinition(const EntryFamily &Family,
                             const std::string &Name) {
  Place Out;
  auto [Begin, End] = Family.functions().equal_range(Name);
  for (const auto &[_, F] : make_range(Begin, End))
    if (Place At{F.Path, F.Begin, 0, 1}; Out.Path.empty() || At < Out)
      Out = At;
  return Out;
}

std::vector<DeletedName> obsoleteNames(const EntryFamily &Family) {
  const FamilyNames &N = Family.names();
  std::vector<DeletedName> Out;
  for (const Kind &K : Family.kinds()) {
    std::string Readable = fillPattern(N.ReadableConstructor, K.Name);
    std::string Writable = fillPattern(N.WritableConstructor, K.Name);
    auto Add = [&](const std::string &Name, Replaced What,
                   const std::vector<std::string> &New) {
      if (!Name.empty())
        Out.push_back(
            {Name, What, New, firstDefinition(Family, Name), partOf(What)});
    };
    Add(K.ToPage, Replaced::Converters, {N.UnifiedToPage});
    Add(K.ToPfn, Replaced::Converters, {Family.pfnFunction()});
    Add(K.Constructor, Replaced::Constructors, {Readable, Writable});
    Add(K.Mutator, Replaced::Mutators, {Readable});
    Add(K.WritePredicate, Replaced::WritePredicates,
        {fillPattern(N.WritablePredicate, K.Name)});
  }
  llvm::sort(Out, [](const DeletedName &A, const DeletedName &B) {
    return A.Where < B.Where;
  });
  return Out;
}

namespace {

using NameSet = std::set<std::string>;

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

  NameSet Defined; ///< in the headers, whether obsolete or not
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
  for (const HeaderFunction &F : Definitions)
    Defined.insert(F.Name);
  erase_if(Definitions,
           [&](const HeaderFunction &F) { return !Names.count(F.Name); });
  for (const HeaderFunction &F : Definitions)
    if (!definitionRange(Text, F)) // it cannot be cut out
      Uses[F.Name].push_back({Path, lineNumber(Text, F.Begin), F.Name});
  for (const Token &T : tokenize(Text)) {
    if (T.Kind != Token::Identifier || !Names.count(T.Text))
      continue;
    auto Around = find_if(Definitions, [&](const HeaderFunction &F) {
      return F.Begin <= T.Offset && T.Offset < F.End;
    });
    Mention Use{Path, lineNumber(Text, T.Offset), T.Text};
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

Unused findUnused(const EntryFamily &Family, ArrayRef<DeletedName> Names,
                  const CodeTexts &Code, ArrayRef<Mention> Pasted) {
  NameSet Wanted;
  for (const DeletedName &One : Names)
    Wanted.insert(One.Name);
  UseFinder Finder(Family, Wanted);
  for (const auto &[Path, Text] : Code)
    Finder.read(Path, Text);
  for (const Mention &Use : Pasted)
    if (Wanted.count(Use.Name))
      Finder.Uses[Use.Name].push_back(Use);
  Finder.settle();
  Unused Out;
  for (const DeletedName &One : Names) {
    if (!Finder.Defined.count(One.Name))
      continue;
    if (auto Uses = Finder.Uses.find(One.Name); Uses != Finder.Uses.end())
      Out.Kept.push_back({One.Name, Uses->second});
    else if (all_of(One.Successors, [&](const std::string &New) {
               return Finder.Defined.count(New) || Family.defines(New) ||
                      New == Family.pfnFunction(); // in another header maybe
             }))
      Out.Names.push_back(One);
  }
  return Out;
}

static void cut(std::string &Text, LineRange R) {
  Text.erase(R.Begin, R.End - R.Begin);
}

std::string withoutDefinitions(StringRef Path, std::string Text,
                               ArrayRef<DeletedName> Names) {
  auto Goes = [&](const HeaderFunction &F) {
    return any_of(Names, [&](const DeletedName &One) {
      return One.Name == F.Name && One.Where.Path == F.Path;
    });
  };
  // One by one, as each moves the others.
  while (true) {
    std::vector<HeaderFunction> All = headerFunctions(Path, Text);
    auto F = find_if(All, Goes);
    std::optional<LineRange> R;
    if (F == All.end() || !(R = definitionRange(Text, *F)))
      return Text;
    do
      cut(Text, *R);
    while ((R = emptyConditionalAt(Text, R->Begin)));
  }
}

} // namespace swapfold
