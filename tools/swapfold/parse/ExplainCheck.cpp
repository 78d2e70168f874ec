//===- ExplainCheck.cpp - what is known at one line -----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/parse/ExplainCheck.h"
#include "checks/base/SwapopsCheck.h"
#include "rewrites/flow/KindFlow.h"
#include "rewrites/sites/KindTypes.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetOperations.h"

using namespace clang;
using namespace clang::tidy;
using namespace llvm;

namespace swapfold {
namespace {

/// The kinds that have all their types in \p Types, and the types that are left
/// over, for a message.
FindingText wholeKinds(const std::set<std::string> &Types,
                       const EntryFamily &Family) {
  std::vector<std::string> Names;
  std::set<std::string> Left = Types;
  for (const Kind *K : kindsOf(Types, Family)) {
    const std::set<std::string> &Own = Family.accepts(K->Predicate)->Types;
    if (!set_is_subset(Own, Types))
      continue;
    Names.push_back(K->Name);
    set_subtract(Left, Own);
  }
  Names.insert(Names.end(), Left.begin(), Left.end());
  return listNames(Names, "or");
}

FindingText explained(const KnownKind &Known, const EntryFamily &Family) {
  if (Known.OrAnother)
    return quoted(Known.Entry) + " cannot be " +
           wholeKinds(Known.RuledOut, Family) + " here";
  if (Known.Types.empty())
    return quoted(Known.Entry) + " has no kind left here";
  return quoted(Known.Entry) + " can only be " +
         wholeKinds(Known.Types, Family) + " here";
}

class Explainer : public SwapopsCheck {
public:
  Explainer(StringRef Name, ClangTidyContext *Context)
      : SwapopsCheck(Name, Context), File(Options.get("File", "")) {
    StringRef(Options.get("Line", "")).getAsInteger(10, Line);
  }

protected:
  bool concerns(const FunctionSites &, bool) const override { return true; }

  std::vector<Finding> analyze(const FunctionSites &Sites,
                               const EditPolicy &Policy) override {
    const SourceManager &SM = Policy.sources();
    const FunctionDecl &F = Sites.function();
    SourceLocation Begin = SM.getExpansionLoc(F.getBeginLoc());
    const FileID In = SM.getFileID(Begin);
    OptionalFileEntryRef Asked = SM.getFileManager().getOptionalFileRef(File);
    if (!Asked || SM.getFileEntryForID(In) != &Asked->getFileEntry() ||
        Line < SM.getExpansionLineNumber(Begin) ||
        Line > SM.getExpansionLineNumber(F.getEndLoc()))
      return {};
    return explain(Sites, In, SM);
  }

private:
  std::vector<Finding> explain(const FunctionSites &Sites, FileID In,
                               const SourceManager &SM) const {
    const KindFlow &Flow = KindFlow::of(Sites);
    const Stmt *Step = Flow.stepAt(In, Line);
    std::vector<Finding> Out;
    auto Say = [&](FindingText Text) -> Finding & {
      Finding &F = Out.emplace_back();
      F.IsRemark = true;
      F.Loc = Step ? SM.getExpansionLoc(Step->getBeginLoc())
                   : SM.translateLineCol(In, Line, 1);
      F.Message = std::move(Text);
      return F;
    };
    // That nothing is known is said once.
    std::optional<std::vector<KnownKind>> Known =
        Step ? Flow.knownAt(Step) : std::vector<KnownKind>();
    if (Sites.family().names().isBeside() && (!Known || Known->empty()))
      return Out;
    if (Flow.isTooLarge()) {
      Say("nothing is known here: the function has more than " +
          number(KindFlow::maxSteps()) + " steps");
      return Out;
    }
    if (!Known)
      Say("control never comes here");
    else if (Known->empty())
      Say("nothing is known of the kind of any entry here");
    else
      for (const KnownKind &Each : *Known) {
        Finding &F = Say(explained(Each, Sites.family()));
        for (SourceLocation From : Each.From)
          F.Notes.push_back({From, "it is known from here"});
      }
    return Out;
  }

  const std::string File;
  unsigned Line = 0;
};

} // namespace

std::unique_ptr<RuleCheck> makeExplainCheck(StringRef Name,
                                            ClangTidyContext *Context) {
  return std::make_unique<Explainer>(Name, Context);
}

} // namespace swapfold
