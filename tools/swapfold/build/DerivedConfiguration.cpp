//===- DerivedConfiguration.cpp - configurations that reach hidden code ---===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/build/DerivedConfiguration.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

using namespace llvm;
using clang::tooling::CompileCommand;

namespace swapfold {

std::string describe(const OptionSettings &Set) {
  std::string Out;
  ListSeparator Comma;
  for (const auto &[Name, On] : Set)
    Out += (Twine(StringRef(Comma)) + Name + (On ? " on" : " off")).str();
  return Out;
}

static Configuration derived(const Configuration &Base, const Twine &How) {
  Configuration Out;
  Out.Differs = How.str();
  Out.Name = Base.Name + " with " + Out.Differs;
  Out.Derived = true;
  Out.OwnFiles = Base.OwnFiles;
  Out.Overlay = Base.Overlay;
  return Out;
}

/// The path of a file that \p Command alone has.
static std::string ownPath(const CompileCommand &Command, const Twine &Name) {
  SmallString<256> Path(Command.Directory);
  sys::path::append(Path, "swapfold-" + Name);
  return std::string(Path);
}

Configuration withOptions(const Configuration &Base, const OptionSettings &Set,
                          const std::set<std::string> &Files) {
  Configuration Out = derived(Base, describe(Set));
  std::string Text;
  for (const auto &[Name, On] : Set) {
    Text += "#undef CONFIG_" + Name + "\n#undef CONFIG_" + Name + "_MODULE\n";
    if (On)
      Text += "#define CONFIG_" + Name + " 1\n";
  }
  for (const std::string &File : Files) {
    auto Known = Base.Commands.find(File);
    if (Known == Base.Commands.end())
      continue;
    CompileCommand Command = Known->second;
    std::string Header = ownPath(Command, "options.h");
    Out.OwnFiles[Header] = Text;
    // Before the file, behind all that others include.
    std::vector<std::string> &Line = Command.CommandLine;
    Line.insert(Line.end() - 1, {"-include", Header});
    Out.Commands[File] = std::move(Command);
  }
  return Out;
}

/// The type of parameter \p Name, by the first function of the family that it
/// is handed to.
static std::string parameterType(const HeaderFunction &Macro, StringRef Name,
                                 const EntryFamily &Family) {
  ArrayRef<Token> Body = Macro.Body;
  for (size_t I = 0; I + 3 < Body.size(); ++I) {
    if (!Body[I + 1].is("(") || !Body[I + 2].is(Name) || !Body[I + 3].is(")"))
      continue;
    if (Body[I].is(Family.names().TypeOf) || Body[I].is(Family.names().Offset))
      return Family.names().EntryType;
    auto Known = Family.functions().find(Body[I].Text);
    if (Known != Family.functions().end() &&
        Known->second.ParamTypes.size() == 1 && !Known->second.IsMacro)
      return Known->second.ParamTypes.front();
  }
  return "unsigned long";
}

std::optional<std::string> probeFor(const HeaderFunction &Macro,
                                    const EntryFamily &Family) {
  std::string Parameters, Arguments;
  ListSeparator Comma, CommaToo;
  for (const std::string &Name : Macro.ParamNames) {
    if (Name.empty() || StringRef(Name).contains('.'))
      return std::nullopt;
    Parameters += (Twine(StringRef(Comma)) +
                   parameterType(Macro, Name, Family) + " " + Name)
                      .str();
    Arguments += (Twine(StringRef(CommaToo)) + Name).str();
  }
  return "static inline void swapfold_probe_" + Macro.Name + "(" +
         (Parameters.empty() ? "void" : Parameters) + ")\n{\n\t" + Macro.Name +
         "(" + Arguments + ");\n}\n";
}

/// \p Base for \p File with \p Tail behind its text.
static Configuration withTail(const Configuration &Base,
                              const std::string &File, StringRef Name,
                              const Twine &How, const Twine &Tail) {
  Configuration Out = derived(Base, How);
  Out.IsProbe = true;
  CompileCommand Command = Base.Commands.at(File);
  std::string Path = ownPath(Command, Name + sys::path::extension(File));
  Out.OwnFiles[Path] = ("#include \"" + File + "\"\n" + Tail).str();
  Command.Filename = Path;
  Command.CommandLine.back() = Path;
  Out.Commands[File] = std::move(Command);
  return Out;
}

Configuration withHeader(const Configuration &Base, const std::string &File,
                         StringRef Header) {
  return withTail(Base, File, sys::path::stem(Header),
                  sys::path::filename(Header) + " included",
                  "#include \"" + Header + "\"\n");
}

Configuration withProbe(const Configuration &Base, const std::string &File,
                        StringRef Macro, const std::string &Probe) {
  return withTail(Base, File, Macro, "a use of " + Macro, Probe);
}

} // namespace swapfold
