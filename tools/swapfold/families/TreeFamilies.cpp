//===- TreeFamilies.cpp - what a tree has of each family ------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/families/TreeFamilies.h"
#include "rewrites/tree/FileList.h"
#include "tools/swapfold/support/Files.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"

using namespace llvm;

namespace swapfold {
namespace {

/// Headers of a tree, each read once.
class Headers {
public:
  explicit Headers(StringRef Tree) : Tree(Tree) {}

  /// Those of \p Paths, relative to the tree, that are there.
  Expected<std::vector<EntryFamily::Source>> read(ArrayRef<std::string> Paths) {
    std::vector<EntryFamily::Source> Out;
    for (const std::string &Path : Paths) {
      if (any_of(Out, [&](const auto &Known) { return Known.Path == Path; }) ||
          !sys::fs::is_regular_file(Tree + "/" + Path))
        continue;
      Expected<StringRef> Text = text(Path);
      if (!Text)
        return Text.takeError();
      Out.push_back({Path, *Text});
    }
    return Out;
  }

  /// All that define something of \p Names, wherever they are.
  Expected<std::vector<std::string>> defining(const FamilyNames &Names) {
    if (All.empty()) {
      Expected<FileList> Listed = listFiles(Tree);
      if (!Listed)
        return Listed.takeError();
      All = std::move(Listed->Headers);
    }
    std::vector<std::string> Out;
    for (StringRef Path : All) {
      StringRef Relative = Path.drop_front(Tree.size() + 1);
      Expected<StringRef> Text = text(Relative);
      if (!Text)
        return Text.takeError();
      if (EntryFamily::definesFamily(*Text, {Names}))
        Out.push_back(Relative.str());
    }
    return Out;
  }

private:
  Expected<StringRef> text(StringRef Path) {
    auto [It, New] = Texts.try_emplace(Path.str());
    if (New) {
      Expected<std::string> Text = readFile((Tree + "/" + Path).str());
      if (!Text)
        return Text.takeError();
      It->second = std::move(*Text);
    }
    return StringRef(It->second);
  }

