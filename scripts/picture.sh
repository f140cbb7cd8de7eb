#!/bin/sh
# Takes docs/pictures/brief.png from demo/brief.html with a headless Chromium. Run `make demo` first.
# CHROMIUM names the browser; PICTURE_SIZE is 1000,900 unless set.
set -eu
cd "$(dirname "$0")/.."

find_browser() {
    for candidate in ${CHROMIUM:-chromium chromium-browser google-chrome}; do
        command -v "$candidate" >/dev/null && { printf '%s\n' "$candidate"; return; }
    done
    echo "picture: no Chromium was found; install one (Debian: apt-get install chromium), or set CHROMIUM" >&2
    exit 3
}

[ -f demo/brief.html ] || { echo "picture: there is no demo/brief.html; run DEMO_SERVE=0 make demo first" >&2; exit 3; }
browser=$(find_browser)
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
mkdir -p docs/pictures
# No sandbox is needed for a page of our own without scripts, and root has none.
"$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1 \
    --user-data-dir="$profile" --window-size="${PICTURE_SIZE:-1000,900}" \
    --screenshot="$PWD/docs/pictures/brief.png" "file://$PWD/demo/brief.html" 2>/dev/null
echo "picture: docs/pictures/brief.png" >&2
