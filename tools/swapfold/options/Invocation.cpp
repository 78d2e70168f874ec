//===- Invocation.cpp - a command and its options, read -------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/options/Invocation.h"
#include "rewrites/family/FamilyOptions.h"
#include "rewrites/text/Compat.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/options/Rules.h"
#include "tools/swapfold/support/Files.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Threading.h"

using namespace llvm;
using namespace llvm::opt;

namespace swapfold {

// LLVM 22 has the names of the options in one string and LLVM 19 has arrays of
// their prefixes; each has nothing under the other's macros.
#define OPTTABLE_STR_TABLE_CODE
#define OPTTABLE_PREFIXES_TABLE_CODE
#define PREFIX(NAME, VALUE)                                                    \
  static constexpr StringLiteral NAME##_init[] = VALUE;                        \
  static constexpr ArrayRef<StringLiteral> NAME(NAME##_init,                   \
                                                std::size(NAME##_init) - 1);
#include "tools/swapfold/options/Options.inc"
#undef PREFIX
#undef OPTTABLE_PREFIXES_TABLE_CODE
#undef OPTTABLE_STR_TABLE_CODE

static constexpr OptTable::Info AllOptions[] = {
#define OPTION(...) LLVM_CONSTRUCT_OPT_INFO(__VA_ARGS__),
#include "tools/swapfold/options/Options.inc"
#undef OPTION
};

namespace {
class Table : public GenericOptTable {
public:
  Table() : GenericOptTable(SWAPFOLD_OPTION_STRINGS AllOptions) {}
};
} // namespace

static Error unknownOption(StringRef Word, CommandOptions For,
                           StringRef Command) {
  std::string Nearest;
  unsigned Distance =
      Table().findNearest(Word, Nearest, opt::Visibility(For),
                          /*MinimumLength=*/3, /*MaximumDistance=*/NearEnough);
  return failure("unknown command line argument '" + Word + "'" +
                 (Distance <= NearEnough
                      ? "; did you mean '" + Nearest + "'?"
                      : ("; see " + Command + " --help").str()));
}

Expected<Invocation> Invocation::read(ArrayRef<const char *> Words,
                                      CommandOptions For, StringRef Command) {
  const char *const *Separator =
      find_if(Words, [](StringRef Word) { return Word == "--"; });
  unsigned MissingIndex, MissingCount;
  Invocation Read(Table().ParseArgs(ArrayRef(Words.begin(), Separator),
                                    MissingIndex, MissingCount,
                                    opt::Visibility(For)),
                  For);
  if (Separator != Words.end())
    Read.Flags.emplace(Separator + 1, Words.end());
  if (Read.has(OPT_help) || Read.has(OPT_version))
    return Read;
  for (const Arg *Unknown : Read.Args.filtered(OPT_UNKNOWN))
    return unknownOption(Unknown->getSpelling(), For, Command);
  if (MissingCount)
    return failure(Twine("for the ") + Read.Args.getArgString(MissingIndex) +
                   " option: requires a value");
  return Read;
}

/// Leaves \p Out as it is if the user says nothing.
Error Invocation::readNumber(OptionID Option, unsigned &Out) const {
  const Arg *Given = Args.getLastArg(Option);
  if (!Given)
    return Error::success();
  StringRef Value = Given->getValue();
  if (Value.getAsInteger(0, Out))
    return failure("for the " + Given->getSpelling() + " option: '" + Value +
                   "' value invalid for uint argument");
  return Out ? Error::success()
             : failure(Given->getSpelling() + " must be at least 1");
}

Error Invocation::readCompileOptions(CompileOptions &Out) const {
  Out.Jobs = hardware_concurrency().compute_thread_count();
  if (Error E = readNumber(OPT_j, Out.Jobs))
    return E;
  Out.BuildDirs = values(OPT_p);
  Out.HasFlags = Flags.has_value();
  Out.Flags = Flags.value_or(std::vector<std::string>());
  Out.NoCache = has(OPT_no_cache);
  Out.NoKbuild = has(OPT_no_kbuild);
  return Error::success();
}

std::vector<std::string> Invocation::command() const {
  std::vector<std::string> Out = {For == CheckOption ? "check" : "rewrite"};
  for (const Arg *Given : Args) {
    const Option &Of = Given->getOption();
    if (Of.matches(OPT_shard) || Of.matches(OPT_j))
      continue;
    ArgStringList Words;
    // As it was typed.
    (Given->getAlias() ? Given->getAlias() : Given)->renderAsInput(Args, Words);
    Out.insert(Out.end(), Words.begin(), Words.end());
  }
  if (Flags) {
    Out.push_back("--");
    append_range(Out, *Flags);
  }
  return Out;
}

/// Which part of the work is asked for, and which were made.
Error Invocation::readShard(RunOptions &Out) const {
  Out.Command = command();
  Out.Shards = Shards;
  if (!has(OPT_shard))
    return Error::success();
  const std::string Given = value(OPT_shard);
  auto [Number, Of] = StringRef(Given).split('/');
  ShardNumber Part;
  if (Number.getAsInteger(10, Part.Number) || Of.getAsInteger(10, Part.Of) ||
      !Part.Number || Part.Number > Part.Of)
    return failure("--shard: '" + Given +
                   "' is no I/N, such as 1/4 for the first of four");
  if (sys::Process::StandardOutIsDisplayed())
    return failure("--shard: what it prints is for swapfold merge; give stdout "
                   "a file");
  Out.Part = Part;
  return Error::success();
}

Error Invocation::readRunOptions(StringRef DefaultRules,
                                 RunOptions &Out) const {
  if (Error E = readNumber(OPT_timeout, Out.TimeoutSeconds))
    return E;
  if (Error E = readNumber(OPT_memory, Out.MemoryMiB))
    return E;
  if (Error E = readCompileOptions(Out))
    return E;
  Expected<std::string> Selected = selectRules(value(OPT_rules, DefaultRules));
  if (!Selected)
    return Selected.takeError();
  Out.Rules = std::move(*Selected);
  if (For == CheckOption || For == RewriteOption)
    if (Error E = readShard(Out))
      return E;
  Out.Verbose = has(OPT_v);
  Out.HtmlFile = value(OPT_html);
  if (has(OPT_html) && Out.HtmlFile.empty())
    return failure("--html: no file given");
  // It is written last, when it is too late to find that it cannot be.
  SmallString<256> Page(Out.HtmlFile);
  (void)sys::fs::make_absolute(Page);
  if (std::error_code EC = sys::fs::access(sys::path::parent_path(Page),
                                           sys::fs::AccessMode::Write);
      EC && has(OPT_html))
    return cannot("write " + Out.HtmlFile, EC);
  std::vector<std::string> FamilyFiles;
  for (StringRef File : values(OPT_family)) {
    SmallString<256> Path(File);
    (void)sys::fs::make_absolute(Path);
    FamilyFiles.push_back(Path.str().str());
  }
  if (!FamilyFiles.empty()) {
    Out.FamilyFiles = join(FamilyFiles, ";");
    Out.RuleOptions[FamilyOption] = Out.FamilyFiles;
  }
  return Error::success();
}

std::vector<std::string> optionsLike(StringRef Word, CommandOptions For) {
  std::vector<std::string> Out =
      Table().findByPrefix(Word, opt::Visibility(For), /*DisableFlags=*/0);
  for (std::string &Found : Out)
    Found.resize(StringRef(Found).find('\t') == StringRef::npos
                     ? Found.size()
                     : Found.find('\t'));
  // An option with a value is there with and without the "=", and each with one
  // dash and with two, of which a letter has one.
  const std::vector<std::string> All = Out;
  erase_if(Out, [&](StringRef Found) {
    const bool IsLetter = Found.ltrim("-").size() == 1;
    return is_contained(All, (Found + "=").str()) ||
           (IsLetter ? Found.starts_with("--")
                     : is_contained(All, ("-" + Found).str()));
  });
  llvm::sort(Out);
  return Out;
}

std::string helpOn(CommandOptions For, StringRef Usage, StringRef Overview) {
  std::string Text;
  raw_string_ostream OS(Text);
  Table().printHelp(OS, Usage.str().c_str(), Overview.str().c_str(),
                    /*ShowHidden=*/false, /*ShowAllAliases=*/false,
                    opt::Visibility(For));
  return Text;
}

} // namespace swapfold
