//===- KbuildCommand.cpp - swapfold kbuild --------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/check/KbuildCommand.h"
#include "rewrites/text/Failure.h"
#include "rewrites/tree/FileList.h"
#include "tools/swapfold/check/CheckResult.h"
#include "tools/swapfold/check/FailOn.h"
#include "tools/swapfold/check/HeaderRecord.h"
#include "tools/swapfold/options/Rules.h"
#include "tools/swapfold/parse/BlindSpots.h"
#include "tools/swapfold/parse/Includes.h"
#include "tools/swapfold/parse/Parsing.h"
#include "tools/swapfold/support/Process.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"

using namespace llvm;

namespace swapfold {

/// Kbuild hands on what it would give the compiler, and says in the
/// environment which that is: its name says what it compiles for.
static Configuration kbuildConfiguration(ArrayRef<std::string> Flags,
                                         const std::string &File,
                                         StringRef Directory) {
  SmallVector<StringRef> Compiler;
  const std::string CC = sys::Process::GetEnv("CC").value_or("");
  SplitString(CC, Compiler);
  if (Compiler.empty())
    Compiler.push_back("cc");
  std::vector<std::string> Words(Compiler.begin(), Compiler.end());
  append_range(Words, Flags);
  Words.push_back(File);
  Configuration Out;
  Out.Name = "Kbuild";
  Out.Commands[File] =
      clang::tooling::CompileCommand(Directory, File, Words, "");
  sanitize(Out);
  return Out;
}

/// What the rules find in the one file of \p In and in what it includes,
/// compiled as \p How says. What does not parse is said on stderr; paths are
/// relative to \p Here.
static Expected<std::vector<Proposal>> findIn(const Input &In,
                                              Configuration How,
                                              const RunOptions &Options,
                                              StringRef Here) {
  // No more is read than what is compiled: a module may lie in a folder with
  // whole kernels, and its family is that of the headers it is compiled with.
  Expected<std::vector<std::string>> Includes =
      includesOf(In.Files.front(), How, Options);
  if (!Includes)
    return Includes.takeError();
  Input Compiled = In;
  std::vector<std::string> Headers;
  for (std::string &File : *Includes)
    (isSourceFile(File) ? Compiled.Files : Headers).push_back(std::move(File));
  Expected<Scan> Scanned = scanFor(Options, Compiled, std::move(Headers));
  if (!Scanned)
    return Scanned.takeError();
  std::vector<Proposal> Out;
  // The rules look at names that it does not have.
  if (configurationsFor(Options, In, *Scanned).Files.empty())
    return Out;
  std::list<Configuration> Configurations;
  // No files: headers may be spoken of as well.
  Outcome Run(*Scanned, Configurations, {In.Tree, {}});
  if (Error E = parseUnder({std::move(How)}, Options, Run))
    return E;
  if (interrupted())
    return interruptedError();
  for (const NotParsed &File : Run.Failed)
    errs() << "swapfold: warning: " << relativeTo(Here, File.Path)
           << ": not checked: " << relativeTo(Here, File.Why) << "\n";
  for (const Remark &Function : brokenFunctions(Run))
    if (Function.Where.Path == In.Files.front())
      errs() << relativeTo(Here, Function.Where.Path) << ":"
             << Function.Where.Line << ":" << Function.Where.Column
             << ": warning: not checked: " << Function.Text << "\n";
  Out = mergeProposals(Run.Parsed, PlanRequest{In.Tree, {}});
  dropRepeats(Out);
  if (!Options.Verbose)
    erase_if(Out, [](const Proposal &P) { return P.IsRemark; });
  return Out;
}

/// Where the record of what was said of headers is kept, if make runs in
/// \p Here. Until 6.12 that is the kernel's folder for an external module, too,
/// which may be a distribution's that nobody writes to.
static std::string recordFolder(StringRef Here) {
  std::string Module = sys::Process::GetEnv("KBUILD_EXTMOD").value_or("");
  // Since 6.13 make runs where the module's objects go, and has this.
  if (Module.empty() || sys::Process::GetEnv("srcroot"))
    return Here.str();
  return Module;
}

Expected<Status> runKbuild(const Invocation &Given) {
  if (!Given.inputs().empty())
    return failure("kbuild: unexpected '" + Given.inputs().front() +
                   "' before the compiler's flags");
  std::vector<Speaks> Where = {Speaks::Rewrite, Speaks::Tree};
  // make W=1 asks for what would be too much to hear of all code.
  const bool SaysMore =
      sys::Process::GetEnv("KBUILD_EXTRA_WARN").value_or("").find('1') !=
      std::string::npos;
  if (SaysMore)
    Where.push_back(Speaks::Patch);
  RunOptions Options;
  if (Error E = Given.readRunOptions(rulesThatSpeak(Where), Options))
    return E;
  Options.Jobs = 1;
  Expected<FailOn> Fails = FailOn::read(Given.value(OPT_fail_on, "none"));
  if (!Fails)
    return Fails.takeError();
  std::vector<std::string> Flags = std::move(Options.Flags);
  if (Flags.empty())
    return failure("kbuild: no file given; it is for make C=1 CHECK='swapfold "
                   "kbuild'");
  // Since 7.3 Kbuild first tries with a file whose name says no language
  // (scripts/checker-valid.sh) whether CHECK knows __typeof_unqual__, and else
  // leaves CHECK out. All LLVMs that we are built with do.
  if (sys::fs::is_regular_file(Flags.back()) && !isSourceFile(Flags.back()) &&
      !isHeaderFile(Flags.back()))
    return NothingLeft;
  Expected<Input> In = findFilesToCheck({Flags.back()});
  if (!In)
    return In.takeError();
  if (In->Files.size() != 1)
    return failure("kbuild: " + Flags.back() + " is no file");
  Flags.pop_back();
  SmallString<256> Here;
  std::error_code EC = sys::fs::current_path(Here);
  if (!EC)
    EC = sys::fs::real_path(Here, Here);
  if (EC)
    return failure("no current directory: " + EC.message());

  catchInterrupts();
  const std::string File = In->Files.front();
  Expected<std::vector<Proposal>> Findings =
      findIn(*In, kbuildConfiguration(Flags, File, Here), Options, Here);
  if (!Findings)
    return Findings.takeError();
  // The style of some hundred headers would bury what is said of the file.
  if (!SaysMore && !Given.has(OPT_rules))
    erase_if(*Findings, [&](const Proposal &P) {
      return P.Where.Path != File && !isSourceFile(P.Where.Path) &&
             StringRef(P.Rule).starts_with("kstyle-");
    });
  if (Error E =
          dropSaidOfHeaders(*Findings, File, In->Tree, recordFolder(Here)))
    return E;
  // In one piece, as others write at the same time; and with paths that are
  // good from where make is.
  std::string Text;
  raw_string_ostream Stream(Text);
  printFindings({Here, *Findings, {}, {}}, FindingsFormat::Text, Stream);
  errs() << Text;
  return Fails->fails(*Findings, /*Unseen=*/false) ? SomeLeft : NothingLeft;
}

} // namespace swapfold
