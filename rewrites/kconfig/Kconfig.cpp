//===- Kconfig.cpp - what a tree's Kconfig files say ----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/kconfig/Kconfig.h"
#include "rewrites/text/NamePart.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace swapfold {

namespace {

/// A conjunction of options and their opposites.
struct Conjunction {
  OptionSettings Terms;
  bool HasMore = false; ///< something else is asked, too
};

Conjunction readCondition(StringRef Text) {
  Conjunction Out;
  SmallVector<StringRef> Parts;
  // What stands in parentheses is an alternative, mostly.
  if (Text.contains('(') || Text.contains("||")) {
    // A && (B || C): A is needed whatever the rest says.
    size_t Open = Text.find('(');
    size_t Close = Text.rfind(')');
    if (Open == StringRef::npos || Close == StringRef::npos)
      return {{}, true};
    std::string Outside =
        (Text.take_front(Open) + "1 == 1" + Text.drop_front(Close + 1)).str();
    if (StringRef(Outside).contains("||"))
      return {{}, true};
    Out = readCondition(Outside);
    Out.HasMore = true;
    return Out;
  }
  Text.split(Parts, "&&");
  for (StringRef Part : Parts) {
    Part = Part.trim();
    bool On = !Part.consume_front("!");
    Part = Part.trim();
    if (Part.consume_back("=y") || Part.consume_back("= y") ||
        Part.consume_back("!=n") || Part.consume_back("!= n"))
      Part = Part.trim();
    else if (Part.consume_back("=n") || Part.consume_back("= n")) {
      Part = Part.trim();
      On = !On;
    }
    if (Part == "y")
      continue;
    if (!Part.empty() && all_of(Part, isNamePart))
      Out.Terms.emplace(Part.str(), On);
    else
      Out.HasMore = true;
  }
  return Out;
}

/// How far a line is indented, in columns.
size_t indentation(StringRef Line) {
  size_t Columns = 0;
  for (char C : Line) {
    if (C == '\t')
      Columns = (Columns / 8 + 1) * 8;
    else if (C == ' ')
      ++Columns;
    else
      break;
  }
  return Columns;
}

} // namespace

class KconfigReader {
public:
  KconfigReader(StringRef Tree, ArrayRef<std::string> Archs,
                vfs::FileSystem &Files, Kconfig &Out)
      : Tree(Tree), Archs(Archs), Files(Files), Out(Out) {}

  void readFile(const std::string &Name) {
    if (!Seen.insert(Name).second)
      return;
    auto Buffer = Files.getBufferForFile(Tree + "/" + Name);
    if (!Buffer)
      return;
    Kconfig::Option *Outer = std::exchange(Current, nullptr);
    std::string Joined;
    bool InHelp = false;
    size_t HelpIndent = 0;
    StringRef Rest = (*Buffer)->getBuffer();
    while (!Rest.empty()) {
      StringRef Line;
      std::tie(Line, Rest) = Rest.split('\n');
      if (InHelp) {
        if (Line.trim().empty())
          continue;
        if (!HelpIndent)
          HelpIndent = std::max<size_t>(indentation(Line), 1);
        if (indentation(Line) >= HelpIndent)
          continue;
        InHelp = false;
      }
      if (Line.ends_with("\\")) {
        Joined += Line.drop_back().str() + " ";
        continue;
      }
      std::string Whole = Joined + Line.str();
      Joined.clear();
      StringRef Text = StringRef(Whole).trim();
      if (Text == "help" || Text == "---help---") {
        InHelp = true;
        HelpIndent = 0;
      } else {
        readLine(Text);
      }
    }
    Current = Outer;
  }

private:
  void readLine(StringRef Text) {
    auto [Word, Rest] = getToken(Text, " \t");
    Rest = Rest.trim();
    // A comment behind code, but not within a string.
    if (!Rest.contains('"'))
      Rest = Rest.split('#').first.trim();
    if (Word == "config" || Word == "menuconfig") {
      InMenuHead = false;
      Current = &Out.Options[Rest.str()];
      Kconfig::Option Fresh;
      Fresh.Definitions = Current->Definitions + 1;
      *Current = Fresh;
      for (const Conjunction &Block : Blocks)
        need(Block);
    } else if (Word == "if") {
      Current = nullptr;
      Blocks.push_back(readCondition(Rest));
    } else if (Word == "menu" || Word == "choice") {
      Current = nullptr;
      Blocks.push_back({{}, Word == "choice"});
      InMenuHead = true;
    } else if (Word == "endif" || Word == "endmenu" || Word == "endchoice") {
      Current = nullptr;
      if (!Blocks.empty())
        Blocks.pop_back();
    } else if (Word == "source" || Word == "osource") {
      InMenuHead = false;
      readSource(Rest.trim('"').str());
    } else if (Word == "comment" || Word == "mainmenu") {
      Current = nullptr;
    } else if (Word == "depends") {
      Rest.consume_front("on");
      Conjunction Needed = readCondition(Rest.trim());
      if (Current)
        need(Needed);
      else if (InMenuHead && !Blocks.empty()) {
        Blocks.back().Terms.insert(Needed.Terms.begin(), Needed.Terms.end());
        Blocks.back().HasMore |= Needed.HasMore;
      }
    } else if (Current) {
      readAttribute(Word, Rest);
    }
  }

