# Completion of swapfold's words for bash; where it has none to offer, of files.
_swapfold() {
  local word
  COMPREPLY=()
  while IFS= read -r word; do
    COMPREPLY+=("$word")
    # The value follows right behind.
    [[ $word == *= ]] && compopt -o nospace 2>/dev/null
  done < <("${COMP_WORDS[0]}" complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _swapfold swapfold
