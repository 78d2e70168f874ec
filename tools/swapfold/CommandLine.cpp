//===- CommandLine.cpp - the commands by their names ---------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/CommandLine.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/check/CheckCommand.h"
#include "tools/swapfold/check/KbuildCommand.h"
#include "tools/swapfold/doctor/DoctorCommand.h"
#include "tools/swapfold/families/FamiliesCommand.h"
#include "tools/swapfold/options/Invocation.h"
#include "tools/swapfold/options/Rules.h"
#include "tools/swapfold/parse/Shards.h"
#include "tools/swapfold/report/Output.h"
#include "tools/swapfold/review/ReviewCommand.h"
#include "tools/swapfold/rewrite/RewriteCommand.h"
#include "tools/swapfold/verify/VerifyCommand.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/FileSystem.h"
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
  StringLiteral Example; ///< what one could type after the name
  CommandOptions Options;
  Expected<Status> (*Run)(const Invocation &Given);
};
} // namespace

static Expected<Status> runMerge(const Invocation &Given);

static constexpr Command Commands[] = {
    {"check", "TREE|DIRECTORY|FILE... [-- FLAGS]",
     "say what the rules find in a kernel tree, or in files and directories of "
     "one",
     "--diff=HEAD~1 mm/", CheckOption, runCheck},
    {"doctor", "TREE", "say what a run on a tree would miss here", "linux",
     DoctorOption, runDoctor},
    {"families", "[TREE]",
     "list the families of entries, or say what a tree has of each", "linux",
     FamiliesOption, runFamilies},
    {"kbuild", "[--] FLAGS FILE",
     "check one file as Kbuild asks: make C=1 CHECK='swapfold kbuild'",
     "--fail-on=warning -- -Iinclude mm/memory.c", KbuildOption, runKbuild},
    {"merge", "SHARD...",
     "join what check or rewrite --shard=I/N have printed into what one run "
     "gives",
     "*.shard", MergeOption, runMerge},
    {"review", "PATCH...|REV|REV..REV [-- FLAGS]",
     "say of a patch what a careful reader would", "HEAD~1..HEAD --tree .",
     ReviewOption, runReview},
    {"rewrite", "TREE|FILE... [-- FLAGS]",
     "rewrite a kernel tree, or files of one", "linux >fold.patch",
     RewriteOption, runRewrite},
    {"rules", "[RULE]", "list the rules, or explain one", "swapops-entry-chain",
     RulesOption, runRules},
    {"verify", "BEFORE AFTER|PATCH... [-- FLAGS]",
     "compile a tree before and after a change, and compare what comes out",
     "linux fold.patch", VerifyOption, runVerify},
};

static Error unknownCommand(StringRef Name) {
  const Command *Nearest =
      min_element(Commands, [&](const Command &A, const Command &B) {
        return Name.edit_distance(A.Name) < Name.edit_distance(B.Name);
      });
  std::string Message = ("unknown subcommand '" + Name + "'").str();
  if (Name.edit_distance(Nearest->Name) <= NearEnough)
    Message += ("; did you mean '" + Nearest->Name + "'?").str();
  else if (sys::fs::exists(Name))
    Message += ("; 'swapfold check " + Name + "' looks at what is there").str();
  else
    Message += "; see swapfold --help";
  return failure(Message);
}

