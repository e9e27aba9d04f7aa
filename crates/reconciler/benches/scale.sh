#!/usr/bin/env bash
# What `claimwire reconcile` costs on made-up claims: one row for each size, with CPU time (user and system) rather
# than the time on the clock, so that a busy machine tells much the same. The last column is CPU time over n log n, held
# against that of the first size: it stays near 1 where cost grows no faster.
# usage: scale.sh CLAIMWIRE GENERATE [SIZE...]
set -euo pipefail
claimwire=$1
generate=$2
shift 2
[ $# -gt 0 ] || set -- 50000 500000 5000000
work=$(mktemp -d "${TMPDIR:-/tmp}/scale.XXXXXX")
trap 'rm -rf "$work"' EXIT

if [ ! -x /usr/bin/time ]; then
    echo 'scale: skipped, /usr/bin/time is not there'
    exit 0
fi
printf '%10s %10s %10s %8s %8s %8s %10s\n' claims facts 'CPU s' 'clock s' 'peak MB' 'µs/claim' 'to n log n'
for size in "$@"; do
    "$generate" "$size" >"$work/claims.jsonl"
    /usr/bin/time -f '%U %S %e %M' -o "$work/time" "$claimwire" reconcile "$work/claims.jsonl" -o "$work/facts.jsonl" \
        2>"$work/log" || { cat "$work/log" >&2; exit 1; }
    facts=$(wc -l <"$work/facts.jsonl")
    read -r user system clock peak <"$work/time"
    awk -v n="$size" -v facts="$facts" -v u="$user" -v s="$system" -v e="$clock" -v m="$peak" \
        -v unit="$(cat "$work/unit" 2>/dev/null || echo 0)" -v file="$work/unit" 'BEGIN {
        cost = (u + s) / (n * log(n))
        if (unit == 0) { unit = cost; print cost > file }
        printf "%10d %10d %10.1f %8.1f %8d %8.1f %10.2f\n", n, facts, u + s, e, m / 1024, (u + s) / n * 1e6, cost / unit
    }'
done
