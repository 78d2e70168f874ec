//===- KindFlowTest.cpp - tests of KindFlow.h ----------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/flow/KindFlow.h"
#include "rewrites/ast/DynamicRecursiveASTVisitor.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/StringExtras.h"
#include "gtest/gtest.h"

using namespace clang;
using namespace llvm;
using namespace swapfold;

namespace {

constexpr StringRef FlowHeader = R"(
typedef struct { unsigned long val; } swp_entry_t;
typedef struct { unsigned long pte; } pte_t;
#define A 1
#define B 2
#define C 3
static inline unsigned swp_type(swp_entry_t entry) { return entry.val >> 56; }
static inline swp_entry_t swp_entry(unsigned long type, unsigned long offset)
{ swp_entry_t made; made.val = type << 56 | offset; return made; }
static inline swp_entry_t pte_to_swp_entry(pte_t pte)
{ swp_entry_t made; made.val = pte.pte; return made; }
static inline int is_one_entry(swp_entry_t entry)
{ return swp_type(entry) == A || swp_type(entry) == B; }
static inline int is_two_entry(swp_entry_t entry)
{ return swp_type(entry) == C; }
static inline int is_pte_two_entry(pte_t pte)
{ return pte.pte && is_two_entry(pte_to_swp_entry(pte)); }
static inline unsigned long one_entry_to_pfn(swp_entry_t entry)
{ return entry.val; }
static inline swp_entry_t make_readable_two_entry(unsigned long offset)
{ return swp_entry(C, offset); }
static inline unsigned long two_entry_to_pfn(swp_entry_t entry)
{ return entry.val; }
)";

constexpr StringRef FlowUnit = R"(
#include "swapops.h"
#define BUG_ON(c) do { if (c) __builtin_trap(); } while (0)
#define VM_BUG_ON(c) ((void)sizeof((long)(c)))
#define WARN_ON(c) ({ int ret_ = !!(c); if (ret_) warn(); ret_; })
#define true 1
#define false 0
void warn(void);
int some(void);
void here(swp_entry_t entry);
swp_entry_t next(swp_entry_t entry);
void change(swp_entry_t *entry);
struct walk { pte_t *ptep; swp_entry_t entry; };
static int asks_one(swp_entry_t entry)
{ if (!entry.val) return 0; return is_one_entry(entry); }
)";

struct HereFinder : DynamicRecursiveASTVisitor {
  bool VisitCallExpr(CallExpr *Call) override {
    if (const FunctionDecl *F = Call->getDirectCallee();
        F && F->getIdentifier() && F->getName() == "here")
      Here = Call;
    return true;
  }
  const CallExpr *Here = nullptr;
};

/// What is known of the entry that \p Body hands to here(): "A B" if it is one
/// of these types, "not A" if it can be any other, "" if nothing is known.
std::string knownIn(StringRef Body) {
  std::string Code =
      (FlowUnit +
       "void f(swp_entry_t entry, pte_t pte, struct walk *w, int n)\n{\n"
       "is_two_entry(entry);\n" +
       Body + "\n}\n")
          .str();
  auto Unit = tooling::buildASTFromCodeWithArgs(
      Code, {"-xc", "-std=gnu11", "-w"}, "a.c", "test",
      std::make_shared<PCHContainerOperations>(),
      tooling::getClangStripDependencyFileAdjuster(),
      {{"swapops.h", FlowHeader.str()}});
  if (!Unit || Unit->getDiagnostics().hasUncompilableErrorOccurred())
    return "does not compile";
  ASTContext &Context = Unit->getASTContext();
  EntryFamily Family = EntryFamily::discover({{"swapops.h", FlowHeader}});
  const auto *F = cast<FunctionDecl>(Context.getTranslationUnitDecl()
                                         ->lookup(&Context.Idents.get("f"))
                                         .front());
  HereFinder Finder;
  Finder.TraverseStmt(F->getBody());
  const FunctionSites Sites(*F, Family, Context);
  const KindFlow &Flow = KindFlow::of(Sites);
  const Expr *Entry = Finder.Here->getArg(0);
  if (auto Proven = Flow.proven(Finder.Here, Entry))
    return join(*Proven, " ");
  auto RuledOut = Flow.ruledOut(Finder.Here, Entry);
  return RuledOut.empty() ? "" : "not " + join(RuledOut, " ");
}

TEST(KindFlow, BranchesOfATest) {
  EXPECT_EQ(knownIn("if (is_one_entry(entry)) here(entry);"), "A B");
  EXPECT_EQ(knownIn("if (is_one_entry(entry)) ; else here(entry);"), "not A B");
  EXPECT_EQ(knownIn("if (is_one_entry(entry) == 0) return; here(entry);"),
            "A B");
  EXPECT_EQ(knownIn("is_one_entry(entry); here(entry);"), "");
}

