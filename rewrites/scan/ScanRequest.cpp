//===- ScanRequest.cpp - the texts that a scan reads ----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/scan/Scan.h"
#include "rewrites/text/FileText.h"
#include "rewrites/tree/TextOverlay.h"

using namespace llvm;

namespace swapfold {

const std::optional<std::string> *ScanRequest::overlaid(StringRef Path) const {
  return Overlay ? Overlay->find(Path) : nullptr;
}

std::optional<std::string> ScanRequest::text(const std::string &Path) const {
  if (const std::optional<std::string> *Laid = overlaid(Path))
    return *Laid;
  return expectedToOptional(readFile(Path));
}

std::optional<std::string> ScanRequest::treeWith(const FamilyNames &Of) const {
  if (!Headers)
    return Tree + "/";
  for (StringRef Header : *Headers)
    if (std::optional<StringRef> Found = treeOf(Header, Of.Headers))
      return Found->str();
  return std::nullopt;
}

} // namespace swapfold
