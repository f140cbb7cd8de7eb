#!/bin/sh
# Reads the example reports into demo/rasid.db, writes demo/brief.html and serves it on 127.0.0.1.
# DEMO_SERVE=0 leaves the serving out; DEMO_PORT is 8000 unless set.
set -eu
cd "$(dirname "$0")/.."
rasid="${BIN:-.venv/bin}/rasid"
mkdir -p demo
rm -f demo/rasid.db demo/rasid.db-wal demo/rasid.db-shm

"$rasid" add --store demo/rasid.db --sources examples/sources.yaml examples/reports
printf '\n%s\n' "Some broken files, to see what becomes of them (exit code 1 is expected here):"
"$rasid" add --store demo/rasid.db --source broken examples/broken && { echo "demo: the broken files were read" >&2; exit 1; } || [ $? -eq 1 ]
"$rasid" brief --store demo/rasid.db --title "EXAMPLE: two weeks in Iraq" -o demo/brief.html
printf '\n%s\n' "The brief is in demo/brief.html. Look further with:"
printf '  %s\n' "$rasid claims --store demo/rasid.db" "$rasid incidents --store demo/rasid.db --where Diyala" \
    "$rasid failures --store demo/rasid.db"
if [ "${DEMO_SERVE:-1}" != 0 ]; then
    exec "$rasid" serve --store demo/rasid.db --port "${DEMO_PORT:-8000}"
fi