TEST(KindFlow, LogicalOperators) {
  EXPECT_EQ(knownIn("if (is_one_entry(entry) || is_two_entry(entry)) "
                    "here(entry);"),
            "A B C");
  EXPECT_EQ(knownIn("if (n || is_two_entry(entry)) here(entry);"), "");
  EXPECT_EQ(knownIn("if (n && is_two_entry(entry)) here(entry);"), "C");
  EXPECT_EQ(knownIn("if (!(n && !is_two_entry(entry))) ; else here(entry);"),
            "not C");
  EXPECT_EQ(knownIn("if (__builtin_expect(n && is_two_entry(entry), 0)) "
                    "here(entry);"),
            "C");
  EXPECT_EQ(knownIn("n = is_two_entry(entry) ? here(entry), 1 : 2;"), "C");
}

TEST(KindFlow, ComplementOfNestedTests) {
  EXPECT_EQ(knownIn("if (is_one_entry(entry) || is_two_entry(entry)) {"
                    " if (is_one_entry(entry)) n = 1; else here(entry); }"),
            "C");
  EXPECT_EQ(knownIn("if (is_one_entry(entry)) return; here(entry);"),
            "not A B");
}

TEST(KindFlow, JoinsWays) {
  EXPECT_EQ(knownIn("if (n) { if (!is_one_entry(entry)) return; }"
                    " else { if (!is_two_entry(entry)) return; } here(entry);"),
            "A B C");
  EXPECT_EQ(knownIn("if (n) goto out; if (!is_two_entry(entry)) return;"
                    " out: here(entry);"),
            "");
}

TEST(KindFlow, Loops) {
  EXPECT_EQ(knownIn("if (!is_two_entry(entry)) return;"
                    " while (n--) here(entry);"),
            "C");
  EXPECT_EQ(knownIn("if (!is_two_entry(entry)) return;"
                    " while (n--) { here(entry); entry = next(entry); }"),
            "");
}

TEST(KindFlow, Changes) {
  EXPECT_EQ(knownIn("if (is_two_entry(entry)) { entry = next(entry);"
                    " here(entry); }"),
            "");
  EXPECT_EQ(knownIn("if (is_two_entry(entry)) { change(&entry);"
                    " here(entry); }"),
            "");
  EXPECT_EQ(knownIn("if (is_two_entry(w->entry)) { here(w->entry); }"), "C");
  EXPECT_EQ(knownIn("if (is_two_entry(w->entry)) { some(); here(w->entry); }"),
            "");
  EXPECT_EQ(knownIn("if (is_two_entry(entry)) { some(); here(entry); }"), "C");
  EXPECT_EQ(knownIn("if (is_two_entry(entry) && (entry = next(entry)).val)"
                    " here(entry);"),
            "");
}

TEST(KindFlow, DirectivesBetweenStatements) {
  EXPECT_EQ(knownIn("if (!is_two_entry(entry)) return;\n"
                    "#ifdef X\n#endif\n here(entry);"),
            "");
  EXPECT_EQ(knownIn("\n#ifdef X\n#endif\n"
                    "if (!is_two_entry(entry)) return; some(); here(entry);"
                    "\n#ifdef X\n#endif\n"),
            "C");
  EXPECT_EQ(knownIn("swp_entry_t e = entry;\n#ifdef X\n entry = next(e);\n"
                    "#endif\n if (is_two_entry(e)) here(entry);"),
            "");
  EXPECT_EQ(knownIn("if (!is_two_entry(entry)) {\n#ifndef X\n return;\n"
                    "#endif\n }\n here(entry);"),
            "");
}

TEST(KindFlow, DirectivesWithinStatements) {
  EXPECT_EQ(knownIn("if (is_two_entry(entry)) { some();\n#ifdef X\n#endif\n"
                    " here(entry); }"),
            "");
  EXPECT_EQ(knownIn("if (is_two_entry(entry)) here(entry);\n"
                    "else {\n#ifdef X\n#endif\n}"),
            "C");
  EXPECT_EQ(knownIn("if (n) n++; else if (is_two_entry(entry)) { here(entry);"
                    "\n#ifndef X\n } else if (n) { n--;\n#endif\n }"),
            "C");
  EXPECT_EQ(knownIn("switch (swp_type(entry)) { case C: here(entry);"
                    "\n#ifdef X\n#endif\n }"),
            "C");
  EXPECT_EQ(knownIn("{\n#ifdef X\n#endif\n"
                    " if (!is_two_entry(entry)) return; } here(entry);"),
            "");
  EXPECT_EQ(knownIn("for (; n--; here(entry)) {"
                    " if (!is_two_entry(entry)) break;"
                    "\n#ifdef X\n entry = next(entry);\n#endif\n}"),
            "");
  EXPECT_EQ(knownIn("for (; is_two_entry(entry); here(entry)) {\n#ifdef X\n"
                    " entry = next(entry);\n#endif\n}"),
            "");
  EXPECT_EQ(knownIn("for (;;) {\n#ifdef X\n entry = next(entry);\n#endif\n"
                    " if (!n--) here(entry);"
                    " else if (!is_two_entry(entry)) return; }"),
            "");
}

