//===- FamilyUnit.cpp - a family's functions as syntax trees --------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/FamilyUnitText.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/Basic/DiagnosticSema.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

/// True if \p Body asks for the tag itself.
static bool asks(ArrayRef<Token> Body, StringRef TypeOf) {
  const bool Member = TypeOf.consume_front("->");
  for (size_t I = 0; I < Body.size(); ++I)
    if (Body[I].is(TypeOf) && (!Member || (I && Body[I - 1].is("->"))))
      return true;
  return false;
}

/// A macro stays a macro, as C has it, unless it is given an entry only: then
/// each of its definitions counts.
bool FamilyUnit::staysMacro(const HeaderFunction &F) const {
  return F.IsMacro && (F.ParamNames.size() != 1 || !Asking.count(F.Name));
}

void FamilyUnit::choose(const HeaderFunctions &Functions,
                        const FamilyNames &Names) {
  // Who calls whom, by name.
  std::map<StringRef, std::vector<StringRef>> Callers;
  std::vector<StringRef> Open;
  for (const auto &[Name, F] : Functions) {
    const bool Root =
        isConverterName(Name, Names) ||
        (Names.TypeOf == "&"
             ? matchPattern(Names.Predicate, Name) && F.ParamNames.size() == 1
             : asks(F.Body, Names.TypeOf));
    if (Root && Name != Names.TypeOf && Asking.insert(Name).second)
      Open.push_back(Name);
    for (size_t I = 0; I < F.Body.size(); ++I)
      if (StringRef Callee = called(F.Body, I); !Callee.empty())
        Callers[Callee].push_back(Name);
  }
  auto IsCarrier = [&](StringRef Name) {
    return any_of(Names.Carriers, [&](const Carrier &C) {
      return Name == C.From || Name == C.To;
    });
  };
  for (size_t I = 0; I < Open.size() && Names.TypeOf != "&"; ++I)
    for (StringRef Caller : Callers[Open[I]])
      if (Caller != Names.TypeOf && Asking.insert(Caller.str()).second)
        Open.push_back(Caller);
  // And what these call in turn.
  std::set<StringRef> Seen(Open.begin(), Open.end());
  for (size_t I = 0; I < Open.size(); ++I) {
    auto [Begin, End] = Functions.equal_range(Open[I].str());
    for (const auto &[Name, F] : make_range(Begin, End)) {
      if (staysMacro(F)) {
        Macros.push_back(&F);
      } else {
        Definitions[Name].push_back({&F});
        if (F.HasDirectives)
          Definitions[Name].push_back({&F, /*WithoutOptions=*/true});
      }
      for (size_t At = 0; At < F.Body.size(); ++At)
        if (StringRef Callee = called(F.Body, At);
            !Callee.empty() && Callee != Names.TypeOf && !IsCarrier(Callee) &&
            Functions.count(Callee.str()) && Seen.insert(Callee).second)
          Open.push_back(Callee);
    }
  }
}

namespace {

/// Takes down the lines on which something is no C.
class WrongLines : public DiagnosticConsumer {
public:
  std::set<unsigned> Lines;

private:
  void HandleDiagnostic(DiagnosticsEngine::Level Level,
                        const Diagnostic &Info) override {
    if (Level < DiagnosticsEngine::Error || !Info.hasSourceManager())
      return;
    // Clang leaves an expression of unknown value in the tree for a member of
    // what is declared as a number or not defined.
    static const unsigned Harmless[] = {
        diag::err_typecheck_member_reference_struct_union,
        diag::err_typecheck_member_reference_arrow,
        diag::err_typecheck_member_reference_suggestion,
        diag::err_typecheck_incomplete_tag,
        diag::err_typecheck_indirection_requires_pointer,
        diag::err_no_member};
    if (!is_contained(Harmless, Info.getID()))
      Lines.insert(
          Info.getSourceManager().getExpansionLineNumber(Info.getLocation()));
  }
};

} // namespace

void FamilyUnit::parse() {
  // The unit tells it when it ends.
  auto Told = std::make_unique<WrongLines>();
  WrongLines &Wrong = *Told;
  Diagnostics = std::move(Told);
  Unit = tooling::buildASTFromCodeWithArgs(
      Code,
      {"-std=gnu89", "-target", "x86_64-linux-gnu", "-nostdinc",
       "-ferror-limit=0", "-w", "-Wno-int-conversion",
       "-Wno-incompatible-pointer-types", "-Wno-return-type"},
      "family.c", "swapfold", std::make_shared<PCHContainerOperations>(),
      tooling::getClangStripDependencyFileAdjuster(),
      tooling::FileContentMappings(), &Wrong);
  if (!Unit)
    return;
  const SourceManager &SM = Unit->getSourceManager();
  for (const Decl *D :
       Unit->getASTContext().getTranslationUnitDecl()->decls()) {
    const auto *F = dyn_cast<FunctionDecl>(D);
    StringRef Name = F && F->getIdentifier() ? F->getName() : "";
    size_t Index;
    if (!Name.consume_front("swapfold_") || Name.getAsInteger(10, Index) ||
        Index >= Written.size() || !F->hasBody())
      continue;
    auto At =
        Wrong.Lines.lower_bound(SM.getExpansionLineNumber(F->getLocation()));
    if (At == Wrong.Lines.end() ||
        *At > SM.getExpansionLineNumber(F->getEndLoc()))
      Written[Index]->Tree = F;
  }
}

FamilyUnit::FamilyUnit(const HeaderFunctions &Functions,
                       const FamilyNames &Names,
                       const HeaderConstants &Constants) {
  auto [Begin, End] = Functions.equal_range(Names.TypeOf);
  for (const auto &[_, Tag] : make_range(Begin, End)) {
    TagFunctions.push_back(&Tag);
    if (StringRef Type = Tag.ReturnType; Type.consume_front("enum "))
      Tags = Constants.enumerators(Type.trim());
  }
  choose(Functions, Names);
  if (Definitions.empty() || Names.TypeOf.empty())
    return;
  write(Names, Constants);
  parse();
}

FamilyUnit::~FamilyUnit() = default;

ArrayRef<FamilyUnit::Definition> FamilyUnit::definitions(StringRef Name) const {
  auto It = Definitions.find(Name.str());
  return It == Definitions.end() ? ArrayRef<Definition>()
                                 : ArrayRef(It->second);
}

std::optional<FamilyUnit::Constant> FamilyUnit::constant(StringRef Name) const {
  auto It = Constants.find(Name.str());
  return It == Constants.end() ? std::nullopt : std::optional(It->second);
}

bool FamilyUnit::isMadeUp(QualType Type) const {
  const auto *Alias = Type->getAs<TypedefType>();
  return Alias && Types.count(Alias->getDecl()->getName().str());
}

} // namespace swapfold
