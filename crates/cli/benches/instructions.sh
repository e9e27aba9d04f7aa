#!/usr/bin/env bash
# Instructions that `claimwire` spends on one fixed article, rules loading left out: the difference between a
# run over the article and a run over an article of one line. Unlike time, it is the same on a busy machine.
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
printf 'Nothing\n\nNothing happened in the village that day.\n' >"$work/nothing.txt"

count() {
    valgrind --tool=callgrind --callgrind-out-file="$work/out" "$claimwire" run "$1" -o "$work/output" -j 1 \
        >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
    awk '/^summary:|^totals:/ { print $2; exit }' "$work/out"
}
whole=$(count "$article")
rest=$(count "$work/nothing.txt")
bytes=$(wc -c <"$article")
awk -v whole="$whole" -v rest="$rest" -v bytes="$bytes" -v article="$article" 'BEGIN {
    printf "instructions: %.1f million for %s (%d bytes), %.0f a byte; %.1f million to start\n",
        (whole - rest) / 1e6, article, bytes, (whole - rest) / bytes, rest / 1e6
}'
