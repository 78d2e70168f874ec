//===- FamilyConverter.cpp - the converters of a family -------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/EntryFamily.h"
#include "rewrites/text/AssertionName.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace swapfold {

/// The first assertion in \p Body that fails wherever control comes to it.
static const Token *failing(ArrayRef<Token> Body) {
  for (size_t I = 0; I + 2 < Body.size(); ++I)
    if (isAssertionName(Body[I].Text) && Body[I + 1].is("(") &&
        (Body[I + 2].is("true") || Body[I + 2].is("1")))
      return &Body[I];
  return nullptr;
}

/// The tokens of \p Body behind the parentheses that open at \p Open.
static ArrayRef<Token> behind(ArrayRef<Token> Body, size_t Open) {
  unsigned Depth = 0;
  for (size_t I = Open; I < Body.size(); ++I) {
    Depth += Body[I].is("(") ? 1 : Body[I].is(")") ? -1 : 0;
    if (Depth == 0)
      return Body.drop_front(I + 1);
  }
  return {};
}

/// Takes down what the body of \p F asserts of the entry, and by what:
///   WARN_ON(!is_K(entry));
///   if (!is_K(entry)) { WARN_ON(true); ... }
///   if (is_K(entry)) return ...; WARN_ON(true);
///   if (WARN_ON(is_K(entry))) return ...;
static void readAssertion(const HeaderFunction &F, const EntryFamily &Family,
                          FamilyConverter &Out) {
  ArrayRef<Token> B = F.Body;
  for (size_t I = 0; I + 4 < B.size(); ++I) {
    if (!B[I + 1].is("("))
      continue;
    const bool Not = B[I + 2].is("!");
    const KindSet *Accepted = Family.accepts(B[I + (Not ? 3 : 2)].Text);
    const Token *By = nullptr;
    if (Accepted && isAssertionName(B[I].Text) && Not)
      By = &B[I];
    else if (Accepted && isAssertionName(B[I].Text) &&
             behind(B, I + 3).size() && behind(B, I + 3).front().is(")")) {
      // if (WARN_ON(is_K(entry))) return NULL;
      Out.Requires = Family.otherTypes(Accepted->Types);
      Out.CheckedBy = B[I].Text;
    } else if (ArrayRef<Token> Rest = behind(B, I + 1);
               Accepted && B[I].is("if") && !Rest.empty() &&
               (Not || Rest.front().is("return"))) {
      By = failing(Rest);
    }
    if (!By)
      continue;
    Out.Requires = Accepted->Types;
    Out.CheckedBy = By->Text;
  }
}

/// return is_K(x) ? ... : NULL;
static bool answersAll(const HeaderFunction &F, const EntryFamily &Family) {
  ArrayRef<Token> B = F.Body;
  const bool Asks =
      any_of(B, [&](const Token &T) { return Family.accepts(T.Text); });
  for (size_t I = 0; Asks && I + 1 < B.size(); ++I)
    if (B[I].is(":") && B[I + 1].is("NULL"))
      return true;
  return false;
}

bool isConverterName(StringRef Name, const FamilyNames &Names) {
  return matchesName(Names.ToPage, Name) || matchesName(Names.ToPfn, Name) ||
         Name == Names.UnifiedToPage || Name == Names.OffsetPfn ||
         any_of(
             concat<const std::string>(Names.Converters, Names.To, Names.Total),
             [&](StringRef Pattern) { return matchesName(Pattern, Name); });
}

/// \p Depth: of the calls that led to it.
static FamilyConverter read(StringRef Name, const EntryFamily &Family,
                            unsigned Depth) {
  FamilyConverter Out;
  Out.Name = Name.str();
  const Kind *K = Family.kindOfToPage(Name);
  Out.HasStub = K && K->ToPageHasStub;
  if (!K && (K = Family.kindOfToPfn(Name)))
    Out.HasStub = K->ToPfnHasStub;
  if (K) {
    Out.Kind = K->Name;
    if (const KindSet *Own = Family.accepts(K->Predicate))
      Out.Requires = Own->Types;
  } else if (Name == Family.names().UnifiedToPage ||
             Name == Family.names().OffsetPfn) {
    Out.Requires = Family.unifiedTypes();
  }
  for (StringRef Pattern : Family.names().To)
    if (std::optional<StringRef> To = matchPattern(Pattern, Name);
        To && Out.Requires.empty()) {
      const KindSet *Own =
          Family.accepts(fillPattern(Family.names().Predicate, *To));
      if (Own)
        Out.Requires = Own->Types;
      else if (*To == Family.names().Rest && Family.allTypes().count(To->str()))
        Out.Requires = {To->str()};
      if (!Out.Requires.empty())
        Out.Kind = To->str();
    }
  Out.Partial = !is_contained(Family.names().Total, Name);
  auto [Begin, End] = Family.functions().equal_range(Name.str());
  for (const auto &[_, F] : make_range(Begin, End)) {
    readAssertion(F, Family, Out);
    Out.Partial &= !answersAll(F, Family);
  }
  // What it calls to convert the entry says what entries it is for.
  for (const auto &[_, F] : make_range(Begin, End))
    for (const Token &T : F.Body)
      if (Out.Requires.empty() && Depth < 4 &&
          isConverterName(T.Text, Family.names()) && Family.defines(T.Text)) {
        FamilyConverter Inner = read(T.Text, Family, Depth + 1);
        Out.Requires = Inner.Requires;
        Out.CheckedBy = Inner.CheckedBy;
      }
  return Out;
}

void EntryFamily::readConverters() {
  for (const auto &[Name, F] : Functions)
    if (isConverterName(Name, Names) && F.ParamNames.size() == 1 &&
        !Converters.count(Name))
      Converters.emplace(Name, read(Name, *this, 0));
}

} // namespace swapfold
