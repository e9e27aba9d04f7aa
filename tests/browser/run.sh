#!/usr/bin/env bash
# Opens the report and the review of corpus/ in a real Chromium.
#
#   tests/browser/run.sh CLAIMWIRE FOLDER [SCREENSHOTS]
#
# CLAIMWIRE is the binary, FOLDER is where it writes; screenshots go to the third folder where one is given.
# What is missing is installed: Chromium from Debian's packages, the driver from npm, both outside the repository.
# Where that cannot be done, the tests are skipped with a message and the status is 0; CLAIMWIRE_BROWSER=required
# makes that a failure. CLAIMWIRE_LARGE=2000 adds a report of so many articles, which takes minutes.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
claimwire=$(realpath "$1")
mkdir -p "$2" && work=$(realpath "$2")
screenshots=${3:-}

skip() {
    echo "browser tests skipped: $1"
    [ "${CLAIMWIRE_BROWSER:-}" = required ] && exit 1
    exit 0
}

# A function of another name than the program: `command -v` finds functions first.
find_chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome; }

command -v node >/dev/null && command -v npm >/dev/null || skip 'there is no Node.js with npm'
if ! find_chromium >/dev/null; then
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || skip 'there is no Chromium, and no right to install it'
    log=$work/install.log
    if ! { timeout 240 apt-get update && timeout 240 apt-get install -y --no-install-recommends chromium; } >"$log" 2>&1; then
        skip "Chromium cannot be installed: $(tail -1 "$log")"
    fi
fi
modules=$work/driver
mkdir -p "$modules"
cp "$here/package.json" "$here/package-lock.json" "$modules/"
if [ ! -d "$modules/node_modules/playwright-core" ]; then
    timeout 120 npm ci --prefix "$modules" --no-audit --no-fund --silent >"$work/npm.log" 2>&1 ||
        skip "the driver cannot be installed: $(tail -1 "$work/npm.log")"
fi
cp "$here"/*.mjs "$modules/"
CHROMIUM=$(find_chromium) exec node "$modules/main.mjs" "$claimwire" "$here/../../corpus" "$work" "$screenshots"
