"""Runs the commands that pages show, and writes what they print below them; fills in measured figures.

    python docs/fill_outputs.py            runs them, and writes the pages
    python docs/fill_outputs.py --check    says which pages are out of date, and writes nothing

A block is run when the line above its fence is ``<!-- run -->``, or ``<!-- run N -->`` to keep N lines of
each output. Lines that begin with ``$`` are commands. Each page has a folder of its own with ``examples/`` in
it, so that its blocks go on from one another. Standard output is shown as a terminal of 120 columns shows it.

A row of a table that names a figure, ``| ... | `task: metric` | .84 |``, gets what quality/floors.toml has
for it.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
import tomllib
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
BLOCK: Final = re.compile(
    r"(<!-- run(?: (?P<keep>\d+))? -->\n```text\n)(?P<body>.*?)(?P<end>^```$)", re.M | re.S
)
FIGURE: Final = re.compile(r"^(\|[^|]+\| `(\w+: [\w.]+)` \|) \.\d\d \|$", re.M)
COLUMNS: Final = 120
_ESCAPES: Final = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def pages() -> list[Path]:
    """The pages that hold a block to run, or a figure."""
    found = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
    texts = {page: page.read_text(encoding="utf-8") for page in sorted(found)}
    return [page for page, text in texts.items() if BLOCK.search(text) or FIGURE.search(text)]


def filled(page: Path) -> str:
    """The text of a page with every block run anew."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "examples").symlink_to(ROOT / "examples")
        shims = folder / ".bin"
        shims.mkdir()
        (shims / "rasid").write_text(f'#!/bin/sh\nexec "{sys.executable}" -W ignore -m rasid.cli.main "$@"\n')
        (shims / "rasid").chmod(0o755)
        text = BLOCK.sub(lambda block: _run(block, folder), page.read_text(encoding="utf-8"))
    return FIGURE.sub(lambda row: f"{row[1]} {_measured()[row[2]]} |", text)


@cache
def _measured() -> dict[str, str]:
    """What each figure was when its floor was set, as shipped and on the usual input, as ".84"."""
    rows = tomllib.loads((ROOT / "quality" / "floors.toml").read_text(encoding="utf-8"))["floor"]
    usual = [row for row in rows if not row.get("fitted") and "with_spans" not in row["input"]]
    return {f"{row['task']}: {row['metric']}": f"{row['measured']:.2f}".removeprefix("0") for row in usual}


def _run(block: re.Match[str], folder: Path) -> str:
    keep = int(block["keep"]) if block["keep"] else None
    shown: list[str] = []
    for line in block["body"].splitlines():
        if line.startswith("$ "):
            lines = _output(line[2:], folder)
            if keep is not None and len(lines) > keep:
                lines = [*lines[:keep], "..."]
            shown += [line, *lines]
    return block[1] + "".join(f"{line}\n" for line in shown) + block["end"]


def _output(command: str, folder: Path) -> list[str]:
    """The lines that a command prints, first to its terminal, then to standard error."""
    environment = {
        **os.environ,
        "PATH": f"{folder / '.bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
        "COLUMNS": str(COLUMNS),
        "NO_COLOR": "1",
        "TERM": "xterm",
    }
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 60, COLUMNS, 0, 0))
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            ["sh", "-c", command],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=theirs,
            stderr=errors,
        )
        os.close(theirs)
        printed = _read(ours)
        process.wait()
        errors.seek(0)
        printed += errors.read()
    text = _ESCAPES.sub("", printed.decode("utf-8").replace("\r\n", "\n"))
    return [line.rstrip() for line in text.rstrip("\n").split("\n")] if text.strip() else []


def _read(terminal: int) -> bytes:
    """Everything until the other end is closed, which a terminal tells by an error."""
    printed = b""
    try:
        while chunk := os.read(terminal, 65536):
            printed += chunk
    except OSError:
        pass
    finally:
        os.close(terminal)
    return printed


def main(arguments: list[str]) -> int:
    """Fill the pages, or with --check only compare them."""
    stale = []
    for page in pages():
        text = filled(page)
        if text != page.read_text(encoding="utf-8"):
            stale.append(str(page.relative_to(ROOT)))
            if arguments != ["--check"]:
                page.write_text(text, encoding="utf-8")
    if arguments == ["--check"] and stale:
        print(f"out of date: {', '.join(stale)}; run python docs/fill_outputs.py", file=sys.stderr)
        return 1
    print(f"filled: {', '.join(stale) or 'nothing had changed'}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
