//===- Rules.cpp - swapfold rules -----------------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "GlobList.h"
#include "tools/swapfold/Commands.h"
#include "tools/swapfold/Output.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace swapfold {

namespace {
struct RuleEntry {
  StringRef Name;
  Speaks Where;
  StringRef Summary;
};
} // namespace

static constexpr RuleEntry AllRules[] = {
#define SWAPFOLD_RULE(NAME, ID, SPEAKS, SUMMARY)                               \
  {NAME, Speaks::SPEAKS, SUMMARY},
#include "checks/Rules.def"
};

Error failure(const Twine &Message) {
  return createStringError(inconvertibleErrorCode(), Message);
}

std::string rulesThatSpeak(ArrayRef<Speaks> Where) {
  std::vector<StringRef> Names;
  for (const RuleEntry &R : AllRules)
    if (is_contained(Where, R.Where))
      Names.push_back(R.Name);
  return join(Names, ",");
}

bool selectsStyle(StringRef Globs) {
  clang::tidy::GlobList Glob(Globs);
  return any_of(AllRules, [&](const RuleEntry &R) {
    // Helpers are more than the family's names.
    return (R.Name.starts_with("kstyle-") ||
            R.Name == "swapops-missing-stub") &&
           Glob.contains(R.Name);
  });
}

Error validateRules(StringRef Globs) {
  SmallVector<StringRef> Parts;
  Globs.split(Parts, ',', -1, /*KeepEmpty=*/false);
  bool Any = false;
  for (StringRef Part : Parts) {
    Part = Part.trim();
    bool Adds = !Part.consume_front("-");
    clang::tidy::GlobList Glob(Part);
    if (none_of(AllRules,
                [&](const RuleEntry &R) { return Glob.contains(R.Name); }))
      return failure("unknown rule '" + Part + "'; see swapfold rules");
    Any |= Adds;
  }
  return Any ? Error::success() : failure("--rules selects no rule");
}

bool selectsRule(StringRef Globs, StringRef Rule) {
  return clang::tidy::GlobList(Globs).contains(Rule);
}

Expected<Status> rules(StringRef Name) {
  std::string Text;
  if (Name.empty()) {
    size_t Width = 0;
    for (const RuleEntry &R : AllRules)
      Width = std::max(Width, R.Name.size());
    for (const RuleEntry &R : AllRules)
      Text += R.Name.str() + std::string(Width + 2 - R.Name.size(), ' ') +
              R.Summary.str() + "\n";
  } else {
    auto It =
        find_if(AllRules, [&](const RuleEntry &R) { return R.Name == Name; });
    if (It == std::end(AllRules))
      return failure("unknown rule '" + Name + "'; see swapfold rules");
    Text = It->Name.str() + ": " + It->Summary.str() + "\ndocs/rules/" +
           It->Name.str() + ".md\n";
  }
  if (Error E = printOut(Text))
    return E;
  return NothingLeft;
}

} // namespace swapfold
