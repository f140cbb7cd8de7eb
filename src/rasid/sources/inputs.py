"""From what a user names (files, folders, patterns, ``-``) to the files to read, in a fixed order."""

from __future__ import annotations

import glob
import os
import re
import stat
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rasid.errors import InputError, UnreadableReport

#: How a file's name ends -> the kind under which its reader is registered.
SUFFIXES: Final[dict[str, str]] = {
    ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl",
}  # fmt: skip

_TABLE: Final = ("is a table", 'write one JSON object a line (.jsonl), with the words under "text"')
_LETTER: Final = (
    "is a letter with its heads",
    "save its words as .txt, with source and published in front matter",
)
#: How a file's name ends -> what it is and the mend, for text that would be read as one running text, heads and all.
UNREAD: Final[dict[str, tuple[str, str]]] = {
    ".csv": _TABLE, ".tsv": _TABLE, ".eml": _LETTER, ".mbox": _LETTER,
}  # fmt: skip

#: Names that rasid itself gives to files; in a folder of reports they are passed over.
OWN_FILES: Final = ("rasid.db", "sources.yaml")

#: What SQLite puts beside a database.
COMPANIONS: Final = ("", "-wal", "-shm", "-journal")

STANDARD_INPUT: Final = "-"

_SPECIAL: Final = (
    (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"), (stat.S_ISBLK, "a device"),
)  # fmt: skip

#: An address on the web: nothing is fetched.
_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]+://|www\.", re.I)

#: A file as the system tells it from others: device and inode.
_Identity = tuple[int, int]


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read: its path (None for standard input), and how to name it in messages.

    ``kind`` is that of its reader, None where its content must tell.
    """

    path: Path | None
    where: str
    kind: str | None

    @property
    def suffix(self) -> str:
        """How its name ends, in lower case with the dot; "" for standard input."""
        return self.path.suffix.lower() if self.path is not None else ""


def input_file(path: str | Path) -> InputFile:
    """The file at ``path``, whether or not it is there; ``-`` is standard input."""
    if os.fspath(path) == STANDARD_INPUT:
        return InputFile(None, STANDARD_INPUT, None)
    file = Path(path)
    return InputFile(file, printable(file), SUFFIXES.get(file.suffix.lower()))


def find_inputs(
    paths: Sequence[str | Path], *, skip: Collection[str | Path] = ()
) -> Iterator[InputFile | UnreadableReport]:
    """The files that ``paths`` name, in order, with an error in the place of each that cannot be read.

    A path is a file, a folder (gone through with all below it, sorted by name), a pattern with ``*``,
    ``?`` or ``**``, or ``-`` for standard input. In folders, hidden files, rasid's own files, the files
    in ``skip`` (the store) and the parts of saved pages ("page_files" beside "page.html") are passed over.
    """
    skipped = _identities(skip)
    for named in paths:
        path = os.fspath(named)
        if path == STANDARD_INPUT:
            yield input_file(path)
        elif glob.has_magic(path) and not os.path.lexists(path):
            yield from _matching(path, skipped)
        else:
            yield from _named(Path(path), skipped)


def refuse_addresses(paths: Iterable[str | Path]) -> None:
    """Raises InputError where a path is an address on the web, which rasid does not fetch."""
    for named in paths:
        path = os.fspath(named)
        if _ADDRESS.match(path) and not os.path.lexists(path):
            raise InputError(
                "addresses are not fetched: nothing here reaches the network",
                where=path,
                mend="save the page from your browser and add the file; its address is taken from the page",
            )


def printable(path: str | Path) -> str:
    """A path as it can be shown and stored: bytes of a name that are not UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def _identities(paths: Collection[str | Path]) -> frozenset[_Identity]:
    files = [Path(os.fspath(path) + end) for path in paths for end in COMPANIONS]
    return frozenset(_identity(file) for file in files if file.exists())


