//===- Architectures.cpp - files for other machines -----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/build/Architectures.h"
#include "tools/swapfold/build/Kbuild.h"
#include "tools/swapfold/build/KernelCache.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/raw_ostream.h"
#include <sys/utsname.h>

using namespace llvm;

namespace swapfold {

std::string hostArchitecture() {
  utsname Names;
  if (::uname(&Names) != 0)
    return "x86_64";
  StringRef Machine = Names.machine;
  if (Machine == "x86_64" || Machine.starts_with("sparc"))
    return Machine.str();
  if (Machine.ends_with("86"))
    return "i386";
  if (Machine.starts_with("aarch64"))
    return "arm64";
  for (StringRef Arch :
       {"arm", "s390", "powerpc", "mips", "riscv", "loongarch"})
    if (Machine.starts_with(Arch) ||
        (Arch == "powerpc" && Machine.starts_with("ppc")))
      return Arch.str();
  return Machine.str();
}

StringRef architectureFolder(StringRef Arch) {
  if (Arch == "i386" || Arch == "x86_64")
    return "x86";
  for (StringRef Name : {"sparc", "parisc", "sh"})
    if (Arch == (Name + "32").str() || Arch == (Name + "64").str())
      return Name;
  return Arch;
}

std::string targetTriple(StringRef Arch) {
  StringRef Machine = StringSwitch<StringRef>(Arch)
                          .Case("arm64", "aarch64")
                          .Case("i386", "i686")
                          .Case("powerpc", "powerpc64le")
                          .Case("riscv", "riscv64")
                          .Case("s390", "s390x")
                          .Case("sparc", "sparc64")
                          .Case("loongarch", "loongarch64")
                          .Default(Arch);
  return (Machine + "-linux-gnu" + (Arch == "arm" ? "eabi" : "")).str();
}

StringRef architectureOf(const ConfigurationRequest &Request, StringRef Path) {
  if (Request.HasFlags || !Path.ends_with(".c") ||
      !Path.consume_front(Request.Tree) || !Path.consume_front("/arch/") ||
      !isKernelTree(Request.Tree))
    return "";
  return Path.split('/').first;
}

std::vector<Configuration>
prepareArchitectures(ConfigurationRequest Request,
                     const ArchitectureFiles &Files) {
  std::vector<Configuration> Out;
  for (const auto &[Arch, Of] : Files) {
    Request.Arch = Arch;
    Request.Files.assign(Of.begin(), Of.end());
    if (Expected<Configuration> How = prepareConfiguration(Request)) {
      if (!Request.AsBuilt)
        sanitize(*How);
      Out.push_back(std::move(*How));
    } else {
      errs() << "swapfold: warning: " << Arch
             << ": not prepared: " << toString(How.takeError()) << "\n";
    }
  }
  return Out;
}

} // namespace swapfold
