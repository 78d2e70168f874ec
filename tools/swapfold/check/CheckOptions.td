//===- CheckOptions.td - what only swapfold check takes -------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

defm diff
    : Value<"diff", "<revision>",
            "say only what concerns lines that were added since a git "
            "revision">,
      OnlyIn<CheckOption>;

defm fail_on
    : Value<"fail-on", "<list>",
            "what to end with status 1 for: globs of rules, warning, remark, "
            "unchecked, none; without it anything",
            [HelpTextVariant<
                [KbuildOption],
                "what to end with status 1 for, so that make fails: globs of "
                "rules, warning, remark, none (which is the default)">]>,
      Visibility<[CheckOption, KbuildOption]>;

defm baseline
    : Value<"baseline", "<file>",
            "say only what is not in a file that --write-baseline has written">,
      OnlyIn<CheckOption>;

defm write_baseline
    : Value<"write-baseline", "<file>",
            "write all that is found to a file for --baseline, and say none "
            "of it">,
      OnlyIn<CheckOption>;

def resume
    : Switch<"resume">, OnlyIn<CheckOption>,
      HelpText<"do not parse again what an earlier run of the same check has "
               "parsed and nothing has changed; goes on where it was killed">;

def fix : Switch<"fix">, OnlyIn<CheckOption>,
          HelpText<"apply the fixes that are safe, and say what is left">;

defm explain
    : Value<"explain", "<file:line>",
            "say what is known of the kind of each entry at that line, and "
            "from where">,
      OnlyIn<CheckOption>;