def _matching(pattern: str, skipped: frozenset[_Identity]) -> Iterator[InputFile | UnreadableReport]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute patterns
    if not matches:
        yield UnreadableReport(
            "no file matches", where=printable(pattern), mend="check the pattern and the folder"
        )
    for match in matches:
        path = Path(match)
        if "**" in pattern and path.is_dir():
            continue  # what lies in it matches by itself
        if not _is_among(path, skipped):
            yield from _named(path, skipped)


def _named(path: Path, skipped: frozenset[_Identity]) -> Iterator[InputFile | UnreadableReport]:
    found = _look_at(path, any_kind=True)
    if found is None:
        yield from _folder(path, skipped, above=())
    else:
        yield found


def _identity(path: Path) -> _Identity:
    status = path.stat()
    return (status.st_dev, status.st_ino)


def _is_among(path: Path, skipped: frozenset[_Identity]) -> bool:
    return bool(skipped) and path.exists() and _identity(path) in skipped


def _look_at(path: Path, *, any_kind: bool) -> InputFile | UnreadableReport | None:
    """The file at ``path`` or why it is none to read; None for a folder."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        return _cannot_look(path, error)
    if stat.S_ISDIR(mode):
        return None
    file = input_file(path)
    for is_special, kind in _SPECIAL:
        if is_special(mode):
            return UnreadableReport(
                f"is {kind}, not a file", where=file.where, mend="pass what it gives through -"
            )
    if file.suffix in UNREAD:
        what, mend = UNREAD[file.suffix]
        return UnreadableReport(f"{what} ({file.suffix}), which no reader takes", where=file.where, mend=mend)
    if file.kind is None and not any_kind:
        ending = f"no reader for files ending {file.suffix}"
        return UnreadableReport(
            ending if file.suffix else "its name has no ending that tells its kind",
            where=file.where,
            mend="let it end in .txt, .md, .html, .json or .jsonl, or move it out of the folder",
        )
    return file


def _cannot_look(path: Path, error: OSError | ValueError) -> UnreadableReport:
    where = printable(path)
    if isinstance(error, ValueError):
        return UnreadableReport(f"is no path: {error}", where=where, mend="check its name")
    if path.is_symlink():
        return UnreadableReport(
            "is a link that leads nowhere", where=where, mend="mend the link or remove it"
        )
    return cannot_open(where, error)


def cannot_open(where: str, error: OSError) -> UnreadableReport:
    """Why the system would not open or list something, with what can be done about it."""
    if isinstance(error, FileNotFoundError):
        what, mend = "is not there", "check the path, and whether it was moved or removed"
    elif isinstance(error, PermissionError):
        what, mend = "may not be read", f"give yourself the right: chmod u+rX '{where}'"
    else:
        what, mend = f"cannot be read: {error.strerror or error}", "check the disk and the path"
    return UnreadableReport(what, where=where, mend=mend)


def _folder(
    path: Path, skipped: frozenset[_Identity], above: tuple[_Identity, ...]
) -> Iterator[InputFile | UnreadableReport]:
    where = printable(path)
    try:
        here = _identity(path)
        names = sorted(inner.name for inner in path.iterdir())
    except OSError as error:
        yield cannot_open(where, error)
        return
    if here in above:
        yield UnreadableReport(
            "is a link back to a folder that it lies in", where=where, mend="remove the link"
        )
        return
    for name in names:
        inner = path / name
        if _passed_over(name, names) or _is_among(inner, skipped):
            continue
        found = _look_at(inner, any_kind=False)
        if found is None:
            yield from _folder(inner, skipped, (*above, here))
        else:
            yield found


def _passed_over(name: str, beside: Sequence[str]) -> bool:
    if name.startswith(".") or any(name == own + end for own in OWN_FILES for end in COMPANIONS):
        return True
    page = name.removesuffix("_files")
    return page != name and any(f"{page}{end}" in beside for end in (".html", ".htm", ".xhtml"))