TEST(KindFlow, DirectivesThatCutStatements) {
  EXPECT_EQ(knownIn("\n#ifdef X\n if (n)\n#endif\n"
                    "if (!is_two_entry(entry)) return; here(entry);"),
            "");
  EXPECT_EQ(knownIn("\n#ifdef X\n if (n)\n#endif\n"
                    "if (is_two_entry(entry)) here(entry);"),
            "C");
  EXPECT_EQ(knownIn("\n#ifdef X\n if (n) goto to;\n#endif\n"
                    "if (!is_two_entry(entry)) return; to: here(entry);"),
            "");
  EXPECT_EQ(knownIn("\n#ifdef X\n keep(&entry);\n#endif\n"
                    "if (is_two_entry(entry)) { some(); here(entry); }"),
            "");
}

TEST(KindFlow, DeclarationsOfSeveralVariables) {
  EXPECT_EQ(knownIn("\n#ifdef X\n#endif\n swp_entry_t a = entry, b = a;\n"
                    "if (is_two_entry(entry)) here(b);"),
            "C");
}

TEST(KindFlow, TypesAndSwitches) {
  EXPECT_EQ(knownIn("if (swp_type(entry) == C) here(entry);"), "C");
  EXPECT_EQ(knownIn("unsigned type = swp_type(entry);"
                    " if (type != C) here(entry);"),
            "not C");
  EXPECT_EQ(
      knownIn("switch (swp_type(entry)) { case A: case C: here(entry); }"),
      "A C");
  EXPECT_EQ(knownIn("switch (swp_type(entry)) { case A: break; case C: break;"
                    " default: here(entry); }"),
            "not A C");
  EXPECT_EQ(knownIn("switch (swp_type(entry)) { case 1 + 1: here(entry); }"),
            "");
}

TEST(KindFlow, Flags) {
  EXPECT_EQ(knownIn("_Bool two = is_two_entry(entry); if (two) here(entry);"),
            "C");
  EXPECT_EQ(knownIn("int two = is_two_entry(entry); if (two) return;"
                    " here(entry);"),
            "not C");
  EXPECT_EQ(knownIn("_Bool two = false; if (n) two = is_two_entry(entry);"
                    " if (two) here(entry);"),
            "C");
  EXPECT_EQ(knownIn("_Bool two = false; if (is_two_entry(entry)) two = true;"
                    " if (two) here(entry);"),
            "C");
  EXPECT_EQ(knownIn("_Bool two = is_two_entry(entry); entry = next(entry);"
                    " if (two) here(entry);"),
            "");
  EXPECT_EQ(knownIn("_Bool two = is_two_entry(entry); if (n) two = true;"
                    " if (two) here(entry);"),
            "");
}

TEST(KindFlow, Carriers) {
  EXPECT_EQ(knownIn("swp_entry_t e = pte_to_swp_entry(pte);"
                    " if (is_pte_two_entry(pte)) here(e);"),
            "C");
  EXPECT_EQ(knownIn("if (is_pte_two_entry(pte))"
                    " here(pte_to_swp_entry(pte));"),
            "C");
  EXPECT_EQ(knownIn("pte_t p = *w->ptep; if (!is_pte_two_entry(*w->ptep))"
                    " return; some(); here(pte_to_swp_entry(p));"),
            "C");
  EXPECT_EQ(knownIn("if (!is_pte_two_entry(*w->ptep)) return; some();"
                    " here(pte_to_swp_entry(*w->ptep));"),
            "");
  EXPECT_EQ(knownIn("swp_entry_t e = pte_to_swp_entry(pte); pte.pte++;"
                    " if (is_pte_two_entry(pte)) here(e);"),
            "");
}

TEST(KindFlow, Assertions) {
  EXPECT_EQ(knownIn("BUG_ON(!is_two_entry(entry)); here(entry);"), "C");
  EXPECT_EQ(knownIn("VM_BUG_ON(!is_two_entry(entry)); here(entry);"), "C");
  EXPECT_EQ(knownIn("WARN_ON(!is_two_entry(entry)); here(entry);"), "");
  EXPECT_EQ(knownIn("if (WARN_ON(!is_two_entry(entry))) return; here(entry);"),
            "C");
}

TEST(KindFlow, Constructors) {
  EXPECT_EQ(knownIn("entry = make_readable_two_entry(n); here(entry);"), "C");
  EXPECT_EQ(knownIn("entry = swp_entry(n ? A : B, 0);"
                    " here(entry);"),
            "A B");
  EXPECT_EQ(knownIn("entry = swp_entry(n, 0);"
                    " here(entry);"),
            "");
}

TEST(KindFlow, Summaries) {
  EXPECT_EQ(knownIn("if (asks_one(entry)) here(entry);"), "A B");
  EXPECT_EQ(knownIn("if (asks_one(entry)) return;"
                    " here(entry);"),
            "");
}

} // namespace