static std::string generalHelp() {
  std::string Text = helpOn(GeneralOption, "swapfold SUBCOMMAND [options]",
                            "Refactors Linux kernel trees.");
  raw_string_ostream OS(Text);
  OS << "\nSUBCOMMANDS:\n";
  for (const Command &C : Commands)
    OS << "  " << left_justify(C.Name, 10) << C.Summary << "\n";
  OS << "\nEXAMPLES:\n";
  for (const Command &C : Commands)
    OS << "  swapfold " << C.Name << " " << C.Example << "\n";
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

/// Words for a command that takes what a compiler does: all of it is that,
/// unless a -- says where it begins.
static std::vector<const char *> asFlags(ArrayRef<const char *> Words) {
  std::vector<const char *> Out(Words.begin(), Words.end());
  const bool IsMarked =
      any_of(Words, [](StringRef Word) { return Word == "--"; });
  if (!IsMarked && !Words.empty() && !StringRef(Words.back()).starts_with("-"))
    Out.insert(Out.begin(), "--");
  return Out;
}

/// Runs \p C, to join \p Shards if there are any.
static Expected<Status> run(const Command &C, ArrayRef<const char *> Words,
                            std::shared_ptr<ShardLogs> Shards = nullptr) {
  std::vector<const char *> Flags;
  if (C.Options == KbuildOption)
    Words = Flags = asFlags(Words);
  Expected<Invocation> Given =
      Invocation::read(Words, C.Options, "swapfold " + C.Name.str());
  if (!Given)
    return Given.takeError();
  Given->takeShards(std::move(Shards));
  Expected<bool> Printed = printIfAsked(*Given, [&] {
    return helpOn(C.Options,
                  ("swapfold " + C.Name + " [options] " + C.Inputs).str(),
                  C.Summary);
  });
  if (!Printed)
    return Printed.takeError();
  return *Printed ? NothingLeft : C.Run(*Given);
}

/// Runs the command that the shards are of, which finds in them what it would
/// else parse.
static Expected<Status> runMerge(const Invocation &Given) {
  const std::vector<std::string> Files = Given.inputs();
  if (Files.empty())
    return failure("merge: no shard given; see swapfold merge --help");
  Expected<std::shared_ptr<ShardLogs>> Shards = readShards(Files);
  if (!Shards)
    return Shards.takeError();
  const std::vector<std::string> Of =
      (*Shards)->Logs.front().second.Title.Command;
  const Command *Named = find_if(Commands, [&](const Command &C) {
    return !Of.empty() && C.Name == Of.front() &&
           (C.Options == CheckOption || C.Options == RewriteOption);
  });
  if (Named == std::end(Commands))
    return failure(Files.front() + ": it is of no command that has shards");
  std::vector<std::string> Words;
  if (Given.has(OPT_j))
    Words.push_back("-j" + Given.value(OPT_j));
  append_range(Words, drop_begin(Of));
  std::vector<const char *> Spelled;
  for (const std::string &Word : Words)
    Spelled.push_back(Word.c_str());
  return run(*Named, Spelled, std::move(*Shards));
}

/// swapfold complete WORD...: what the last of \p Words may go on to, a line
/// each, for a shell. It is none of the commands that people are shown.
static Expected<Status> complete(ArrayRef<const char *> Words) {
  std::string Text;
  auto Offer = [&](StringRef Word) {
    if (!Words.empty() && Word.starts_with(Words.back()))
      Text += (Word + "\n").str();
  };
  const std::string Rules = rulesThatSpeak(
      {Speaks::Rewrite, Speaks::Tree, Speaks::Patch, Speaks::OptIn});
  const Command *Named = find_if(Commands, [&](const Command &C) {
    return Words.size() > 1 && C.Name == StringRef(Words.front());
  });
  if (Words.size() == 1)
    for (const Command &C : Commands)
      Offer(C.Name);
  else if (Named == std::end(Commands))
    return NothingLeft;
  else if (StringRef(Words.back()).starts_with("-"))
    for (const std::string &Option : optionsLike(Words.back(), Named->Options))
      Offer(Option);
  else if (Named->Options == RulesOption)
    for (StringRef Rule : split(Rules, ','))
      Offer(Rule);
  if (Error E = printOut(Text))
    return E;
  return NothingLeft;
}

Expected<Status> runCommandLine(ArrayRef<const char *> Words) {
  if (!Words.empty() && StringRef(Words.front()) == "complete")
    return complete(Words.drop_front());
  if (!Words.empty() && !StringRef(Words.front()).starts_with("-")) {
    const Command *Named = find_if(Commands, [&](const Command &C) {
      return C.Name == StringRef(Words.front());
    });
    return Named == std::end(Commands) ? unknownCommand(Words.front())
                                       : run(*Named, Words.drop_front());
  }
  // Who does not know what to type is told.
  static constexpr const char *Help[] = {"--help"};
  if (Words.empty())
    Words = Help;
  Expected<Invocation> Given =
      Invocation::read(Words, GeneralOption, "swapfold");
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
