#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Basalt authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs the shell examples of one page as a reader would: all blocks marked `<!-- run -->`, in order, in one shell, in an
# empty folder, on a free port in place of 8000. A block may be followed by `<!-- prints: text -->`, which must then stand in
# the output. A shell block that carries neither `<!-- run -->` nor `<!-- not run: why -->` fails the page: an example that
# nobody runs goes stale.
#
#   run-examples.sh <page.md> <folder with the programs>
set -euo pipefail

page=$(readlink -f "$1")
programs=$(readlink -f "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

free_port() {
    local port
    for port in $(shuf -i 20000-29999 -n 50); do
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || {
            printf '%s' "$port"
            return
        }
    done
    return 1
}

# The blocks as one script; fails on unmarked ones.
extract() {
    awk '
        /^<!-- run -->$/       { mark = "run"; next }
        /^<!-- not run: .+ -->$/ { mark = "skip"; next }
        /^```sh$/ && !inside   { inside = 1
                                 if (mark == "") { printf "line %d: shell block without a mark\n", NR > "/dev/stderr"; bad = 1 }
                                 if (mark == "run") printf "echo \"--- line %d\"\n", NR
                                 next }
        /^```/ && inside       { inside = 0; mark = ""; next }
        inside && mark == "run" { print; next }
        !inside && NF          { mark = "" }
        END                    { exit bad }
    ' "$page"
}

port=$(free_port)
mkdir -p "$work/build/release"
ln -s "$programs" "$work/build/release/bin"
{
    printf "trap 'kill \$(jobs -p) 2>/dev/null || true; wait || true' EXIT\n"
    extract | sed -e "s/127\.0\.0\.1:8000/127.0.0.1:$port/g" -e "s/--port 8000/--port $port/g"
} >"$work/examples.sh"

if ! grep -q '^echo "--- line' "$work/examples.sh"; then
    echo "no example to run"
    exit 0
fi

status=0
(
    cd "$work"
    env -i HOME="$work" PATH="$programs:$PATH" LANG=C.UTF-8 BASALT_PORT="$port" BASALT_DATA_DIR="$work/data" \
        timeout 600 bash -euo pipefail ./examples.sh
) >"$work/output" 2>&1 || status=$?
cat "$work/output"
((status == 0)) || {
    echo "the examples of $page failed with status $status"
    exit 1
}

while IFS= read -r text; do
    grep -qF -- "$text" "$work/output" || {
        echo "missing in the output: $text"
        exit 1
    }
done < <(sed -n 's/^<!-- prints: \(.*\) -->$/\1/p' "$page")
