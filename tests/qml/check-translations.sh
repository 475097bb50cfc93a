#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Basalt authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every text of the program has its German one, and its English plural forms. Reads the sources anew into a copy.
#
#   check-translations.sh <lupdate> <source folder>
set -euo pipefail

lupdate="$1"
source="$2"
copy="$(mktemp -d)"
trap 'rm -rf "$copy"' EXIT

cp "$source"/translations/basalt_*.ts "$copy"
"$lupdate" "$source/app" "$source/qml" -locations none -no-obsolete -silent -ts "$copy/basalt_de.ts"
"$lupdate" "$source/app" "$source/qml" -locations none -no-obsolete -silent -pluralonly -ts "$copy/basalt_en.ts"
if grep -B 4 'type="unfinished"' "$copy"/basalt_*.ts; then
    echo "Texts without a translation: build the target update_translations and fill in what is unfinished." >&2
    exit 1
fi
