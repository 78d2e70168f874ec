//===- FamiliesReport.cpp - what a tree has of each family, printed -------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/families/FamiliesReport.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace swapfold {

/// The names of the functions of \p Of that are predicates over entries or
/// what holds them, each once; also of those whose bodies do not tell.
static std::vector<std::string> predicates(const TreeFamily &Of) {
  std::vector<std::string> Out;
  for (const auto &[Name, _] : Of.Family.functions())
    if ((Of.Family.accepts(Name) || Of.Family.isPredicate(Name)) &&
        (Out.empty() || Out.back() != Name))
      Out.push_back(Name);
  return Out;
}

/// "CONFIG_MIGRATION, !CONFIG_MMU"
static std::string text(const OptionSettings &Options) {
  std::vector<std::string> Out;
  for (const auto &[Option, On] : Options)
    Out.push_back((On ? "CONFIG_" : "!CONFIG_") + Option);
  return join(Out, ", ");
}

/// \p OfMember: it is the address of what it names.
static void print(const TagValue &Tag, bool OfMember, raw_ostream &OS) {
  OS << "    " << Tag.Name;
  if (OfMember) {
    OS << "\n";
    return;
  }
  OS << " = ";
  if (Tag.Value)
    OS << *Tag.Value;
  else
    OS << "?";
  if (!Tag.Options.empty())
    OS << " (" << text(Tag.Options) << ")";
  OS << "\n";
}

static void print(const FamilyConverter &C, raw_ostream &OS) {
  OS << "    " << C.Name << ": ";
  if (!C.Partial)
    OS << "has an answer for every entry";
  else if (C.Requires.empty())
    OS << "which entries it is for is not known";
  else
    OS << "for " << join(C.Requires, ", ");
  if (!C.CheckedBy.empty())
    OS << "; asserted by " << C.CheckedBy << "()";
  if (C.HasStub)
    OS << "; NULL or 0 where the kind is configured away";
  OS << "\n";
}

static void print(StringRef Title, ArrayRef<std::string> Names,
                  raw_ostream &OS) {
  if (!Names.empty())
    OS << "  " << Title << ": " << join(Names, ", ") << "\n";
}

static void print(const TreeFamily &Of, raw_ostream &OS) {
  OS << Of.Names.front() << ": " << Of.Summary << "\n";
  print("with what these name beside it", ArrayRef(Of.Names).drop_front(), OS);
  print("headers", Of.Headers, OS);
  const StringRef TypeOf = Of.Family.names().TypeOf;
  const bool OfMember = TypeOf.starts_with("->");
  if (TypeOf == "&")
    OS << "  kinds of numbers, each with the smallest of them:\n";
  else if (OfMember)
    OS << "  tags, in the member " << TypeOf.drop_front(2) << ":\n";
  else
    OS << "  tags, with every option on:\n";
  for (const TagValue &Tag : Of.Tags)
    print(Tag, OfMember, OS);
  std::vector<std::string> Kinds;
  for (const Kind &K : Of.Family.kinds())
    Kinds.push_back(K.Name);
  print("kinds", Kinds, OS);
  OS << "  predicates:\n";
  for (const std::string &Name : predicates(Of)) {
    OS << "    " << Name << ": ";
    if (const KindSet *Accepted = Of.Family.accepts(Name))
      OS << (Accepted->Exact ? "" : "at most ")
         << (Accepted->Types.empty() ? "nothing" : join(Accepted->Types, ", "));
    else
      OS << "what it accepts is not known";
    OS << "\n";
  }
  OS << "  converters:\n";
  for (const auto &[_, C] : Of.Family.converters())
    print(C, OS);
  print("constructors", Of.Constructors, OS);
  print("carriers", Of.Carriers, OS);
  print("flag bits", Of.Flags, OS);
}

std::string familiesAsText(ArrayRef<TreeFamily> Found, const Families &Known) {
  std::string Out;
  raw_string_ostream OS(Out);
  for (const TreeFamily &Of : Found)
    print(Of, OS);
  for (const FamilyNames &Names : Known)
    if (none_of(Found, [&](const TreeFamily &Of) {
          return is_contained(Of.Names, Names.Name);
        }))
      OS << Names.Name << ": not in this tree\n";
  return Out;
}

static json::Array array(const std::set<std::string> &Names) {
  return json::Array(Names);
}

static json::Object asJSON(const TagValue &Tag) {
  json::Object Options;
  for (const auto &[Option, On] : Tag.Options)
    Options["CONFIG_" + Option] = On;
  json::Object Out{{"name", Tag.Name}, {"options", std::move(Options)}};
  if (Tag.Value)
    Out["value"] = *Tag.Value;
  return Out;
}

static json::Object asJSON(const TreeFamily &Of) {
  json::Array Tags, Kinds, Predicates, Converters;
  for (const TagValue &Tag : Of.Tags)
    Tags.push_back(asJSON(Tag));
  for (const Kind &K : Of.Family.kinds()) {
    const KindSet *Own = Of.Family.accepts(K.Predicate);
    Kinds.push_back(
        json::Object{{"name", K.Name},
                     {"predicate", K.Predicate},
                     {"tags", Own ? array(Own->Types) : json::Array()}});
  }
  for (const std::string &Name : predicates(Of)) {
    json::Object Predicate{{"name", Name}};
    if (const KindSet *Accepted = Of.Family.accepts(Name)) {
      Predicate["accepts"] = array(Accepted->Types);
      Predicate["exact"] = Accepted->Exact;
      Predicate["joint"] =
          Name == Of.Family.names().UnifiedPredicate || Accepted->Compound;
    }
    Predicates.push_back(std::move(Predicate));
  }
  for (const auto &[_, C] : Of.Family.converters())
    Converters.push_back(json::Object{{"name", C.Name},
                                      {"kind", C.Kind},
                                      {"requires", array(C.Requires)},
                                      {"partial", C.Partial},
                                      {"assertedBy", C.CheckedBy},
                                      {"stub", C.HasStub}});
  return json::Object{{"names", json::Array(Of.Names)},
                      {"summary", Of.Summary},
                      {"headers", json::Array(Of.Headers)},
                      {"tags", std::move(Tags)},
                      {"kinds", std::move(Kinds)},
                      {"predicates", std::move(Predicates)},
                      {"converters", std::move(Converters)},
                      {"constructors", json::Array(Of.Constructors)},
                      {"carriers", json::Array(Of.Carriers)},
                      {"flags", json::Array(Of.Flags)}};
}

std::string familiesAsJSON(ArrayRef<TreeFamily> Found) {
  json::Array All;
  for (const TreeFamily &Of : Found)
    All.push_back(asJSON(Of));
  std::string Out;
  raw_string_ostream(Out) << formatv(
      "{0:2}\n", json::Value(json::Object{{"families", std::move(All)}}));
  return Out;
}

} // namespace swapfold
