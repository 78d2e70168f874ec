//===- EntryFamily.h - the entry family of a tree ---------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A family is what a kernel header defines around its swap entry type: kinds,
// their predicates and converters, and the unified pair if the tree has it.
// It is read from the header's text, all #if branches at once, so it does not
// depend on a configuration and costs no parse.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_FAMILY_ENTRYFAMILY_H
#define SWAPFOLD_REWRITES_FAMILY_ENTRYFAMILY_H

#include "rewrites/family/FamilyFile.h"
#include "rewrites/family/KindSet.h"
#include "rewrites/text/HeaderText.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace swapfold {

class FamilyEvaluation;
class HeaderConstants;

/// One kind of entry. A name that the tree does not have is empty.
struct Kind {
  std::string Name;      ///< "migration"
  std::string Predicate; ///< "is_migration_entry"
  std::string ToPage;    ///< "migration_entry_to_page"
  std::string ToPfn;     ///< "migration_entry_to_pfn"
  /// Where the kind is configured away its converters return NULL and 0.
  bool ToPageHasStub = false;
  bool ToPfnHasStub = false;
  std::string Constructor;    ///< "make_migration_entry", with a flag
  std::string Mutator;        ///< "make_migration_entry_read"
  std::string WritePredicate; ///< "is_write_migration_entry"
  /// Whether ToPfn gives the entry's offset and nothing else.
  bool ToPfnIsOffset = true;
};

/// A function that makes something else of an entry.
struct FamilyConverter {
  std::string Name;
  std::string Kind;               ///< empty for one of several kinds
  std::set<std::string> Requires; ///< values of the tag that it is right for
  std::string CheckedBy;          ///< the assertion in its body, or nothing
  /// False if it has an answer, NULL or the like, for each other entry.
  bool Partial = true;
  /// Where the kind is configured away it gives NULL or 0.
  bool HasStub = false;
};

class EntryFamily {
public:
  /// A header's path and text. Both must outlive the call only.
  struct Source {
    std::string Path;
    llvm::StringRef Text;
  };

  /// Gives the text of a path below the tree; nothing if there is none.
  using TextReader =
      llvm::function_ref<std::optional<std::string>(llvm::StringRef)>;

  /// Reads the first of \p Known that \p Headers define, together with what
  /// they have of the others that name the same values: a tree between two of
  /// them has both. Never fails: headers that define nothing give an empty
  /// family. \p TextOf is asked for the headers with the tag's values where a
  /// predicate computes with these.
  static EntryFamily discover(const std::vector<Source> &Headers,
                              const Families &Known = builtInFamilies(),
                              TextReader TextOf = nullptr);

  /// Reads \p Names, which are looked at beside other families, from
  /// \p Headers: those of the family, and those with its constants.
  static EntryFamily beside(const std::vector<Source> &Headers,
                            const FamilyNames &Names);

  /// True if \p Text defines at least one converter, predicate or unified
  /// function of one of \p Known: a header worth giving to discover().
  static bool definesFamily(llvm::StringRef Text,
                            const Families &Known = builtInFamilies());

  /// True if the header \p Path is one of those that one of \p Known says
  /// belong to it: discover() reads it beside those that define the family.
  static bool belongsToFamily(llvm::StringRef Path, const Families &Known);

  bool empty() const { return Kinds.empty() && !HasUnifiedToPage; }

  const FamilyNames &names() const { return Names; }
  const std::vector<Kind> &kinds() const { return Kinds; }
  const Kind *kindOfPredicate(llvm::StringRef Function) const;
  const Kind *kindOfToPage(llvm::StringRef Function) const;
  const Kind *kindOfToPfn(llvm::StringRef Function) const;
  const Kind *kindOfConstructor(llvm::StringRef Function) const;
  const Kind *kindOfMutator(llvm::StringRef Function) const;
  const Kind *kindOfWritePredicate(llvm::StringRef Function) const;

  /// What \p Function accepts, joined over all #if branches, if it is a
  /// predicate over entries, or over page table entries by way of one
  /// (is_pmd_migration_entry).
  const KindSet *accepts(llvm::StringRef Function) const;

