# Set-up that tools/demo, tools/test and .ci/run share; to be sourced from the
# top of the repository, with set -euo pipefail.
# shellcheck shell=bash

program=${0#./}

# The versions of LLVM that swapfold works with, and the one of now.
read -r -a llvm_versions < <(sed -n 's/^set(versions \(.*\))$/\1/p' CMakeLists.txt)
llvm=${llvm_versions[0]}

say() { printf '%s\n' "$*" >&2; }

# The packages that the given groups of tools/lib/packages name.
packages() {
  local group package wanted
  while read -r group package; do
    for wanted in "$@"; do
      [[ $group == "$wanted" ]] && printf '%s\n' "${package//@/$llvm}"
    done
  done < <(grep -v '^#' tools/lib/packages)
  return 0
}

is_installed() {
  dpkg-query -W -f='${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed
}

# any_installed A|B...
any_installed() {
  local alternative
  for alternative in ${1//|/ }; do
    is_installed "$alternative" && return
  done
  return 1
}

# Of A|B... the first that apt could install; the last if it knows none.
available() {
  local alternative
  for alternative in ${1//|/ }; do
    [[ -n $(apt-cache show "$alternative" 2>/dev/null) ]] && break
  done
  printf '%s\n' "$alternative"
}

# Says what to install by hand, and gives up.
cannot_install() {
  local why=$1
  shift
  say "$program: $why; install these packages and run it again:"
  say "  $*"
  exit 2
}

confirm() {
  local answer
  read -r -p "$1 [Y/n] " answer || return 1
  [[ -z $answer || $answer == [Yy]* ]]
}

# install_missing YES GROUP...: installs what is missing of the groups. Asks
# first if YES is no and there is a terminal to ask on.
install_missing() {
  local yes=$1 package
  shift
  local -a missing=() as_root=()
  for package in $(packages "$@"); do
    any_installed "$package" || missing+=("$package")
  done
  [[ ${#missing[@]} -eq 0 ]] && return

  say "$program: missing packages: ${missing[*]}"
  command -v apt-get >/dev/null ||
    cannot_install "there is no apt-get here" "${missing[@]}"
  if [[ $(id -u) -ne 0 ]]; then
    command -v sudo >/dev/null ||
      cannot_install "neither root nor sudo" "${missing[@]}"
    as_root=(sudo)
    # With nobody there to type a password, sudo must not wait for one.
    [[ -t 0 ]] || as_root=(sudo -n)
  fi
  if [[ $yes == no && -t 0 ]]; then
    confirm "Install them?" || cannot_install "not installed" "${missing[@]}"
  fi
  # sudo may drop the environment, so it is set behind it.
  as_root+=(env DEBIAN_FRONTEND=noninteractive)
  "${as_root[@]}" apt-get -q update >&2 ||
    cannot_install "apt-get could not update its lists" "${missing[@]}"
  local -a chosen=()
  for package in "${missing[@]}"; do
    chosen+=("$(available "$package")")
  done
  "${as_root[@]}" apt-get -q -y --no-install-recommends \
    -o DPkg::Lock::Timeout=300 install "${chosen[@]}" >&2 ||
    cannot_install "apt-get could not install them" "${chosen[@]}"
}

# build PRESET [TARGET...]: configures and builds; everything if no target.
build() {
  local preset=$1
  shift
  cmake --preset "$preset" >&2
  cmake --build --preset "$preset" ${1:+--target "$@"} >&2
}
