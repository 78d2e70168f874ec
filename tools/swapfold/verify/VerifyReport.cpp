//===- VerifyReport.cpp - what a verification tells people ----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/support/Count.h"
#include "tools/swapfold/verify/Verify.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/FormatVariadic.h"

using namespace llvm;

namespace swapfold {

static void printRow(StringRef Name, size_t OldBytes, size_t NewBytes,
                     size_t OldCount, size_t NewCount, raw_ostream &OS) {
  OS << formatv("{0,-40} {1,7} {2,7} {3,7} {4,7} {5,7} {6,7}", Name, OldBytes,
                NewBytes,
                (NewBytes >= OldBytes ? "+" : "") +
                    std::to_string(int64_t(NewBytes) - int64_t(OldBytes)),
                OldCount, NewCount,
                (NewCount >= OldCount ? "+" : "") +
                    std::to_string(int64_t(NewCount) - int64_t(OldCount)));
}

/// The functions that differ, file by file, and their total.
static void printTable(ArrayRef<CodeDifference> Rows, raw_ostream &OS) {
  OS << formatv("\n{0,-40} {1,23} {2,23}\n", "", "bytes", "instructions");
  OS << formatv("{0,-40} {1,7} {2,7} {3,7} {1,7} {2,7} {3,7}\n", "", "before",
                "after", "diff");
  FunctionCode Total[2];
  size_t Bytes[2] = {0, 0};
  StringRef Path;
  for (const CodeDifference &Row : Rows) {
    if (Row.Path != Path)
      OS << Row.Path << "\n";
    Path = Row.Path;
    FunctionCode Was = Row.Before.value_or(FunctionCode()),
                 Is = Row.After.value_or(FunctionCode());
    printRow("  " + Row.Function, Was.Bytes.size(), Is.Bytes.size(),
             Was.Instructions, Is.Instructions, OS);
    if (!Row.Before)
      OS << "  new";
    else if (!Row.After)
      OS << "  gone";
    else if (Was.Asserts != Is.Asserts)
      OS << "  traps: " << Was.Asserts << ", now " << Is.Asserts;
    OS << "\n";
    Bytes[0] += Was.Bytes.size(), Bytes[1] += Is.Bytes.size();
    Total[0].Instructions += Was.Instructions;
    Total[1].Instructions += Is.Instructions;
  }
  printRow("total", Bytes[0], Bytes[1], Total[0].Instructions,
           Total[1].Instructions, OS);
  OS << "\n\n";
}

void printCodeSizes(const Verification &Found, raw_ostream &OS) {
  for (const ConfigurationResult &Result : Found.Code)
    if (!Result.Differences.empty()) {
      OS << Result.Name << ":\n";
      printTable(Result.Differences, OS);
    }
}

void addCodeSizes(const Verification &Found, StringRef What,
                  std::vector<CodeSizes> &Out) {
  for (const ConfigurationResult &Result : Found.Code) {
    if (Result.Differences.empty())
      continue;
    CodeSizes Table{(What + Result.Name).str(), {}};
    for (const CodeDifference &Row : Result.Differences)
      Table.Rows.push_back({Row.Path, Row.Function,
                            Row.Before ? Row.Before->Bytes.size() : 0,
                            Row.After ? Row.After->Bytes.size() : 0});
    Out.push_back(std::move(Table));
  }
}

bool reportVerification(const Verification &Found, const VerifyRequest &Request,
                        raw_ostream &OS) {
  OS << counted(Found.Changed, "changed file");
  if (Found.Users)
    OS << ", " << counted(Found.Users, "more source") << " that "
       << (Found.Users == 1 ? "uses" : "use") << " what changed headers define";
  if (Found.Others)
    OS << "; " << Found.Others << " changed that no compiler reads";
  OS << "\n";

  size_t Messages = 0, Differences = 0;
  for (const ConfigurationResult &Result : Found.Messages) {
    OS << Result.Name << ": ";
    if (Result.Compiled || !Result.Parsed)
      OS << counted(Result.Compiled, "file") << " compiled, ";
    if (Result.Parsed)
      OS << counted(Result.Parsed, "file") << " parsed, ";
    OS << (Result.Messages.empty()
               ? "no new message"
               : counted(Result.Messages.size(), "new message"))
       << "\n";
    for (const CompilerMessage &M : Result.Messages)
      OS << M.Text << "\n";
    Messages += Result.Messages.size();
  }
  for (const ConfigurationResult &Result : Found.Code) {
    if (!Result.Compiled && Result.Messages.empty())
      continue; // it can only be parsed
    std::vector<CodeDifference> Rows, Settled;
    for (const CodeDifference &Row : Result.Differences)
      (Row.ByChoice ? Settled : Rows).push_back(Row);
    OS << Result.Name << ": machine code of "
       << counted(Result.Compiled, "file") << ": "
       << counted(Result.Identical, "function") << " identical, ";
    if (!Settled.empty())
      OS << Settled.size() << " but for the optimiser's choices, ";
    OS << Rows.size() << " not\n";
    for (const CompilerMessage &M : Result.Messages)
      OS << M.Text << "\n";
    Messages += Result.Messages.size();
    if (!Rows.empty())
      printTable(Rows, OS);
    if (!Settled.empty()) {
      OS << "identical once the optimiser's choices are settled; as it is:\n";
      printTable(Settled, OS);
    }
    Differences += Rows.size();
  }
  for (const FileRemark &Odd : Found.Brackets)
    OS << Odd.Path << ": " << Odd.Text << "\n";
  for (const DeadUse &Use : Found.DeadUses)
    OS << Use.Path << ":" << Use.Line << ": '" << Use.Name
       << "' is deleted, but used here\n";
  for (const LostEffect &L : Found.Losses)
    OS << L.Path << ": '" << L.Function << "' loses " << L.What << "\n";
  for (const LostComment &C : Found.Comments)
    OS << C.Path << ":" << C.Line << ": comment deleted: " << C.Text << "\n";
  for (const FileRemark &Not : Found.NotCompiled)
    OS << Not.Path << ": not compiled: " << Not.Text << "\n";

  SmallVector<std::string> Bad;
  auto Count = [&](size_t N, StringRef One, StringRef Ending = "s") {
    if (N)
      Bad.push_back(counted(N, One, Ending));
  };
  Count(Messages, "new message");
  Count(Found.Brackets.size(), "odd bracket");
  Count(Found.DeadUses.size(), "dead use");
  if (!Request.AllowLosses)
    Count(Found.Losses.size(), "loss", "es");
  if (Request.Identical)
    Count(Differences, "changed function");
  Count(Found.NotCompiled.size(), "uncompiled file");
  OS << (Bad.empty() ? "verified" : "to look at: " + join(Bad, ", ")) << "\n";
  return Bad.empty();
}

} // namespace swapfold
