#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Basalt authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Fetches the icons (lucide-static) and the API browser (swagger-ui-dist) that the build embeds, in the exact versions and
# with the hashes of packaging/web/package-lock.json, into build/web-assets/node_modules. The lock file holds no
# addresses, so whatever registry npm is configured with serves them.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"

readonly target=../build/web-assets
readonly stamp="$target/.fetched"

wanted="$(cat web/package.json web/package-lock.json | sha256sum)"
if [[ -f $stamp && $(<"$stamp") == "$wanted" ]]; then
    exit 0
fi
printf '==> Fetching web assets\n' >&2
mkdir -p "$target"
cp web/package.json web/package-lock.json web/.npmrc "$target/"
# No package's own scripts run here: the files are only embedded.
(cd "$target" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2)
printf '%s\n' "$wanted" >"$stamp"
