#!/usr/bin/env bash
# Instructions that a whole `claimwire run` (facts and report with it) spends on one fixed article, rules loading left
# out: the difference between a run over many copies and a run over one. Unlike time, it is the same on a busy machine.
# usage: instructions.sh CLAIMWIRE [ARTICLE]
set -euo pipefail
cd "$(dirname "$0")/../../.."
claimwire=$1
article=${2:-corpus/nato-race/nato-race-wire-01.txt}

if ! command -v valgrind >/dev/null; then
    echo 'instructions: skipped, valgrind is not there'
    exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

count() {
    valgrind --tool=callgrind --callgrind-out-file="$work/out" "$claimwire" run "$1" -o "$work/output" -j 1 \
        >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
    awk '/^summary:|^totals:/ { print $2; exit }' "$work/out"
}
# Starting costs hundreds of millions and varies by tens: many copies make the article's own share stand out.
copies=200
mkdir "$work/many" "$work/one"
for copy in $(seq "$copies"); do cp "$article" "$work/many/$copy.txt"; done
cp "$article" "$work/one/1.txt"
many=$(count "$work/many")
one=$(count "$work/one")
bytes=$(wc -c <"$article")
awk -v many="$many" -v one="$one" -v more=$((copies - 1)) -v bytes="$bytes" -v article="$article" 'BEGIN {
    each = (many - one) / more
    printf "instructions: %.2f million for %s (%d bytes), %.0f a byte, mean of %d; %.0f million to start\n",
        each / 1e6, article, bytes, each / bytes, more, (one - each) / 1e6
}'
