//===- FamiliesCommand.cpp - swapfold families ----------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/families/FamiliesCommand.h"
#include "rewrites/text/Failure.h"
#include "rewrites/tree/RealPath.h"
#include "tools/swapfold/families/FamiliesReport.h"
#include "tools/swapfold/parse/TidyHost.h"
#include "tools/swapfold/report/Output.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
namespace fs = llvm::sys::fs;

namespace swapfold {

static std::string listed(const Families &Known, bool AsJSON) {
  std::string Out;
  raw_string_ostream OS(Out);
  if (AsJSON) {
    json::Array All;
    for (const FamilyNames &Names : Known)
      All.push_back(json::Object{{"name", Names.Name},
                                 {"summary", Names.Summary},
                                 {"type", Names.EntryType}});
    OS << formatv("{0:2}\n",
                  json::Value(json::Object{{"families", std::move(All)}}));
    return Out;
  }
  for (const FamilyNames &Names : Known)
    OS << Names.Name << ": " << Names.Summary << "\n";
  return Out;
}

Expected<Status> runFamilies(const Invocation &Given) {
  const std::vector<std::string> Trees = Given.inputs();
  if (Trees.size() > 1)
    return failure("families: more than one tree given");
  const std::string Format = Given.value(OPT_format, "text");
  if (Format != "text" && Format != "json")
    return failure("unknown format '" + Format + "': text or json");
  const bool AsJSON = Format == "json";
  Expected<std::string> Tree = realPath(Trees.empty() ? "." : Trees.front());
  if (!Tree)
    return Tree.takeError();
  if (!fs::is_directory(*Tree))
    return failure(Trees.front() + ": not a directory");
  Expected<Families> Known = familiesOf(Trees.empty() ? "." : StringRef(*Tree),
                                        join(Given.values(OPT_family), ";"));
  if (!Known)
    return Known.takeError();
  if (Trees.empty()) {
    if (Error E = printOut(listed(*Known, AsJSON)))
      return E;
    return NothingLeft;
  }
  Expected<std::vector<TreeFamily>> Found = familiesIn(*Tree, *Known);
  if (!Found)
    return Found.takeError();
  if (Error E = printOut(AsJSON ? familiesAsJSON(*Found)
                                : familiesAsText(*Found, *Known)))
    return E;
  return NothingLeft;
}

} // namespace swapfold
