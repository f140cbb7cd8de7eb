"""One JSON object as a report."""

from __future__ import annotations

import json
from typing import Final

from rasid.errors import UnreadableReport
from rasid.model.ids import bytes_hash
from rasid.sources.assemble import Collected, assemble
from rasid.sources.defaults import Defaults
from rasid.sources.opened import Placed
from rasid.sources.own_briefs import refuse_record

#: Field of a report -> the keys that it is read from: the first that is there and not null.
KEYS: Final[dict[str, tuple[str, ...]]] = {
    "body": ("text", "body", "content"),
    "title": ("title",),
    "source": ("source", "outlet", "publisher"),
    "published": ("published", "date"),
    "updated": ("updated",),
    "address": ("address", "url"),
    "language": ("language",),
    "id": ("id",),
}

_DATES: Final = ("published", "updated")
_JSON_NAMES: Final = {
    dict: "an object",
    list: "a list",
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "a text",
    type(None): "null",
}
_DECODER: Final = json.JSONDecoder(strict=False)


def parse_object(data: bytes) -> dict[str, object] | None:
    """The object that ``data`` is by itself, None for anything else. Asked before errors matter."""
    try:
        value = json.loads(data.decode("utf-8-sig"), strict=False)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def scan_value(text: str, start: int, where: str, *, whole: bool = False) -> tuple[object, int]:
    """The JSON value that begins at ``start``, and where it ends; ``whole``: nothing may follow.

    Raises:
        UnreadableReport: there is none, or it breaks off.
    """
    if whole:
        start = len(text) - len(text[start:].lstrip())
    try:
        value, end = _DECODER.raw_decode(text, start)
    except json.JSONDecodeError as error:
        raise UnreadableReport(
            f"is no JSON: {error.msg} (character {error.pos - start:,})",
            where=where,
            mend="check quotation marks, commas and brackets there",
        ) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableReport(
            f"its JSON cannot be read: {error}",
            where=where,
            mend="it is nested too deep, or holds an endless number",
        ) from error
    if whole and text[end:].strip():
        raise UnreadableReport(
            f"something follows the JSON object (character {end - start:,})",
            where=where,
            mend="write one object a line",
        )
    return value, end


def read_record(value: object, written: str, where: str, defaults: Defaults) -> Placed:
    """The report in a JSON value; ``written`` is the value as it stands in the file.

    Keys that are not known are passed over.

    Raises:
        UnreadableReport: it is no object, has no text, or a field is of another type than text.
    """
    if not isinstance(value, dict):
        raise UnreadableReport(
            f"is {_JSON_NAMES[type(value)]}, not an object",
            where=where,
            mend='write {"text": "...", "source": "...", "published": "2020-01-31"}',
        )
    refuse_record(value, where)
    fields: dict[str, str] = {}
    flags: set[str] = set()
    for field, keys in KEYS.items():
        key = next((key for key in keys if value.get(key) is not None), None)
        if key is None:
            continue
        found = value[key]
        if field == "id" and type(found) is int:
            found = str(found)
        if isinstance(found, str):
            fields[field] = found
        elif field in _DATES:
            # A number may count seconds, milliseconds or days: no reason to lose the report over it.
            flags.add("bad_date")
        else:
            raise UnreadableReport(
                f"{key!r} is {_JSON_NAMES[type(found)]}, not text",
                where=where,
                mend="put it in quotation marks, or leave it out",
            )
    if "body" not in fields:
        raise UnreadableReport("has no text", where=where, mend='give the words of the report under "text"')
    return assemble(
        Collected(
            body=fields["body"],
            title=fields.get("title"),
            source=fields.get("source"),
            published=fields.get("published"),
            updated=fields.get("updated"),
            address=fields.get("address"),
            language=fields.get("language"),
            id=fields.get("id"),
            flags=frozenset(flags),
        ),
        defaults,
        media_type="application/json",
        bytes_sha256=bytes_hash(written.strip().encode("utf-8", "surrogatepass")),
        where=where,
    )
