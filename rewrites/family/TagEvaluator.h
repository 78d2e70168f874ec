//===- TagEvaluator.h - functions evaluated for one tag ---------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Says what a function of a family returns for an entry with one given tag, by
// going through its syntax tree. Nothing that a tree says is run: what does not
// follow from the tag alone is unknown, and where a condition is, both ways are
// gone and joined.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_FAMILY_TAGEVALUATOR_H
#define SWAPFOLD_REWRITES_FAMILY_TAGEVALUATOR_H

#include "rewrites/family/FamilyUnit.h"
#include "rewrites/family/KindSet.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace clang {
class BinaryOperator;
class CallExpr;
class CastExpr;
class DoStmt;
class Expr;
class QualType;
class SwitchStmt;
class UnaryOperator;
class VarDecl;
} // namespace clang

namespace swapfold {

/// What is known of an expression's value.
struct EvaluatedValue {
  enum Kind {
    Unknown,
    Number,
    Truth, ///< only whether it is 0 is known
    Entry  ///< the entry, or what it was or will be read from
  } Is = Unknown;
  uint64_t Bits = 0;      ///< of a number, extended by its sign; of a truth
  bool Arbitrary = false; ///< a number: only whether it is another is known
  bool Named = false;     ///< a number: it is a constant's, or the tag
  /// An entry: the function that read it out of what was given, if that is not
  /// the entry itself.
  llvm::StringRef ReadBy;

  bool operator==(const EvaluatedValue &O) const {
    return Is == O.Is && Bits == O.Bits && Arbitrary == O.Arbitrary &&
           ReadBy == O.ReadBy;
  }
  /// Whether it is other than 0, if that is known of a number.
  std::optional<bool> holds() const {
    return Is == Truth || (Is == Number && !Arbitrary)
               ? std::optional(Bits != 0)
               : std::nullopt;
  }
  static EvaluatedValue number(uint64_t Bits) {
    return {Number, Bits, false, false, ""};
  }
  static EvaluatedValue constant(FamilyUnit::Constant Of) {
    return {Number, Of.Number, Of.Arbitrary, true, ""};
  }
  static EvaluatedValue truth(bool Holds) {
    return {Truth, Holds, false, false, ""};
  }
  static EvaluatedValue entry(llvm::StringRef ReadBy = "") {
    return {Entry, 0, false, false, ReadBy};
  }
};

/// What a predicate was found to accept.
struct EvaluatedPredicate {
  KindSet Accepts;
  /// The entry that it asks for: EvaluatedValue::ReadBy; nothing if it asks for
  /// none.
  std::optional<std::string> Asked;
};

/// The predicate of this name, or null if it is none that can be read.
using EvaluatedLookup =
    llvm::function_ref<const EvaluatedPredicate *(llvm::StringRef Name)>;

class TagEvaluator {
public:
  TagEvaluator(const FamilyUnit &Unit, const FamilyNames &Names,
               EvaluatedLookup Predicates)
      : Unit(Unit), Names(Names), Predicates(Predicates) {}

  struct Answer {
    std::optional<bool> Truth; ///< of the result, if that is known
    bool IsZero = false;       ///< the result is 0 or NULL
    /// An assertion that fails wherever control comes to it; else empty.
    std::string Fails;
  };
  /// What \p D does for an entry whose tag is the constant \p Tag, whose name
  /// is \p TagName if it has one.
  Answer answer(const FamilyUnit::Definition &D, FamilyUnit::Constant Tag,
                llvm::StringRef TagName);

  /// Of all that was asked so far: whether predicates were, and the entry.
  bool asksPredicates() const { return AsksPredicates; }
  const std::optional<std::string> &asked() const { return Asked; }
  /// True if more than one entry was asked for.
  bool asksSeveral() const { return AsksSeveral; }

private:
  using Value = EvaluatedValue;
  using Variables = std::map<const clang::VarDecl *, Value>;
  struct Frame;

  Value call(const FamilyUnit::Definition &D, llvm::ArrayRef<Value> Arguments);
  bool run(const clang::Stmt *S);
  bool runSwitch(const clang::SwitchStmt &S);
  bool runOnce(const clang::DoStmt &S);
  bool runEither(const clang::Stmt *Then, const clang::Stmt *Else);
  void give(Value Result);
  Value read(const clang::Expr *E);
  Value readUnary(const clang::UnaryOperator &E);
  Value readBinary(const clang::BinaryOperator &E);
  Value readLogical(const clang::BinaryOperator &E);
  Value readCast(const clang::CastExpr &E);
  Value readCall(const clang::CallExpr &E);
  Value readPredicate(const EvaluatedPredicate &Known, Value Of, bool IsBool);
  Value readDefinitions(llvm::StringRef Name, llvm::ArrayRef<Value> Arguments);
  Value readChoice(const clang::Expr *Condition, const clang::Expr *True,
                   const clang::Expr *False);
  Value readChildren(const clang::Expr *E, llvm::StringRef ReadBy);
  Value compute(unsigned Opcode, Value Left, Value Right,
                clang::QualType Operands, clang::QualType Result) const;
  Value fit(Value Of, clang::QualType Type) const;
  void assign(const clang::Expr *To, Value Of);
  void forget(const clang::Stmt *S);
  std::optional<bool> truth(Value Of) const;
  Value ask(llvm::StringRef ReadBy, Value Answer);
  bool readsEntry(llvm::StringRef Function) const;
  bool givesAnotherEntry(llvm::StringRef Function) const;
  bool isNoExpression(llvm::StringRef Macro) const;

  const FamilyUnit &Unit;
  const FamilyNames &Names;
  EvaluatedLookup Predicates;
  FamilyUnit::Constant Tag = {0, true};
  llvm::StringRef TagName;
  bool AsksPredicates = false;
  bool AsksSeveral = false;
  std::optional<std::string> Asked;
  std::string Fails;
  bool GaveUp = false;
  unsigned Uncertain = 0; ///< conditions around that are not known
  unsigned Steps = 0;
  unsigned Depth = 0;
  Frame *Current = nullptr;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_FAMILY_TAGEVALUATOR_H
