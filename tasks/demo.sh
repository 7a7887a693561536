#!/bin/sh
# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
# The newcomer's tour: archives the sample articles, searches, credits and exports them.
set -eu

say() { printf '\n\033[1m$ %s\033[0m\n' "$*"; }

[ -f archive/byline.toml ] || byline init archive --name "byline samples"

say byline add seeds/articles
# Exit code 5: two of the samples are not open, and byline says so.
byline add seeds/articles || [ $? -eq 5 ]

say "byline search 'licence AND proof'"
byline search 'licence AND proof' --limit 3

id=$(byline search 'license:CC-BY-4.0' --limit 1 --json | sed 's/.*"article":{"id":"\([0-9a-f]*\)".*/\1/')
say "byline notice $(echo "$id" | cut -c1-8)"
byline notice "$id"

say "byline export '*' --format html --use redistribute --output demo-export"
byline export '*' --format html --use redistribute --output demo-export --force

say byline verify
byline verify

printf '\nLook at  file://%s/demo-export/index.html\nand try  .venv/bin/byline show %s --evidence\n' "$PWD" "$(echo "$id" | cut -c1-8)"
