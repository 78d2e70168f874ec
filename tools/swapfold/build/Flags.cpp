//===- Flags.cpp - command lines of other compilers, for this clang ------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/build/Flags.h"
#include "rewrites/text/Compat.h"
#include "tools/swapfold/support/RegularFiles.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Option/ArgList.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/VirtualFileSystem.h"

using namespace llvm;
namespace path = llvm::sys::path;

namespace swapfold {

namespace options = driver::options;

/// True for a compiler's own include directory: it has a stdarg.h, as C
/// libraries and kernels have not beside their other headers.
static bool isBuiltinHeaders(StringRef Dir) {
  if (Dir.contains("/lib/gcc/") || Dir.contains("/lib/clang/"))
    return true;
  return sys::fs::exists(Dir + "/stdarg.h") &&
         !sys::fs::exists(Dir + "/stdio.h") && !sys::fs::exists(Dir + "/linux");
}

/// Features that take a value which decides how text is read, and is no file's
/// name but that of a directory to call otherwise in __FILE__.
static bool isFeatureWithValue(StringRef Name) {
  static const StringSet<> Known = {
      "-fabi-version=",
      "-fbracket-depth=",
      "-fbuiltin-",
      "-fcf-protection=",
      "-fclang-abi-compat=",
      "-fcomplex-arithmetic=",
      "-fconstexpr-depth=",
      "-fconstexpr-steps=",
      "-fexcess-precision=",
      "-fexec-charset=",
      "-ffile-prefix-map=",
      "-ffp-contract=",
      "-ffp-model=",
      "-fgnuc-version=",
      "-finput-charset=",
      "-flax-vector-conversions=",
      "-fmacro-prefix-map=",
      "-fmax-type-align=",
      "-fms-compatibility-version=",
      "-fmsc-version=",
      "-fno-builtin-",
      "-fno-sanitize-recover=",
      "-fno-sanitize-trap=",
      "-fno-sanitize=",
      "-fopenmp-version=",
      "-fopenmp=",
      "-fpack-struct=",
      "-fsanitize-coverage=",
      "-fsanitize-recover=",
      "-fsanitize-trap=",
      "-fsanitize=",
      "-fstrict-flex-arrays=",
      "-ftemplate-depth=",
      "-ftls-model=",
      "-ftrivial-auto-var-init=",
      "-fvisibility=",
      "-fzero-call-used-regs=",
  };
  return Known.contains(Name);
}

/// A feature without a value names no file; these write to places of their own.
static bool isFeature(StringRef Name) {
  for (StringRef Writes : {"module", "profile", "coverage", "trace", "report",
                           "record", "dump", "emit", "plugin", "stats"})
    if (Name.contains(Writes))
      return false;
  // It would end the parse before it begins.
  return Name != "-fsyntax-only";
}

/// What of -W decides how text is read: warnings that other code asks for by
/// __has_warning, none of which is an error; and -Wp,-DNAME.
static bool isAllowedWarning(const opt::Arg &A) {
  switch (A.getOption().getID()) {
  case options::OPT_W_Joined:
    return !StringRef(A.getValue()).starts_with("error");
  case options::OPT_Wp_COMMA:
    return all_of(A.getValues(), [](StringRef Word) {
      return Word.starts_with("-D") || Word.starts_with("-U");
    });
  default: // -Wall and the like
    return A.getOption().getKind() == opt::Option::FlagClass;
  }
}

/// True for what decides how text is read. A command line comes from a file
/// that anybody may have sent, so that nothing else is let through: flags can
/// write files, load plugins and read more flags, and a deny list would have to
/// know those of clang's next version too.
static bool isAllowed(const opt::Arg &A) {
  const opt::Option &O = A.getOption();
  switch (O.getID()) {
  case options::OPT_INPUT:
  case options::OPT_c:
  case options::OPT_x:
  case options::OPT_D:
  case options::OPT_U:
  case options::OPT_undef:
  case options::OPT_I:
  case options::OPT_include:
  case options::OPT_imacros:
  case options::OPT_isystem:
  case options::OPT_isystem_after:
  case options::OPT_iquote:
  case options::OPT_idirafter:
  case options::OPT_iprefix:
  case options::OPT_iwithprefix:
  case options::OPT_iwithprefixbefore:
  case options::OPT_isysroot:
  case options::OPT_cxx_isystem:
  case options::OPT_stdlibxx_isystem:
  case options::OPT__sysroot:
  case options::OPT__sysroot_EQ:
  case options::OPT_gcc_toolchain:
  case options::OPT_nostdinc:
  case options::OPT_nostdincxx:
  case options::OPT_nostdlibinc:
  case options::OPT_nobuiltininc:
  case options::OPT_ansi:
  case options::OPT_std_EQ:
  case options::OPT_stdlib_EQ:
  case options::OPT_target:
  case options::OPT_target_legacy_spelling:
  case options::OPT_arch:
  case options::OPT_pedantic:
  case options::OPT_pthread:
  case options::OPT_traditional_cpp:
  case options::OPT_trigraphs:
  case options::OPT_w:
  case options::OPT__param:
  case options::OPT__param_EQ:
  case options::OPT_working_directory:
  case options::OPT_working_directory_EQ:
    return true;
  // Known, but an error for targets other than the one it was made for.
  case options::OPT_mrecord_mcount:
  case options::OPT_mnop_mcount:
  // The code generator's own options.
  case options::OPT_mllvm:
  // A layout is nothing that the text shows.
  case options::OPT_frandomize_layout_seed_EQ:
    return false;
  default:
    break;
  }
  if (O.matches(options::OPT_W_Group) || O.getID() == options::OPT_Wp_COMMA)
    return isAllowedWarning(A);
  if (O.matches(options::OPT_O_Group))
    return true;
  StringRef Name = O.getPrefixedName();
  bool HasValue = O.getKind() != opt::Option::FlagClass;
  if (Name.starts_with("-f"))
    return HasValue ? isFeatureWithValue(Name) : isFeature(Name);
  // Those of a target choose instructions, sizes and macros.
  return O.matches(options::OPT_m_Group) && Name.starts_with("-m");
}

/// Calls \p Take with each of \p Words' arguments that isAllowed() and the
/// words that it is made of.
static void forEachAllowed(
    ArrayRef<std::string> Words, const opt::InputArgList &Args,
    function_ref<void(const opt::Arg &, ArrayRef<std::string>)> Take) {
  // An argument's words are those up to the next argument's.
  std::vector<const opt::Arg *> Parsed(Args.begin(), Args.end());
  for (size_t I = 0; I != Parsed.size(); ++I) {
    const opt::Arg &A = *Parsed[I];
    size_t End =
        I + 1 == Parsed.size() ? Words.size() : Parsed[I + 1]->getIndex();
    End = std::min(End, Words.size());
    if (isAllowed(A) && A.getIndex() < End)
      Take(A, Words.slice(A.getIndex(), End - A.getIndex()));
  }
}

/// Takes a last flag whose value is missing from \p Words: it would take what
/// comes to stand behind it, like a file's name, for that.
static opt::InputArgList parseWords(ArrayRef<std::string> &Words) {
  std::vector<const char *> Pointers;
  for (const std::string &Word : Words)
    Pointers.push_back(Word.c_str());
  unsigned MissingIndex, MissingCount;
  opt::InputArgList Args = driver::getDriverOptTable().ParseArgs(
      Pointers, MissingIndex, MissingCount,
      opt::Visibility(options::ClangOption));
  if (MissingCount)
    Words = Words.take_front(MissingIndex);
  return Args;
}

std::vector<std::string> allowedFlags(ArrayRef<std::string> Words) {
  std::vector<std::string> Out;
  opt::InputArgList Args = parseWords(Words);
  forEachAllowed(Words, Args,
                 [&](const opt::Arg &A, ArrayRef<std::string> These) {
                   if (A.getOption().getID() != options::OPT_INPUT)
                     append_range(Out, These);
                 });
  return Out;
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
  clang::tooling::addExpandedResponseFiles(
      Expanded, Directory, cl::TokenizeGNUCommandLine,
      *regularFilesOf(vfs::getRealFileSystem()));

  static const StringSet<> Launchers = {"ccache", "sccache", "distcc", "icecc"};
  ArrayRef<std::string> Words = Expanded;
  while (Words.size() > 1 && Launchers.contains(path::filename(Words[0])))
    Words = Words.drop_front();
  if (Words.empty())
    return {};
  StringRef Compiler = path::filename(Words[0]);
  Words = Words.drop_front();

  opt::InputArgList Args = parseWords(Words);
  std::vector<std::string> Result = {Compiler.contains("++") ? "clang++"
                                                             : "clang"};
  if (StringRef Target = targetOf(Compiler);
      !Target.empty() && !Args.hasArg(options::OPT_target))
    Result.push_back(("--target=" + Target).str());
  Result.insert(Result.end(), {"-resource-dir=" SWAPFOLD_RESOURCE_DIR,
                               "-fsyntax-only", "-w"});

  forEachAllowed(
      Words, Args, [&](const opt::Arg &A, ArrayRef<std::string> These) {
        if (A.getOption().matches(options::OPT_isystem) &&
            isBuiltinHeaders(A.getValue()))
          Result.insert(Result.end(),
                        {"-isystem", SWAPFOLD_RESOURCE_DIR "/include"});
        else
          append_range(Result, These);
      });
  return Result;
}

} // namespace swapfold
