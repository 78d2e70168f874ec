//===- ObjectCode.cpp - the functions of an object file -------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/verify/ObjectCode.h"
#include "rewrites/text/Failure.h"
#include "llvm-c/Disassembler.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Object/ELFObjectFile.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/TargetParser/Triple.h"
#include <mutex>

using namespace llvm;
using namespace llvm::object;

namespace swapfold {

namespace {

/// A named stretch of a section.
struct Span {
  uint64_t Begin, End;
  std::string Name;
  bool IsCode;
};

class ObjectReader {
public:
  explicit ObjectReader(const ELFObjectFileBase &Object) : Object(Object) {}
  ~ObjectReader() {
    if (Disassembler)
      LLVMDisasmDispose(Disassembler);
  }

  Expected<ObjectCode> read();

private:
  Error readSymbols();
  Error readCode(const SectionRef &Section);
  Error readAsserts(const SectionRef &Table);
  Expected<std::string> target(const RelocationRef &R, int64_t Addend) const;
  Expected<int64_t> addendOf(const RelocationRef &R, std::string &Bytes) const;
  const Span *spanAt(const SectionRef &Section, uint64_t Offset) const;
  unsigned countInstructions(StringRef Bytes);

  const ELFObjectFileBase &Object;
  std::map<uint64_t, std::vector<Span>> Spans; ///< by the section's index
  LLVMDisasmContextRef Disassembler = nullptr;
  ObjectCode Out;
};

} // namespace

/// \p Name without the numbers that depend on what else stands in the file.
static std::string canonicalName(StringRef Name) {
  StringRef Stem = Name;
  while (true) {
    auto [Before, Number] = Stem.rsplit('.');
    if (Before.empty() || Number.empty() || !all_of(Number, isDigit))
      break;
    Stem = Before;
  }
  std::string Result = Stem.str();
  // __UNIQUE_ID() counts, and so do clang's names for what has none.
  if (Stem.contains("__UNIQUE_ID") || Stem.starts_with(".L"))
    llvm::erase_if(Result, isDigit);
  return Result;
}

static bool isText(const SectionRef &Section) {
  return ELFSectionRef(Section).getFlags() & ELF::SHF_EXECINSTR;
}

Error ObjectReader::readSymbols() {
  for (const ELFSymbolRef &Symbol : Object.symbols()) {
    Expected<section_iterator> Section = Symbol.getSection();
    if (!Section)
      return Section.takeError();
    Expected<StringRef> Name = Symbol.getName();
    if (!Name)
      return Name.takeError();
    Expected<uint64_t> Value = Symbol.getValue();
    if (!Value)
      return Value.takeError();
    bool IsCode = Symbol.getELFType() == ELF::STT_FUNC;
    if (*Section == Object.section_end() || !Symbol.getSize() ||
        (!IsCode && Symbol.getELFType() != ELF::STT_OBJECT))
      continue;
    Spans[(*Section)->getIndex()].push_back(
        {*Value, *Value + Symbol.getSize(), Name->str(), IsCode});
  }
  for (auto &[_, List] : Spans)
    llvm::sort(List, [](const Span &A, const Span &B) {
      return std::tie(A.Begin, A.Name) < std::tie(B.Begin, B.Name);
    });
  return Error::success();
}

const Span *ObjectReader::spanAt(const SectionRef &Section,
                                 uint64_t Offset) const {
  auto It = Spans.find(Section.getIndex());
  if (It != Spans.end())
    for (const Span &S : It->second)
      if (S.Begin <= Offset && Offset < S.End)
        return &S;
  return nullptr;
}

/// The addend of \p R. Where it stands in the place itself, it is cut out of
/// \p Bytes, which begin at the section's start.
Expected<int64_t> ObjectReader::addendOf(const RelocationRef &R,
                                         std::string &Bytes) const {
  Expected<int64_t> Addend = ELFRelocationRef(R).getAddend();
  if (Addend)
    return *Addend;
  consumeError(Addend.takeError());
  uint64_t At = R.getOffset();
  if (At + 4 > Bytes.size())
    return 0;
  char *Place = Bytes.data() + At;
  int32_t Value = support::endian::read32(
      Place, Object.isLittleEndian() ? endianness::little : endianness::big);
  std::fill_n(Place, 4, '\0');
  return Value;
}

/// What \p R leads to.
Expected<std::string> ObjectReader::target(const RelocationRef &R,
                                           int64_t Addend) const {
  symbol_iterator Symbol = R.getSymbol();
  if (Symbol == Object.symbol_end())
    return "*" + itostr(Addend);
  Expected<section_iterator> Section = Symbol->getSection();
  if (!Section)
    return Section.takeError();
  Expected<StringRef> Name = Symbol->getName();
  if (!Name)
    return Name.takeError();
  bool IsSection = ELFSymbolRef(*Symbol).getELFType() == ELF::STT_SECTION;
  auto Plus = [](StringRef Of, int64_t Offset) {
    return canonicalName(Of) + "+" + itostr(Offset);
  };
  if (*Section == Object.section_end() ||
      !(IsSection || Name->empty() || Name->starts_with(".L")))
    return Plus(*Name, Addend);

  Expected<uint64_t> Value = Symbol->getValue();
  if (!Value)
    return Value.takeError();
  // x86 counts from the end of the instruction: four bytes behind the place.
  SmallString<32> Type;
  R.getTypeName(Type);
  int64_t Bias =
      Type.starts_with("R_X86_64_P") || Type.starts_with("R_386_P") ? 4 : 0;
  int64_t Offset = *Value + Addend + Bias;
  const SectionRef &In = **Section;
  uint64_t Flags = ELFSectionRef(In).getFlags();
  if (Flags & ELF::SHF_MERGE) {
    Expected<StringRef> Contents = In.getContents();
    if (!Contents)
      return Contents.takeError();
    StringRef Rest = Contents->substr(std::max<int64_t>(Offset, 0));
    if (Flags & ELF::SHF_STRINGS)
      return ("\"" + Rest.split('\0').first + "\"").str();
    // .rodata.cst16
    unsigned Size = 8;
    if (Expected<StringRef> SectionName = In.getName())
      SectionName->rsplit("cst").second.getAsInteger(10, Size);
    else
      return SectionName.takeError();
    return "constant " + toHex(Rest.take_front(Size));
  }
  if (const Span *S = spanAt(In, Offset))
    return Plus(S->Name, Offset - S->Begin);
  Expected<StringRef> SectionName = In.getName();
  if (!SectionName)
    return SectionName.takeError();
  return Plus(*SectionName, Offset);
}

unsigned ObjectReader::countInstructions(StringRef Bytes) {
  if (!Disassembler)
    return 0;
  std::vector<uint8_t> Code(Bytes.bytes_begin(), Bytes.bytes_end());
  unsigned Count = 0;
  char Text[256];
  for (size_t At = 0; At < Code.size(); ++Count) {
    size_t Size =
        LLVMDisasmInstruction(Disassembler, Code.data() + At, Code.size() - At,
                              At, Text, sizeof(Text));
    At += std::max<size_t>(Size, 1);
  }
  return Count;
}

Error ObjectReader::readCode(const SectionRef &Section) {
  Expected<StringRef> Contents = Section.getContents();
  if (!Contents)
    return Contents.takeError();
  Expected<StringRef> Name = Section.getName();
  if (!Name)
    return Name.takeError();
  std::string Bytes = Contents->str();
  std::vector<Span> Functions;
  if (auto It = Spans.find(Section.getIndex()); It != Spans.end())
    copy_if(It->second, std::back_inserter(Functions),
            [](const Span &S) { return S.IsCode; });
  bool Anonymous = Functions.empty();
  if (Anonymous && !Bytes.empty())
    Functions.push_back({0, Bytes.size(), Name->str(), true});

  std::map<uint64_t, std::string> References;
  for (const SectionRef &With : Object.sections()) {
    Expected<section_iterator> Of = With.getRelocatedSection();
    if (!Of)
      return Of.takeError();
    if (*Of == Object.section_end() || **Of != Section)
      continue;
    for (const RelocationRef &R : With.relocations()) {
      Expected<int64_t> Addend = addendOf(R, Bytes);
      if (!Addend)
        return Addend.takeError();
      Expected<std::string> To = target(R, *Addend);
      if (!To)
        return To.takeError();
      SmallString<32> Type;
      R.getTypeName(Type);
      References[R.getOffset()] += (" " + Type + " " + *To + "\n").str();
    }
  }
  for (const Span &S : Functions) {
    FunctionCode &Code = Out[S.Name];
    StringRef Own = StringRef(Bytes).slice(S.Begin, S.End);
    Code.Bytes += Own;
    Code.Instructions += countInstructions(Own);
    for (auto It = References.lower_bound(S.Begin);
         It != References.end() && It->first < S.End; ++It)
      Code.Relocations += utostr(It->first - S.Begin) + It->second;
  }
  return Error::success();
}

/// Each entry of the table points to the instruction that traps.
Error ObjectReader::readAsserts(const SectionRef &Table) {
  for (const RelocationRef &R : Table.relocations()) {
    symbol_iterator Symbol = R.getSymbol();
    if (Symbol == Object.symbol_end())
      continue;
    Expected<section_iterator> Section = Symbol->getSection();
    if (!Section)
      return Section.takeError();
    if (*Section == Object.section_end() || !isText(**Section))
      continue;
    Expected<uint64_t> Value = Symbol->getValue();
    if (!Value)
      return Value.takeError();
    std::string None;
    Expected<int64_t> Addend = addendOf(R, None);
    if (!Addend)
      return Addend.takeError();
    if (const Span *S = spanAt(**Section, *Value + *Addend))
      ++Out[S->Name].Asserts;
  }
  return Error::success();
}

Expected<ObjectCode> ObjectReader::read() {
  static std::once_flag Once;
  std::call_once(Once, [] {
    InitializeAllTargetInfos();
    InitializeAllTargetMCs();
    InitializeAllDisassemblers();
  });
  Disassembler = LLVMCreateDisasm(Object.makeTriple().str().c_str(), nullptr, 0,
                                  nullptr, nullptr);
  if (Error E = readSymbols())
    return E;
  for (const SectionRef &Section : Object.sections())
    if (isText(Section))
      if (Error E = readCode(Section))
        return E;
  for (const SectionRef &Section : Object.sections()) {
    Expected<section_iterator> Of = Section.getRelocatedSection();
    if (!Of)
      return Of.takeError();
    if (*Of == Object.section_end())
      continue;
    Expected<StringRef> Name = (*Of)->getName();
    if (!Name)
      return Name.takeError();
    if (Name->starts_with("__bug_table"))
      if (Error E = readAsserts(Section))
        return E;
  }
  return std::move(Out);
}

Expected<ObjectCode> readObjectCode(StringRef Path) {
  Expected<OwningBinary<ObjectFile>> File = ObjectFile::createObjectFile(Path);
  if (!File)
    return failure("cannot read the object code: " +
                   toString(File.takeError()));
  auto *Elf = dyn_cast<ELFObjectFileBase>(File->getBinary());
  if (!Elf)
    return failure("the compiler made no ELF object");
  return ObjectReader(*Elf).read();
}

} // namespace swapfold
