//===- KindFlow.cpp - which kinds entries can be of -----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/flow/KindFlow.h"
#include "rewrites/ast/Expressions.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

static std::unique_ptr<CFG> graphOf(const FunctionSites &Sites) {
  CFG::BuildOptions Options;
  Options.setAllAlwaysAdd();
  Stmt *Body = Sites.function().getBody();
  return CFG::buildCFG(&Sites.function(), Body, &Sites.context(), Options);
}

KindFlow::KindFlow(const FunctionSites &Sites)
    : Sites(Sites),
      OwnCalled(std::make_unique<Summaries>(Sites.family(), Sites.context())),
      Called(*OwnCalled), Types(Sites.family()), Known(Sites, Steps),
      Says(Sites, Known, Types, Called) {
  solve();
}

KindFlow::KindFlow(const FunctionSites &Sites, Summaries &Called)
    : Sites(Sites), Called(Called), Types(Sites.family()), Known(Sites, Steps),
      Says(Sites, Known, Types, Called) {
  solve();
}

const KindFlow &KindFlow::of(const FunctionSites &Sites) {
  return *Sites.kept<KindFlow>(
      [&] { return std::make_shared<const KindFlow>(Sites); });
}

unsigned KindFlow::stretchOf(const Stmt &Step) const {
  const Stmt *Whole = CutFrom.lookup(&Step);
  return Sites.stretches().of(Whole ? *Whole : Step);
}

/// Control comes to \p Block, perhaps from where this configuration has no
/// jump.
void KindFlow::enter(const CFGBlock &Block, KindState &At) const {
  if (const auto *Label = dyn_cast_or_null<LabelStmt>(Block.getLabel());
      Label && !Sites.stretches().isOne())
    At.enter(Sites.stretches().mayJumpTo(*Label) ? 0 : stretchOf(*Label));
}

/// Control leaves \p Block. Where a loop or a jump leads, it may come back to
/// the stretch that it was in, past what only others have there.
void KindFlow::leave(const CFGBlock &Block, KindState &At) const {
  if (const Stmt *End = Block.getTerminatorStmt();
      End && !isa<IfStmt, SwitchStmt, ConditionalOperator, BinaryOperator>(End))
    At.enter(stretchOf(*End));
  else if (const Stmt *Loop = Block.getLoopTarget())
    At.enter(stretchOf(*Loop));
}

void KindFlow::solve() {
  // Nobody asks for a kind.
  if (Sites.helpers().empty())
    return;
  Graph = graphOf(Sites);
  if (!Graph)
    return;
  for (const CFGBlock *Block : *Graph) {
    unsigned Index = 0;
    for (const CFGElement &Element : *Block) {
      if (std::optional<CFGStmt> S = Element.getAs<CFGStmt>()) {
        Steps.insert(S->getStmt());
        Positions.try_emplace(S->getStmt(), Position{Block, Index});
      }
      ++Index;
    }
  }
  for (const auto &[Part, Whole] : Graph->synthetic_stmts())
    CutFrom[Part] = Whole;
  TooLarge = Steps.size() > maxSteps();
  if (TooLarge)
    return;
  for (const Use &U : Sites.uses())
    if (U.Entry)
      Known.find(U.Entry);
  Moves = std::make_unique<Transfer>(Sites, Known, Types, Says);

  AtBegin.resize(Graph->getNumBlockIDs());
  AtBegin[Graph->getEntry().getBlockID()].emplace(Known, Types);
  // Blocks are numbered from the exit: the largest number comes first.
  std::map<unsigned, const CFGBlock *, std::greater<unsigned>> Waiting;
  Waiting[Graph->getEntry().getBlockID()] = &Graph->getEntry();
  while (!Waiting.empty()) {
    const CFGBlock *Block = Waiting.begin()->second;
    Waiting.erase(Waiting.begin());
    KindState At = *AtBegin[Block->getBlockID()];
    enter(*Block, At);
    for (const CFGElement &Element : *Block)
      if (std::optional<CFGStmt> S = Element.getAs<CFGStmt>()) {
        At.enter(stretchOf(*S->getStmt()));
        Moves->step(*S->getStmt(), At);
      }
    for (unsigned I = 0; I < Block->succ_size(); ++I) {
      const CFGBlock *To = successor(*Block, I);
      if (!To)
        continue;
      KindState There = At;
      Moves->edge(*Block, I, There);
      leave(*Block, There);
      std::optional<KindState> &Begin = AtBegin[To->getBlockID()];
      if (!Begin)
        Begin = std::move(There);
      else if (!Begin->join(There))
        continue;
      Waiting[To->getBlockID()] = To;
    }
  }
}

/// What is known right before \p Place; nothing if control never comes there.
std::optional<KindState> KindFlow::before(const Stmt *Place) const {
  const std::optional<Position> Here = positionOf(Place);
  if (!Here || TooLarge)
    return std::nullopt;
  std::optional<KindState> At = AtBegin[Here->Block->getBlockID()];
  if (!At)
    return std::nullopt;
  enter(*Here->Block, *At);
  for (unsigned I = 0; I < Here->Index; ++I)
    if (std::optional<CFGStmt> S = (*Here->Block)[I].getAs<CFGStmt>()) {
      At->enter(stretchOf(*S->getStmt()));
      Moves->step(*S->getStmt(), *At);
    }
  At->enter(stretchOf(*Place));
  return At;
}

