//===- VerifyCommand.cpp - swapfold verify --------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/verify/VerifyCommand.h"
#include "rewrites/text/Failure.h"
#include "rewrites/tree/RealPath.h"
#include "tools/swapfold/patch/PatchApply.h"
#include "tools/swapfold/report/Output.h"
#include "tools/swapfold/report/TreeWriter.h"
#include "tools/swapfold/support/Process.h"
#include "tools/swapfold/verify/Verify.h"
#include "llvm/Support/FileSystem.h"

using namespace llvm;
namespace fs = llvm::sys::fs;

namespace swapfold {

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

Expected<Status> runVerify(const Invocation &Given) {
  const std::vector<std::string> Trees = Given.inputs();
  if (Trees.size() < 2)
    return failure(
        "verify: give a tree and what it becomes, a tree or patches");
  const std::vector<std::string> After(Trees.begin() + 1, Trees.end());
  CompileOptions How;
  if (Error E = Given.readCompileOptions(How))
    return E;
  Expected<std::string> Tree = realPath(Trees.front());
  if (!Tree)
    return Tree.takeError();
  if (!fs::is_directory(*Tree))
    return failure(Trees.front() + " is no directory");
  catchInterrupts();
  for (const std::string &Path : Trees) {
    Expected<std::string> Real = realPath(Path);
    if (!Real)
      return Real.takeError();
    if (fs::is_directory(*Real))
      if (Error E = checkWhollyWritten(*Real))
        return E;
  }
  Expected<std::vector<FileDifference>> Changes =
      findChanges(*Tree, Given.values(OPT_base), After);
  if (!Changes)
    return Changes.takeError();

  VerifyRequest Request(How, *Tree);
  Request.Changes = std::move(*Changes);
  Request.Identical = Given.has(OPT_identical);
  Request.AllowLosses = Given.has(OPT_allow_lost_assertions);
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
