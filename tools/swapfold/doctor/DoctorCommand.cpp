//===- DoctorCommand.cpp - swapfold doctor --------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/doctor/DoctorCommand.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/build/Kbuild.h"
#include "tools/swapfold/build/Requirements.h"
#include "tools/swapfold/options/Input.h"
#include "tools/swapfold/report/Output.h"
#include "tools/swapfold/support/Process.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"

using namespace llvm;
namespace fs = llvm::sys::fs;

namespace swapfold {

namespace {

/// Looks at one thing after the other and says of each whether it is there.
class Doctor {
public:
  void tree(const Input &In);
  void programs();
  void headers();
  void resources();
  void cache();
  /// What stdout gets.
  std::string text();
  bool isFine() const { return Fine; }

private:
  void say(bool Good, StringRef What, const Twine &More) {
    OS << left_justify(Good ? "ok" : "missing", 9) << left_justify(What, 20)
       << More << "\n";
    Fine &= Good;
  }
  /// The same, of what \p Package brings.
  void sayOfPackage(bool Good, StringRef What, const std::string &Package) {
    say(Good, What, Good ? "" : "Debian package: " + Package);
    if (!Good && !is_contained(Packages, Package))
      Packages.push_back(Package);
  }

  std::string Text;
  raw_string_ostream OS{Text};
  std::vector<std::string> Packages; ///< that are missing
  bool Fine = true;
};

} // namespace

void Doctor::tree(const Input &In) {
  const bool HasFlags = fs::exists(In.Tree + "/compile_commands.json") ||
                        fs::exists(In.Tree + "/compile_flags.txt");
  if (isKernelTree(In.Tree))
    say(true, "tree",
        In.Tree +
            (HasFlags || isConfigured(In.Tree)
                 ? " is a kernel's, and is configured"
                 : " is a kernel's, and will be configured in the cache"));
  else
    say(HasFlags, "tree",
        In.Tree + (HasFlags ? " says how its files are compiled"
                            : " is no kernel's, and has no "
                              "compile_commands.json or compile_flags.txt"));
}

void Doctor::programs() {
  for (const RequiredProgram &P : requiredPrograms())
    sayOfPackage(bool(sys::findProgramByName(P.Name)), P.Name, P.Package);
}

/// Those that the kernel's own programs include.
void Doctor::headers() {
  static constexpr std::pair<StringLiteral, const char *> Needed[] = {
      {"gelf.h", "libelf-dev"}, {"openssl/opensslv.h", "libssl-dev"}};
  for (auto [Name, Package] : Needed) {
    Expected<ProcessResult> Compiler =
        runProcess({"gcc", "-fsyntax-only", "-x", "c", "-include", Name.str(),
                    "/dev/null"},
                   "");
    bool Good = Compiler && Compiler->Status == 0;
    if (!Compiler)
      consumeError(Compiler.takeError());
    sayOfPackage(Good, Name, Package);
  }
}

/// What every run needs.
void Doctor::resources() {
  // It makes diffs, and reads patches and revisions.
  sayOfPackage(bool(sys::findProgramByName("git")), "git", "git");
  // Headers that the compiler itself brings.
  sayOfPackage(fs::exists(SWAPFOLD_RESOURCE_DIR "/include/stdarg.h"),
               "clang's headers", versioned("clang"));
}

void Doctor::cache() {
  // A prepared kernel takes some 10 MB, and there are several of them.
  constexpr uint64_t Enough = 200 << 20;
  SmallString<128> Cache;
  if (!sys::path::cache_directory(Cache))
    return say(false, "cache", "set XDG_CACHE_HOME or HOME");
  // It is made when it is needed.
  StringRef There = Cache;
  while (!There.empty() && !fs::exists(There))
    There = sys::path::parent_path(There);
  ErrorOr<fs::space_info> Space = fs::disk_space(There);
  if (!fs::can_write(There) || !Space)
    return say(false, "cache", Cache + " cannot be written");
  say(Space->available >= Enough, "cache",
      Cache + ", " + Twine(Space->available >> 20) + " MiB free" +
          (Space->available >= Enough ? "" : ", which is little"));
}

std::string Doctor::text() {
  if (!Packages.empty())
    OS << "\napt-get install " << join(Packages, " ") << "\n";
  return Text;
}

Expected<Status> runDoctor(const Invocation &Given) {
  const std::vector<std::string> Paths = Given.inputs();
  if (Paths.size() != 1)
    return failure(Paths.empty()
                       ? "doctor: no tree given; see swapfold doctor --help"
                       : "doctor: more than one tree given");
  Expected<Input> In = findInput(Paths);
  if (!In)
    return In.takeError();
  Doctor Looks;
  Looks.tree(*In);
  if (isKernelTree(In->Tree)) {
    Looks.programs();
    Looks.headers();
  }
  Looks.resources();
  Looks.cache();
  if (Error E = printOut(Looks.text()))
    return E;
  return Looks.isFine() ? NothingLeft : SomeLeft;
}

} // namespace swapfold
