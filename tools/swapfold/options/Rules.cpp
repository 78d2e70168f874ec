//===- Rules.cpp - swapfold rules -----------------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/options/Rules.h"
#include "GlobList.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/options/Invocation.h"
#include "tools/swapfold/report/Output.h"
#include "tools/swapfold/report/RulePages.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/Format.h"

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

/// The README's words, too (test/repo/registry.py).
static StringRef describe(Speaks Where) {
  switch (Where) {
  case Speaks::Rewrite:
    return "rewrite";
  case Speaks::Tree:
    return "trees";
  case Speaks::Patch:
    return "patches";
  case Speaks::OptIn:
    return "if asked";
  }
  llvm_unreachable("no such place");
}

/// What describe() means.
static StringRef explain(Speaks Where) {
  switch (Where) {
  case Speaks::Rewrite:
    return "on trees and patches, and swapfold rewrite applies it";
  case Speaks::Tree:
    return "on trees and patches";
  case Speaks::Patch:
    return "on what a patch adds or causes";
  case Speaks::OptIn:
    return "only if --rules names it";
  }
  llvm_unreachable("no such place");
}

/// The names of the rules that \p Wanted is true for, as globs.
static std::string joinNames(function_ref<bool(const RuleEntry &)> Wanted) {
  std::vector<StringRef> Names;
  for (const RuleEntry &R : AllRules)
    if (Wanted(R))
      Names.push_back(R.Name);
  return join(Names, ",");
}

std::string rulesAmong(StringRef Globs,
                       function_ref<bool(StringRef Rule)> Wanted) {
  clang::tidy::GlobList Glob(Globs);
  return joinNames([&](const RuleEntry &R) {
    return Glob.contains(R.Name) && Wanted(R.Name);
  });
}

std::string rulesThatSpeak(ArrayRef<Speaks> Where) {
  return joinNames(
      [&](const RuleEntry &R) { return is_contained(Where, R.Where); });
}

std::map<std::string, std::string> optionsForPatches() {
  // What is there already may be wider.
  return {{"kstyle-line-length.Limit", "80"}};
}

bool isEntryRule(StringRef Rule) {
  // docs/adding-a-rule.md
  return Rule.starts_with("swapops-");
}

bool needsEveryBody(StringRef Globs) {
  clang::tidy::GlobList Glob(Globs);
  return any_of(AllRules, [&](const RuleEntry &R) {
    return !isEntryRule(R.Name) && Glob.contains(R.Name);
  });
}

bool needsEveryName(StringRef Globs) {
  clang::tidy::GlobList Glob(Globs);
  return any_of(AllRules, [&](const RuleEntry &R) {
    return isEntryRule(R.Name) && R.Where != Speaks::Rewrite &&
           Glob.contains(R.Name);
  });
}

static Error unknownRule(StringRef Name) {
  const RuleEntry *Nearest =
      min_element(AllRules, [&](const RuleEntry &A, const RuleEntry &B) {
        return Name.edit_distance(A.Name) < Name.edit_distance(B.Name);
      });
  return failure("unknown rule '" + Name + "'" +
                 (Name.edit_distance(Nearest->Name) <= NearEnough
                      ? "; did you mean '" + Nearest->Name.str() + "'?"
                      : "; see swapfold rules"));
}

Expected<std::string> selectRules(StringRef Globs) {
  SmallVector<StringRef> Parts;
  Globs.split(Parts, ',', -1, /*KeepEmpty=*/false);
  for (StringRef Part : Parts) {
    Part = Part.trim();
    Part.consume_front("-");
    clang::tidy::GlobList Glob(Part);
    if (none_of(AllRules,
                [&](const RuleEntry &R) { return Glob.contains(R.Name); }))
      return unknownRule(Part);
  }
  std::string Names =
      joinNames([&](const RuleEntry &R) { return selectsRule(Globs, R.Name); });
  if (Names.empty())
    return failure("--rules selects no rule");
  return Names;
}

bool selectsRule(StringRef Globs, StringRef Rule) {
  return clang::tidy::GlobList(Globs).contains(Rule);
}

static constexpr std::pair<StringLiteral, Replaced> AllReplaced[] = {
#define SWAPFOLD_REPLACES(NAME, WHAT) {NAME, Replaced::WHAT},
#include "checks/Rules.def"
};

Replaced replacedBy(StringRef Rule) {
  for (const auto &[Name, What] : AllReplaced)
    if (Name == Rule)
      return What;
  return Replaced::Nothing;
}

bool replaces(StringRef Globs, Replaced What) {
  clang::tidy::GlobList Glob(Globs);
  return any_of(AllReplaced, [&](const auto &R) {
    return R.second == What && Glob.contains(R.first);
  });
}

LookedAt lookedAtBy(StringRef Globs) {
  clang::tidy::GlobList Glob(Globs);
  LookedAt Out;
#define SWAPFOLD_LOOKS_AT(NAME, WHAT) Out.WHAT |= Glob.contains(NAME);
#include "checks/Rules.def"
  return Out;
}

Expected<Status> rules(StringRef Name) {
  std::string Text;
  if (Name.empty()) {
    size_t Width = 0, WidthOfWhere = 0;
    for (const RuleEntry &R : AllRules) {
      Width = std::max(Width, R.Name.size());
      WidthOfWhere = std::max(WidthOfWhere, describe(R.Where).size());
    }
    raw_string_ostream Out(Text);
    for (const RuleEntry &R : AllRules)
      Out << left_justify(R.Name, Width + 2)
          << left_justify(describe(R.Where), WidthOfWhere + 2) << R.Summary
          << "\n";
  } else {
    auto It =
        find_if(AllRules, [&](const RuleEntry &R) { return R.Name == Name; });
    if (It == std::end(AllRules))
      return unknownRule(Name);
    Text = (It->Name + ": " + It->Summary + "\nspeaks " + explain(It->Where) +
            "\n\n" + rulePage(It->Name))
               .str();
  }
  if (Error E = printOut(Text))
    return E;
  return NothingLeft;
}

} // namespace swapfold
