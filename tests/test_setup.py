"""The set-up of a fresh clone: it says little, and hides no error."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

SETUP = Path(__file__).resolve().parent.parent / "scripts" / "setup.sh"


def test_pip_is_asked_for_errors_only() -> None:
    """With the flags of the set-up pip says nothing of folders that it skips, and still tells what it cannot find."""
    calls = re.findall(
        r"-m pip install (-\S+) --disable-pip-version-check", SETUP.read_text(encoding="utf-8")
    )
    assert len(calls) == 2 and len(set(calls)) == 1
    offline = ("--disable-pip-version-check", "--isolated", "--no-index", "--find-links=/nowhere-at-all")
    done = subprocess.run(
        [*f"{sys.executable} -m pip install {calls[0]}".split(), *offline, "no-such-package"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "ERROR: No matching distribution found for no-such-package" in done.stderr
    assert "WARNING" not in done.stderr
