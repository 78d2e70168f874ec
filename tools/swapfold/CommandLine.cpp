//===- CommandLine.cpp - the commands by their names ---------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/CommandLine.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/check/CheckCommand.h"
#include "tools/swapfold/options/Invocation.h"
#include "tools/swapfold/options/Rules.h"
#include "tools/swapfold/report/Output.h"
#include "tools/swapfold/review/ReviewCommand.h"
#include "tools/swapfold/rewrite/RewriteCommand.h"
#include "tools/swapfold/verify/VerifyCommand.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/Format.h"

using namespace llvm;

namespace swapfold {

static Expected<Status> runRules(const Invocation &Given) {
  const std::vector<std::string> Names = Given.inputs();
  if (Names.size() > 1)
    return failure("rules: more than one rule given");
  return rules(Names.empty() ? "" : Names.front());
}

namespace {
struct Command {
  StringLiteral Name;
  StringLiteral Inputs; ///< as the help shows them
  StringLiteral Summary;
  CommandOptions Options;
  Expected<Status> (*Run)(const Invocation &Given);
};
} // namespace

static constexpr Command Commands[] = {
    {"check", "TREE|DIRECTORY|FILE... [-- FLAGS]",
     "say what the rules find in a kernel tree, or in files and directories of "
     "one",
     CheckOption, runCheck},
    {"review", "PATCH...|REV|REV..REV [-- FLAGS]",
     "say of a patch what a careful reader would", ReviewOption, runReview},
    {"rewrite", "TREE|FILE... [-- FLAGS]",
     "rewrite a kernel tree, or files of one", RewriteOption, runRewrite},
    {"rules", "[RULE]", "list the rules, or explain one", RulesOption,
     runRules},
    {"verify", "BEFORE AFTER|PATCH... [-- FLAGS]",
     "compile a tree before and after a change, and compare what comes out",
     VerifyOption, runVerify},
};

static Error unknownCommand(StringRef Name) {
  const Command *Nearest =
      min_element(Commands, [&](const Command &A, const Command &B) {
        return Name.edit_distance(A.Name) < Name.edit_distance(B.Name);
      });
  std::string Message = ("unknown subcommand '" + Name + "'").str();
  if (Name.edit_distance(Nearest->Name) <= NearEnough)
    Message += ("; did you mean '" + Nearest->Name + "'?").str();
  return failure(Message);
}

static std::string generalHelp() {
  std::string Text = helpOn(GeneralOption, "swapfold SUBCOMMAND [options]",
                            "Refactors Linux kernel trees.");
  raw_string_ostream OS(Text);
  OS << "\nSUBCOMMANDS:\n";
  for (const Command &C : Commands)
    OS << "  " << left_justify(C.Name, 10) << C.Summary << "\n";
  OS << "\nswapfold SUBCOMMAND --help says more of one.\n";
  return Text;
}

/// Prints \p Help, or the version, if \p Given asks for one of them. Returns
/// true if it does.
static Expected<bool> printIfAsked(const Invocation &Given,
                                   function_ref<std::string()> Help) {
  std::string Text;
  if (Given.has(OPT_help))
    Text = Help();
  else if (Given.has(OPT_version))
    Text = "swapfold " SWAPFOLD_VERSION " (LLVM " LLVM_VERSION_STRING ")\n";
  else
    return false;
  if (Error E = printOut(Text))
    return E;
  return true;
}

static Expected<Status> run(const Command &C, ArrayRef<const char *> Words) {
  Expected<Invocation> Given = Invocation::read(Words, C.Options);
  if (!Given)
    return Given.takeError();
  Expected<bool> Printed = printIfAsked(*Given, [&] {
    return helpOn(C.Options,
                  ("swapfold " + C.Name + " [options] " + C.Inputs).str(),
                  C.Summary);
  });
  if (!Printed)
    return Printed.takeError();
  return *Printed ? NothingLeft : C.Run(*Given);
}

Expected<Status> runCommandLine(ArrayRef<const char *> Words) {
  if (!Words.empty() && !StringRef(Words.front()).starts_with("-")) {
    const Command *Named = find_if(Commands, [&](const Command &C) {
      return C.Name == StringRef(Words.front());
    });
    return Named == std::end(Commands) ? unknownCommand(Words.front())
                                       : run(*Named, Words.drop_front());
  }
  Expected<Invocation> Given = Invocation::read(Words, GeneralOption);
  if (!Given)
    return Given.takeError();
  Expected<bool> Printed = printIfAsked(*Given, generalHelp);
  if (!Printed)
    return Printed.takeError();
  if (*Printed)
    return NothingLeft;
  return failure("no subcommand given; see swapfold --help");
}

} // namespace swapfold
