#!/bin/sh
# Writes requirements/{core,dev}-VERSION.txt for every interpreter among 3.11, 3.12 and 3.13 that is here.
set -eu
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for version in 3.11 3.12 3.13; do
    python="python$version"
    "$python" -c 'import venv' 2>/dev/null || { echo "lock: no $python here, its lock stays as it is" >&2; continue; }
    "$python" -m venv "$folder/$version"
    "$folder/$version/bin/pip" install --quiet --disable-pip-version-check pip-tools
    # No index, link or host is written, so that the lock names no download address.
    options="--generate-hashes --allow-unsafe --strip-extras --no-header --quiet --no-emit-index-url \
        --no-emit-find-links --no-emit-trusted-host --no-emit-options"
    # shellcheck disable=SC2086 # the options are words
    "$folder/$version/bin/pip-compile" $options -o "requirements/core-$version.txt" pyproject.toml
    # shellcheck disable=SC2086
    "$folder/$version/bin/pip-compile" $options --extra dev -c "requirements/core-$version.txt" \
        -o "requirements/dev-$version.txt" pyproject.toml
    echo "lock: requirements/core-$version.txt and dev-$version.txt written" >&2
done
