//===- ConditionLayout.cpp - kstyle-condition-layout ----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds conditions whose lines do not start under the first operand, and
// overlong lines that hold several operands.
//
//     if (is_device_private_entry(entry) &&
//                     is_writable_device_private_entry(entry))
//
// becomes
//
//     if (is_device_private_entry(entry) &&
//         is_writable_device_private_entry(entry))
//
//===----------------------------------------------------------------------===//
#include "checks/Checks.h"
#include "checks/base/RuleCheck.h"
#include "checks/base/TextCheck.h"
#include "rewrites/layout/Layout.h"
#include "rewrites/layout/OperandLines.h"

using namespace clang::tidy;
using namespace llvm;

namespace swapfold {
namespace {

class ConditionLayoutCheck : public TextCheck {
public:
  ConditionLayoutCheck(StringRef Name, ClangTidyContext *Context)
      : TextCheck(Name, Context), Limit(option("Limit", "80")) {}

  void storeOptions(ClangTidyOptions::OptionMap &Opts) override {
    Options.store(Opts, "Limit", Limit);
  }

  void read(const SourceText &Source) override;

private:
  void report(const Condition &Bad, const SourceText &Source,
              const SourceLines &Lines, const LineRules &Rules);

  const std::string Limit;
};

} // namespace

void ConditionLayoutCheck::read(const SourceText &Source) {
  unsigned Columns;
  if (StringRef(Limit).getAsInteger(10, Columns))
    Columns = 80;
  if (!Source.Code.contains("&&") && !Source.Code.contains("||"))
    return;
  auto IsMacro = [&](StringRef Name) { return Source.isMacro(Name); };
  SourceLines Lines(Source.Code, Source.isCPlusPlus());
  std::vector<Condition> Bad = badConditions(Lines, Columns);
  if (Bad.empty())
    return;
  LineRules Rules = Source.rules(Columns, IsMacro);
  for (const Condition &One : Bad)
    report(One, Source, Lines, Rules);
}

void ConditionLayoutCheck::report(const Condition &Bad,
                                  const SourceText &Source,
                                  const SourceLines &Lines,
                                  const LineRules &Rules) {
  Finding Fix;
  auto At = [&](int Token) { return Source.at(Lines.tokens()[Token].Begin); };
  Fix.Loc = At(Bad.Crammed.empty() ? Bad.Misaligned[0] : Bad.Crammed[0]);
  Expected<UnitLines> Place = linesOf(Lines, unitAround(Lines, Bad.Open));
  if (!Place)
    refuse(Fix, Place.takeError());
  else
    settle(Fix, Source, Lines, *Place,
           layOutOperands(Source.Code.slice(Place->Begin, Place->End), *Place,
                          /*Split=*/!Bad.Crammed.empty(), Rules),
           Rules);
  // One fix is for all that is wrong in a condition: clang-tidy would drop two
  // that overlap.
  bool First = true;
  auto Say = [&](int Token, Request Asks, FindingText Message) {
    Finding F = Fix;
    F.Loc = At(Token);
    F.Asks = Asks;
    F.Message = std::move(Message);
    for (Note &N : F.Notes)
      N.Loc = F.Loc;
    if (!First && !F.Edits.empty()) {
      F.Edits.clear();
      F.Notes = {{F.Loc, "changed only with the whole condition"}};
    }
    First = false;
    say(F, Source.Sources);
  };
  for (int Token : Bad.Crammed) {
    unsigned Width = columnAfter(Lines.line(Lines.tokens()[Token].Line));
    Say(Token, Request::SplitCondition,
        "several operands of a condition on a line of " + number(Width) +
            " columns");
  }
  if (!Bad.Misaligned.empty())
    Say(Bad.Misaligned[0], Request::AlignCondition,
        "line of a condition does not start under the first operand");
}

std::unique_ptr<RuleCheck> makeConditionLayoutCheck(StringRef Name,
                                                    ClangTidyContext *Context) {
  return std::make_unique<ConditionLayoutCheck>(Name, Context);
}

} // namespace swapfold
