//===- Flags.cpp - command lines of other compilers, for this clang ------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/build/Flags.h"
#include "clang/Driver/Options.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Option/ArgList.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/VirtualFileSystem.h"

using namespace llvm;
using namespace clang::driver;
namespace path = llvm::sys::path;

namespace swapfold {

/// True for a compiler's own include directory: it has a stdarg.h, as C
/// libraries and kernels have not beside their other headers.
static bool isBuiltinHeaders(StringRef Dir) {
  if (Dir.contains("/lib/gcc/") || Dir.contains("/lib/clang/"))
    return true;
  return sys::fs::exists(Dir + "/stdarg.h") &&
         !sys::fs::exists(Dir + "/stdio.h") && !sys::fs::exists(Dir + "/linux");
}

/// True for what writes files, stops early, or speaks to the code generator of
/// one compiler: nothing that changes how the text is parsed.
static bool isDropped(const opt::Arg &A) {
  const opt::Option &O = A.getOption();
  switch (O.getID()) {
  case options::OPT_UNKNOWN:
  case options::OPT_fplugin_EQ:
  case options::OPT_fplugin_arg:
  case options::OPT_fpass_plugin_EQ:
  case options::OPT_pedantic_errors:
  case options::OPT_o:
  case options::OPT_E:
  case options::OPT_S:
  case options::OPT_fsyntax_only:
  case options::OPT_save_temps:
  case options::OPT_save_temps_EQ:
  case options::OPT_save_stats:
  case options::OPT_save_stats_EQ:
  case options::OPT_dumpdir:
  case options::OPT__serialize_diags:
  case options::OPT_ftime_trace:
  case options::OPT_ftime_trace_EQ:
  case options::OPT_foptimization_record_file_EQ:
  case options::OPT_fprofile_use:
  case options::OPT_fprofile_use_EQ:
  case options::OPT_fprofile_instr_use:
  case options::OPT_fprofile_instr_use_EQ:
  case options::OPT_fprofile_sample_use_EQ:
  // A file beside the objects; a layout is nothing that the text shows.
  case options::OPT_frandomize_layout_seed_file_EQ:
  case options::OPT_frandomize_layout_seed_EQ:
  case options::OPT_mllvm:
  case options::OPT_resource_dir:
  case options::OPT_resource_dir_EQ:
    return true;
  case options::OPT_W_Joined:
    return StringRef(A.getValue()).starts_with("error");
  // "-Wp,-MMD,file" and its like: the preprocessor flag that is a file name.
  case options::OPT_Wp_COMMA:
    return StringRef(A.getValue()).starts_with("-M");
  // Known, but an error for targets other than the one it was made for.
  case options::OPT_mrecord_mcount:
  case options::OPT_mnop_mcount:
    return true;
  default:
    return O.matches(options::OPT_M_Group);
  }
}

/// The target that a compiler's name stands for ("aarch64-linux-gnu-gcc-12"),
/// or nothing.
static StringRef targetOf(StringRef Compiler) {
  for (StringRef Name : {"gcc", "g++", "clang", "clang++", "cc", "c++"}) {
    size_t At = Compiler.rfind(("-" + Name).str());
    if (At != StringRef::npos && Compiler.take_front(At).contains('-'))
      return Compiler.take_front(At);
  }
  return "";
}

std::vector<std::string>
sanitizeFlags(const std::vector<std::string> &CommandLine,
              StringRef Directory) {
  std::vector<std::string> Expanded = CommandLine;
  clang::tooling::addExpandedResponseFiles(Expanded, Directory,
                                           cl::TokenizeGNUCommandLine,
                                           *vfs::getRealFileSystem());

  static const StringSet<> Launchers = {"ccache", "sccache", "distcc", "icecc"};
  ArrayRef<std::string> Words = Expanded;
  while (Words.size() > 1 && Launchers.contains(path::filename(Words[0])))
    Words = Words.drop_front();
  if (Words.empty())
    return {};
  StringRef Compiler = path::filename(Words[0]);
  Words = Words.drop_front();

  std::vector<const char *> Pointers;
  for (const std::string &Word : Words)
    Pointers.push_back(Word.c_str());
  unsigned MissingIndex, MissingCount;
  opt::InputArgList Args =
      getDriverOptTable().ParseArgs(Pointers, MissingIndex, MissingCount,
                                    opt::Visibility(options::ClangOption));

  std::vector<std::string> Result = {Compiler.contains("++") ? "clang++"
                                                             : "clang"};
  if (StringRef Target = targetOf(Compiler);
      !Target.empty() && !Args.hasArg(options::OPT_target))
    Result.push_back(("--target=" + Target).str());
  Result.insert(Result.end(), {"-resource-dir=" SWAPFOLD_RESOURCE_DIR,
                               "-fsyntax-only", "-w"});

  // An argument's words are those up to the next argument's.
  std::vector<const opt::Arg *> Parsed(Args.begin(), Args.end());
  for (size_t I = 0; I != Parsed.size(); ++I) {
    const opt::Arg &A = *Parsed[I];
    if (isDropped(A))
      continue;
    if (A.getOption().matches(options::OPT_isystem) &&
        isBuiltinHeaders(A.getValue())) {
      Result.insert(Result.end(),
                    {"-isystem", SWAPFOLD_RESOURCE_DIR "/include"});
      continue;
    }
    size_t End =
        I + 1 == Parsed.size() ? Words.size() : Parsed[I + 1]->getIndex();
    for (size_t W = A.getIndex(); W != std::min(End, Words.size()); ++W)
      Result.push_back(Words[W]);
  }
  return Result;
}

} // namespace swapfold
