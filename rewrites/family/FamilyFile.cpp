//===- FamilyFile.cpp - families as files ---------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/FamilyFile.h"
#include "rewrites/family/FamilyOptions.h"
#include "rewrites/text/Failure.h"
#include "rewrites/text/FileText.h"
#include "rewrites/text/NameGlobs.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLTraits.h"

using namespace llvm;

namespace {
/// A pattern of names, in which a star stands for the kind.
struct KindPattern {
  std::string Text;
};
} // namespace

LLVM_YAML_IS_SEQUENCE_VECTOR(swapfold::Carrier)
LLVM_YAML_IS_SEQUENCE_VECTOR(KindPattern)

namespace llvm::yaml {

template <> struct ScalarTraits<KindPattern> {
  static void output(const KindPattern &P, void *, raw_ostream &OS) {
    OS << P.Text;
  }
  /// A pattern without a star would fit nothing, in silence.
  static StringRef input(StringRef Value, void *, KindPattern &P) {
    P.Text = Value.str();
    return Value.count('*') == 1
               ? ""
               : "a pattern needs one '*', which stands for the kind";
  }
  static QuotingType mustQuote(StringRef Value) { return needsQuotes(Value); }
};

template <> struct MappingTraits<swapfold::Carrier> {
  static void mapping(IO &File, swapfold::Carrier &C) {
    File.mapRequired("type", C.Type);
    File.mapRequired("from", C.From);
    File.mapOptional("to", C.To);
    File.mapOptional("total", C.Total);
    File.mapOptional("flag", C.Flag);
    File.mapOptional("set-flag", C.SetFlag);
    File.mapOptional("clear-flag", C.ClearFlag);
    File.mapOptional("flag-headers", C.FlagHeaders);
  }
};

template <> struct MappingTraits<swapfold::FamilyNames> {
  static void mapping(IO &File, swapfold::FamilyNames &F) {
    auto MapPattern = [&](const char *Key, std::string &Into) {
      KindPattern P;
      File.mapOptional(Key, P);
      Into = P.Text;
    };
    File.mapRequired("name", F.Name);
    File.mapOptional("summary", F.Summary);
    File.mapOptional("headers", F.Headers);
    File.mapOptional("constants", F.Constants);
    File.mapRequired("type", F.EntryType);
    File.mapOptional("aliases", F.Aliases);
    File.mapOptional("tag", F.TypeOf);
    File.mapOptional("rest", F.Rest);
    File.mapOptional("carriers", F.Carriers);
    KindPattern Predicate;
    File.mapRequired("predicate", Predicate);
    F.Predicate = Predicate.Text;
    File.mapOptional("negations", F.Negations);
    File.mapOptional("unified-predicate", F.UnifiedPredicate);
    MapPattern("to-page", F.ToPage);
    MapPattern("to-pfn", F.ToPfn);
    File.mapOptional("unified-to-page", F.UnifiedToPage);
    std::vector<KindPattern> To;
    File.mapOptional("to", To);
    for (const KindPattern &P : To)
      F.To.push_back(P.Text);
    File.mapOptional("converters", F.Converters);
    File.mapOptional("total", F.Total);
    File.mapOptional("offset", F.Offset);
    File.mapOptional("offset-pfn", F.OffsetPfn);
    File.mapOptional("pfn-to-page", F.PfnToPage);
    File.mapOptional("page-to-pfn", F.PageToPfn);
    File.mapOptional("make-entry", F.MakeEntry);
    MapPattern("constructor", F.Constructor);
    MapPattern("readable-constructor", F.ReadableConstructor);
    MapPattern("writable-constructor", F.WritableConstructor);
    MapPattern("writable-predicate", F.WritablePredicate);
    MapPattern("mutator", F.Mutator);
    MapPattern("write-predicate", F.WritePredicate);
  }

  static std::string validate(IO &, swapfold::FamilyNames &F) {
    if (F.isBeside() && F.Headers.empty())
      return "'headers' is needed where the tag is no function";
    return "";
  }
};

} // namespace llvm::yaml

namespace swapfold {

/// What \p D says, behind its line and column. To YAML a word that starts with
/// a star is an alias: LLVM's reader has no name for that, and gives the place
/// behind it.
static std::string placed(const SMDiagnostic &D, StringRef Text) {
  if (D.getLineNo() <= 0) // few have no place
    return (": " + D.getMessage()).str();
  if (D.getMessage() != "unknown node kind")
    return (":" + Twine(D.getLineNo()) + ":" + Twine(D.getColumnNo() + 1) +
            ": " + D.getMessage())
        .str();
  StringRef Before = Text.take_front(D.getLoc().getPointer() - Text.data());
  Before = Before.take_front(Before.rtrim().find_last_of(" \t\n[,:") + 1);
  return (":" + Twine(Before.count('\n') + 1) + ":" +
          Twine(Before.size() - (Before.rfind('\n') + 1) + 1) +
          ": a value that starts with a star needs quotes")
      .str();
}

Expected<FamilyNames> readFamily(StringRef Path, StringRef Text) {
  struct FirstError {
    StringRef Text;
    std::string What;
  } Wrong{Text, ""};
  auto Note = [](const SMDiagnostic &D, void *Into) {
    auto &Wrong = *static_cast<FirstError *>(Into);
    if (Wrong.What.empty())
      Wrong.What = placed(D, Wrong.Text);
  };
  yaml::Input In(MemoryBufferRef(Text, Path), nullptr, Note, &Wrong);
  FamilyNames Out;
  In >> Out;
  if (!Wrong.What.empty())
    return failure(Path + Wrong.What);
  if (In.error() || Out.Name.empty())
    return failure(Path + ":1:1: no family in it");
  if (Out.Summary.empty())
    Out.Summary = "values of type " + Out.EntryType;
  return Out;
}

Expected<FamilyNames> readFamilyFile(StringRef Path) {
  Expected<std::string> Text = readFile(Path);
  if (!Text)
    return Text.takeError();
  return readFamily(Path, *Text);
}

namespace {
struct BuiltIn {
  const char *Path;
  const char *Text;
};
} // namespace

static constexpr BuiltIn BuiltIns[] = {
#include "BuiltInFamilies.inc"
};

static Families builtIn(bool Beside) {
  Families Out;
  for (const BuiltIn &File : BuiltIns) {
    Expected<FamilyNames> Read = readFamily(File.Path, File.Text);
    if (!Read)
      report_fatal_error(Read.takeError());
    if (Read->isBeside() == Beside)
      Out.push_back(std::move(*Read));
  }
  return Out;
}

const Families &builtInFamilies() {
  static const Families All = builtIn(/*Beside=*/false);
  return All;
}

const Families &builtInBeside() {
  static const Families All = builtIn(/*Beside=*/true);
  return All;
}

Expected<Families> familiesByOptions(OptionLookup Value) {
  Families Out;
  for (const std::string &Path : splitList(Value(FamilyOption).value_or(""))) {
    Expected<FamilyNames> Read = readFamilyFile(Path);
    if (!Read)
      return Read.takeError();
    Out.push_back(std::move(*Read));
  }
  for (FamilyNames Names : builtInFamilies()) {
    if (Names.Name == NamedByOptions)
      for (const NameOption &O : NameOptions)
        if (std::optional<std::string> Given = Value(O.Option))
          Names.*O.Name = *Given;
    Out.push_back(std::move(Names));
  }
  append_range(Out, builtInBeside());
  return Out;
}

} // namespace swapfold
