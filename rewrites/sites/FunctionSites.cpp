//===- FunctionSites.cpp - a function's uses of the family ----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/sites/FunctionSites.h"
#include "rewrites/ast/DynamicRecursiveASTVisitor.h"
#include "rewrites/ast/Expressions.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include <map>
#include <optional>

using namespace clang;
using namespace llvm;

namespace swapfold {

bool isConverter(const Use &U) {
  return U.Does != Role::Predicate && U.Does != Role::UnifiedPredicate;
}

bool isEntryType(QualType Type, const FamilyNames &Names) {
  if (const auto *Typedef = Type->getAs<TypedefType>();
      Typedef && Names.isEntryType(Typedef->getDecl()->getName()))
    return true;
  if (StringRef(Names.EntryType).ends_with("*"))
    return Type->isPointerType() &&
           Names.isEntryType(
               Type->getPointeeType().getUnqualifiedType().getAsString() +
               " *");
  const auto *Record = Type->getAsRecordDecl();
  return Record && Record->getIdentifier() &&
         Names.isEntryType(Record->getName());
}

const std::string &unifiedName(const Use &U, const EntryFamily &Family) {
  switch (U.Does) {
  case Role::ToPage:
    return Family.names().UnifiedToPage;
  case Role::ToPfn:
    return Family.pfnFunction();
  default:
    return U.Function;
  }
}

static std::optional<Role> roleOf(const FunctionDecl &F,
                                  const EntryFamily &Family) {
  if (!F.getIdentifier())
    return std::nullopt;
  StringRef Name = F.getName();
  if (F.getNumParams() == 2 && Family.kindOfConstructor(Name))
    return Role::Constructor;
  if (F.getNumParams() != 1)
    return std::nullopt;
  const FamilyNames &N = Family.names();
  if (Name == N.UnifiedPredicate)
    return Role::UnifiedPredicate;
  if (Name == N.UnifiedToPage)
    return Role::UnifiedToPage;
  if (Name == N.Offset || Name == N.OffsetPfn)
    return Role::Offset;
  if (Family.kindOfToPage(Name))
    return Role::ToPage;
  if (Family.kindOfToPfn(Name))
    return Role::ToPfn;
  if (Family.kindOfMutator(Name))
    return Role::Mutator;
  if (Family.isPredicate(Name))
    return Role::Predicate;
  if (Family.converters().count(Name.str()) &&
      isEntryType(F.getParamDecl(0)->getType(), N))
    return Role::Converter;
  return std::nullopt;
}

namespace {

class UseCollector : public DynamicRecursiveASTVisitor {
public:
  UseCollector(const EntryFamily &Family, std::vector<Use> &Uses,
               std::vector<const DeclRefExpr *> &Helpers)
      : Family(Family), Uses(Uses), Helpers(Helpers) {}

  bool VisitCallExpr(CallExpr *Call) override {
    if (const auto *Name =
            dyn_cast<DeclRefExpr>(Call->getCallee()->IgnoreParenImpCasts()))
      Callees[Name] = Call;
    return true;
  }

  bool VisitDeclRefExpr(DeclRefExpr *Name) override {
    const auto *F = dyn_cast<FunctionDecl>(Name->getDecl());
    std::optional<Role> Does = F ? roleOf(*F, Family) : std::nullopt;
    if (Does || (F && F->getIdentifier() && Family.isHelper(F->getName())))
      Helpers.push_back(Name);
    if (!Does)
      return true;
    const CallExpr *Call = Callees.lookup(Name);
    if (Call && Call->getNumArgs() != F->getNumParams())
      return true;
    Uses.push_back({Name, Call, Call ? asWritten(Call->getArg(0)) : nullptr,
                    *Does, F->getName().str()});
    return true;
  }

private:
  const EntryFamily &Family;
  std::vector<Use> &Uses;
  std::vector<const DeclRefExpr *> &Helpers;
  DenseMap<const DeclRefExpr *, const CallExpr *> Callees;
};

/// Leaves out lambda expressions, which are functions.
class OutsideCollector : public UseCollector {
public:
  using UseCollector::UseCollector;

