//===- Wire.h - data between the tool and its workers -----------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Both ends are the same program, so there is no version and no byte order;
// and it is not YAML, because edits hold bytes that are no UTF-8.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PARSE_WIRE_H
#define SWAPFOLD_TOOLS_PARSE_WIRE_H

#include "rewrites/plan/Proposal.h"
#include "llvm/ADT/StringRef.h"
#include <cstring>
#include <type_traits>

namespace swapfold {

// What each type consists of, in one order for both directions.
template <typename IO> void visit(IO &Io, Place &V) {
  Io(V.Path), Io(V.Offset), Io(V.Line), Io(V.Column);
}
template <typename IO> void visit(IO &Io, Remark &V) {
  Io(V.Where), Io(V.Text), Io(V.Role);
}
template <typename IO> void visit(IO &Io, TextEdit &V) {
  Io(V.Path), Io(V.Offset), Io(V.Length), Io(V.Text);
}
template <typename IO> void visit(IO &Io, FindingText::Part &V) {
  Io(V.What), Io(V.Text), Io(V.Value);
}
template <typename IO> void visit(IO &Io, FindingText &V) {
  std::vector<FindingText::Part> Parts = V.parts();
  Io(Parts);
  V = FindingText(std::move(Parts));
}
template <typename IO> void visit(IO &Io, HeaderNeed &V) {
  Io(V.What), Io(V.Kind);
}
template <typename IO> void visit(IO &Io, Proposal &V) {
  Io(V.Rule), Io(V.Replaces), Io(V.Message), Io(V.Asks), Io(V.Details);
  Io(V.Where), Io(V.FirstLine), Io(V.LastLine), Io(V.EndLine), Io(V.IsRemark);
  Io(V.Notes), Io(V.Edits), Io(V.Stays), Io(V.Needs), Io(V.Adds);
  Io(V.Lacks), Io(V.MissingKinds);
}
template <typename IO> void visit(IO &Io, CompilerError &V) {
  Io(V.Where), Io(V.Text), Io(V.Gist), Io(V.Name), Io(V.IsUndeclared);
}
template <typename IO> void visit(IO &Io, Visibility &V) {
  Io(V.Seen), Io(V.Hidden), Io(V.Broken);
}
template <typename IO> void visit(IO &Io, ParsedFile &V) {
  Io(V.Path), Io(V.Proposals), Io(V.FirstError), Io(V.Errors);
  Io(V.BrokenFunctions), Io(V.Hashes), Io(V.Visible);
}

class WireWriter {
public:
  std::string Bytes;

  template <typename T> void operator()(T &V) {
    if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>)
      Bytes.append(reinterpret_cast<const char *>(&V), sizeof(T));
    else
      visit(*this, V);
  }
  void operator()(std::string &V) {
    size(V.size());
    Bytes += V;
  }
  template <typename T> void operator()(std::vector<T> &V) {
    size(V.size());
    for (T &Item : V)
      (*this)(Item);
  }
  template <typename T> void operator()(std::set<T> &V) {
    size(V.size());
    for (T Item : V)
      (*this)(Item);
  }
  template <typename T> void operator()(std::optional<T> &V) {
    bool Has = V.has_value();
    (*this)(Has);
    if (Has)
      (*this)(*V);
  }
  template <typename K, typename T> void operator()(std::map<K, T> &V) {
    size(V.size());
    for (auto &[Key, Item] : V) {
      K Copy = Key;
      (*this)(Copy), (*this)(Item);
    }
  }

private:
  void size(uint64_t N) { (*this)(N); }
};

/// A read past the end gives zeroes and a good() that is false.
class WireReader {
public:
  explicit WireReader(llvm::StringRef Bytes) : Bytes(Bytes) {}
  bool good() const { return Good; }

  template <typename T> void operator()(T &V) {
    if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
      llvm::StringRef Raw = take(sizeof(T));
      V = T();
      if (Good)
        std::memcpy(&V, Raw.data(), sizeof(T));
    } else {
      visit(*this, V);
    }
  }
  void operator()(std::string &V) { V = take(size()).str(); }
  template <typename T> void operator()(std::vector<T> &V) {
    for (uint64_t N = size(); N && Good; --N)
      (*this)(V.emplace_back());
  }
  template <typename T> void operator()(std::set<T> &V) {
    for (uint64_t N = size(); N && Good; --N) {
      T Item;
      (*this)(Item);
      V.insert(V.end(), Item);
    }
  }
  template <typename T> void operator()(std::optional<T> &V) {
    bool Has = false;
    (*this)(Has);
    if (Has)
      (*this)(V.emplace());
  }
  template <typename K, typename T> void operator()(std::map<K, T> &V) {
    for (uint64_t N = size(); N && Good; --N) {
      K Key;
      (*this)(Key);
      (*this)(V[Key]);
    }
  }

private:
  uint64_t size() {
    uint64_t N;
    (*this)(N);
    return N;
  }
  llvm::StringRef take(uint64_t Size) {
    Good = Good && Size <= Bytes.size();
    llvm::StringRef Front = Bytes.take_front(Good ? Size : 0);
    Bytes = Bytes.drop_front(Front.size());
    return Front;
  }

  llvm::StringRef Bytes;
  bool Good = true;
};

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PARSE_WIRE_H
