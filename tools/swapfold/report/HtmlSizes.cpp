//===- HtmlSizes.cpp - sizes of code as bars ------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/report/HtmlSizes.h"
#include "tools/swapfold/report/Formats.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include <algorithm>

using namespace llvm;

namespace swapfold {

static void writeChange(const CodeSize &Of, raw_ostream &OS) {
  OS << "<span>" << Of.Before << " → " << Of.After << " ("
     << format("%+lld", (long long)Of.After - (long long)Of.Before) << ")"
     << (!Of.Before  ? ", new"
         : !Of.After ? ", gone"
                     : "")
     << "</span>";
}

/// A bar of \p Size where \p Largest fills the line.
static void writeBar(StringRef Class, size_t Size, size_t Largest,
                     raw_ostream &OS) {
  OS << "<div class=\"bar " << Class
     << "\" style=\"width: " << format("%.1f", 100.0 * Size / Largest)
     << "%\"></div>";
}

static void writeTable(const CodeSizes &Table, raw_ostream &OS) {
  OS << "<section>\n<h2>Code size, ";
  printHTMLEscaped(asUTF8(Table.Title), OS);
  OS << "</h2>\n<p class=\"dim\">Bytes of each function whose machine code "
        "is another: <span class=\"key was\"></span> before, <span "
        "class=\"key is\"></span> after.</p>\n";
  size_t Largest = 1;
  CodeSize Total;
  for (const CodeSize &Row : Table.Rows) {
    Largest = std::max({Largest, Row.Before, Row.After});
    Total.Before += Row.Before;
    Total.After += Row.After;
  }
  StringRef Path;
  for (const CodeSize &Row : Table.Rows) {
    if (Row.Path != Path) {
      OS << "<h3><code>";
      printHTMLEscaped(asUTF8(Row.Path), OS);
      OS << "</code></h3>\n";
    }
    Path = Row.Path;
    OS << "<div class=\"size\"><code>";
    printHTMLEscaped(asUTF8(Row.Function), OS);
    OS << "</code> ";
    writeChange(Row, OS);
    writeBar("was", Row.Before, Largest, OS);
    writeBar("is", Row.After, Largest, OS);
    OS << "</div>\n";
  }
  OS << "<p>Total: ";
  writeChange(Total, OS);
  OS << "</p>\n</section>\n";
}

void writeSizes(ArrayRef<CodeSizes> Tables, raw_ostream &OS) {
  for (const CodeSizes &Table : Tables)
    writeTable(Table, OS);
}

} // namespace swapfold
