//===- FamilyFile.cpp - families as files ---------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/FamilyFile.h"
#include "rewrites/family/FamilyOptions.h"
#include "rewrites/text/Failure.h"
#include "rewrites/text/NameGlobs.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLTraits.h"

using namespace llvm;

LLVM_YAML_IS_SEQUENCE_VECTOR(swapfold::Carrier)

namespace llvm::yaml {

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
    File.mapRequired("name", F.Name);
    File.mapOptional("summary", F.Summary);
    File.mapOptional("headers", F.Headers);
    File.mapOptional("constants", F.Constants);
    File.mapRequired("type", F.EntryType);
    File.mapOptional("aliases", F.Aliases);
    File.mapOptional("tag", F.TypeOf);
    File.mapOptional("rest", F.Rest);
    File.mapOptional("carriers", F.Carriers);
    File.mapRequired("predicate", F.Predicate);
    File.mapOptional("negations", F.Negations);
    File.mapOptional("unified-predicate", F.UnifiedPredicate);
    File.mapOptional("to-page", F.ToPage);
    File.mapOptional("to-pfn", F.ToPfn);
    File.mapOptional("unified-to-page", F.UnifiedToPage);
    File.mapOptional("to", F.To);
    File.mapOptional("converters", F.Converters);
    File.mapOptional("total", F.Total);
    File.mapOptional("offset", F.Offset);
    File.mapOptional("offset-pfn", F.OffsetPfn);
    File.mapOptional("pfn-to-page", F.PfnToPage);
    File.mapOptional("page-to-pfn", F.PageToPfn);
    File.mapOptional("make-entry", F.MakeEntry);
    File.mapOptional("constructor", F.Constructor);
    File.mapOptional("readable-constructor", F.ReadableConstructor);
    File.mapOptional("writable-constructor", F.WritableConstructor);
    File.mapOptional("writable-predicate", F.WritablePredicate);
    File.mapOptional("mutator", F.Mutator);
    File.mapOptional("write-predicate", F.WritePredicate);
  }

  /// A pattern without a star would fit nothing, in silence.
  static std::string validate(IO &, swapfold::FamilyNames &F) {
    for (auto [Key, Pattern] :
         {std::pair<StringRef, StringRef>{"predicate", F.Predicate},
          {"to-page", F.ToPage},
          {"to-pfn", F.ToPfn},
          {"constructor", F.Constructor},
          {"readable-constructor", F.ReadableConstructor},
          {"writable-constructor", F.WritableConstructor},
          {"writable-predicate", F.WritablePredicate},
          {"mutator", F.Mutator},
          {"write-predicate", F.WritePredicate}})
      if (!Pattern.empty() && Pattern.count('*') != 1)
        return ("'" + Key + "' needs one '*', which stands for the kind").str();
    for (StringRef Pattern : F.To)
      if (Pattern.count('*') != 1)
        return "'to' needs one '*' in each, which stands for the kind";
    if (F.isBeside() && F.Headers.empty())
      return "'headers' is needed where the tag is no function";
    return "";
  }
};

} // namespace llvm::yaml

namespace swapfold {

Expected<FamilyNames> readFamily(StringRef Path, StringRef Text) {
  std::string Wrong; // and where, behind the path
  auto Note = [](const SMDiagnostic &D, void *Into) {
    auto &Wrong = *static_cast<std::string *>(Into);
    if (!Wrong.empty())
      return;
    // A few errors of LLVM's reader have no place.
    if (D.getLineNo() > 0)
      Wrong =
          (":" + Twine(D.getLineNo()) + ":" + Twine(D.getColumnNo() + 1)).str();
    Wrong += (": " + D.getMessage()).str();
  };
  yaml::Input In(MemoryBufferRef(Text, Path), nullptr, Note, &Wrong);
  FamilyNames Out;
  In >> Out;
  if (!Wrong.empty())
    return failure(Path + Wrong);
  if (In.error())
    return failure(Path + ": " + In.error().message());
  if (Out.Name.empty())
    return failure(Path + ": no family in it");
  return Out;
}

Expected<FamilyNames> readFamilyFile(StringRef Path) {
  ErrorOr<std::unique_ptr<MemoryBuffer>> Text = MemoryBuffer::getFile(Path);
  if (!Text)
    return failure(Path + ": " + Text.getError().message());
  return readFamily(Path, (*Text)->getBuffer());
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
