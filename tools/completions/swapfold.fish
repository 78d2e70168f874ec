# Completion of swapfold's words for fish; it offers files beside them.
complete -c swapfold -a '(swapfold complete (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'
