#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Basalt authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Drives the admin app through its pages, offscreen, on a real server: the first start of the built-in one, then a server
# filled with a document or with the generated laboratory; wrong and right sign-in, sorting, filters, staged edits and their
# commit, a new collection, the audit trail, the palette, German. Each step must reach its state; each leaves a picture in
# dark and light.
#
#   drive-pages.sh <folder with the programs> <folder for pictures> [document.json [import options]]
set -euo pipefail

bin=$(readlink -f "$1")
folder="$2"
document="${3:-}"
data="$(mktemp -d)"
server=
cleanup() {
    [[ -z $server ]] || { kill "$server" && wait "$server"; } 2>/dev/null || true
    rm -rf "$data"
}
trap cleanup EXIT

# Named as tests' variables are: the server refuses others that it does not know, and the app has a server built in.
export BASALT_TEST_EMAIL=marie.keller@lab.example BASALT_TEST_PASSWORD
BASALT_TEST_PASSWORD="$(od -An -N18 -tx1 /dev/urandom | tr -d ' \n')"
printf '%s' "$BASALT_TEST_PASSWORD" |
    "$bin/basalt" create-superadmin --data "$data" --email "$BASALT_TEST_EMAIL" --password-stdin
if [[ -n $document ]]; then
    "$bin/basalt" import "$document" --data "$data" "${@:4}"
else
    "$bin/basalt" demo --data "$data"
fi
"$bin/basalt" serve --data "$data" --port 0 >"$data/serve.log" 2>&1 &
server=$!
until url="$(sed -n 's/^Basalt listens on //p' "$data/serve.log")" && [[ -n $url ]]; do
    kill -0 "$server" 2>/dev/null || {
        cat "$data/serve.log"
        exit 1
    }
    sleep 0.05
done

# An account with two people: rules are tried with them.
ask() { curl -sSf -H 'Content-Type: application/json' "$@"; }
token="$(ask "$url/api/v1/auth/login" --data-binary @- <<<"$(jq -n '{account: "system", email: env.BASALT_TEST_EMAIL,
    password: env.BASALT_TEST_PASSWORD}')" | jq -r .token)"
account="$(ask "$url/api/v1/accounts" -H "Authorization: Bearer $token" -d '{"name": "North Harbour"}' | jq -r .id)"
for person in 'ines.weber 1' 'jonas.adler 2'; do
    ask "$url/api/v1/users" -H "Authorization: Bearer $token" --data-binary @- >"$data/user.json" <<<"$(jq -n \
        --arg email "${person% *}@harbour.example" --argjson role "${person#* }" --arg account "$account" \
        '{email: $email, role_id: $role, account_id: $account, password: env.BASALT_TEST_PASSWORD}')"
done
QT_QPA_PLATFORM=offscreen "$bin/basalt-admin" --server "$url" --screenshots "$folder"

# What the pages said they saved is on the server, with its entry.
kill "$server" && wait "$server"
server=
"$bin/basalt" audit verify --data "$data"
"$bin/basalt" audit list --data "$data" --operation UPDATE --limit 20 | grep -F -- '-> A better name'
