//===- FormatSarif.cpp - findings as SARIF 2.1.0 --------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/report/Fingerprints.h"
#include "tools/swapfold/report/Formats.h"
#include "tools/swapfold/report/RulePages.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"
#include <set>

using namespace llvm;

namespace swapfold {

namespace {

class SarifPrinter {
public:
  SarifPrinter(const PrintedFindings &What, raw_ostream &OS)
      : What(What), Texts(What.Texts), J(OS, 2) {}

  void print();

private:
  void text(StringRef Name, StringRef Value) {
    J.attributeObject(Name, [&] { J.attribute("text", asUTF8(Value)); });
  }
  unsigned columnOf(const std::string &Path, SourceTexts::Position At);
  void file(StringRef Path);
  void location(const Place &Where, StringRef Message = "");
  void rule(StringRef Rule);
  void change(ArrayRef<TextEdit> Edits);
  void fix(const Proposal &P);
  void result(const Proposal &P, StringRef Fingerprint);
  void notification(const Place &Where, StringRef Message);

  const PrintedFindings &What;
  SourceTexts Texts;
  json::OStream J;
  std::vector<StringRef> Rules; ///< that have something to say, by name
};

} // namespace

static std::string uri(StringRef Path) {
  std::string Out;
  for (char C : Path)
    if (isAlnum(C) || StringRef("/-._~").contains(C))
      Out += C;
    else
      Out += "%" + utohexstr(static_cast<unsigned char>(C), /*LowerCase=*/false,
                             /*Width=*/2);
  return Out;
}

/// SARIF counts characters, and everybody else here bytes.
unsigned SarifPrinter::columnOf(const std::string &Path,
                                SourceTexts::Position At) {
  StringRef Before = Texts.line(Path, At.Line).take_front(At.Column - 1);
  unsigned Continued =
      count_if(Before, [](char C) { return (C & 0xC0) == 0x80; });
  return At.Column - Continued;
}

void SarifPrinter::file(StringRef Path) {
  J.attributeObject("artifactLocation", [&] {
    StringRef Name = relativeTo(What.Tree, Path);
    if (Name == Path) {
      J.attribute("uri", "file://" + uri(Path));
      return;
    }
    J.attribute("uri", uri(Name));
    J.attribute("uriBaseId", "SRCROOT");
  });
}

void SarifPrinter::location(const Place &Where, StringRef Message) {
  J.object([&] {
    J.attributeObject("physicalLocation", [&] {
      file(Where.Path);
      // Some are about a file as a whole.
      if (Where.Line)
        J.attributeObject("region", [&] {
          J.attribute("startLine", Where.Line);
          if (Where.Column)
            J.attribute("startColumn",
                        columnOf(Where.Path, {Where.Line, Where.Column}));
        });
    });
    if (!Message.empty())
      text("message", Message);
  });
}

void SarifPrinter::rule(StringRef Rule) {
  J.object([&] {
    J.attribute("id", Rule);
    // The compiler has errors to say that are no rule's.
    if (StringRef Summary = ruleSummary(Rule); !Summary.empty())
      text("shortDescription", Summary);
    if (StringRef Page = rulePage(Rule); !Page.empty())
      J.attributeObject("help", [&] {
        J.attribute("text", Page);
        J.attribute("markdown", Page);
      });
    J.attributeObject("defaultConfiguration",
                      [&] { J.attribute("level", "warning"); });
  });
}

/// \p Edits are of one file.
void SarifPrinter::change(ArrayRef<TextEdit> Edits) {
  file(Edits.front().Path);
  J.attributeArray("replacements", [&] {
    for (const TextEdit &E : Edits)
      J.object([&] {
        SourceTexts::Position Begin = Texts.position(E.Path, E.Offset);
        SourceTexts::Position End = Texts.position(E.Path, E.end());
        J.attributeObject("deletedRegion", [&] {
          J.attribute("startLine", Begin.Line);
          J.attribute("startColumn", columnOf(E.Path, Begin));
          J.attribute("endLine", End.Line);
          J.attribute("endColumn", columnOf(E.Path, End));
        });
        text("insertedContent", E.Text);
      });
  });
}

void SarifPrinter::fix(const Proposal &P) {
  const std::vector<TextEdit> Edits = fixOf(P, What);
  if (Edits.empty())
    return;
  J.attributeArray("fixes", [&] {
    J.object([&] {
      J.attributeArray("artifactChanges", [&] {
        for (ArrayRef<TextEdit> Rest = Edits; !Rest.empty();) {
          ArrayRef<TextEdit> Same = Rest.take_while(
              [&](const TextEdit &E) { return E.Path == Rest.front().Path; });
          J.object([&] { change(Same); });
          Rest = Rest.drop_front(Same.size());
        }
      });
    });
  });
}

void SarifPrinter::result(const Proposal &P, StringRef Fingerprint) {
  J.object([&] {
    J.attribute("ruleId", P.Rule);
    J.attribute("ruleIndex", lower_bound(Rules, P.Rule) - Rules.begin());
    J.attribute("level", P.IsRemark ? "note" : "warning");
    text("message", P.Message.str());
    J.attributeArray("locations", [&] { location(P.Where); });
    if (!P.Notes.empty())
      J.attributeArray("relatedLocations", [&] {
        // The standard wants a set; a macro may be named more than once.
        std::set<std::pair<Place, std::string>> Said;
        for (const Remark &Note : P.Notes)
          if (Said.insert({Note.Where, Note.Text}).second)
            location(Note.Where, Note.Text);
      });
    J.attributeObject("partialFingerprints",
                      [&] { J.attribute("swapfold/v1", Fingerprint); });
    fix(P);
  });
}

void SarifPrinter::notification(const Place &Where, StringRef Message) {
  J.object([&] {
    J.attribute("level", "warning");
    text("message", Message);
    J.attributeArray("locations", [&] { location(Where); });
  });
}

void SarifPrinter::print() {
  for (const Proposal &P : What.Findings)
    Rules.push_back(P.Rule);
  llvm::sort(Rules);
  Rules.erase(llvm::unique(Rules), Rules.end());
  const std::vector<std::string> Prints = fingerprints(What, Texts);

  auto Run = [&] {
    J.attributeObject("tool", [&] {
      J.attributeObject("driver", [&] {
        J.attribute("name", "swapfold");
        J.attribute("version", SWAPFOLD_VERSION);
        J.attributeArray("rules", [&] {
          for (StringRef Rule : Rules)
            rule(Rule);
        });
      });
    });
    J.attribute("columnKind", "unicodeCodePoints");
    J.attributeObject("originalUriBaseIds", [&] {
      J.attributeObject("SRCROOT", [&] {
        J.attribute("uri", "file://" + uri(What.Tree) + "/");
      });
    });
    J.attributeArray("results", [&] {
      for (const auto &[P, Print] : zip(What.Findings, Prints))
        result(P, Print);
    });
    J.attributeArray("invocations", [&] {
      J.object([&] {
        J.attribute("executionSuccessful", true);
        J.attributeArray("toolExecutionNotifications", [&] {
          for (const NotParsed &File : What.NotChecked)
            notification({File.Path},
                         "not checked" +
                             (File.Configuration.empty()
                                  ? ""
                                  : " (" + File.Configuration + ")") +
                             ": " + relativeTo(What.Tree, File.Why).str());
          for (const Remark &Function : What.Broken)
            notification(Function.Where, Function.Text);
        });
      });
    });
  };
  J.object([&] {
    J.attribute("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/"
                           "errata01/os/schemas/sarif-schema-2.1.0.json");
    J.attribute("version", "2.1.0");
    J.attributeArray("runs", [&] { J.object(Run); });
  });
  J.flush();
}

void printSarif(const PrintedFindings &What, raw_ostream &OS) {
  SarifPrinter(What, OS).print();
  OS << "\n";
}

} // namespace swapfold
