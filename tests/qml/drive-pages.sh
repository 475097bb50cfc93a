#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Basalt authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Drives the admin app through its pages, offscreen, on a real server: the first start of the built-in one, then a server
# filled with a document or with the generated laboratory; wrong and right sign-in, a second factor, sorting, filters, staged
# edits and their commit, a new collection, the audit trail, the palette, German. Each step must reach its state; each leaves
# a picture in dark and light.
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

# An account with people, groups and sets in it: rules are tried with them, and their pages show them.
ask() { curl -sSf -H 'Content-Type: application/json' "$@"; }
token="$(ask "$url/api/v1/auth/login" --data-binary @- <<<"$(jq -n '{account: "system", email: env.BASALT_TEST_EMAIL,
    password: env.BASALT_TEST_PASSWORD}')" | jq -r .token)"
make() { ask "$url/api/v1/$1" -H "Authorization: Bearer $token" --data-binary @- <<<"$2" | jq -r .id; }
account="$(make accounts '{"name": "North Harbour"}')"
declare -A people
for person in 'Ines Weber 1' 'Jonas Adler 2' 'Priya Nair 2' 'Luis Ortega 2' 'Ada Lindqvist 2'; do
    name="${person% *}"
    address="${name// /.}@harbour.example"
    people[$name]="$(make users "$(jq -n --arg name "$name" --arg email "${address,,}" --argjson role "${person##* }" \
        --arg account "$account" '{email: $email, display_name: $name, role_id: $role, account_id: $account,
        password: env.BASALT_TEST_PASSWORD}')")"
done
make users "$(jq -n --arg account "$account" '{email: "meter.reader@harbour.example", display_name: "Meter reader",
    type: "service", role_id: 2, account_id: $account}')" >/dev/null
group() { make groups "$(jq -n --arg name "$1" --arg about "$2" --arg account "$account" --arg kind "${3:-internal}" \
    '{name: $name, description: $about, account_id: $account, kind: $kind}')"; }
set_of() { make permission-sets "$(jq -n --arg name "$1" --arg about "$2" --arg account "$account" \
    '{name: $name, description: $about, account_id: $account, permissions: $ARGS.positional}' --args "${@:3}")"; }
lab="$(group 'Wet lab' 'Everybody at the benches')"
night="$(group 'Night shift' 'Watches the long runs' hybrid)"
for name in 'Priya Nair' 'Ada Lindqvist' 'Jonas Adler'; do
    make "groups/$lab/users" "{\"user_id\": \"${people[$name]}\"}" >/dev/null
done
make "groups/$night/users" "{\"user_id\": \"${people[Luis Ortega]}\"}" >/dev/null
analyst="$(set_of Analyst 'Works with what the laboratory measures' records users.read)"
auditor="$(set_of Auditor 'Looks, and changes nothing' groups.read permission_sets.read pii.read)"
make assignments "{\"permission_set_id\": \"$analyst\", \"group_id\": \"$lab\"}" >/dev/null
make assignments "{\"permission_set_id\": \"$auditor\", \"user_id\": \"${people[Luis Ortega]}\",
    \"ends_at\": \"2030-01-01T00:00:00Z\"}" >/dev/null
make assignments "{\"permission_set_id\": \"$auditor\", \"group_id\": \"$night\"}" >/dev/null
make collections '{"name": "specimens", "schema": [{"name": "title", "type": "text"}, {"name": "status", "type": "text"},
    {"name": "analyst", "type": "text"}, {"name": "patient", "type": "text", "pii": true, "mask_type": "full"}],
    "list_rule": "@request.auth.id != \u0027\u0027", "view_rule": "@request.auth.id != \u0027\u0027", "create_rule": null,
    "update_rule": "status != \u0027released\u0027 && (analyst = @request.auth.id || @has_group(\u0027wet_lab\u0027))",
    "list_fields": ["title", "status", "patient"], "view_fields": ["title", "status", "patient"]}' >/dev/null
for title in 'Plasma 7' 'Serum 12' 'Urine pool 4'; do
    make records/specimens "$(jq -n --arg title "$title" --arg account "$account" --arg analyst "${people[Ines Weber]}" \
        '{title: $title, status: "in review", analyst: $analyst, patient: "Jonathan Grey", account_id: $account}')" >/dev/null
