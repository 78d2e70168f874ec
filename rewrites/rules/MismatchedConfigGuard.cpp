//===- MismatchedConfigGuard.cpp - what a unit asks of its options --------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/MismatchedConfigGuard.h"
#include "rewrites/ast/DynamicRecursiveASTVisitor.h"
#include "rewrites/kconfig/Conditionals.h"
#include "rewrites/text/AssertionName.h"
#include "rewrites/text/HeaderText.h"
#include "rewrites/text/NamePart.h"
#include "rewrites/text/Stub.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "clang/Lex/MacroArgs.h"
#include "clang/Lex/PPCallbacks.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

/// The line that \p Loc stands on, from there, with those that continue it.
static StringRef logicalLine(SourceLocation Loc, const SourceManager &Sources) {
  auto [File, Offset] = Sources.getDecomposedLoc(Loc);
  StringRef Text = Sources.getBufferData(File).substr(Offset);
  size_t End = 0;
  do
    End = Text.find('\n', End ? End + 1 : 0);
  while (End != StringRef::npos && End && Text[End - 1] == '\\');
  return Text.take_front(End);
}

/// Calls \p Visit with each option that \p Text names, and its offset there.
static void forEachOption(StringRef Text,
                          function_ref<void(StringRef, size_t)> Visit) {
  constexpr llvm::StringLiteral Prefix = "CONFIG_";
  // What a comment says is no question.
  Text = Text.take_front(std::min(Text.find("/*"), Text.find("//")));
  for (size_t At = Text.find(Prefix); At != StringRef::npos;
       At = Text.find(Prefix, At + 1)) {
    if (At && isNamePart(Text[At - 1]))
      continue;
    StringRef Name = Text.substr(At + Prefix.size()).take_while(isNamePart);
    if (!Name.empty())
      Visit(Name, At);
  }
}

class GuardRecorder : public PPCallbacks {
public:
  GuardRecorder(ConfigGuards &Into, const SourceManager &Sources,
                std::function<bool(FileID)> IsOfInterest)
      : Into(Into), Sources(Sources), Asked(std::move(IsOfInterest)) {}

  void If(SourceLocation Loc, SourceRange, ConditionValueKind) override {
    open(Loc);
  }
  void Ifdef(SourceLocation Loc, const clang::Token &,
             const MacroDefinition &) override {
    open(Loc);
  }
  void Ifndef(SourceLocation Loc, const clang::Token &,
              const MacroDefinition &) override {
    open(Loc);
  }
  void Elif(SourceLocation Loc, SourceRange, ConditionValueKind,
            SourceLocation If) override {
    branch(Loc, If);
  }
  void Else(SourceLocation, SourceLocation If) override { Opened.erase(If); }
  void Endif(SourceLocation Loc, SourceLocation If) override {
    auto Found = Opened.find(If);
    if (Found == Opened.end())
      return;
    ConfigGuard Guard{If, Loc, std::move(Found->second)};
    Opened.erase(Found);
    if (!Guard.Options.empty())
      Into.Guards.push_back(std::move(Guard));
  }
  void MacroExpands(const clang::Token &Name, const MacroDefinition &,
                    SourceRange Range, const MacroArgs *) override {
    if (Range.getBegin().isMacroID() || !isOfInterest(Range.getBegin()))
      return;
    StringRef Word = Name.getIdentifierInfo()->getName();
    if (Word == "IS_ENABLED" || Word == "IS_BUILTIN" || Word == "IS_MODULE" ||
        Word == "IS_REACHABLE")
      use(Range.getBegin());
  }

private:
  bool isOfInterest(SourceLocation Loc) {
    FileID File = Sources.getFileID(Loc);
    if (File != LastFile) {
      LastFile = File;
      LastAnswer = Asked(File);
    }
    return LastAnswer;
  }

  std::vector<std::string> use(SourceLocation Loc) {
    std::vector<std::string> Options;
    StringRef Line = logicalLine(Loc, Sources);
    forEachOption(Line, [&](StringRef Name, size_t At) {
      Options.push_back(Name.str());
      Into.Uses.push_back({Name.str(), Loc.getLocWithOffset(At), Loc});
    });
    return Options;
  }

  void open(SourceLocation Loc) {
    if (isOfInterest(Loc))
      Opened[Loc] = use(Loc);
  }
  void branch(SourceLocation Loc, SourceLocation If) {
    Opened.erase(If);
    if (isOfInterest(Loc))
      use(Loc);
  }

