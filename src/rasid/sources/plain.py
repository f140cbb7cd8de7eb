"""Plain text and Markdown, with or without front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rasid.errors import UnreadableReport
from rasid.model.ids import bytes_hash
from rasid.sources.assemble import Collected, assemble
from rasid.sources.decode import clean_text, decode_text
from rasid.sources.defaults import Defaults
from rasid.sources.opened import Opened, Placed
from rasid.sources.own_briefs import refuse_text

_FRONT_MATTER: Final = re.compile(
    r"---[^\S\n]*\n(?P<yaml>.{0,65536}?\n)(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.S
)
_MARKDOWN_HEADING: Final = re.compile(r"^#{1,6}(?=\s)", re.M)

_SCRIPT_BEGINS: Final = re.compile(r"<(script|style)\b[^<>]{0,2000}>", re.I)
_SCRIPT_ENDS: Final = {each: re.compile(rf"</{each}\s*>", re.I) for each in ("script", "style")}
_SHOWN: Final = re.compile(r"\S")

#: Key in the front matter -> field of Collected.
FRONT_MATTER_KEYS: Final[dict[str, str]] = {
    "title": "title", "source": "source", "published": "published", "updated": "updated",
    "address": "address", "url": "address", "language": "language", "id": "id",
}  # fmt: skip

_KEY_LINE: Final = re.compile(rf"^(?:{'|'.join(FRONT_MATTER_KEYS)})[^\S\n]*:", re.M | re.I)


def read_text_file(opened: Opened, defaults: Defaults) -> Iterator[Placed | UnreadableReport]:
    """The one report of a text file.

    Without front matter the report's text is the file's, character for character but for line ends,
    control characters and scripts, so that places in the one are places in the other.
    """
    data = opened.all_bytes(defaults.max_bytes)
    text = clean_text(decode_text(data, opened.where))
    refuse_text(text, opened.where)
    fields, body = split_front_matter(text, opened.where)
    markdown = opened.suffix in (".md", ".markdown")
    if markdown:
        body = _MARKDOWN_HEADING.sub(lambda marks: " " * len(marks[0]), body)
    yield assemble(
        Collected(
            body=without_scripts(body),
            title=fields.get("title"),
            source=fields.get("source"),
            published=fields.get("published"),
            updated=fields.get("updated"),
            address=fields.get("address"),
            language=fields.get("language"),
            id=fields.get("id"),
        ),
        defaults,
        media_type="text/markdown" if markdown else "text/plain",
        bytes_sha256=bytes_hash(data),
        where=opened.where,
    )


def without_scripts(text: str) -> str:
    """``text`` with spaces for the scripts and styles of a page that was pasted into it: no reader sees those.

    >>> without_scripts("Two died. <script>var x;</script> Police said so.").split()
    ['Two', 'died.', 'Police', 'said', 'so.']
    """
    kept: list[str] = []
    at = 0
    while (begin := _SCRIPT_BEGINS.search(text, at)) is not None:
        end = _SCRIPT_ENDS[begin[1].casefold()].search(text, begin.end())
        if end is None:
            break  # a tag that is never closed may be a word of the report
        kept += [text[at : begin.start()], _SHOWN.sub(" ", text[begin.start() : end.end()])]
        at = end.end()
    return "".join([*kept, text[at:]])


def split_front_matter(text: str, where: str) -> tuple[dict[str, str], str]:
    """The known fields of the front matter of ``text``, and the body below it.

    What lies between lines of dashes but is no mapping, or has none of the known keys, is text.

    Raises:
        UnreadableReport: the front matter is broken YAML or a known key holds more than plain text.
    """
    match = _FRONT_MATTER.match(text)
    if match is None or not _KEY_LINE.search(match["yaml"]):
        return {}, text
    written = _mapping(match["yaml"], where)
    known = [(str(key).strip().casefold(), value) for key, value in written.items()]
    fields: dict[str, str] = {}
    for key, value in known:
        if key not in FRONT_MATTER_KEYS or value in ("", "~", "null"):
            continue
        if not isinstance(value, str):
            raise UnreadableReport(
                f"{key} in its front matter holds more than plain text",
                where=where,
                mend=f"write '{key}: ...' on one line",
            )
        fields.setdefault(FRONT_MATTER_KEYS[key], value)
    if not any(key in FRONT_MATTER_KEYS for key, _ in known):
        return {}, text
    return fields, text[match.end() :].lstrip("\n")


def _mapping(written: str, where: str) -> dict[object, object]:
    import yaml

    try:
        # This loader leaves every scalar as it is written: dates stay dates of the source, ids text.
        loaded = yaml.load(written, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" (line {mark.line + 2})" if mark else ""
        raise UnreadableReport(
            f"its front matter is no YAML{line}: {getattr(error, 'problem', None) or error}",
            where=where,
            mend="put values with a colon in quotation marks, or take the lines of dashes out",
        ) from error
    return loaded if isinstance(loaded, dict) else {}