  void readAttribute(StringRef Word, StringRef Rest) {
    bool IsType = Word == "bool" || Word == "tristate";
    bool IsTypeWithDefault = Word == "def_bool" || Word == "def_tristate";
    Current->IsSwitch |= IsType || IsTypeWithDefault;
    if ((IsType || Word == "prompt") && !Rest.empty())
      Current->HasPrompt = true;
    else if (Word == "select" || Word == "imply") {
      std::string Name = getToken(Rest).first.str();
      Out.Selected.insert(Name);
      if (Word == "select" && !Rest.contains(" if "))
        Current->Selects.insert(std::move(Name));
    } else if (Word == "default" || IsTypeWithDefault)
      readDefault(Rest);
  }

  /// The first default that holds counts.
  void readDefault(StringRef Text) {
    if (Current->Defaults++)
      return;
    auto [Value, Where] = Text.split(" if ");
    Conjunction Known = readCondition(Value);
    if (Where.empty() && Value != "n" && !Known.HasMore)
      Current->DefaultsToOnIf = Known.Terms;
    Current->DefaultNeeds = std::move(Known.Terms);
    Conjunction Asked = readCondition(Where);
    Current->DefaultNeeds.insert(Asked.Terms.begin(), Asked.Terms.end());
  }

  void readSource(const std::string &Name) {
    for (StringRef Variable : {"$(SRCARCH)", "$SRCARCH", "$(HEADER_ARCH)"})
      if (size_t At = Name.find(Variable); At != std::string::npos) {
        for (const std::string &Arch : Archs)
          readFile(Name.substr(0, At) + Arch +
                   Name.substr(At + Variable.size()));
        return;
      }
    readFile(Name);
  }

  void need(const Conjunction &What) {
    Current->Needs.insert(What.Terms.begin(), What.Terms.end());
    Current->NeedsMore |= What.HasMore;
  }

  const std::string Tree;
  const ArrayRef<std::string> Archs;
  vfs::FileSystem &Files;
  Kconfig &Out;
  std::set<std::string> Seen;
  std::vector<Conjunction> Blocks;
  Kconfig::Option *Current = nullptr;
  bool InMenuHead = false;
};

Kconfig Kconfig::read(StringRef Tree, ArrayRef<std::string> Names,
                      ArrayRef<std::string> Archs, vfs::FileSystem &Files) {
  Kconfig Out;
  KconfigReader Reader(Tree, Archs, Files, Out);
  for (const std::string &Name : Names)
    Reader.readFile(Name);
  Out.KnowsSelected = !Names.empty() && Names.front() == "Kconfig";
  if (!Out.KnowsSelected)
    return Out;
  const std::vector<std::string> All = architectures(Tree, Files);
  Kconfig Others;
  KconfigReader OthersReader(Tree, All, Files, Others);
  for (const std::string &Arch : All)
    if (!is_contained(Archs, Arch))
      OthersReader.readFile("arch/" + Arch + "/Kconfig");
  Out.Selected.merge(Others.Selected);
  return Out;
}

std::string kconfigTree(StringRef File, vfs::FileSystem &Files) {
  for (StringRef Folder = sys::path::parent_path(File); !Folder.empty();
       Folder = sys::path::parent_path(Folder))
    if (auto Text = Files.getBufferForFile(Folder + "/Kconfig");
        Text && (*Text)->getBuffer().contains("mainmenu "))
      return Folder.str();
  return "";
}

std::vector<std::string> architectures(StringRef Tree, vfs::FileSystem &Files) {
  std::vector<std::string> Out;
  std::error_code EC;
  for (vfs::directory_iterator It = Files.dir_begin(Tree + "/arch", EC), End;
       !EC && It != End; It.increment(EC))
    if (Files.exists(It->path() + "/Kconfig"))
      Out.push_back(sys::path::filename(It->path()).str());
  llvm::sort(Out);
  return Out;
}

bool Kconfig::followsDefault(const std::string &Name, const Option &O) const {
  return KnowsSelected && O.IsSwitch && !O.HasPrompt && O.Defaults == 1 &&
         !Selected.count(Name);
}

bool Kconfig::forbids(const OptionSettings &Settings) const {
  OptionSettings Known = Settings;
  std::vector<std::string> Waiting;
  bool Contradicted = false;
  auto Learn = [&](const std::string &Name, bool On) {
    auto [It, New] = Known.emplace(Name, On);
    if (New)
      Waiting.push_back(Name);
    Contradicted |= It->second != On;
  };
  for (const auto &[Name, _] : Settings)
    Waiting.push_back(Name);
  while (!Waiting.empty() && !Contradicted) {
    std::string Name = std::move(Waiting.back());
    Waiting.pop_back();
    auto It = Options.find(Name);
    // Of several definitions any one will do.
    if (It == Options.end() || It->second.Definitions != 1 || !Known.at(Name))
      continue;
    for (const std::string &Selected : It->second.Selects)
      Learn(Selected, true);
    for (const auto &[Needed, On] : It->second.Needs)
      Learn(Needed, On);
    if (followsDefault(Name, It->second))
      for (const auto &[Needed, On] : It->second.DefaultNeeds)
        Learn(Needed, On);
  }
  // An option without a prompt is on where its dependencies are.
  for (const auto &[Name, On] : Settings) {
    auto It = Options.find(Name);
    if (On || It == Options.end())
      continue;
    const Option &O = It->second;
    auto Hold = [&](const OptionSettings &Terms) {
      return all_of(Terms, [&](const auto &Term) {
        auto Is = Known.find(Term.first);
        return Is != Known.end() && Is->second == Term.second;
      });
    };
    Contradicted |= O.Definitions == 1 && !O.HasPrompt && !O.NeedsMore &&
                    O.DefaultsToOnIf && Hold(*O.DefaultsToOnIf) &&
                    Hold(O.Needs);
  }
  return Contradicted;
}

} // namespace swapfold
