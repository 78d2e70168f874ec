//===- HeaderProbes.cpp - headers that no source includes -----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/parse/HeaderProbes.h"
#include "rewrites/tree/FileList.h"
#include "tools/swapfold/build/DerivedConfiguration.h"
#include "tools/swapfold/build/Kbuild.h"
#include "tools/swapfold/parse/Parsing.h"
#include "tools/swapfold/support/Process.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"

using namespace llvm;
namespace path = llvm::sys::path;

namespace swapfold {

static std::vector<std::string> unseenHeaders(const Outcome &Run) {
  std::vector<std::string> Out;
  for (const std::string &File : Run.Files)
    if (isHeaderFile(File) && !Run.Entered.count(File))
      Out.push_back(File);
  return Out;
}

/// Sources around \p Header: a few of the nearest directory that has any.
static std::vector<std::string> sourcesNear(StringRef Header, StringRef Tree,
                                            ArrayRef<std::string> Sources) {
  constexpr size_t Few = 8;
  std::vector<std::string> Out;
  for (StringRef Dir = path::parent_path(Header);
       Out.empty() && Dir.size() >= Tree.size(); Dir = path::parent_path(Dir)) {
    std::string Prefix = (Dir + "/").str();
    for (auto It = lower_bound(Sources, Prefix);
         It != Sources.end() && StringRef(*It).starts_with(Prefix) &&
         Out.size() != Few;
         ++It)
      if (path::parent_path(*It) == Dir)
        Out.push_back(*It);
  }
  return Out;
}

/// Where nothing lies near: what every kernel compiles, or any source.
static std::vector<std::string> sourcesAnywhere(StringRef Tree,
                                                ArrayRef<std::string> Sources) {
  std::string Main = (Tree + "/init/main.c").str();
  if (isKernelTree(Tree) && is_contained(Sources, Main))
    return {Main};
  return Sources.take_front(1).vec();
}

Error parseHeaders(const RunOptions &Options,
                   const ConfigurationRequest &Prepare, Outcome &Run) {
  std::vector<std::string> Headers = unseenHeaders(Run);
  if (Headers.empty())
    return Error::success();
  Expected<FileList> Listed = listFiles(Run.Tree);
  if (!Listed)
    return Listed.takeError();
  llvm::sort(Listed->Sources);
  std::map<std::string, std::vector<std::string>> Carriers;
  ConfigurationRequest Request = Prepare;
  Request.Files.clear();
  for (const std::string &Header : Headers) {
    std::vector<std::string> &Some = Carriers[Header];
    Some = sourcesNear(Header, Run.Tree, Listed->Sources);
    append_range(Some, sourcesAnywhere(Run.Tree, Listed->Sources));
    append_range(Request.Files, Some);
  }
  llvm::sort(Request.Files);
  Request.Files.erase(llvm::unique(Request.Files), Request.Files.end());
  Expected<std::list<Configuration>> Found = configure(Request);
  if (!Found)
    return Found.takeError();
  std::vector<Configuration> Probes;
  for (const Configuration &How : *Found)
    for (const auto &[Header, Sources] : Carriers) {
      auto Carrier = find_if(Sources, [&](const std::string &Source) {
        return How.Commands.count(Source) != 0;
      });
      if (Carrier != Sources.end())
        Probes.push_back(withHeader(How, *Carrier, Header));
    }
  return parseUnder(std::move(Probes), Options, Run);
}

Error parseWithHeaders(const RunOptions &Options,
                       const ConfigurationRequest &Prepare, Outcome &Run) {
  if (Error E = parse(Options, Prepare, Run))
    return E;
  if (Error E = parseHeaders(Options, Prepare, Run))
    return E;
  return interrupted() ? interruptedError() : Error::success();
}

} // namespace swapfold