  /// Every type that a value can have, each with the smallest number that has
  /// it, if the family's tag is the value itself; otherwise nothing.
  const std::map<std::string, uint64_t> &allTypes() const { return AllTypes; }

  /// The types that the predicates ask for.
  std::set<std::string> typesAskedFor() const;

  /// The types that are not in \p Types; nothing if not all are known.
  std::set<std::string> otherTypes(const std::set<std::string> &Types) const;

  /// The converters that the headers define, by name.
  const std::map<std::string, FamilyConverter> &converters() const {
    return Converters;
  }

  bool hasUnifiedPredicate() const { return HasUnifiedPredicate; }
  bool hasUnifiedToPage() const { return HasUnifiedToPage; }
  bool hasOffsetPfn() const { return HasOffsetPfn; }

  /// What the unified predicate accepts; where the tree has none, what the
  /// synthesised one will: every kind that has a page converter.
  const std::set<std::string> &unifiedTypes() const { return UnifiedTypes; }
  /// False if it may accept only some of unifiedTypes().
  bool unifiedIsExact() const { return UnifiedIsExact; }

  /// Fails, with the reason as a clause, if a call of \p Converter, which is
  /// one kind's, would do something else as a call of the unified function.
  llvm::Error mayUnify(llvm::StringRef Converter) const;

  /// The function that gives an entry's page frame number in this tree.
  const std::string &pfnFunction() const {
    return HasOffsetPfn ? Names.OffsetPfn : Names.Offset;
  }

  /// Every name whose use makes code worth looking at: converters, predicates
  /// over entries, the unified pair.
  std::set<std::string> interestingNames() const;

  /// Every name that the rules replace by another: nobody needs its definition
  /// once no use is left.
  std::set<std::string> obsoleteNames() const;

  /// True if the headers define \p Function, in whatever branch.
  bool defines(llvm::StringRef Function) const {
    return Functions.count(Function.str()) != 0;
  }

  /// True if \p Function belongs to the family: of one that is looked at beside
  /// others, if it is called like it; else if its headers define it.
  bool isHelper(llvm::StringRef Function) const;

  /// True if \p Function takes an entry and answers whether it is of a kind,
  /// even if its body does not tell which.
  bool isPredicate(llvm::StringRef Function) const;

  /// All functions of the headers, by name; a name defined in several #if
  /// branches has several.
  const std::multimap<std::string, HeaderFunction> &functions() const {
    return Functions;
  }

private:
  void readFunctions(const std::vector<Source> &Headers);
  std::unique_ptr<FamilyEvaluation>
  readPredicates(const std::vector<Source> &Headers, TextReader TextOf);
  std::unique_ptr<FamilyEvaluation>
  readPredicates(const HeaderConstants &Constants, bool &Incomplete);
  std::unique_ptr<FamilyEvaluation>
  readValueKinds(const HeaderConstants &Constants);
  void readConverters(FamilyEvaluation &Evaluation);
  void readKinds();
  void readObsolete(std::map<std::string, Kind> &ByName) const;
  bool isFlagConstructor(const HeaderFunction &F) const;
  const Kind *kindWith(std::string Kind::*Name, llvm::StringRef Function) const;
  bool takesEntry(const HeaderFunction &F) const;
  bool isOffset(const HeaderFunction &F, unsigned Depth = 0) const;

  FamilyNames Names;
  std::multimap<std::string, HeaderFunction> Functions;
  std::map<std::string, KindSet> Predicates;
  std::map<std::string, FamilyConverter> Converters;
  std::map<std::string, uint64_t> AllTypes;
  std::vector<Kind> Kinds;
  std::set<std::string> UnifiedTypes;
  bool UnifiedIsExact = true;
  bool HasUnifiedPredicate = false;
  bool HasUnifiedToPage = false;
  bool HasOffsetPfn = false;
};

/// True if \p End, a path below a tree, is the end of \p Path.
bool endsInPath(llvm::StringRef Path, llvm::StringRef End);

/// The tree, with its slash, that \p Path is one of \p Below in, which are
/// paths below a tree; nothing if it is none of them.
std::optional<llvm::StringRef> treeOf(llvm::StringRef Path,
                                      llvm::ArrayRef<std::string> Below);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_FAMILY_ENTRYFAMILY_H
