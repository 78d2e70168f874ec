//===- Proposal.h - what rules say of parsed files, as data -----*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What crosses from a worker to the plan: no AST, no SourceManager, every path
// a real path.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_PLAN_PROPOSAL_H
#define SWAPFOLD_REWRITES_PLAN_PROPOSAL_H

#include "rewrites/edit/Request.h"
#include "rewrites/family/HeaderNeed.h"
#include "rewrites/text/FindingText.h"
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace swapfold {

struct Place {
  std::string Path;
  unsigned Offset = 0, Line = 0, Column = 0;

  bool operator<(const Place &O) const {
    return std::tie(Path, Offset) < std::tie(O.Path, O.Offset);
  }
  bool operator==(const Place &O) const {
    return std::tie(Path, Offset) == std::tie(O.Path, O.Offset);
  }
};

struct Remark {
  Place Where;
  std::string Text;
  NoteRole Role = NoteRole::Fact;

  bool operator<(const Remark &O) const {
    return std::tie(Where, Text) < std::tie(O.Where, O.Text);
  }
};

/// Text in place of \p Length bytes. A length of 0 inserts.
struct TextEdit {
  std::string Path;
  unsigned Offset = 0, Length = 0;
  std::string Text;

  unsigned end() const { return Offset + Length; }
  auto key() const { return std::tie(Path, Offset, Length, Text); }
  bool operator<(const TextEdit &O) const { return key() < O.key(); }
  bool operator==(const TextEdit &O) const { return key() == O.key(); }
};

/// What a rule's edits put something else in place of.
enum class Replaced : uint8_t {
  Nothing, ///< of a family
  Chains,  ///< of tests, which leave no definition without uses
  Converters,
  Constructors,
  Mutators,
  WritePredicates,
};

/// The parts of a series, each of which leaves a tree that compiles.
enum class Part { Unify, Split };

/// The part that edits belong to which replace \p What.
inline Part partOf(Replaced What) {
  return What == Replaced::Chains || What == Replaced::Converters ? Part::Unify
                                                                  : Part::Split;
}

/// A rule's finding. Its edits are applied all or none; without any, the notes
/// say why.
struct Proposal {
  std::string Rule;
  Replaced Replaces = Replaced::Nothing; ///< what the rule's edits do
  FindingText Message;
  Request Asks = Request::Nothing;
  std::vector<std::string> Details; ///< that the request names
  Place Where;
  /// The lines, in the same file, of what it is about as a whole; 0 if that is
  /// the place alone.
  unsigned FirstLine = 0, LastLine = 0;
  /// The line that what it is about ends on; 0 where its statement does.
  unsigned EndLine = 0;
  /// Nothing is wrong here: worth saying under -v only.
  bool IsRemark = false;
  std::vector<Remark> Notes;
  std::vector<TextEdit> Edits;
  std::vector<Remark> Stays; ///< notes if the edits are not applied
  /// What the edits use and must be in a header then.
  std::set<HeaderNeed> Needs;
  /// What the edits add to a header, for others that need it.
  std::optional<HeaderNeed> Adds;
  /// What there are no edits for want of.
  std::optional<HeaderNeed> Lacks;
  /// The kinds of entries that it says are missing.
  std::vector<std::string> MissingKinds;

  auto key() const { return std::tie(Where, Rule, Message); }
  /// The order of reports.
  bool operator<(const Proposal &O) const { return key() < O.key(); }
};

/// What the compiler says of a place.
struct CompilerError {
  Place Where;
  std::string Text;
  std::string Gist;          ///< what is wrong, without what could be meant
  std::string Name;          ///< the first that it names, if any
  bool IsUndeclared = false; ///< of a name that is not declared
};

/// Which uses of the family's names one parse went over, by offset.
struct Visibility {
  std::set<unsigned> Seen;
  std::set<unsigned> Hidden; ///< in branches that the preprocessor left out
  std::set<unsigned> Broken; ///< in functions that do not compile
};

/// One file under one configuration.
struct ParsedFile {
  std::string Path;
  std::string Configuration; ///< its name; the worker leaves that to its master
  std::vector<Proposal> Proposals;
  /// If not empty the file does not parse: nothing in it is to be edited.
  std::string FirstError;
  /// Every error of the compiler that has a place in a file.
  std::vector<CompilerError> Errors;
  /// Functions that do not compile: what the first error in each says.
  std::vector<Remark> BrokenFunctions;
  /// hashText() of every file that an edit touches, as it was parsed.
  std::map<std::string, uint64_t> Hashes;
  /// By path, for every file with names that was entered.
  std::map<std::string, Visibility> Visible;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_PLAN_PROPOSAL_H
