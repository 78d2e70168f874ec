//===- LineLength.cpp - kstyle-line-length --------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds lines that are wider than the tree's checkpatch.pl allows.
//
//     entry = swp_entry(device_exclusive_type(vma->vm_flags),
//     page_to_pfn(page));
//
// becomes
//
//     entry = swp_entry(device_exclusive_type(vma->vm_flags),
//                       page_to_pfn(page));
//
//===----------------------------------------------------------------------===//
#include "checks/Checks.h"
#include "checks/base/RuleCheck.h"
#include "checks/base/TextCheck.h"
#include "rewrites/edit/EditPolicy.h"
#include "rewrites/layout/Layout.h"
#include "rewrites/layout/LongLines.h"
#include "rewrites/layout/OperandLines.h"
#include "rewrites/text/Failure.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang::tidy;
using namespace llvm;

namespace swapfold {
namespace {

class LineLengthCheck : public TextCheck {
public:
  LineLengthCheck(StringRef Name, ClangTidyContext *Context)
      : TextCheck(Name, Context), Limit(option("Limit", "checkpatch")),
        OperandLimit(limitOfOperands()) {}

  void storeOptions(ClangTidyOptions::OptionMap &Opts) override {
    Options.store(Opts, "Limit", Limit);
  }

  void read(const SourceText &Source) override;

private:
  unsigned limitOfOperands() const;
  unsigned breakUnit(Finding &F, int Token, const SourceText &Source,
                     const SourceLines &Lines, const LineRules &Rules);

  const std::string Limit;
  /// From here on kstyle-condition-layout speaks of operands.
  const unsigned OperandLimit;
};

} // namespace

unsigned LineLengthCheck::limitOfOperands() const {
  if (!Tidy.isCheckEnabled("kstyle-condition-layout"))
    return ~0u;
  return limitOf("kstyle-condition-layout", 80);
}

/// True if one of \p Edits breaks a line behind a comparison: its halves are
/// harder to read on two lines than on one that is wide.
static bool partsComparison(ArrayRef<Edit> Edits, const SourceLines &Lines) {
  using namespace clang::tok;
  return any_of(Edits, [&](const Edit &E) {
    return any_of(Lines.tokens(), [&](const RawToken &T) {
      return T.End == E.Range.Begin && StringRef(E.Text).contains('\n') &&
             is_contained({equalequal, exclaimequal, less, lessequal, greater,
                           greaterequal},
                          T.Kind);
    });
  });
}

void LineLengthCheck::read(const SourceText &Source) {
  unsigned Columns;
  if (StringRef(Limit).getAsInteger(10, Columns))
    Columns = Source.styles().checkpatchLimit(Source.Path);
  if (!anyWideLine(Source.Code, Columns))
    return;
  auto IsMacro = [&](StringRef Name) { return Source.isMacro(Name); };
  LineRules Rules = Source.rules(Columns, IsMacro);
  SourceLines Lines(Source.Code, Rules.IsCPlusPlus);
  const std::vector<Condition> Bad = OperandLimit == ~0u
                                         ? std::vector<Condition>()
                                         : badConditions(Lines, OperandLimit);
  auto IsInBad = [&](int Token) {
    return any_of(Bad, [&](const Condition &One) {
      return One.Open < Token && Lines.tokens()[One.Open].Match > Token;
    });
  };
  // What checkpatch.pl lets pass may stay if it cannot be broken well.
  const unsigned Passes = Source.styles().checkpatchLimit(Source.Path);
  // Up to these offsets; of a statement one line is enough to say.
  unsigned Fixed = 0, Left = 0;
  for (unsigned Line : longLines(Lines, Columns)) {
    StringRef Text = Lines.line(Line);
    if (OperandLimit != ~0u && isCrammed(Lines, Line, OperandLimit))
      continue;
    // Broken, a summary or a row would be none; where there is no blank,
    // nothing breaks.
    const bool MayStay = columnAfter(Text) <= Passes;
    if (MayStay && (isSummary(Lines, Line) || isCommentRow(Lines, Line) ||
                    !Text.trim().contains(' ') || Lines.lineStart(Line) < Left))
      continue;
    Finding F;
    F.Loc =
        Source.at(Lines.lineStart(Line) + (Text.size() - Text.ltrim().size()));
    F.Asks = Request::WrapLine;
    F.Message = "line of " + number(columnAfter(Text)) + " columns, where " +
                number(Columns) + " are the limit";
    int Token = Lines.firstToken(Line);
    const bool IsCode = Token < int(Lines.tokens().size()) &&
                        Lines.tokens()[Token].Line == Line &&
                        Lines.tokens()[Token].Kind != clang::tok::comment;
    if (!IsCode)
      refuse(F, failure("it is a comment"));
    else if (IsInBad(Token))
      F.Notes.push_back({F.Loc, "changed only with the whole condition"});
    else if (Lines.lineStart(Line) < Fixed)
      F.Notes.push_back({F.Loc, "changed only with the whole statement"});
    else if (unsigned End = breakUnit(F, Token, Source, Lines, Rules))
      Fixed = End;
    if (MayStay && partsComparison(F.Edits, Lines)) {
      Left = Fixed;
      continue;
    }
    say(F, Source.Sources);
    // A macro's definition ends where no statement does.
    if (IsCode && !Text.trim().starts_with("#"))
      Left = Lines.tokens()[unitAround(Lines, Token).Last].End;
  }
}

/// Gives \p F the fix for the statement of \p Token, or a note; the offset of
/// the statement's end if it has a fix.
unsigned LineLengthCheck::breakUnit(Finding &F, int Token,
                                    const SourceText &Source,
                                    const SourceLines &Lines,
                                    const LineRules &Rules) {
  Expected<UnitLines> Place = linesOf(Lines, unitAround(Lines, Token));
  if (!Place) {
    refuse(F, Place.takeError());
    return 0;
  }
  settle(F, Source, Lines, *Place,
         breakLongLines(Source.Code.slice(Place->Begin, Place->End), *Place,
                        Rules),
         Rules);
  return F.Edits.empty() ? 0 : Place->End;
}

std::unique_ptr<RuleCheck> makeLineLengthCheck(StringRef Name,
                                               ClangTidyContext *Context) {
  return std::make_unique<LineLengthCheck>(Name, Context);
}

} // namespace swapfold