  const std::string Tree;
  std::vector<std::string> All;
  std::map<std::string, std::string> Texts;
};

} // namespace

/// Families that name the same values stand together.
static std::vector<Families> groups(const Families &Known) {
  std::vector<Families> Out;
  for (const FamilyNames &Names : Known) {
    auto Group = find_if(Out, [&](const Families &Group) {
      return any_of(Group, [&](const FamilyNames &Member) {
        return nameSameValues(Member, Names);
      });
    });
    if (Group == Out.end())
      Out.push_back({Names});
    else
      Group->push_back(Names);
  }
  return Out;
}

static bool isConstructor(StringRef Name, const FamilyNames &Names) {
  return Name == Names.MakeEntry || matchesName(Names.Constructor, Name) ||
         matchesName(Names.ReadableConstructor, Name) ||
         matchesName(Names.WritableConstructor, Name);
}

/// The functions in \p In that ask for, set or clear a bit of \p Names'
/// carriers.
static std::vector<std::string> flags(ArrayRef<EntryFamily::Source> In,
                                      const FamilyNames &Names) {
  std::set<std::string> Out;
  for (const EntryFamily::Source &Header : In)
    for (const HeaderFunction &F : headerFunctions(Header.Path, Header.Text))
      if (any_of(Names.Carriers,
                 [&](const Carrier &C) { return matchesName(C.Flag, F.Name); }))
        Out.insert(F.Name);
  return {Out.begin(), Out.end()};
}

static void readFunctions(TreeFamily &Out) {
  const FamilyNames &Names = Out.Family.names();
  std::set<std::string> Known;
  for (const auto &[Name, F] : Out.Family.functions()) {
    if (!Known.insert(Name).second)
      continue;
    if (!Out.Family.converters().count(Name) && isConstructor(Name, Names) &&
        (F.IsMacro || Names.isEntryType(F.ReturnType)))
      Out.Constructors.push_back(Name);
  }
  for (const Carrier &C : Names.Carriers)
    if (Out.Family.defines(C.From))
      Out.Carriers.push_back(C.Type);
}

/// What the tree has of \p Names, a family beside others with these \p Headers,
/// or nothing.
static Expected<std::optional<TreeFamily>>
beside(Headers &Tree, const FamilyNames &Names,
       const std::vector<EntryFamily::Source> &Headers) {
  Expected<std::vector<EntryFamily::Source>> Sources =
      Tree.read(Names.Constants);
  if (!Sources)
    return Sources.takeError();
  append_range(*Sources, Headers);
  TreeFamily Out;
  Out.Names = {Names.Name};
  Out.Summary = Names.Summary;
  Out.Family = EntryFamily::beside(*Sources, Names);
  if (Out.Family.empty())
    return std::nullopt;
  for (const EntryFamily::Source &Header : Headers)
    Out.Headers.push_back(Header.Path);
  readFunctions(Out);
  for (const auto &[Type, First] : Out.Family.allTypes())
    Out.Tags.push_back({Type, static_cast<int64_t>(First), {}});
  llvm::sort(Out.Tags, [](const TagValue &A, const TagValue &B) {
    return static_cast<uint64_t>(*A.Value) < static_cast<uint64_t>(*B.Value);
  });
  if (Out.Tags.empty())
    for (const std::string &Type : Out.Family.typesAskedFor())
      Out.Tags.push_back({Type, std::nullopt, {}});
  return Out;
}

/// What the tree of \p Tree has of \p Group, or nothing.
static Expected<std::optional<TreeFamily>> read(Headers &Tree,
                                                const Families &Group) {
  std::vector<std::string> Paths, Constants, WithFlags;
  for (const FamilyNames &Names : Group) {
    append_range(Paths, Names.Headers);
    append_range(Constants, Names.Constants);
    for (const Carrier &C : Names.Carriers)
      append_range(WithFlags, C.FlagHeaders);
    if (!Names.Headers.empty())
      continue;
    Expected<std::vector<std::string>> Found = Tree.defining(Names);
    if (!Found)
      return Found.takeError();
    append_range(Paths, *Found);
  }
  Expected<std::vector<EntryFamily::Source>> Read = Tree.read(Paths);
  if (!Read)
    return Read.takeError();
  TreeFamily Out;
  if (Group.front().isBeside())
    return beside(Tree, Group.front(), *Read);
  for (const FamilyNames &Names : Group)
    if (any_of(*Read, [&](const EntryFamily::Source &Header) {
          return EntryFamily::definesFamily(Header.Text, {Names});
        })) {
      if (Out.Names.empty())
        Out.Summary = Names.Summary;
      Out.Names.push_back(Names.Name);
    }
  if (Out.Names.empty())
    return std::nullopt;
  Out.Family = EntryFamily::discover(
      *Read, Group, [&](StringRef Below) -> std::optional<std::string> {
        Expected<std::vector<EntryFamily::Source>> Text =
            Tree.read({Below.str()});
        if (Text && !Text->empty())
          return Text->front().Text.str();
        consumeError(Text.takeError());
        return std::nullopt;
      });
  for (const EntryFamily::Source &Header : *Read)
    Out.Headers.push_back(Header.Path);
  readFunctions(Out);
  // Constants come first: the headers' own are made of them.
  append_range(Constants, Paths);
  Expected<std::vector<EntryFamily::Source>> Defining = Tree.read(Constants);
  if (!Defining)
    return Defining.takeError();
  Out.Tags = tagValues(*Defining, Out.Family.typesAskedFor(),
                       Out.Family.names().TypeOf);
  Expected<std::vector<EntryFamily::Source>> Flagged = Tree.read(WithFlags);
  if (!Flagged)
    return Flagged.takeError();
  Out.Flags = flags(*Flagged, Out.Family.names());
  return Out;
}

Expected<std::vector<TreeFamily>> familiesIn(StringRef Tree,
                                             const Families &Known) {
  std::vector<TreeFamily> Out;
  Headers Of(Tree);
  for (const Families &Group : groups(Known)) {
    Expected<std::optional<TreeFamily>> Found = read(Of, Group);
    if (!Found)
      return Found.takeError();
    if (*Found)
      Out.push_back(std::move(**Found));
  }
  return Out;
}

} // namespace swapfold
