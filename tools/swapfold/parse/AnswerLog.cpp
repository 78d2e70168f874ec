//===- AnswerLog.cpp - what parses have said, in one file -----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Parses read the same files, and compilers get the same flags: each such text
// is written once, and goes by its number from there on. Answers are what
// Wire.h makes of them, so that only the same build of the program can read
// them, which the title says.
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/parse/AnswerLog.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/parse/Wire.h"
#include "tools/swapfold/support/Files.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Base64.h"
#include "llvm/Support/Compression.h"

using namespace llvm;

namespace swapfold {

/// Another number when a line means something else.
static constexpr StringLiteral LogFormat = "swapfold shard 1";

template <typename IO> void visit(IO &Io, Answer &V) { Io(V.Parsed); }

/// Numbers as "3-17,20", the smallest first.
static std::string asRanges(std::vector<unsigned> Numbers) {
  llvm::sort(Numbers);
  Numbers.erase(llvm::unique(Numbers), Numbers.end());
  std::string Out;
  for (size_t I = 0, End; I != Numbers.size(); I = End) {
    for (End = I + 1; End != Numbers.size() &&
                      Numbers[End] == Numbers[I] + unsigned(End - I);)
      ++End;
    Out += (Out.empty() ? "" : ",") + utostr(Numbers[I]);
    if (End - I > 1)
      Out += "-" + utostr(Numbers[End - 1]);
  }
  return Out;
}

/// Calls \p Take with each number of \p Ranges that is below \p Limit until it
/// says false. Returns true if it never did.
static bool eachNumber(StringRef Ranges, unsigned Limit,
                       function_ref<bool(unsigned)> Take) {
  for (StringRef Range : split(Ranges, ',')) {
    auto [First, Last] = Range.split('-');
    unsigned From, To;
    if (First.getAsInteger(10, From) ||
        (Last.empty() ? First : Last).getAsInteger(10, To))
      continue;
    for (unsigned Number = From; Number <= To && Number < Limit; ++Number)
      if (!Take(Number))
        return false;
  }
  return true;
}

/// The text for a file that was read.
static std::string withHash(const std::string &Path, uint64_t Hash) {
  return utohexstr(Hash, /*LowerCase=*/true) + " " + Path;
}

unsigned AnswerLogWriter::number(const std::string &Text) {
  auto [It, IsNew] = Numbers.try_emplace(Text, Numbers.size());
  if (IsNew)
    New.push_back(Text);
  return It->second;
}

void AnswerLogWriter::write(json::Object Line) {
  if (!New.empty()) {
    Out << json::Value(json::Object{{"texts", std::move(New)}}) << "\n";
    New = {};
  }
  Out << json::Value(std::move(Line)) << "\n";
}

void AnswerLogWriter::title(const LogTitle &Title) {
  write(json::Object{{"format", LogFormat},
                     {"shard", Title.Part.Number},
                     {"of", Title.Part.Of},
                     {"version", SWAPFOLD_VERSION},
                     {"build", Title.Build},
                     {"tree", Title.Tree},
                     {"command", json::Array(Title.Command)}});
}

void AnswerLogWriter::configuration(const Configuration &How) {
  write(json::Object{{"configuration", How.Name}, {"prepared", How.Prepared}});
  for (const auto &[File, Command] : How.Commands) {
    json::Array Words;
    for (const std::string &Word : Command.CommandLine)
      Words.push_back(number(Word));
    write(json::Object{{"file", number(File)},
                       {"in", Configurations},
                       {"directory", number(Command.Directory)},
                       {"command", std::move(Words)}});
  }
  for (const auto &[File, Why] : How.NotCompiled)
    write(json::Object{{"file", number(File)},
                       {"in", Configurations},
                       {"notCompiled", number(Why)}});
  ++Configurations;
}

void AnswerLogWriter::answer(uint64_t Question, const FilesRead &Read,
                             Answer Said) {
  std::vector<unsigned> ReadNumbers, EnteredNumbers;
  for (const auto &[Path, Hash] : Read)
    ReadNumbers.push_back(number(withHash(Path, Hash)));
  for (const std::string &Path : Said.Entered)
    EnteredNumbers.push_back(number(Path));
  WireWriter Wire;
  Wire(Said);
  SmallVector<uint8_t, 0> Small;
  compression::zlib::compress(arrayRefFromStringRef(Wire.Bytes), Small);
  write(json::Object{{"question", utohexstr(Question, /*LowerCase=*/true)},
                     {"read", asRanges(std::move(ReadNumbers))},
                     {"entered", asRanges(std::move(EnteredNumbers))},
                     {"failed", json::fixUTF8(Said.Failed)},
                     {"size", int64_t(Wire.Bytes.size())},
                     {"answer", encodeBase64(Small)}});
}

void AnswerLogWriter::end() { write(json::Object{{"end", true}}); }

const std::string &AnswerLog::text(int64_t Number) const {
  static const std::string None;
  return Number >= 0 && uint64_t(Number) < Texts.size() ? Texts[Number] : None;
}

Error AnswerLog::take(const json::Object &Line) {
  if (const json::Array *New = Line.getArray("texts")) {
    for (const json::Value &Text : *New)
      Texts.push_back(Text.getAsString().value_or("").str());
  } else if (auto Name = Line.getString("configuration")) {
    Configurations.emplace_back().Name = Name->str();
    Configurations.back().Prepared =
        Line.getBoolean("prepared").value_or(false);
  } else if (auto File = Line.getInteger("file")) {
    const uint64_t In = Line.getInteger("in").value_or(-1);
    if (In >= Configurations.size())
      return failure("a file is of no configuration");
    if (const json::Array *Words = Line.getArray("command")) {
      clang::tooling::CompileCommand Command(
          text(Line.getInteger("directory").value_or(-1)), text(*File), {}, "");
      for (const json::Value &Word : *Words)
        Command.CommandLine.push_back(text(Word.getAsInteger().value_or(-1)));
      Configurations[In].Commands[text(*File)] = std::move(Command);
    } else {
      Configurations[In].NotCompiled[text(*File)] =
          text(Line.getInteger("notCompiled").value_or(-1));
    }
  } else if (auto Question = Line.getString("question")) {
    uint64_t Number;
    if (Question->getAsInteger(16, Number))
      return failure("'" + *Question + "' is no number");
    auto Text = [&](StringRef Name) {
      return Line.getString(Name).value_or("").str();
    };
    Entries[Number] = {Text("read"), Text("entered"), Text("failed"),
                       uint64_t(Line.getInteger("size").value_or(0)),
                       Text("answer")};
  } else if (Line.get("end")) {
    Ended = true;
  } else {
    return failure("a line is of no kind that is known");
  }
  return Error::success();
}

/// The title in the first line of \p Text, which is that of \p File.
static Expected<LogTitle> titleOf(StringRef Text, StringRef File) {
  Expected<json::Value> Line = json::parse(Text.split('\n').first);
  const json::Object *Object = Line ? Line->getAsObject() : nullptr;
  if (!Line)
    consumeError(Line.takeError());
  if (!Object || !Object->getString("format"))
    return failure(File + ": no shard of swapfold");
  if (auto Format = *Object->getString("format"); Format != LogFormat)
    return failure(File + ": it is a '" + Format +
                   "', and this program reads '" + LogFormat + "'");
  LogTitle Out;
  Out.Build = Object->getString("build").value_or("").str();
  Out.Tree = Object->getString("tree").value_or("").str();
  Out.Part.Number = Object->getInteger("shard").value_or(0);
  Out.Part.Of = Object->getInteger("of").value_or(0);
  if (const json::Array *Words = Object->getArray("command"))
    for (const json::Value &Word : *Words)
      Out.Command.push_back(Word.getAsString().value_or("").str());
  return Out;
}

Expected<AnswerLog> AnswerLog::read(StringRef File) {
  Expected<std::string> Text = readFile(File);
  if (!Text)
    return Text.takeError();
  AnswerLog Out;
  if (Error E = titleOf(*Text, File).moveInto(Out.Title))
    return E;
  for (StringRef Rest = *Text, Line; Rest.contains('\n');) {
    std::tie(Line, Rest) = Rest.split('\n');
    Expected<json::Value> Read = json::parse(Line);
    if (!Read || !Read->getAsObject()) {
      consumeError(Read.takeError());
      break; // written half
    }
    if (Out.Size)
      if (Error E = Out.take(*Read->getAsObject()))
        return failure(File + ": " + toString(std::move(E)));
    Out.Size = Text->size() - Rest.size();
  }
  Out.Still.resize(Out.Texts.size());
  return Out;
}

bool AnswerLog::isStill(unsigned Number, FilesNow &Now) {
  std::optional<bool> &Known = Still[Number];
  if (!Known) {
    auto [Hex, Path] = StringRef(Texts[Number]).split(' ');
    uint64_t Hash;
    Known = !Hex.getAsInteger(16, Hash) && Now.isStill(Path.str(), Hash);
  }
  return *Known;
}

std::optional<Answer> AnswerLog::find(uint64_t Question, FilesNow &Now) {
  auto It = Entries.find(Question);
  if (It == Entries.end())
    return std::nullopt;
  const Entry &Of = It->second;
  if (!eachNumber(Of.Read, Texts.size(),
                  [&](unsigned Number) { return isStill(Number, Now); }))
    return std::nullopt;
  std::vector<char> Small;
  SmallVector<uint8_t, 0> Whole;
  Error E = decodeBase64(Of.Said, Small);
  if (!E)
    E = compression::zlib::decompress(
        arrayRefFromStringRef({Small.data(), Small.size()}), Whole, Of.Bytes);
  if (E) {
    consumeError(std::move(E));
    return std::nullopt;
  }
  WireReader In(toStringRef(Whole));
  Answer Out;
  In(Out);
  if (!In.good())
    return std::nullopt;
  Out.Failed = Of.Failed;
  eachNumber(Of.Entered, Texts.size(), [&](unsigned Number) {
    Out.Entered.insert(Texts[Number]);
    return true;
  });
  return Out;
}

std::optional<std::string> AnswerLog::changed(FilesNow &Now) {
  std::set<std::string> Changed;
  for (const auto &[Question, Of] : Entries)
    eachNumber(Of.Read, Texts.size(), [&](unsigned Number) {
      if (!isStill(Number, Now))
        Changed.insert(StringRef(Texts[Number]).split(' ').second.str());
      return true;
    });
  if (Changed.empty())
    return std::nullopt;
  return *Changed.begin();
}

void AnswerLog::resume(AnswerLogWriter &Writer) const {
  for (const std::string &Text : Texts)
    Writer.Numbers.try_emplace(Text, Writer.Numbers.size());
}

} // namespace swapfold
