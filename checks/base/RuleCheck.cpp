//===- RuleCheck.cpp - what all checks share ------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "checks/base/RuleCheck.h"
#include "checks/base/UnitContext.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

/// \p Text with the line ends of a file that is \p Code, whose first one says
/// which.
static std::string withLineEndsOf(StringRef Code, StringRef Text) {
  if (!Code.take_front(Code.find('\n')).ends_with("\r"))
    return Text.str();
  std::string Out;
  for (const char C : Text) {
    if (C == '\n' && !StringRef(Out).ends_with("\r"))
      Out += '\r';
    Out += C;
  }
  return Out;
}

void RuleCheck::say(Finding F, const SourceManager &Sources,
                    SourceRange About) {
  for (Edit &E : F.Edits)
    E.Text = withLineEndsOf(Sources.getBufferData(E.Range.File), E.Text);
  unit().add(getID(), F, Sources);
  {
    DiagnosticBuilder Diag =
        diag(F.Loc, "%0",
             F.IsRemark ? DiagnosticIDs::Remark : DiagnosticIDs::Warning);
    // An argument, not the format: a message may have a '%' of its own.
    Diag << F.Message.str();
    if (About.isValid())
      Diag << Sources.getExpansionRange(About);
    for (const Edit &E : F.Edits) {
      SourceLocation Begin = Sources.getLocForStartOfFile(E.Range.File);
      Diag << FixItHint::CreateReplacement(
          CharSourceRange::getCharRange(Begin.getLocWithOffset(E.Range.Begin),
                                        Begin.getLocWithOffset(E.Range.End)),
          E.Text);
    }
  }
  for (const Note &N : F.Notes)
    diag(N.Loc, "%0", DiagnosticIDs::Note) << N.Message;
}

bool RuleCheck::isPatched(SourceLocation Loc,
                          const SourceManager &Sources) const {
  return unit().diffOf(Loc, Sources) != nullptr;
}

bool RuleCheck::isAdded(SourceRange Range, const SourceManager &Sources) const {
  const DiffFile *File = unit().diffOf(Range.getBegin(), Sources);
  if (!File)
    return false;
  unsigned Line = Sources.getExpansionLineNumber(Range.getBegin());
  const unsigned Last = Sources.getExpansionLineNumber(Range.getEnd());
  while (Line <= Last && File->adds(Line))
    ++Line;
  return Line > Last;
}

unsigned RuleCheck::limitOf(StringRef Rule, unsigned Otherwise) const {
  const auto &All = Tidy.getOptions().CheckOptions;
  auto Given = All.find((Rule + ".Limit").str());
  unsigned Limit;
  if (Given == All.end() ||
      StringRef(Given->getValue().Value).getAsInteger(10, Limit))
    return Otherwise;
  return Limit;
}

} // namespace swapfold
