//===- FindingText.h - what a finding says, in parts ------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_TEXT_FINDINGTEXT_H
#define SWAPFOLD_REWRITES_TEXT_FINDINGTEXT_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <string>
#include <vector>

namespace swapfold {

/// A message whose names and numbers stay data until it is printed. It is put
/// together with +: "tests for " + number(2) + " kinds spell out " +
/// quoted("is_pfn_swap_entry").
class FindingText {
public:
  struct Part {
    enum Type { Words, Name, Number } What = Words;
    std::string Text;   ///< as it is printed, but a name without its quotes
    uint64_t Value = 0; ///< of a number
  };

  FindingText() = default;
  FindingText(std::string Words);
  FindingText(llvm::StringRef Words) : FindingText(Words.str()) {}
  FindingText(const char *Words) : FindingText(std::string(Words)) {}
  explicit FindingText(std::vector<Part> Parts) : Parts(std::move(Parts)) {}

  FindingText &operator+=(const FindingText &More);
  friend FindingText operator+(FindingText A, const FindingText &B) {
    return A += B;
  }

  bool empty() const { return Parts.empty(); }
  const std::vector<Part> &parts() const { return Parts; }

  /// What people read.
  std::string str() const;
  /// What it says, whatever its numbers are.
  std::string withoutNumbers() const;
  /// What it says, whatever its numbers and names are.
  std::string withoutNumbersAndNames() const;
  std::vector<std::string> names() const;
  std::vector<uint64_t> numbers() const;

  // By what people read: two that read the same are the same.
  bool operator<(const FindingText &O) const { return str() < O.str(); }
  bool operator==(const FindingText &O) const { return str() == O.str(); }

private:
  std::vector<Part> Parts;
};

/// \p Name, of something in the code, in single quotes.
FindingText quoted(llvm::StringRef Name);

/// \p Value: how many, or how much, of what a finding is about.
FindingText number(uint64_t Value);

/// What a note beside a finding is there for.
enum class NoteRole : uint8_t {
  Fact,      ///< it says more of what was found
  Refusal,   ///< it says why it is not fixed
  Unproven,  ///< it says what would prove that what the edits rest on holds
  Expansion, ///< clang says which macro the place was expanded from
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_TEXT_FINDINGTEXT_H
