#!/usr/bin/env bash
# A patch test for NIPA: what the patch at HEAD adds or causes. NIPA runs it at the top
# of the tree, shows what is on descriptor DESC_FD beside the result, and keeps stderr
# as the log. 0 is a success, 250 a warning, 1 a failure.
set -uo pipefail

findings=$(swapfold review --format=terse --tree . HEAD~1..HEAD)
if [[ $? -gt 1 ]]; then
  echo "swapfold could not look at the patch" >&"$DESC_FD"
  exit 1
fi

total=$(grep -c . <<<"$findings")
entries=$(grep -c ':SWAPOPS_' <<<"$findings")
echo "New findings: $total, of these $entries about page table entries" >&"$DESC_FD"
[[ $total -eq 0 ]] && exit 0
printf '%s\n' "$findings" >&2
[[ $entries -eq 0 ]] && exit 250
exit 1
