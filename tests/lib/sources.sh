# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What the lint tests look at; to be sourced after tap.sh.  Works in the project's folder.

cd "$ROOT" || exit 1

# The files under version control, or in an exported tree all that a build did not make.
tracked() { # [PATTERN...]
    git ls-files -- "$@" 2> /dev/null | grep . ||
        find . -type f -not -path './build*' -not -path './.git/*' -not -path './output/*' \
            -not -path '*/node_modules/*' | sed 's|^\./||' | while read -r file; do
            [ $# -eq 0 ] && echo "$file"
            # shellcheck disable=SC2254
            for pattern in "$@"; do case $file in $pattern) echo "$file" ;; esac done
        done | sort -u
}

# A variable of the Makefile, as it stands in the commands that make runs.
make_variable() {
    make -s --no-print-directory -f - show-variable << EOM
include Makefile
show-variable:
	@: \$(info \$($1))
EOM
}

# Runs a command line for each file of standard input, as many at a time as there are cores; what
# they print comes out.  {} stands for the file.
for_each() { # COMMAND-LINE
    xargs -P "$(nproc)" -I '{}' bash -c "$1" 2>&1
}
