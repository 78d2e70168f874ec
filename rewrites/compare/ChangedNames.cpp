//===- ChangedNames.cpp - whom a change of a header concerns --------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/compare/ChangedNames.h"
#include "rewrites/scan/Scan.h"
#include "rewrites/text/Failure.h"
#include "rewrites/text/HeaderText.h"
#include "rewrites/text/Interrupted.h"
#include "rewrites/text/Lines.h"
#include "rewrites/tree/NameFilter.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/ThreadPool.h"
#include <map>
#include <mutex>

using namespace llvm;

namespace swapfold {

namespace {

/// A header's definitions by name, and how often each identifier stands
/// outside of them.
struct HeaderSketch {
  explicit HeaderSketch(StringRef Text);

  std::map<std::string, std::vector<std::string>> Definitions;
  std::map<std::string, unsigned> Others;
  std::set<std::string> All; ///< every identifier, in definitions too
};

} // namespace

/// The tokens, by number, that name parameters of prototypes: "vma" in
/// "int f(struct vm_area_struct *vma);". Nobody else uses them.
static std::set<size_t> parameterNames(ArrayRef<Token> Tokens) {
  std::set<size_t> Out, Here;
  int Depth = 0;
  bool InDirective = false, HasValue = false;
  for (size_t I = 0; I < Tokens.size(); ++I) {
    const Token &T = Tokens[I];
    if (T.StartsLine)
      InDirective = T.is("#");
    if (InDirective)
      continue;
    Depth += T.is("(") - T.is(")");
    // A prototype ends in a semicolon; what has a value or a body is none.
    HasValue |= T.is("=");
    if (T.is(";") || T.is("{") || T.is("}")) {
      if (T.is(";") && !HasValue)
        Out.insert(Here.begin(), Here.end());
      Here.clear();
      Depth = 0;
      HasValue = false;
    }
    if (Depth < 1 || T.Kind != Token::Identifier || I + 1 == Tokens.size())
      continue;
    const Token &Before = Tokens[I - 1], &After = Tokens[I + 1];
    const bool EndsParameter = After.is(",") || After.is(")") || After.is("[");
    // "(*open)" is a pointer to a function.
    const bool FollowsType =
        Before.is("*") ? !(I > 1 && Tokens[I - 2].is("("))
                       : Before.Kind == Token::Identifier &&
                             !is_contained({"struct", "union", "enum", "const",
                                            "volatile", "unsigned", "signed"},
                                           StringRef(Before.Text));
    if (EndsParameter && FollowsType)
      Here.insert(I);
  }
  return Out;
}

HeaderSketch::HeaderSketch(StringRef Text) {
  std::vector<std::pair<unsigned, unsigned>> Covered;
  for (const HeaderFunction &F : headerFunctions("", Text)) {
    std::string Body;
    // Where it stands is part of it: a definition may move to another #if.
    for (const Branch &B : F.Branches)
      Body += B.Text + "\n";
    for (const Token &T : tokenize(Text.slice(F.Begin, F.End)))
      Body += T.Text + " ";
    Definitions[F.Name].push_back(std::move(Body));
    Covered.push_back({F.Begin, F.End});
  }
  const std::vector<Token> Tokens = tokenize(Text);
  const std::set<size_t> Parameters = parameterNames(Tokens);
  for (const Token &T : Tokens)
    if (T.Kind == Token::Identifier)
      All.insert(T.Text);
  for (size_t I = 0; I < Tokens.size(); ++I)
    if (const Token &T = Tokens[I];
        T.Kind == Token::Identifier && !Parameters.count(I) &&
        none_of(Covered, [&](const auto &Range) {
          return Range.first <= T.Offset && T.Offset < Range.second;
        }))
      ++Others[T.Text];
}

/// The keys whose values differ.
template <typename Map>
static void addDifferences(const Map &A, const Map &B,
                           std::set<std::string> &Into) {
  for (auto [One, Other] : {std::pair{&A, &B}, std::pair{&B, &A}})
    for (const auto &[Name, Value] : *One)
      if (auto It = Other->find(Name);
          It == Other->end() || It->second != Value)
        Into.insert(Name);
}

std::set<std::string> changedNames(StringRef Old, StringRef New,
                                   Mentioned How) {
  HeaderSketch Was(Old), Is(New);
  std::set<std::string> Out;
  addDifferences(Was.Others, Is.Others, Out);
  // What a definition names, and a prototype in its place, has not come or
  // gone.
  if (How == Mentioned::OnOneSide)
    for (const std::string &Name : Was.All)
      if (Is.All.count(Name))
        Out.erase(Name);
  addDifferences(Was.Definitions, Is.Definitions, Out);
  // Words of the language and of the preprocessor are not names that change.
  for (const char *Word : {"if",     "ifdef",  "ifndef",  "else",    "elif",
                           "endif",  "define", "undef",   "include", "defined",
                           "static", "inline", "extern",  "const",   "struct",
                           "enum",   "union",  "typedef", "int",     "unsigned",
                           "long",   "char",   "bool",    "void",    "return"})
    Out.erase(Word);
  return Out;
}

namespace {

class Search {
public:
  Search(StringRef Tree, ArrayRef<FileRewrite> Changes, Mentioned How,
         unsigned Jobs, std::function<bool()> Interrupted)
      : Tree(Tree), How(How), Interrupted(std::move(Interrupted)),
        Pool(hardware_concurrency(std::max(1u, Jobs))) {
    for (const FileRewrite &Change : Changes)
      Changed[Change.Path] = &Change;
  }

