//===- SeriesText.cpp - what the patches of a series say ------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/rewrite/SeriesText.h"
#include "rewrites/plan/SmPL.h"
#include "rewrites/text/Conjoined.h"
#include "tools/swapfold/parse/BlindSpots.h"
#include "tools/swapfold/support/Count.h"
#include "tools/swapfold/support/ShellWord.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace swapfold {
namespace {

constexpr size_t Width = 72; ///< checkpatch allows 75

std::string filled(StringRef Prose, StringRef Indent = "") {
  std::string Out, Line;
  SmallVector<StringRef> Words;
  Prose.split(Words, ' ', -1, /*KeepEmpty=*/false);
  for (StringRef Word : Words) {
    if (!Line.empty() && Line.size() + 1 + Word.size() > Width) {
      Out += Line + "\n";
      Line = Indent.str();
    }
    Line +=
        (Line.size() == Indent.size() || Line.empty() ? "" : " ") + Word.str();
  }
  return Out + Line + "\n";
}

std::string paragraph(const Twine &Prose) { return filled(Prose.str()) + "\n"; }

/// "a(), b() and c()"
std::string listOf(std::vector<std::string> Names) {
  for (std::string &Name : Names)
    Name += "()";
  return conjoined(Names);
}

std::string commandLine(ArrayRef<std::string> Words) {
  std::string Out, Line = "  swapfold";
  for (const std::string &Word : Words) {
    std::string Next = shellWord(Word);
    if (Line.size() + 1 + Next.size() > Width - 2) {
      Out += Line + " \\\n";
      Line = "     ";
    }
    Line += " " + Next;
  }
  return Out + Line + "\n";
}

/// What \p Some rest on and does not show near them.
std::string unproven(ArrayRef<Proposal> Some) {
  size_t Places = countUnproven(Some);
  if (!Places)
    return "";
  return paragraph(sayUnproven(Places) +
                   " near: " + (Places == 1 ? "it is" : "they are") +
                   " right where what stood there was.");
}

/// Writes what one step says.
class Writer {
public:
  Writer(const Step &S, const Outcome &Run)
      : S(S), Run(Run), Family(Run.Scanned.Family), Names(Family.names()) {}

  std::string subject() const;
  std::string what() const;
  std::string callers() const;

private:
  std::string relative(StringRef Path) const {
    return Path.drop_front(Run.Tree.size() + 1).str();
  }
  std::string pair() const {
    return listOf({Names.UnifiedPredicate, Names.UnifiedToPage});
  }
  size_t sites(std::optional<Replaced> What = std::nullopt) const;
  std::string added() const;
  std::string unified() const;
  std::string split() const;
  std::string removal() const;

