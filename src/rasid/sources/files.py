"""Files in, reports out: the door through which text comes into rasid."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final, cast

from rasid.errors import UnreadableReport
from rasid.model.report import Report
from rasid.registry import load
from rasid.sources.defaults import NO_DEFAULTS, Defaults
from rasid.sources.inputs import STANDARD_INPUT, InputFile, cannot_open, find_inputs, input_file
from rasid.sources.json_lines import read_json_lines
from rasid.sources.opened import Opened, Placed, Reader
from rasid.sources.page import read_html_file
from rasid.sources.plain import read_text_file

__all__ = [
    "InputFile",
    "Placed",
    "find_inputs",
    "read_file",
    "read_html_file",
    "read_json_lines",
    "read_placed",
    "read_stream",
    "read_text_file",
]

#: Bytes looked at to tell the kind of what has no name.
_HEAD: Final = 65_536

_PAGE_BEGINS: Final = re.compile(rb"<!doctype\s+html|<html[\s>]", re.I)
_JSON_BEGINS: Final = re.compile(rb"\{|\[\s*(?:\{|\]\s*$)")


def read_file(
    file: InputFile | str | Path, defaults: Defaults = NO_DEFAULTS
) -> Iterator[Report | UnreadableReport]:
    """The reports in a file, with an error in the place of each that cannot be read.

    ``-`` is standard input. Nothing is raised for what is wrong with the file or in it.
    """
    for result in read_placed(file, defaults):
        yield result.report if isinstance(result, Placed) else result


def read_placed(
    file: InputFile | str | Path, defaults: Defaults = NO_DEFAULTS
) -> Iterator[Placed | UnreadableReport]:
    """As :func:`read_file`, each report with the file, or the file and line, that it stood in."""
    if not isinstance(file, InputFile):
        file = input_file(file)
    if file.path is None:
        yield from read_stream(sys.stdin.buffer, defaults, where=file.where)
        return
    try:
        with file.path.open("rb") as stream:
            yield from _read(Opened(stream, file.where, file.suffix), file.kind, defaults)
    except OSError as error:
        yield cannot_open(file.where, error)


def read_stream(
    stream: BinaryIO,
    defaults: Defaults = NO_DEFAULTS,
    *,
    where: str = STANDARD_INPUT,
    kind: str | None = None,
) -> Iterator[Placed | UnreadableReport]:
    """The reports in a stream of bytes, as :func:`read_placed`.

    Without a ``kind`` ("text", "html", "jsonl") the first character that is no space tells it: JSON
    for "{" or a list of objects, HTML for "<", else text.
    """
    yield from _read(Opened(stream, where), kind, defaults)


def _read(opened: Opened, kind: str | None, defaults: Defaults) -> Iterator[Placed | UnreadableReport]:
    if kind is None:
        stream = _peekable(opened.stream)
        opened = Opened(cast(BinaryIO, stream), opened.where, opened.suffix)
        kind = _kind_of(stream.peek(_HEAD))
    elif kind == "text":
        stream = _peekable(opened.stream)
        opened = Opened(cast(BinaryIO, stream), opened.where, opened.suffix)
        # A page that was saved under the name of a text is a page.
        kind = "html" if _PAGE_BEGINS.match(_begins(stream.peek(_HEAD))) else kind
    reader: Reader = load("source", kind)
    try:
        yield from reader(opened, defaults)
    except UnreadableReport as error:
        yield error


def _peekable(stream: BinaryIO) -> io.BufferedReader:
    return (
        stream
        if isinstance(stream, io.BufferedReader)
        else io.BufferedReader(cast(io.RawIOBase, stream), _HEAD)
    )


def _begins(head: bytes) -> bytes:
    # The mark and the NUL bytes of UTF-16 hide the first character.
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe\x00").replace(b"\x00", b"").lstrip()


def _kind_of(head: bytes) -> str:
    begins = _begins(head)
    if begins.startswith(b"{\\rtf"):
        return "text"
    if _JSON_BEGINS.match(begins):
        return "jsonl"
    return "html" if begins.startswith(b"<") else "text"
