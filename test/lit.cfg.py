# The tests' one configuration; lit.site.cfg.py in the build directory loads it.
import os
import shutil
import subprocess
import sys
from random import SystemRandom

import lit.formats

config.name = "swapfold"
config.test_format = lit.formats.ShTest(execute_external=True)
config.suffixes = [".c", ".cpp", ".test"]
config.excludes = ["Inputs", "CMakeLists.txt", "unit", "fuzz"]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = os.path.join(config.build_dir, "test")

# Real kernels take minutes and a download: tools/test --quick goes without, and
# without other tests that take long.
if not lit_config.params.get("quick"):
    config.available_features.update(["kernels", "long"])

# What tests look at a sample of by default, they look at all of (docs/testing.md).
nightly = "nightly" in lit_config.params
if nightly:
    config.available_features.add("nightly")

# CI builds a second time, with gcc and another LLVM.
gcc_build = os.environ.get("SWAPFOLD_GCC_BUILD")
if gcc_build:
    config.available_features.add("gcc-build")

for program in "chromium npm parallel sshd".split():
    if shutil.which(program):
        config.available_features.add(program)

# b4 checks patches since 0.14.
if shutil.which("b4"):
    b4_options = subprocess.run(["b4", "prep", "--help"], stdout=subprocess.PIPE, text=True).stdout
    if "--check" in b4_options:
        config.available_features.add("b4")

# The memory of a worker has no limit then.
if config.sanitized:
    config.available_features.add("sanitizers")

# Its programs and tests may be left out of a build.
if config.core:
    config.available_features.add("core")

# FileCheck and not are LLVM's own; whatever else the system has comes first.
path = os.environ["PATH"] + os.pathsep + config.llvm_tools_dir
config.environment["PATH"] = path
config.environment["LC_ALL"] = "C.UTF-8"
# Compilers that tests call are of the LLVM that the tool is built with.
config.environment["SWAPFOLD_LLVM"] = config.llvm
# The tests must neither see nor fill the user's cache. Downloads are shared.
config.user_cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
config.environment["XDG_CACHE_HOME"] = os.path.join(config.build_dir, "test", "cache")
for name in "HOME TMPDIR http_proxy https_proxy no_proxy".split():
    if name in os.environ:
        config.environment[name] = os.environ[name]

swapfold = os.path.join(config.build_dir, "bin", "swapfold")
plugin = os.path.join("lib", "SwapfoldTidyModule.so")
plugin = os.path.join(config.build_dir, plugin)
clang_tidy = config.clang_tidy
rules = os.path.join(config.test_source_root, "rules")
doors = f"--work %t.tree --clang-tidy {clang_tidy} --plugin {plugin} --swapfold {swapfold}"
check_rule = f"{config.python} {rules}/harness/check_rule.py --inputs {rules}/Inputs {doors}"
behaviour = f"{config.python} {config.test_source_root}/behaviour/behaviour.py {doors}"
case = f"{config.python} {config.test_source_root}/cases/case.py --work %t --swapfold {swapfold}"
generated = f"{config.python} {config.test_source_root}/generated"
# Of random functions, a fresh one in each run (docs/reliability.md).
seed = lit_config.params.get("seed", SystemRandom().randrange(1 << 31))
lit_config.note(f"the seed of random functions is {seed}, --param seed={seed} takes it again")

# Longer names first: %s and %p are lit's own.
config.substitutions += [
    ("%check_rule", check_rule),
    ("%behaviour", behaviour),
    ("%case", case),
    ("%generated", f"{generated}/generated.py --work %t --swapfold {swapfold}"),
    ("%planted", f"{generated}/planted.py --work %t --swapfold {swapfold}"),
    ("%productions", f"{generated}/productions.py --work %t --swapfold {swapfold}"),
    ("%seed", str(seed)),
    ("%functions", "100000" if nightly else "500" if lit_config.params.get("quick") else "2000"),
    ("%clang_tidy_alone", clang_tidy),
    ("%clang_tidy", f"{clang_tidy} -load {plugin}"),
    ("%swapfold", swapfold),
    ("%llvm", config.llvm),
    ("%plugin", plugin),
    ("%gcc_build", gcc_build or ""),
    ("%lit", f"{config.python} {os.path.abspath(sys.argv[0])}"),
    ("%python", config.python),
    # One in how many is looked at: %few of what takes long, %fewest of what
    # takes longest.
    ("%fewest", "1" if nightly else "100"),
    ("%fewer", "1" if nightly else "8"),
    ("%few", "1" if nightly else "4"),
    # Of defects that are seeded: some ten.
    ("%defects", "1" if nightly else "60"),
    # Another compiler than the one the tool is built on; Debian's releases have
    # different ones (tools/lib/packages).
    ("%old_clang", next((v for v in ("14", "17") if shutil.which(f"clang-{v}")), "missing")),
    # At how many moments a run is killed.
    ("%moments", "200" if nightly else "20"),
    ("%root", os.path.dirname(config.test_source_root)),
    ("%build", config.build_dir),
]