  ConfigGuards &Into;
  const SourceManager &Sources;
  std::function<bool(FileID)> Asked;
  FileID LastFile;
  bool LastAnswer = false;
  /// The options that each open #if asks for, as long as it has one branch.
  DenseMap<SourceLocation, std::vector<std::string>> Opened;
};

void ConfigGuards::watch(Preprocessor &PP,
                         std::function<bool(FileID)> IsOfInterest) {
  Uses.clear();
  Guards.clear();
  PP.addPPCallbacks(std::make_unique<GuardRecorder>(
      *this, PP.getSourceManager(), std::move(IsOfInterest)));
}

/// The tokens of the condition if \p Tokens are one if statement without an
/// else, or one assertion.
static ArrayRef<Token> onlyTest(ArrayRef<Token> Tokens) {
  if (Tokens.size() < 5 || Tokens[0].Kind != Token::Identifier ||
      !Tokens[1].is("("))
    return {};
  const StringRef Word = Tokens[0].Text;
  size_t Close = 1;
  for (unsigned Depth = 0; Close < Tokens.size(); ++Close) {
    Depth += Tokens[Close].is("(");
    if (Tokens[Close].is(")") && --Depth == 0)
      break;
  }
  if (Close + 1 >= Tokens.size())
    return {};
  ArrayRef<Token> Condition = Tokens.slice(2, Close - 2);
  ArrayRef<Token> Rest = Tokens.drop_front(Close + 1);
  if (isAssertionName(Word))
    return Rest.size() == 1 && Rest[0].is(";") ? Condition : ArrayRef<Token>();
  if (Word != "if")
    return {};
  // Up to its ';' or '}', which must be the last.
  unsigned Depth = 0;
  for (size_t I = 0; I < Rest.size(); ++I) {
    Depth += Rest[I].is("{") || Rest[I].is("(");
    bool Closes = Rest[I].is("}") || Rest[I].is(")");
    Depth -= Closes && Depth;
    if (!Depth && (Rest[I].is(";") || Rest[I].is("}")))
      return I + 1 == Rest.size() ? Condition : ArrayRef<Token>();
  }
  return {};
}

namespace {
struct OwnOption {
  std::string Name;
  SourceLocation Stub;
};
} // namespace

/// The option without which \p F is only a stub, if the file that has it has
/// one definition for each case.
static std::optional<OwnOption> ownOption(const FunctionDecl &F,
                                          const SourceManager &Sources) {
  FileID File = Sources.getFileID(Sources.getExpansionLoc(F.getLocation()));
  StringRef Text = Sources.getBufferData(File);
  const Conditionals Around(Text);
  OptionSettings On; ///< for any definition that is no stub
  std::vector<std::pair<unsigned, OptionSettings>> Stubs;
  for (const HeaderFunction &Each : headerDeclarations("", Text))
    if (Each.Name == F.getName())
      if (std::optional<OptionSettings> Settings =
              Around.settingsFor(Each.Begin)) {
        if (isStub(Each))
          Stubs.emplace_back(Each.Begin, std::move(*Settings));
        else
          for (const auto &[Option, IsOn] : *Settings)
            On[Option] |= IsOn;
      }
  for (const auto &[Option, IsOn] : On)
    for (const auto &[Offset, Off] : Stubs)
      if (auto Found = Off.find(Option);
          IsOn && Found != Off.end() && !Found->second)
        return OwnOption{
            Option,
            Sources.getLocForStartOfFile(File).getLocWithOffset(Offset)};
  return std::nullopt;
}

namespace {

/// What the text of a guard names, and where that is declared.
class NamedInside : public DynamicRecursiveASTVisitor {
public:
  NamedInside(const ConfigGuard &Guard, const SourceManager &Sources)
      : Sources(Sources), Inside(Guard.If, Guard.Endif) {}

  bool VisitMemberExpr(MemberExpr *E) override {
    return add(E->getMemberLoc(), *E->getMemberDecl());
  }
  bool VisitDeclRefExpr(DeclRefExpr *E) override {
    return add(E->getLocation(), *E->getDecl());
  }

  bool VisitGotoStmt(GotoStmt *S) override {
    return add(S->getLabelLoc(), *S->getLabel());
  }

  llvm::SmallPtrSet<const NamedDecl *, 8> Names;

private:
  bool add(SourceLocation Loc, const NamedDecl &Named) {
    // A builtin stands where it is first used.
    if (!Named.isImplicit() && isInside(Loc) && !isInside(Named.getLocation()))
      Names.insert(&Named);
    return true;
  }

  bool isInside(SourceLocation Loc) const {
    return Sources.isPointWithin(Sources.getExpansionLoc(Loc),
                                 Inside.getBegin(), Inside.getEnd());
  }

