//===- Session.cpp - what the checks of one parse share -------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "checks/base/Session.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include <mutex>

using namespace clang;
using namespace llvm;

namespace swapfold {

std::shared_ptr<Session> Session::of(const tidy::ClangTidyContext &Context) {
  static std::mutex Lock;
  static std::map<const tidy::ClangTidyContext *, std::weak_ptr<Session>> All;
  std::lock_guard<std::mutex> Guard(Lock);
  for (auto It = All.begin(); It != All.end();)
    It = It->second.expired() ? All.erase(It) : std::next(It);
  std::weak_ptr<Session> &Known = All[&Context];
  std::shared_ptr<Session> One = Known.lock();
  if (!One)
    Known = One = std::make_shared<Session>();
  return One;
}

std::shared_ptr<UnitFamily> Session::family(ASTContext &Context,
                                            const FamilyNames &Names) {
  for (const std::shared_ptr<UnitFamily> &Known : Families)
    if (Known->isFor(Names))
      return Known;
  return Families.emplace_back(std::make_shared<UnitFamily>(Context, Names));
}

StyleLookup &Session::styles(const SourceManager &Sources) {
  if (!Styles)
    Styles = std::make_unique<StyleLookup>(
        Sources.getFileManager().getVirtualFileSystem());
  return *Styles;
}

void Session::add(StringRef Rule, const Finding &F,
                  const SourceManager &Sources) {
  if (!KeepsFindings)
    return;
  // As clang-tidy's own diagnostics have it.
  SourceLocation At = Sources.getFileLoc(F.Loc);
  Finding Kept = F;
  Kept.Edits.clear();
  Findings.insert_or_assign({Rule.str(), Sources.getFilename(At).str(),
                             Sources.getFileOffset(At), F.Message.str()},
                            std::move(Kept));
}

const Finding *Session::find(StringRef Rule, StringRef Path, unsigned Offset,
                             StringRef Text) const {
  auto It = Findings.find({Rule.str(), Path.str(), Offset, Text.str()});
  return It == Findings.end() ? nullptr : &It->second;
}

} // namespace swapfold