  const Step &S;
  const Outcome &Run;
  const EntryFamily &Family;
  const FamilyNames &Names;
};

/// How many places change for \p What, or for anything.
size_t Writer::sites(std::optional<Replaced> What) const {
  return count_if(S.Proposals, [&](const Proposal &P) {
    return !P.Adds && (!What || P.Replaces == *What);
  });
}

std::string Writer::subject() const {
  bool Unifies = S.Of == Part::Unify;
  switch (S.What) {
  case Step::Whole:
    if (!Unifies)
      return "split swap entry constructors by access";
    return sites() ? "use " + Names.UnifiedToPage + "() for every kind"
                   : "remove unused swap entry converters";
  case Step::Addition:
    return Unifies ? "add " + Names.UnifiedToPage + "()"
                   : "add readable and writable swap entry constructors";
  case Step::Sites:
    return Unifies ? "use " + Names.UnifiedToPage + "()"
                   : "use readable and writable swap entry constructors";
  case Step::Removal:
    return Unifies ? "remove unused swap entry converters"
                   : "remove unused swap entry constructors";
  case Step::Drop:
    return "drop the assertions of the old swap entry constructors";
  }
  return "";
}

std::string Writer::added() const {
  bool Adds =
      any_of(S.Proposals, [](const Proposal &P) { return P.Adds.has_value(); });
  if (!Adds)
    return "";
  if (S.Of == Part::Unify)
    return paragraph(
        "Add " + pair() +
        ", which take an entry of any kind that has a page frame number for "
        "its offset. What a converter asserts of its own kind, or waits for, "
        "the new one does under that kind's test, in the same order.");
  return paragraph("Add constructors whose names say what access they grant, "
                   "and that take an offset instead of a page; and predicates "
                   "named to match.");
}

std::string Writer::unified() const {
  std::string Out;
  if (size_t All = sites()) {
    Out += paragraph(
        "A converter of its own for each kind of entry makes callers test for "
        "the kind, for no other reason than to choose the converter.");
    Out += added();
    Out += paragraph("Convert " + counted(All, "place") + ".");
    if (size_t Folds = sites(Replaced::Chains))
      Out += paragraph(
          (Folds == 1 ? Twine("One chain") : Twine(Folds) + " chains") +
          " of tests had arms that differed in nothing else: one "
          "test is left" +
          (Folds == 1 ? "." : " of each."));
    Out += unproven(S.Proposals);
    return Out;
  }
  return added();
}

std::string Writer::split() const {
  std::string Out;
  if (size_t All = sites()) {
    Out += paragraph(
        "Constructors that take a flag hide at the call what kind of access "
        "the entry grants, and changing an entry in place needs a helper for "
        "each kind.");
    Out += added();
    Out += paragraph(
        "Convert " + counted(All, "place") +
        ". A flag that is known picks a constructor; one that is not is "
        "tested. What an old constructor asserted of its page is asserted "
        "before each call that is converted.");
    return Out;
  }
  return added();
}

std::string Writer::removal() const {
  if (S.Deleted.empty())
    return "";
  std::vector<std::string> Gone;
  std::set<std::string> Headers;
  for (const DeletedName &One : S.Deleted) {
    Gone.push_back(One.Name);
    Headers.insert(relative(One.Where.Path));
  }
  return paragraph("Nothing in the tree uses " + listOf(Gone) +
                   " any more, whatever is configured: remove " +
                   (Gone.size() == 1 ? "it" : "them") +
                   ". Modules outside of the tree that use them from " +
                   join(Headers, ", ") + " have to follow.");
}

std::string Writer::callers() const {
  std::map<std::string, std::vector<std::string>> ByFile;
  for (const Caller &C : S.Callers)
    ByFile[relative(C.Path)].push_back(C.Function);
  std::string Out;
  for (const auto &[Path, Functions] : ByFile)
    Out += filled("  " + Path + ": " + listOf(Functions), "    ");
  return Out + "\n";
}

std::string Writer::what() const {
  if (S.What == Step::Drop)
    return paragraph("The old constructors asserted something of their page, "
                     "and the patch that split them kept that before each "
                     "call. These callers lose the assertion now:") +
           callers();
  if (S.What == Step::Removal)
    return removal();
  return (S.Of == Part::Unify ? unified() : split()) + removal();
}

/// How it was checked, and how it can be made again.
std::string provenance(const Outcome &Run, ArrayRef<std::string> Command) {
  std::vector<std::string> How;
  for (const Configuration &C : Run.Configurations)
    if (!is_contained(How, C.Name))
      How.push_back(C.Name);
  size_t Unseen = findBlindSpots(Run).size();
  std::string Seen = "Every use of the old names in code was parsed";
  if (Unseen)
    Seen = "All uses of the old names in code but " + std::to_string(Unseen) +
           " were parsed";
  std::string Out = paragraph(Seen + " with clang under " + join(How, ", ") +
                              "; what nothing uses was looked for in the text "
                              "of the whole tree, all branches of all "
                              "preprocessor conditions included.");
  return Out + "Made with\n\n" + commandLine(Command);
}

} // namespace

PatchText textOf(const Step &S, const Outcome &Run,
                 ArrayRef<std::string> CommandLine) {
  Writer W(S, Run);
  PatchText Out{W.subject(), W.what() + provenance(Run, CommandLine)};
  if (S.What != Step::Whole && S.What != Step::Sites)
    return Out;
  std::string Patch = semanticPatch(Run.Scanned.Family, S.Of);
  if (!Patch.empty())
    Out.Body += "\n" +
                paragraph("The places in functions, but not definitions and "
                          "macros, could be changed by this semantic patch "
                          "too:") +
                "// <smpl>\n" + Patch + "// </smpl>\n";
  return Out;
}

PatchText coverOf(ArrayRef<Step> Steps, const Outcome &Run,
                  ArrayRef<std::string> CommandLine) {
  PatchText Out;
  bool Unifies =
      any_of(Steps, [](const Step &S) { return S.Of == Part::Unify; });
  bool Splits =
      any_of(Steps, [](const Step &S) { return S.Of == Part::Split; });
  Out.Subject = Unifies && Splits ? "rework swap entry converters and "
                                    "constructors"
                : Unifies         ? "rework swap entry converters"
                                  : "rework swap entry constructors";
  if (Unifies)
    Out.Body += paragraph("One converter takes the place of those that each "
                          "kind of swap entry had, and tests that only chose "
                          "between these go.");
  if (Splits)
    Out.Body += paragraph("Constructors with a flag become constructors whose "
                          "names say what access they grant, which also "
                          "replace the helpers that changed entries in place.");
  Out.Body += unproven(Run.Done.Applied);
  Out.Body += provenance(Run, CommandLine);
  return Out;
}

} // namespace swapfold