/// All types, too, if none is left: the code is dead, or not understood.
TypeMask KindFlow::typesAt(const Expr *Place, const Expr *Entry) const {
  std::optional<KindState> At = before(Place);
  std::optional<unsigned> Id = At ? Known.find(Entry) : std::nullopt;
  TypeMask Left = Id ? At->typesOf(*Id) : Types.all();
  return Left ? Left : Types.all();
}

std::optional<std::set<std::string>> KindFlow::proven(const Expr *Place,
                                                      const Expr *Entry) const {
  TypeMask Left = typesAt(Place, Entry);
  if ((Left & TypeTable::Other) || Left == Types.all())
    return std::nullopt;
  return Types.namesIn(Left);
}

std::set<std::string> KindFlow::ruledOut(const Expr *Place,
                                         const Expr *Entry) const {
  return Types.namesIn(~typesAt(Place, Entry));
}

KnownKind KindFlow::described(unsigned Id, const KindFact &Fact) const {
  return {Known.text(Id),
          Types.namesIn(Fact.Types),
          Types.namesIn(~Fact.Types),
          (Fact.Types & TypeTable::Other) != 0,
          {Fact.From.begin(), Fact.From.end()}};
}

/// True if \p What is what a predicate answers.
static bool isAnswer(const Subject &What, const EntryFamily &Family) {
  return What.Via && Family.accepts(What.Via->getName());
}

std::optional<std::vector<KnownKind>>
KindFlow::knownAt(const Stmt *Place) const {
  std::optional<KindState> At = before(Place);
  if (!At)
    return std::nullopt;
  std::vector<KnownKind> Out;
  for (const auto &[Id, Fact] : At->facts())
    if (!isAnswer(Known[Id], Sites.family()))
      Out.push_back(described(Id, Fact));
  for (const auto &[To, _] : At->copies())
    if (const KindFact *Fact = At->factOf(To))
      Out.push_back(described(To, *Fact));
  sort(Out, [](const KnownKind &A, const KnownKind &B) {
    return A.Entry < B.Entry;
  });
  return Out;
}

std::optional<SettledTest> KindFlow::settled(const CallExpr &Test) const {
  std::optional<KindState> At = before(&Test);
  if (!At || Test.getNumArgs() != 1)
    return std::nullopt;
  std::optional<unsigned> Given = Known.find(Test.getArg(0));
  // What memory holds may have changed without a statement that does it.
  if (!Given || !Known.isLocal(*Given))
    return std::nullopt;
  for (bool Answer : {true, false}) {
    Consequence Otherwise = Says.implied(Test, !Answer, *At);
    if (!Otherwise)
      continue;
    for (const auto &[Id, Fact] : *Otherwise) {
      const KindFact *Before = At->factOf(Id);
      // If no type is left, an earlier test is to blame, or not understood.
      if (Before && Before->Types && !(Before->Types & Fact.Types))
        return SettledTest{Answer,
                           described(At->root(*Given) == Id ||
                                             isAnswer(Known[Id], Sites.family())
                                         ? *Given
                                         : Id,
                                     *Before)};
    }
  }
  return std::nullopt;
}

const Stmt *KindFlow::stepAt(FileID File, unsigned Line) const {
  if (!Graph)
    return nullptr;
  const SourceManager &SM = Sites.context().getSourceManager();
  const Stmt *Out = nullptr;
  unsigned LineOfOut = 0;
  for (const CFGBlock *Block : reverse(*Graph))
    for (const CFGElement &Element : *Block)
      if (std::optional<CFGStmt> S = Element.getAs<CFGStmt>()) {
        SourceLocation Begin = SM.getExpansionLoc(S->getStmt()->getBeginLoc());
        unsigned At = SM.getExpansionLineNumber(Begin);
        if (SM.getFileID(Begin) != File || At < Line ||
            (Out && At >= LineOfOut))
          continue;
        Out = S->getStmt();
        LineOfOut = At;
      }
  return Out;
}

/// What \p Facts say of parameters that keep their value.
std::vector<ParameterFact>
KindFlow::ofParameters(const KindFacts &Facts) const {
  std::vector<ParameterFact> Out;
  for (const auto &[Id, Fact] : Facts) {
    const Subject S = Known[Id];
    const Subject Base = S.Via ? Known[S.Base] : S;
    const auto *Param = dyn_cast_or_null<ParmVarDecl>(Base.Variable);
    if (Param && Known.neverChanges(Id) && Fact.Types)
      Out.push_back({Param->getFunctionScopeIndex(), S.Via, Fact.Types});
  }
  return Out;
}

Summary KindFlow::summary() const {
  Consequence IfTrue, IfFalse;
  if (!TooLarge && Graph)
    for (const CFGBlock *Block : *Graph)
      for (const CFGElement &Element : *Block) {
        std::optional<CFGStmt> S = Element.getAs<CFGStmt>();
        const auto *Return = S ? dyn_cast<ReturnStmt>(S->getStmt()) : nullptr;
        std::optional<KindState> At = Return ? before(Return) : std::nullopt;
        if (!At || !Return->getRetValue())
          continue;
        auto Says = [&](bool Holds) {
          return bothOf(this->Says.implied(*Return->getRetValue(), Holds, *At),
                        At->facts());
        };
        IfTrue = eitherOf(IfTrue, Says(true));
        IfFalse = eitherOf(IfFalse, Says(false));
      }
  Summary Out;
  if (IfTrue)
    Out.IfTrue = ofParameters(*IfTrue);
  if (IfFalse)
    Out.IfFalse = ofParameters(*IfFalse);
  return Out;
}

} // namespace swapfold
