//===- FamilyUnit.h - a family's functions as syntax trees ------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A header cannot be parsed alone, and a parse shows one configuration only. So
// those functions of a family's headers that answers depend on are put into one
// unit of C, each definition of each #if branch under a name of its own, and
// Clang parses that. What the headers do not define is declared: types as
// numbers, constants as enumerators. A function that is no C then is unknown.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_FAMILY_FAMILYUNIT_H
#define SWAPFOLD_REWRITES_FAMILY_FAMILYUNIT_H

#include "rewrites/family/FamilyNames.h"
#include "rewrites/family/HeaderConstants.h"
#include "rewrites/text/HeaderText.h"
#include <memory>

namespace clang {
class ASTUnit;
class DiagnosticConsumer;
class FunctionDecl;
class QualType;
} // namespace clang

namespace swapfold {

/// The functions and macros with parameters of headers, by name; a name that is
/// defined in several #if branches has several.
using HeaderFunctions = std::multimap<std::string, HeaderFunction>;

class FamilyUnit {
public:
  /// Parses those of \p Functions that ask for the tag of \p Names, or whose
  /// name is that of a predicate if the value itself is the tag, and what these
  /// call.
  FamilyUnit(const HeaderFunctions &Functions, const FamilyNames &Names,
             const HeaderConstants &Constants);
  ~FamilyUnit();

  /// One definition of a function, or of a macro with one parameter that asks
  /// for the tag. One with directives within is there twice.
  struct Definition {
    const HeaderFunction *Text;
    bool WithoutOptions = false; ///< else the options that it names are on
    /// Null if it is no C.
    const clang::FunctionDecl *Tree = nullptr;
  };

  /// Every definition of \p Name that answers may depend on.
  llvm::ArrayRef<Definition> definitions(llvm::StringRef Name) const;

  /// The same for every name that has one.
  const std::map<std::string, std::vector<Definition>> &all() const {
    return Definitions;
  }

  /// The names of all values that the tag can have, if its type is an
  /// enumeration that the headers define; else none.
  const std::set<std::string> &tags() const { return Tags; }

  /// What a constant comes to, with every option on. Of one that needs more
  /// than the headers it is known only that it is no other's.
  struct Constant {
    uint64_t Number;
    bool Arbitrary;
  };
  /// Nothing if \p Name is no constant of the unit.
  std::optional<Constant> constant(llvm::StringRef Name) const;

  /// True if the headers do not say what \p Type is, so that it is declared as
  /// a number that may have another size or sign than the kernel's.
  bool isMadeUp(clang::QualType Type) const;

private:
  void choose(const HeaderFunctions &Functions, const FamilyNames &Names);
  bool staysMacro(const HeaderFunction &F) const;
  void write(const FamilyNames &Names, const HeaderConstants &From);
  void parse();
  std::string typeText(llvm::StringRef Written);
  std::string prototype(llvm::StringRef Name,
                        llvm::ArrayRef<const HeaderFunction *> Same);
  void readTypes(llvm::ArrayRef<Token> Body);
  std::set<std::string> readConstants(const HeaderConstants &From,
                                      bool KeepsMacros);

  std::map<std::string, std::vector<Definition>> Definitions;
  std::set<std::string> Asking, Tags;
  std::vector<const HeaderFunction *> Macros; ///< that stay macros
  std::vector<const HeaderFunction *> TagFunctions;
  std::map<std::string, Constant> Constants;
  std::map<std::string, std::string> ConstantTypes; ///< of those in headers
  std::set<std::string> Types, Enums, Objects;
  std::string Code;
  std::vector<Definition *> Written; ///< by number, each on lines of its own
  std::unique_ptr<clang::DiagnosticConsumer> Diagnostics;
  std::unique_ptr<clang::ASTUnit> Unit;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_FAMILY_FAMILYUNIT_H
