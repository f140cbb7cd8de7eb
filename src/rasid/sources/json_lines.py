"""JSON lines: one report a line. An array, or one object over many lines, is accepted too."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from rasid.errors import UnreadableReport
from rasid.sources.decode import decode_text, has_wide_mark, refuse_binary
from rasid.sources.defaults import Defaults
from rasid.sources.json_record import parse_object, read_record, scan_value
from rasid.sources.opened import Opened, Placed

_BETWEEN: Final = re.compile(r"[\s,]*")
_ARRAY: Final = re.compile(r"\s*\[\s*(?=[{\]])")
_OBJECT: Final = re.compile(r"\s*(?=\{)")


def read_json_lines(opened: Opened, defaults: Defaults) -> Iterator[Placed | UnreadableReport]:
    """The reports of a file of JSON lines, with an error in the place of each line that has none.

    Whether it is lines or one document is told by the first line with something on it: in JSON lines
    it is an object by itself, and so is at least one line after a broken first one.
    """
    limit = defaults.max_bytes
    stream = _as_utf8(opened, limit)
    number, head = _first_line(stream, opened.where, limit)
    refuse_binary(head, opened.where)
    if len(head) < limit and parse_object(head) is None:
        # Read on: an array, or an object over many lines, is whole only at its end.
        head += stream.read(limit)
        document = _document(head)
        if document is not None:
            yield from _read_document(document, number, opened.where, defaults)
            return
    yield from _read_lines(_Resumed(head, stream), number, opened.where, defaults)


class _Resumed:
    """A stream of which the first bytes were taken already."""

    def __init__(self, head: bytes, stream: BinaryIO | _Resumed) -> None:
        self._head = io.BytesIO(head)
        self._stream = stream

    def readline(self, limit: int) -> bytes:
        line = self._head.readline(limit)
        if line.endswith(b"\n") or len(line) == limit:
            return line
        return line + self._stream.readline(limit - len(line))

    def read(self, limit: int) -> bytes:
        taken = self._head.read(limit)
        return taken + self._stream.read(limit - len(taken))


def _as_utf8(opened: Opened, limit: int) -> _Resumed:
    """The stream without a mark at its beginning, and turned into UTF-8 where the mark is another."""
    head = opened.stream.read(len(codecs.BOM_UTF32_LE))
    if has_wide_mark(head):
        rest = opened.all_bytes(limit)
        return _Resumed(decode_text(head + rest, opened.where).encode("utf-8"), io.BytesIO())
    return _Resumed(head.removeprefix(codecs.BOM_UTF8), opened.stream)


def _first_line(stream: _Resumed, where: str, limit: int) -> tuple[int, bytes]:
    number = 0
    while line := stream.readline(limit):
        number += 1
        if line.strip():
            return number, line
    raise UnreadableReport(
        "is empty or holds nothing but white space",
        where=where,
        mend="leave it out, or write one JSON object a line",
    )


def _read_lines(
    stream: _Resumed, first: int, where: str, defaults: Defaults
) -> Iterator[Placed | UnreadableReport]:
    for number, line in _numbered(stream, first, defaults.max_bytes):
        place = f"{where}:{number}"
        try:
            if line is None:
                raise UnreadableReport(
                    f"the line is longer than {defaults.max_bytes:,} bytes",
                    where=place,
                    mend="one line holds one report: check the line ends",
                )
            if line.strip():
                text = decode_text(line, place)
                value, _ = scan_value(text, 0, place, whole=True)
                yield read_record(value, text, place, defaults)
        except UnreadableReport as error:
            yield error


def _numbered(stream: _Resumed, first: int, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """The lines of a stream with their numbers; None for one above ``limit`` bytes."""
    number = first
    while line := stream.readline(limit + 1):
        too_long = len(line) > limit and not line.endswith(b"\n")
        rest = line
        while too_long and rest and not rest.endswith(b"\n"):
            rest = stream.readline(limit)
        yield number, None if too_long else line
        number += 1


def _document(data: bytes) -> str | None:
    """The text of an array of objects or of objects over many lines, None for what is neither."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Then only the lines that are not UTF-8 are lost, each with its own message.
        return None
    if _ARRAY.match(text):
        return text
    match = _OBJECT.match(text)
    if match is None:
        return None
    try:
        scan_value(text, match.end(), "")
    except UnreadableReport:
        return None
    return text


def _read_document(
    text: str, first: int, where: str, defaults: Defaults
) -> Iterator[Placed | UnreadableReport]:
    array = _ARRAY.match(text)
    start = array.end() if array else 0
    found = False
    while (start := _start_of_next(text, start)) < len(text) and text[start] != "]":
        found = True
        place = f"{where}:{first + text.count(chr(10), 0, start)}"
        try:
            value, end = scan_value(text, start, place)
        except UnreadableReport as error:
            error.mend = f"{error.mend}; what follows it was left unread"
            yield error
            return
        try:
            yield read_record(value, text[start:end], place, defaults)
        except UnreadableReport as error:
            yield error
        start = end
    if not found:
        yield UnreadableReport("the list is empty", where=where, mend="leave the file out")


def _start_of_next(text: str, position: int) -> int:
    match = _BETWEEN.match(text, position)
    return match.end() if match else position
