//===- HtmlStyle.h - how a page looks ---------------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_REPORT_HTMLSTYLE_H
#define SWAPFOLD_TOOLS_REPORT_HTMLSTYLE_H

#include "llvm/ADT/StringRef.h"

namespace swapfold {

/// The style sheet of every page; what filters is added to it.
inline constexpr llvm::StringLiteral HtmlStyle = R"css(
:root { color-scheme: light dark; --back: #fff; --text: #1c1e21; --dim: #5d646d;
  --line: #d5d9de; --box: #f5f6f8; --gone: #ffe3e1; --new: #dcf5df;
  --mark: #fff3c9; --link: #0b57a4; --was: #aab2bc; --is: #2f7ec7; }
@media (prefers-color-scheme: dark) {
  :root { --back: #15181c; --text: #e3e6ea; --dim: #9aa3ad; --line: #353b43;
    --box: #1d2126; --gone: #4d2222; --new: #1d4026; --mark: #463c16;
    --link: #7fb8f0; --was: #56606c; --is: #5ba3e0; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1rem; background: var(--back);
  color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
.dim, figcaption { color: var(--dim); }
pre, code { font-family: ui-monospace, monospace; font-size: .85rem; }
pre { margin: 0; padding: .5rem; overflow-x: auto; background: var(--box);
  border: 1px solid var(--line); border-radius: .3rem; tab-size: 8; }
pre span { display: block; width: max-content; min-width: 100%; }
.gone { background: var(--gone); } .new { background: var(--new); }
.at { background: var(--mark); }
pre i { color: var(--dim); font-style: normal; user-select: none; }
article { margin: 1rem 0; padding: .8rem; border: 1px solid var(--line);
  border-radius: .4rem; }
article p, article ul { margin: .4rem 0; overflow-wrap: anywhere; }
figure { margin: .5rem 0; } figcaption { font-size: .85rem; }
fieldset { border: 1px solid var(--line); border-radius: .4rem; margin: .5rem 0;
  display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; }
label { overflow-wrap: anywhere; }
.size { margin: .4rem 0; overflow-wrap: anywhere; }
.bar { height: .5rem; border-radius: .15rem; margin: 1px 0; }
.key { display: inline-block; width: .8rem; height: .8rem; }
.was { background: var(--was); } .is { background: var(--is); }
summary { cursor: pointer; } a { color: var(--link); }
)css";

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_REPORT_HTMLSTYLE_H
