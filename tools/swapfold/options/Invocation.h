//===- Invocation.h - a command and its options, read -----------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_OPTIONS_INVOCATION_H
#define SWAPFOLD_TOOLS_OPTIONS_INVOCATION_H

#include "tools/swapfold/options/RunOptions.h"
#include "llvm/Option/ArgList.h"
#include "llvm/Option/OptTable.h"
#include <optional>

namespace swapfold {

/// Whom an option is for (Options.td).
enum CommandOptions : unsigned {
  GeneralOption = llvm::opt::DefaultVis, ///< for swapfold without a command
  RewriteOption = 1 << 1,
  CheckOption = 1 << 2,
  ReviewOption = 1 << 3,
  VerifyOption = 1 << 4,
  RulesOption = 1 << 5,
  FamiliesOption = 1 << 6,
  KbuildOption = 1 << 7,
  DoctorOption = 1 << 8,
  MergeOption = 1 << 9,
};

/// OPT_rules is --rules, and so on. What takes a value is asked for by this
/// one, however it was spelled.
enum OptionID : unsigned {
  OPT_INVALID = 0,
#define OPTION(...) LLVM_MAKE_OPT_ID(__VA_ARGS__),
#include "tools/swapfold/options/Options.inc"
#undef OPTION
};

/// How many letters a word may be from the option or command that was meant.
constexpr unsigned NearEnough = 2;

/// What one command was told.
class Invocation {
public:
  /// Makes sense of \p Words, which outlive the result, as options that are in
  /// \p For, and inputs. What follows a -- is the compiler's. Fails for an
  /// option that is not known, with the nearest one or else whose help to see
  /// ("swapfold check"), and for a missing value, unless the user asks for
  /// help.
  static llvm::Expected<Invocation> read(llvm::ArrayRef<const char *> Words,
                                         CommandOptions For,
                                         llvm::StringRef Command);

  bool has(OptionID Option) const { return Args.hasArg(Option); }
  /// The value of \p Option, the last if there are several.
  std::string value(OptionID Option, llvm::StringRef Default = "") const {
    return Args.getLastArgValue(Option, Default).str();
  }
  /// All values of \p Option.
  std::vector<std::string> values(OptionID Option) const {
    return Args.getAllArgValues(Option);
  }
  /// What is no option: trees, files, patches, names.
  std::vector<std::string> inputs() const { return values(OPT_INPUT); }

  /// The command is to join \p Logs, which shards of it have printed.
  void takeShards(std::shared_ptr<ShardLogs> Logs) { Shards = std::move(Logs); }

  /// The command as it was given, but for what may differ between shards.
  std::vector<std::string> command() const;

  /// What every command that compiles takes: -p, -j, --no-cache, flags.
  llvm::Error readCompileOptions(CompileOptions &Out) const;
  /// What every command that parses takes. The rules are \p DefaultRules if
  /// the user selects none.
  llvm::Error readRunOptions(llvm::StringRef DefaultRules,
                             RunOptions &Out) const;

private:
  Invocation(llvm::opt::InputArgList Args, CommandOptions For)
      : Args(std::move(Args)), For(For) {}

  llvm::Error readShard(RunOptions &Out) const;
  llvm::Error readNumber(OptionID Option, unsigned &Out) const;

  llvm::opt::InputArgList Args;
  CommandOptions For;
  std::optional<std::vector<std::string>> Flags;
  std::shared_ptr<ShardLogs> Shards;
};

/// The options in \p For that start with \p Word, as one may type them.
std::vector<std::string> optionsLike(llvm::StringRef Word, CommandOptions For);

/// The text of --help about the options in \p For.
std::string helpOn(CommandOptions For, llvm::StringRef Usage,
                   llvm::StringRef Overview);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_OPTIONS_INVOCATION_H
