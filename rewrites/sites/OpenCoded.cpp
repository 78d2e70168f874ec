//===- OpenCoded.cpp - pages of entries by hand ---------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/sites/OpenCoded.h"
#include "rewrites/text/AssertionName.h"
#include "rewrites/text/Failure.h"
#include "rewrites/text/NamePart.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

/// \p Text without the white space and block comments at its end.
static StringRef dropBackBlank(StringRef Text) {
  for (;;) {
    Text = Text.rtrim();
    size_t Comment = Text.ends_with("*/") ? Text.rfind("/*") : StringRef::npos;
    if (Comment == StringRef::npos)
      return Text;
    Text = Text.take_front(Comment);
  }
}

/// The same at its beginning.
static StringRef dropFrontBlank(StringRef Text) {
  for (;;) {
    Text = Text.ltrim();
    size_t Comment = Text.starts_with("/*") ? Text.find("*/") : StringRef::npos;
    if (Comment == StringRef::npos)
      return Text;
    Text = Text.drop_front(Comment + 2);
  }
}

/// pfn_to_page() is a macro in some kernels, so the text tells.
std::optional<FileRange> openCodedPage(const Use &Pfn,
                                       const EntryFamily &Family,
                                       const EditPolicy &Policy) {
  if ((Pfn.Does != Role::Offset && Pfn.Does != Role::ToPfn) || !Pfn.Call)
    return std::nullopt;
  Expected<FileRange> Call = Policy.editable(Pfn.Call->getSourceRange());
  if (!Call) {
    consumeError(Call.takeError());
    return std::nullopt;
  }
  StringRef File = Policy.fileText(Call->File);
  StringRef Before = dropBackBlank(File.take_front(Call->Begin));
  StringRef Behind = dropFrontBlank(File.substr(Call->End));
  if (!Before.consume_back("(") || !Behind.starts_with(")"))
    return std::nullopt;
  Before = dropBackBlank(Before);
  StringRef Name = Before;
  while (!Name.empty() && isNamePart(Name.back()))
    Name = Name.drop_back();
  Name = Before.drop_front(Name.size());
  if (Name.empty() || Name != Family.names().PfnToPage)
    return std::nullopt;
  return FileRange{Call->File, unsigned(Name.begin() - File.begin()),
                   unsigned(Behind.begin() + 1 - File.begin())};
}

Expected<std::vector<Edit>> replaceOpenCoded(const Use &Pfn,
                                             const FileRange &Whole,
                                             StringRef New,
                                             const EditPolicy &Policy) {
  Expected<FileRange> Name = Policy.editable(Pfn.Name->getLocation());
  if (!Name)
    return Name.takeError();
  Expected<FileRange> Call = Policy.editable(Pfn.Call->getSourceRange());
  if (!Call)
    return Call.takeError();
  FileRange Front{Whole.File, Whole.Begin, Name->End};
  FileRange Back{Whole.File, Call->End, Whole.End};
  if (Policy.hasComment(Front) || Policy.hasComment(Back) ||
      Policy.hasDirective(Whole))
    return failure("a comment or directive stands inside");
  if (Error E = Policy.plain(Whole))
    return E;
  return std::vector<Edit>{{Front, New.str()}, {Back, ""}};
}

/// True if a call of \p Name asserts something or orders memory.
static bool assertsOrOrders(StringRef Name) {
  return (isAssertionName(Name) && !Name.starts_with("BUILD_")) ||
         Name.starts_with("smp_");
}

/// Calls in the body of \p Function, and in the helpers that it calls, that
/// assert something or order memory.
static void sideEffects(const EntryFamily &Family, StringRef Function,
                        std::set<std::string> &Into, unsigned Depth = 0) {
  auto [Begin, End] = Family.functions().equal_range(Function.str());
  for (const auto &[_, F] : make_range(Begin, End))
    for (size_t I = 0; I + 1 < F.Body.size(); ++I) {
      StringRef Name = F.Body[I].Text;
      if (!F.Body[I + 1].is("("))
        continue;
      if (assertsOrOrders(Name))
        Into.insert((Name + "()").str());
      else if (Depth < 4 && Name != Function)
        sideEffects(Family, Name, Into, Depth + 1);
    }
}

bool onlyConverts(StringRef Converter, const EntryFamily &Family) {
  auto [Begin, End] = Family.functions().equal_range(Converter.str());
  return Begin != End && all_of(make_range(Begin, End), [&](const auto &F) {
           const std::vector<Token> &Body = F.second.Body;
           return Body.size() > 2 && Body[0].is("return") &&
                  Body[1].is(Family.names().PfnToPage) &&
                  count_if(Body, [](const Token &T) { return T.is(";"); }) == 1;
         });
}

/// True if \p Function does more than to declare, assert, order memory and
/// return: a statement of it changes something, or is a call of another kind.
static bool changes(const EntryFamily &Family, StringRef Function) {
  auto [Begin, End] = Family.functions().equal_range(Function.str());
  return any_of(make_range(Begin, End), [](const auto &F) {
    const std::vector<Token> &Body = F.second.Body;
    for (size_t I = 0; I < Body.size(); ++I) {
      const Token &T = Body[I];
      if (any_of(ArrayRef<StringRef>{"++", "--", "+=", "-=", "*=", "/=", "%=",
                                     "|=", "&=", "^=", "<<=", ">>="},
                 [&](StringRef Changes) { return T.is(Changes); }))
        return true;
      bool Starts = I == 0 || Body[I - 1].is(";") || Body[I - 1].is("{") ||
                    Body[I - 1].is("}") || Body[I - 1].is(")") ||
                    Body[I - 1].is("else");
      if (!Starts || T.Kind != Token::Identifier || I + 1 == Body.size())
        continue;
      if (Body[I + 1].is("=") ||
          (Body[I + 1].is("(") && T.Text != "if" && T.Text != "return" &&
           !assertsOrOrders(T.Text)))
        return true;
    }
    return false;
  });
}

bool changesMore(const EntryFamily &Family) {
  if (Family.hasUnifiedToPage())
    return changes(Family, Family.names().UnifiedToPage);
  return any_of(Family.kinds(),
                [&](const Kind &K) { return changes(Family, K.ToPage); });
}

std::string assertionsFor(const std::set<std::string> &Types,
                          const EntryFamily &Family) {
  std::set<std::string> Effects;
  if (Family.hasUnifiedToPage())
    sideEffects(Family, Family.names().UnifiedToPage, Effects);
  else
    for (const Kind &K : Family.kinds()) {
      const KindSet *Own = Family.accepts(K.Predicate);
      if (Own && any_of(Own->Types, [&](const std::string &Type) {
            return Types.count(Type) != 0;
          }))
        sideEffects(Family, K.ToPage, Effects);
    }
  return join(Effects, " and ");
}

} // namespace swapfold