  const SourceManager &Sources;
  SourceRange Inside;
};

} // namespace

/// True if \p Loc is reached only where one of \p Guard's options is on.
static bool isGuardedAlike(SourceLocation Loc, const ConfigGuard &Guard,
                           const SourceManager &Sources) {
  const auto [File, Offset] = Sources.getDecomposedExpansionLoc(Loc);
  const std::optional<OptionSettings> Settings =
      Conditionals(Sources.getBufferData(File)).settingsFor(Offset);
  return Settings && any_of(Guard.Options, [&](const std::string &Option) {
           auto Found = Settings->find(Option);
           return Found != Settings->end() && Found->second;
         });
}

/// True if what \p Inside names, or a macro of \p Tokens, is there only where
/// an option of \p Guard is on, and has no stub for where it is off.
static bool needsGuard(const ConfigGuard &Guard, const NamedInside &Inside,
                       ArrayRef<Token> Tokens, const Preprocessor &PP) {
  const SourceManager &Sources = PP.getSourceManager();
  return any_of(Inside.Names,
                [&](const NamedDecl *Named) {
                  const auto *F = dyn_cast<FunctionDecl>(Named);
                  return isGuardedAlike(Named->getLocation(), Guard, Sources) &&
                         !(F && ownOption(*F, Sources));
                }) ||
         any_of(Tokens, [&](const Token &T) {
           const MacroInfo *Macro =
               T.Kind == Token::Identifier
                   ? PP.getMacroInfo(PP.getIdentifierInfo(T.Text))
                   : nullptr;
           return Macro && Macro->getDefinitionLoc().isValid() &&
                  isGuardedAlike(Macro->getDefinitionLoc(), Guard, Sources);
         });
}

std::optional<MismatchedGuard> mismatch(const ConfigGuard &Guard,
                                        ASTContext &Context,
                                        const Preprocessor &PP) {
  const SourceManager &Sources = Context.getSourceManager();
  auto [File, Begin] = Sources.getDecomposedLoc(Guard.If);
  const unsigned End = Sources.getFileOffset(Guard.Endif);
  StringRef Text = Sources.getBufferData(File);
  const StringRef Asks = logicalLine(Guard.If, Sources);
  StringRef Guarded = Text.slice(Begin, End).drop_front(Asks.size());
  // A test is short; do not read whole files.
  if (Guarded.count('\n') > 20)
    return std::nullopt;
  std::vector<Token> Tokens = tokenize(Guarded);
  if (!Tokens.empty() && Tokens.back().is("#"))
    Tokens.pop_back(); // of the #endif
  ArrayRef<Token> Condition = onlyTest(Tokens);
  if (Condition.empty())
    return std::nullopt;
  std::optional<MismatchedGuard> Out;
  const Conditionals All(Text);
  const std::optional<OptionSettings> Around = All.settingsFor(End);
  const std::optional<OptionSettings> Within = All.settingsFor(Begin);
  const bool IsOneQuestion = !Asks.contains("&&") && !Asks.contains("||");
  for (size_t I = 0; I + 1 < Condition.size(); ++I) {
    if (Condition[I].Kind != Token::Identifier || !Condition[I + 1].is("("))
      continue;
    for (const NamedDecl *D : Context.getTranslationUnitDecl()->lookup(
             &Context.Idents.get(Condition[I].Text))) {
      const auto *F = dyn_cast<FunctionDecl>(D);
      std::optional<OwnOption> Own;
      if (F)
        Own = ownOption(*F, Sources);
      if (!Own)
        continue;
      const bool IsAsked = is_contained(Guard.Options, Own->Name);
      const bool IsOn =
          Within && Within->count(Own->Name) != 0 && Within->at(Own->Name);
      if ((IsAsked && !(IsOneQuestion && IsOn)) ||
          (Around && Around->count(Own->Name)))
        return std::nullopt;
      if (!Out || (IsAsked && !Out->IsNeedless))
        Out = {&Guard, Condition[I].Text, Own->Name, Own->Stub, IsAsked};
    }
  }
  if (!Out)
    return std::nullopt;
  NamedInside Inside(Guard, Sources);
  Inside.TraverseDecl(Context.getTranslationUnitDecl());
  // What else needs the option shows only where the guard hides nothing.
  if (Out->IsNeedless && none_of(Inside.Names, [&](const NamedDecl *Named) {
        return Named->getName() == Out->Helper;
      }))
    return std::nullopt;
  return needsGuard(Guard, Inside, Tokens, PP) ? std::nullopt : Out;
}

} // namespace swapfold