  bool TraverseStmt(Stmt *S) override {
    return isa_and_nonnull<LambdaExpr>(S) || UseCollector::TraverseStmt(S);
  }
};

} // namespace

std::vector<Use> usesOutside(const VarDecl &Variable,
                             const EntryFamily &Family) {
  std::vector<Use> Uses;
  std::vector<const DeclRefExpr *> Helpers;
  OutsideCollector(Family, Uses, Helpers)
      .TraverseStmt(const_cast<Expr *>(Variable.getInit()));
  return Uses;
}

FunctionSites::FunctionSites(const FunctionDecl &Function,
                             const EntryFamily &Family, ASTContext &Context)
    : Function(Function), Family(Family), Context(Context) {
  UseCollector(Family, Uses, Helpers).TraverseStmt(Function.getBody());
  if (Helpers.empty())
    return;
  Parents = std::make_unique<ParentMap>(Function.getBody());
  dropCopies();
}

std::pair<SourceLocation, SourceLocation>
FunctionSites::written(const Expr &E) const {
  const SourceManager &SM = Context.getSourceManager();
  SourceLocation L = E.getBeginLoc();
  return {SM.getSpellingLoc(L), SM.getExpansionLoc(L)};
}

/// True if control may come to \p E, in a body of which \p Parents knows all
/// but what stands in a typeof: it is in no sizeof, and in nothing of a
/// _Generic but what that chooses.
static bool isEvaluated(const Expr *E, const ParentMap &Parents) {
  const Stmt *Child = E;
  if (!Parents.hasParent(Child))
    return false;
  while (const Stmt *Parent = Parents.getParent(Child)) {
    const auto *Generic = dyn_cast<GenericSelectionExpr>(Parent);
    if (isa<UnaryExprOrTypeTraitExpr>(Parent) ||
        (Generic && !Generic->isResultDependent() &&
         Generic->getResultExpr() != Child))
      return false;
    Child = Parent;
  }
  return true;
}

/// A macro may expand its argument more than once. All copies are one text, so
/// one of them counts: one that is evaluated.
void FunctionSites::dropCopies() {
  std::map<std::pair<SourceLocation, SourceLocation>, size_t> Seen;
  std::vector<Use> Kept;
  for (const Use &U : Uses) {
    auto [It, New] = Seen.try_emplace(written(*U.Name), Kept.size());
    if (New)
      Kept.push_back(U);
    else if (!isEvaluated(Kept[It->second].Name, *Parents) &&
             isEvaluated(U.Name, *Parents))
      Kept[It->second] = U;
  }
  Uses = std::move(Kept);
}

const Stretches &FunctionSites::stretches() const {
  if (!Parts)
    Parts = std::make_shared<const Stretches>(*this);
  return *Parts;
}

const Use *FunctionSites::useOf(const Expr *E) const {
  const auto *Call = dyn_cast<CallExpr>(asWritten(E));
  if (!Call)
    return nullptr;
  auto It = find_if(Uses, [&](const Use &U) { return U.Call == Call; });
  return It == Uses.end() ? nullptr : &*It;
}

/// True if \p Declared has a variable that \p Value initialises and gives its
/// type, be it by a macro's argument that is in the typeof, too.
static bool givesType(const DeclStmt &Declared, const Stmt &Value) {
  return any_of(Declared.decls(), [&](const Decl *D) {
    const auto *Var = dyn_cast<VarDecl>(D);
    return Var && Var->getInit() == &Value &&
           (Var->getType()->getContainedDeducedType() ||
            Var->getType()->getAs<TypeOfExprType>());
  });
}

bool typeIsDeduced(const Expr &E, const FunctionSites &Sites) {
  const Stmt *S = &E;
  // The parents of what stands in a typeof are not known.
  while (const Stmt *P = Sites.parent(S)) {
    if (const auto *Declared = dyn_cast<DeclStmt>(P))
      return givesType(*Declared, *S);
    if (const auto *Generic = dyn_cast<GenericSelectionExpr>(P);
        isa<UnaryExprOrTypeTraitExpr>(P) ||
        (Generic && Generic->getControllingExpr() == S))
      return true;
    const auto *Block = dyn_cast<CompoundStmt>(P);
    const auto *Choice = dyn_cast<ConditionalOperator>(P);
    const auto *Op = dyn_cast<BinaryOperator>(P);
    const bool IsValue =
        isa<ParenExpr, StmtExpr, GenericSelectionExpr, ChooseExpr,
            BinaryConditionalOperator, OpaqueValueExpr>(P) ||
        (Block && Block->body_back() == S &&
         isa_and_nonnull<StmtExpr>(Sites.parent(P))) ||
        (Choice && Choice->getCond() != S) ||
        (Op && Op->getOpcode() == BO_Comma && Op->getRHS() == S);
    if (!IsValue)
      return false;
    S = P;
  }
  return true;
}

} // namespace swapfold
