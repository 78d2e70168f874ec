//===- SharedOptions.td - what several commands take ----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

// The commands, each with a bit of its own in options/Invocation.h.
def RewriteOption : OptionVisibility;
def CheckOption : OptionVisibility;
def ReviewOption : OptionVisibility;
def VerifyOption : OptionVisibility;
def RulesOption : OptionVisibility;
def FamiliesOption : OptionVisibility;
def KbuildOption : OptionVisibility;
def DoctorOption : OptionVisibility;
def MergeOption : OptionVisibility;

class OnlyIn<OptionVisibility command> : Visibility<[command]>;
class WhereParsed
    : Visibility<[RewriteOption, CheckOption, ReviewOption, KbuildOption]>;
class WhereCompiled
    : Visibility<[RewriteOption, CheckOption, ReviewOption, VerifyOption]>;
class Everywhere
    : Visibility<[DefaultVis, RewriteOption, CheckOption, ReviewOption,
                  VerifyOption, RulesOption, FamiliesOption, KbuildOption,
                  DoctorOption, MergeOption]>;

// Long names may have one dash as well, as in clang-tidy.
class Switch<string name> : Flag<["--", "-"], name>;

// The value follows as a word of its own, or after "=".
multiclass Value<string name, string meta, string help,
                 list<HelpTextVariant> elsewhere = []> {
  def NAME : Separate<["--", "-"], name>;
  def NAME # _eq
      : Joined<["--", "-"], name # "=">, Alias<!cast<Separate>(NAME)>,
        MetaVarName<meta>, HelpText<help> {
    let HelpTextsForVariants = elsewhere;
  }
}

def help : Switch<"help">, Everywhere, HelpText<"print this">;
def h : Flag<["-"], "h">, Alias<help>, Everywhere;
def version : Switch<"version">, Everywhere, HelpText<"print the version">;

defm rules
    : Value<"rules", "<globs>",
            "rules to apply, as clang-tidy's -checks; without it those that "
            "rewrite, or that speak where check looks",
            [HelpTextVariant<
                [ReviewOption],
                "rules to apply, as clang-tidy's -checks; without it those "
                "that speak on patches">]>,
      WhereParsed;

defm family
    : Value<"family", "<file>",
            "a family of entries that is described in a file; may be given "
            "more than once">,
      Visibility<[RewriteOption, CheckOption, ReviewOption, FamiliesOption]>;

// A variant may be of two commands, and there can be one.
defm format
    : Value<"format", "<format>", "text (which is the default) or json",
            [HelpTextVariant<
                [CheckOption, ReviewOption],
                "text (which is the default), terse, json, sarif, github, "
                "rdjsonl, org, context or checkstyle; check also has patch: "
                "what --fix would change; and review email: a reply">]>,
      Visibility<[CheckOption, ReviewOption, FamiliesOption]>;

defm html
    : Value<"html", "<file>",
            "also write a page to look at: each finding and change beside its "
            "code">,
      Visibility<[RewriteOption, CheckOption]>;

def p : Separate<["-", "--"], "p">, WhereCompiled, MetaVarName<"<directory>">,
        HelpText<"a configured build directory, or one with a "
                 "compile_commands.json; may be given more than once">;
def p_eq : Joined<["-", "--"], "p=">, Alias<p>, WhereCompiled;

class WhereParallel
    : Visibility<[RewriteOption, CheckOption, ReviewOption, VerifyOption,
                  MergeOption]>;
def j : JoinedOrSeparate<["-"], "j">, WhereParallel, MetaVarName<"<number>">,
        HelpText<"processes to use at a time">;
def j_eq : Joined<["-", "--"], "j=">, Alias<j>, WhereParallel;

defm timeout
    : Value<"timeout", "<seconds>",
            "time for one file, 120 if not given; waiting for a processor "
            "does not count">,
      WhereParsed;

defm memory
    : Value<"memory", "<MiB>", "memory for one file, 4096 MiB if not given">,
      WhereParsed;

def v : Flag<["-", "--"], "v">,
        Visibility<[RewriteOption, CheckOption, KbuildOption]>,
        HelpText<"say more: what is rewritten, what is fine as it is, each "
                 "file not checked">;

defm shard
    : Value<"shard", "<I/N>",
            "do the I-th of N parts of the work, on a machine of N, and print "
            "what swapfold merge joins">,
      Visibility<[RewriteOption, CheckOption]>;

def no_cache : Switch<"no-cache">, WhereCompiled,
               HelpText<"forget earlier runs">;

def no_kbuild : Switch<"no-kbuild">, WhereCompiled,
                HelpText<"run no makefile and no script of the tree: flags "
                         "come from -p, a file in the tree or behind --">;
