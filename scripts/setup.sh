#!/bin/sh
# Makes .venv from the locked requirements. Usage: scripts/setup.sh core|dev
# PYTHON names the interpreter (default: the first of python3.11, python3, python3.12, python3.13 that runs 3.11-3.13).
set -eu
cd "$(dirname "$0")/.."
what=${1:?core or dev}
venv=${VENV:-.venv}

say() { printf '%s\n' "setup: $*" >&2; }

version_of() { "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null || true; }

find_python() {
    for candidate in ${PYTHON:-python3.11 python3 python3.12 python3.13}; do
        found=$(version_of "$candidate")
        if [ -n "$found" ] && [ -f "requirements/core-$found.txt" ]; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    say "no Python 3.11, 3.12 or 3.13 was found; install one (Debian: apt-get install python3 python3-venv),"
    say "or name it: make PYTHON=/path/to/python3.11 ..."
    exit 3
}

need_venv_module() {
    "$1" -c 'import ensurepip, venv' 2>/dev/null && return
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "installing Debian's python3-venv"
        apt-get update -qq >&2
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >&2
    else
        say "this Python has no venv module; as root: apt-get install python3-venv"
        exit 3
    fi
}

python=$(find_python)
version=$(version_of "$python")
lock="requirements/$what-$version.txt"
stamp="$venv/.set-up-$what"
wanted=$(cat "$lock" pyproject.toml | cksum)

if [ -x "$venv/bin/rasid" ] && [ "$(cat "$stamp" 2>/dev/null || true)" = "$wanted" ]; then
    exit 0
fi
need_venv_module "$python"
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
say "installing $lock into $venv (Python $version)"
"$venv/bin/python" -m pip install -qq --disable-pip-version-check --require-hashes -r "$lock"
"$venv/bin/python" -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
printf '%s' "$wanted" > "$stamp"
# What tests and demo need is in the larger set too.
[ "$what" = dev ] && cat "requirements/core-$version.txt" pyproject.toml | cksum | tr -d '\n' > "$venv/.set-up-core"
say "done"
