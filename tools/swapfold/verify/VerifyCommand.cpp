//===- VerifyCommand.cpp - swapfold verify --------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/verify/VerifyCommand.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/patch/PatchApply.h"
#include "tools/swapfold/report/Output.h"
#include "tools/swapfold/support/Process.h"
#include "tools/swapfold/verify/Verify.h"
#include "llvm/Support/FileSystem.h"

using namespace llvm;
namespace fs = llvm::sys::fs;

namespace swapfold {

static Expected<std::string> realPath(StringRef Path) {
  SmallString<256> Real;
  if (std::error_code EC = fs::real_path(Path, Real))
    return failure(Path + ": " + EC.message());
  return std::string(Real);
}

/// What differs between the tree \p Before and what \p After names: another
/// tree, or patches.
static Expected<std::vector<FileDifference>>
findChanges(StringRef Before, ArrayRef<std::string> Base,
            ArrayRef<std::string> After) {
  bool IsTree = fs::is_directory(After.front());
  if (!IsTree)
    return applyPatches(Before, Base, After);
  if (!Base.empty())
    return failure("--base goes with patches, not with a second tree");
  if (After.size() > 1)
    return failure(After.front() +
                   " is a directory: give one tree, or patches");
  Expected<std::string> Other = realPath(After.front());
  if (!Other)
    return Other.takeError();
  if (*Other == Before)
    return failure("both trees are " + Before);
  return compareTrees(Before, *Other);
}

Expected<Status> verify(const VerifyOptions &Options) {
  Expected<std::string> Tree = realPath(Options.Before);
  if (!Tree)
    return Tree.takeError();
  if (!fs::is_directory(*Tree))
    return failure(Options.Before + " is no directory");
  for (const std::string &Path : Options.After)
    if (Expected<std::string> Real = realPath(Path); !Real)
      return Real.takeError();
  catchInterrupts();
  Expected<std::vector<FileDifference>> Changes =
      findChanges(*Tree, Options.Base, Options.After);
  if (!Changes)
    return Changes.takeError();

  VerifyRequest Request(Options, *Tree);
  Request.Changes = std::move(*Changes);
  Request.Identical = Options.Identical;
  Request.AllowLosses = Options.AllowLosses;
  Expected<Verification> Found = verifyChanges(Request);
  if (!Found)
    return Found.takeError();
  std::string Text;
  raw_string_ostream OS(Text);
  bool Good = reportVerification(*Found, Request, OS);
  if (Error E = printOut(OS.str()))
    return E;
  return Good ? NothingLeft : SomeLeft;
}

} // namespace swapfold