  Expected<Concerned> run();

private:
  using FileFn = function_ref<void(const std::string &, StringRef)>;
  Error forEach(ArrayRef<std::string> Files, const StringSet<> &Names,
                FileFn Fn);
  Error followHeaders(std::set<std::string> New);
  Error findUsers();
  Error findDeadUses();

  StringRef Tree;
  Mentioned How;
  std::function<bool()> Interrupted;
  DefaultThreadPool Pool;
  std::mutex Lock;
  std::map<std::string, const FileRewrite *> Changed;
  std::vector<std::string> Headers, Sources; ///< relative, after the change
  Concerned Out;
};

} // namespace

static StringSet<> setOf(const std::set<std::string> &Names) {
  StringSet<> Out;
  for (const std::string &Name : Names)
    Out.insert(Name);
  return Out;
}

/// Calls \p Fn, one call at a time, with each file that mentions one of
/// \p Names, in no order.
Error Search::forEach(ArrayRef<std::string> Files, const StringSet<> &Names,
                      FileFn Fn) {
  std::string Failed;
  constexpr size_t Batch = 64;
  // Words of two letters are everywhere.
  std::vector<std::string> Wanted;
  for (const auto &Name : Names)
    if (Name.getKey().size() > 2)
      Wanted.push_back(Name.getKey().str());
  const NameFilter Filter(Wanted);
  auto One = [&](const std::string &Path) {
    std::unique_ptr<MemoryBuffer> Buffer;
    StringRef Text;
    if (auto It = Changed.find(Path); It != Changed.end()) {
      Text = It->second->New;
    } else {
      auto Read = MemoryBuffer::getFile(Tree + "/" + Path);
      if (!Read) {
        std::lock_guard<std::mutex> Guard(Lock);
        Failed = "cannot read " + Path + ": " + Read.getError().message();
        return;
      }
      Buffer = std::move(*Read);
      Text = Buffer->getBuffer();
    }
    if (!Filter.match(Text, [&](StringRef Name) {
          return Name.size() > 2 && Names.contains(Name);
        }))
      return;
    std::lock_guard<std::mutex> Guard(Lock);
    Fn(Path, Text);
  };
  for (size_t I = 0; I < Files.size(); I += Batch)
    Pool.async([&, Part = Files.slice(I, std::min(Batch, Files.size() - I))] {
      for (const std::string &Path : Part)
        if (!Interrupted())
          One(Path);
    });
  Pool.wait();
  if (Interrupted())
    return interruptedError();
  return Failed.empty() ? Error::success() : failure(Failed);
}

/// What a header defines by a changed name has changed as well.
Error Search::followHeaders(std::set<std::string> New) {
  while (!New.empty()) {
    Out.Names.insert(New.begin(), New.end());
    StringSet<> Names = setOf(New);
    New.clear();
    Error E = forEach(Headers, Names, [&](const std::string &, StringRef Text) {
      for (const HeaderFunction &F : headerFunctions("", Text))
        if (!Out.Names.count(F.Name) && any_of(F.Body, [&](const Token &T) {
              return T.Kind == Token::Identifier && Names.contains(T.Text);
            }))
          New.insert(F.Name);
    });
    if (E)
      return E;
  }
  return Error::success();
}

Error Search::findUsers() {
  StringSet<> Names = setOf(Out.Names);
  return forEach(Sources, Names, [&](const std::string &Path, StringRef Text) {
    for (const Token &T : tokenize(Text))
      if (T.Kind == Token::Identifier && Names.contains(T.Text))
        Out.Users[Path].insert(T.Text);
  });
}

static std::set<std::string> definedIn(StringRef Text) {
  std::set<std::string> Out;
  for (const HeaderFunction &F : headerFunctions("", Text))
    Out.insert(F.Name);
  return Out;
}

Error Search::findDeadUses() {
  std::set<std::string> Deleted;
  for (const auto &[Path, Change] : Changed)
    if (!isSourceFile(Path))
      Deleted.merge(definedIn(Change->Old));
  for (const auto &[Path, Change] : Changed)
    for (const std::string &Name : definedIn(Change->New))
      Deleted.erase(Name);
  if (Deleted.empty())
    return Error::success();
  StringSet<> Names = setOf(Deleted);
  std::set<std::string> Elsewhere;
  std::vector<std::string> All = Headers;
  append_range(All, Sources);
  Error E = forEach(All, Names, [&](const std::string &Path, StringRef Text) {
    std::set<std::string> Here = definedIn(Text);
    // A prototype will do.
    if (!isSourceFile(Path)) {
      Elsewhere.insert(Here.begin(), Here.end());
      for (const auto &[Name, _] : HeaderSketch(Text).Others)
        Elsewhere.insert(Name);
    }
    const Token *Last = nullptr;
    std::vector<Token> Tokens = tokenize(Text);
    for (const Token &T : Tokens) {
      bool Member = Last && (Last->is(".") || Last->is("->"));
      Last = &T;
      if (T.Kind == Token::Identifier && !Member && Names.contains(T.Text) &&
          !Here.count(T.Text))
        Out.DeadUses.push_back({Path, lineNumber(Text, T.Offset), T.Text});
    }
  });
  if (E)
    return E;
  llvm::erase_if(Out.DeadUses,
                 [&](const DeadUse &Use) { return Elsewhere.count(Use.Name); });
  llvm::sort(Out.DeadUses, [](const DeadUse &A, const DeadUse &B) {
    return std::tie(A.Path, A.Line) < std::tie(B.Path, B.Line);
  });
  return Error::success();
}

Expected<Concerned> Search::run() {
  std::set<std::string> Names;
  for (const auto &[Path, Change] : Changed)
    if (!isSourceFile(Path))
      Names.merge(changedNames(Change->Old, Change->New, How));
  if (Names.empty())
    return std::move(Out);
  Expected<FileList> Listed = listFiles(Tree);
  if (!Listed)
    return Listed.takeError();
  for (auto [From, To] :
       {std::pair{&Listed->Headers, &Headers}, {&Listed->Sources, &Sources}})
    for (StringRef Path : *From)
      if (Path.consume_front((Tree + "/").str()) && !Changed.count(Path.str()))
        To->push_back(Path.str());
  for (const auto &[Path, Change] : Changed)
    (isSourceFile(Path) ? Sources : Headers).push_back(Path);
  if (Error E = followHeaders(std::move(Names)))
    return E;
  if (Error E = findUsers())
    return E;
  if (How == Mentioned::Otherwise)
    if (Error E = findDeadUses())
      return E;
  return std::move(Out);
}

Expected<Concerned> findConcerned(StringRef Tree, ArrayRef<FileRewrite> Changes,
                                  unsigned Jobs,
                                  std::function<bool()> Interrupted,
                                  Mentioned How) {
  return Search(Tree, Changes, How, Jobs, std::move(Interrupted)).run();
}

} // namespace swapfold
