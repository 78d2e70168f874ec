//===- RewriteOptions.td - what only swapfold rewrite takes ---------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

def in_place : Switch<"in-place">, OnlyIn<RewriteOption>,
               HelpText<"change the files instead of printing a diff">;

defm export_fixes
    : Value<"export-fixes", "<file>",
            "write the fixes to a file, as clang-tidy does, instead of "
            "printing a diff">,
      OnlyIn<RewriteOption>;

def cocci : Switch<"cocci">, OnlyIn<RewriteOption>,
            HelpText<"print the semantic patch that does the call sites' part">;

def proven_only
    : Switch<"proven-only">, OnlyIn<RewriteOption>,
      HelpText<"leave conversions alone where nothing proves the kind of the "
               "entry">;

def verify : Switch<"verify">, OnlyIn<RewriteOption>,
             HelpText<"compile what changes before and after, and write "
                      "nothing that fails">;

defm series
    : Value<"series", "<directory>",
            "write patches for git am to a new directory instead of "
            "printing a diff">,
      OnlyIn<RewriteOption>;

defm split
    : Value<"split", "<subsystem>",
            "cut a series finer: 'subsystem' is a patch a directory">,
      OnlyIn<RewriteOption>;

def signoff : Switch<"signoff">, OnlyIn<RewriteOption>,
              HelpText<"author and sign off a series as git knows you">;

def drop_assertions
    : Switch<"drop-assertions">, OnlyIn<RewriteOption>,
      HelpText<"end a series with a patch that removes the assertions which "
               "old constructors made">;