done
last="$(ask "$url/api/v1/records/specimens" -H "Authorization: Bearer $token" | jq -r '.items[].id')"
let_in() { make resource-access "$1" >/dev/null; }
for record in $last; do
    let_in "{\"resource_type\": \"records.specimens\", \"key\": {\"record\": \"$record\"}, \"group_id\": \"$lab\", \"flags\": [\"read\", \"write\"]}"
    let_in "{\"resource_type\": \"records.specimens\", \"key\": {\"record\": \"$record\"}, \"user_id\": \"${people[Luis Ortega]}\", \"flags\": [\"read\"], \"deny\": true}"
done
make resource-types '{"code": "instrument", "name": "Instruments", "key_fields": ["site", "serial"], "flags": ["read", "write", "share"]}' >/dev/null
make resource-types '{"code": "reports", "name": "Reports"}' >/dev/null
make resource-roles '{"code": "operator", "name": "Operator", "resource_type": "instrument", "flags": ["read", "write"]}' >/dev/null
let_in "{\"resource_type\": \"instrument\", \"key\": {\"site\": \"Harbour\"}, \"group_id\": \"$lab\", \"roles\": [\"operator\"]}"
let_in "{\"resource_type\": \"instrument\", \"key\": {\"site\": \"Harbour\", \"serial\": \"LC-204\"}, \"user_id\": \"${people[Priya Nair]}\", \"flags\": [\"write\"], \"deny\": true}"
let_in "{\"resource_type\": \"reports\", \"path\": \"/2026/water\", \"user_id\": \"${people[Jonas Adler]}\", \"flags\": [\"read\"]}"
make mfa-policies "{\"scope\": \"account\", \"account_id\": \"$account\", \"required\": false}" >/dev/null
make mfa-policies "{\"scope\": \"group\", \"group_id\": \"$night\", \"required\": true}" >/dev/null
make invitations "{\"email\": \"tomas.reyes@harbour.example\", \"account_id\": \"$account\"}" >/dev/null
make invitations "{\"email\": \"nora.lund@harbour.example\", \"account_id\": \"$account\", \"message\": \"Welcome to the harbour.\", \"actions\": [
    {\"type\": \"provision_external\", \"phase\": \"on_create\", \"payload\": {\"system\": \"badges\"}},
    {\"type\": \"add_group_member\", \"payload\": {\"group_id\": \"$lab\"}, \"condition\": \"user_not_in_group\"},
    {\"type\": \"assign_perm_set\", \"payload\": {\"permission_set_id\": \"$analyst\"}, \"sequence\": 1},
    {\"type\": \"notify_inviter\", \"phase\": \"on_reject\"}]}" >/dev/null
make providers '{"code": "entra", "name": "Entra ID", "allows_group_mapping": true, "allows_group_sync": true}' >/dev/null
make providers '{"code": "house-ldap", "name": "House directory", "is_active": false, "allows_group_sync": true}' >/dev/null

# Somebody is asked for a second factor: what it takes to sign in is not needed, for the way back is taken.
person="$(jq -n '{account: "north-harbour", email: "ines.weber@harbour.example", password: env.BASALT_TEST_PASSWORD}')"
make "users/${people[Ines Weber]}/verify" '{}' >/dev/null
token="$(ask "$url/api/v1/auth/login" --data-binary @- <<<"$person" | jq -r .token)"
secret="$(ask "$url/api/v1/auth/mfa/enroll" -H "Authorization: Bearer $token" --data-binary @- \
    <<<"$(jq '{password}' <<<"$person")" | jq -r .secret)"
code="$(python3 -c '
import base64, hmac, struct, sys, time
mac = hmac.new(base64.b32decode(sys.argv[1]), struct.pack(">Q", int(time.time()) // 30), "sha1").digest()
at = mac[-1] & 15
print("%06d" % ((struct.unpack(">I", mac[at:at + 4])[0] & 0x7fffffff) % 10**6))
' "$secret")"
ask "$url/api/v1/auth/mfa/confirm" -H "Authorization: Bearer $token" --data-binary "{\"code\": \"$code\"}"

QT_QPA_PLATFORM=offscreen "$bin/basalt-admin" --server "$url" --screenshots "$folder"

# What the pages said they saved is on the server, with its entry.
kill "$server" && wait "$server"
server=
"$bin/basalt" audit verify --data "$data"
"$bin/basalt" audit list --data "$data" --operation UPDATE --limit 20 | grep -F -- '-> A better name'
