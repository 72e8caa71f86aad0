#!/bin/bash
# Sources the files f0, f1, … of the working folder as a start script does: set -a; source FILE.
# The argument is how many there are. For each, one record a variable, NAME=VALUE, then "." when the shell
# outlived the file, then "=": each ends in a NUL.
#
# A file may hold any text, so the shell that sources it is a restricted one that finds no program and whose
# kill is gone: it starts nothing and writes nowhere. The price: a file that sets PATH, SHELL, ENV or BASH_ENV,
# or that redirects output, fails here at that line.

report() {
  set +a
  builtin mapfile -t __names < <(builtin compgen -e)
  local __name
  for __name in "${__names[@]}"; do
    # Bash exports no arrays.
    [[ ${!__name@a} == *[aA]* ]] || builtin printf '%s=%s\0' "$__name" "${!__name}" >&3
  done
  builtin printf '.\0' >&3
}

for ((__file = 0; __file < $1; __file++)); do
  (
    exec 3>&1 >/dev/null 2>&1 </dev/null
    ulimit -c 0 -t 10 -v 1000000
    enable -n kill suspend exec
    # With a trap set, bash does not replace itself by a program that the file names last.
    trap : USR1
    set -ra
    # shellcheck disable=SC1090
    . "f$__file"
    report
  )
  printf '=\0'
done
