//===- Steps.cpp - a plan as patches that build on each other -------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/plan/Steps.h"
#include "rewrites/text/AssertionName.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace swapfold {
namespace {

class StepMaker {
public:
  StepMaker(const Plan &Done, const StepsRequest &Request)
      : Done(Done), Request(Request) {}

  std::vector<Step> run();

private:
  std::string directoryOf(StringRef Path) const;
  Step &step(Part Of, Step::Kind What, std::string Directory = "");
  void dropAssertions();
  void findChanges();

  const Plan &Done;
  const StepsRequest &Request;
  std::vector<Step> Steps;
  /// What applies instead once assertions are dropped.
  std::vector<Proposal> Dropped;
};

} // namespace

/// "fs/proc" and "arch/s390", but "mm".
std::string StepMaker::directoryOf(StringRef Path) const {
  SmallVector<StringRef> Parts;
  Path.drop_front(Request.Tree.size() + 1).split(Parts, '/');
  Parts.pop_back();
  if (Parts.size() > 2)
    Parts.truncate(2);
  return join(Parts, "/");
}

Step &StepMaker::step(Part Of, Step::Kind What, std::string Directory) {
  Step Wanted;
  Wanted.Of = Of;
  if (Request.BySubsystem) {
    Wanted.What = What;
    Wanted.Directory = std::move(Directory);
  }
  auto Key = [](const Step &S) { return std::tie(S.Of, S.What, S.Directory); };
  auto It =
      find_if(Steps, [&](const Step &S) { return Key(S) >= Key(Wanted); });
  if (It == Steps.end() || Key(*It) != Key(Wanted))
    It = Steps.insert(It, std::move(Wanted));
  return *It;
}

/// \p Text without the statements in it that only assert something.
static std::string withoutAssertions(StringRef Text) {
  std::string Out;
  size_t Done = 0;
  std::vector<Token> Tokens = tokenize(Text, /*KeepComments=*/true);
  for (size_t I = 0; I < Tokens.size(); ++I) {
    StringRef Name = Tokens[I].Text;
    bool First = I == 0 || Tokens[I - 1].is(";") || Tokens[I - 1].is("{");
    if (!First || !isAssertionName(Name))
      continue;
    size_t Begin = Tokens[I].Offset;
    while (I < Tokens.size() && !Tokens[I].is(";"))
      ++I;
    if (I == Tokens.size())
      break;
    Out += Text.slice(Done, Begin);
    Done = I + 1 < Tokens.size() ? Tokens[I + 1].Offset : Text.size();
  }
  return Out + Text.drop_front(Done).str();
}

static std::string functionAt(StringRef Text, unsigned Offset) {
  for (const HeaderFunction &F : headerFunctions("", Text))
    if (F.Begin <= Offset && Offset < F.End)
      return F.Name;
  return "";
}

void StepMaker::dropAssertions() {
  Step Drop;
  Drop.What = Step::Drop;
  Drop.Of = Part::Split;
  Dropped = Done.Applied;
  for (Proposal &P : Dropped) {
    if (P.Replaces != Replaced::Constructors || P.Adds)
      continue;
    for (TextEdit &E : P.Edits) {
      std::string Without = withoutAssertions(E.Text);
      if (Without == E.Text)
        continue;
      E.Text = std::move(Without);
      for (const FileRewrite &Change : Done.Changes)
        if (Change.Path == E.Path)
          Drop.Callers.insert({E.Path, functionAt(Change.Old, E.Offset)});
    }
  }
  if (!Drop.Callers.empty())
    Steps.push_back(std::move(Drop));
}

/// What each step changes in the texts that the one before has left.
void StepMaker::findChanges() {
  std::map<std::string, std::string> Now;
  for (const FileRewrite &Change : Done.Changes)
    Now[Change.Path] = Change.Old;
  std::vector<Proposal> SoFar;
  std::vector<DeletedName> Gone;
  for (Step &S : Steps) {
    append_range(SoFar, S.Proposals);
    append_range(Gone, S.Deleted);
    for (FileRewrite &Change :
         changesOf(Done, S.What == Step::Drop ? Dropped : SoFar, Gone)) {
      std::string &Before = Now[Change.Path];
      if (Before == Change.New)
        continue;
      S.Changes.push_back({Change.Path, Before, Change.New});
      Before = Change.New;
    }
  }
  erase_if(Steps, [](const Step &S) { return S.Changes.empty(); });
}

std::vector<Step> StepMaker::run() {
  for (const Proposal &P : Done.Applied)
    (P.Adds ? step(partOf(P.Replaces), Step::Addition)
            : step(partOf(P.Replaces), Step::Sites, directoryOf(P.Where.Path)))
        .Proposals.push_back(P);
  for (const DeletedName &One : Done.Deleted)
    step(One.Of, Step::Removal).Deleted.push_back(One);
  if (Request.DropAssertions)
    dropAssertions();
  findChanges();
  return std::move(Steps);
}

std::vector<Step> makeSteps(const Plan &Done, const StepsRequest &Request) {
  return StepMaker(Done, Request).run();
}

} // namespace swapfold
