//===- Coverage.h - seeing every use at least once --------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PARSE_COVERAGE_H
#define SWAPFOLD_TOOLS_PARSE_COVERAGE_H

#include "rewrites/kconfig/Conditionals.h"
#include "tools/swapfold/build/Architectures.h"
#include "tools/swapfold/build/DerivedConfiguration.h"
#include "tools/swapfold/parse/BlindSpots.h"

namespace swapfold {

/// Finds configurations for what is not seen yet: another architecture, options
/// switched, a use of a macro that nothing expands.
class Coverage {
public:
  /// \p Prepare is how other architectures are prepared.
  Coverage(const Outcome &Run, const ConfigurationRequest &Prepare)
      : Run(Run), Prepare(Prepare) {}

  /// Configurations of which each file is to be parsed; none if there is
  /// nothing left to try. What cannot be prepared is a warning on stderr.
  std::vector<Configuration> next();

private:
  struct FileText {
    Conditionals Around;
    std::vector<HeaderFunction> Functions;
  };

  const FileText *textOf(const BlindSpot &Spot);
  const Configuration *configurationOf(const ParsedFile &Parsed) const;
  std::vector<std::string> usersOf(llvm::StringRef Macro) const;
  void otherArchitecture(const BlindSpot &Spot);
  void unhide(const BlindSpot &Spot);
  void expand(const BlindSpot &Spot);
  void include(const BlindSpot &Spot);
  void add(Configuration How);

  const Outcome &Run;
  const ConfigurationRequest &Prepare;
  std::map<std::string, std::optional<FileText>> Texts; ///< by path
  std::set<std::string> Tried; ///< names of configurations
  std::set<std::string, std::less<>> TriedArchitectures;
  ArchitectureFiles Architectures; ///< to prepare
  /// Files by the configuration to derive from and the options to set.
  std::map<std::pair<const Configuration *, OptionSettings>,
           std::set<std::string>>
      Switched;
  std::vector<Configuration> Out;
};

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PARSE_COVERAGE_H
