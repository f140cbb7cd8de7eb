"""Briefs of rasid's own that lie among the reports, known by what each form of brief holds."""

from __future__ import annotations

import re
from typing import Final

from rasid.errors import OwnBrief

#: What a page says of what made it, near its beginning.
_PAGE: Final = re.compile(r'<meta name="generator" content="rasid">')
_HEAD: Final = 4096
#: The last line of a brief in Markdown: a reference that no reader of it sees.
_MARKDOWN: Final = re.compile(r"^\[generator\]: #rasid\s*\Z", re.M)
#: Keys of a brief in JSON that together are in no report.
_KEYS: Final = frozenset({"id", "title", "counts", "sections", "citations"})


def refuse_page(source: str, where: str) -> None:
    """Raises OwnBrief for the source of a page that is a brief."""
    if _PAGE.search(source[:_HEAD]):
        raise own_brief(where)


def refuse_text(text: str, where: str) -> None:
    """Raises OwnBrief for a text that is a brief in Markdown."""
    if _MARKDOWN.search(text[-_HEAD:]):
        raise own_brief(where)


def refuse_record(value: object, where: str) -> None:
    """Raises OwnBrief for a JSON value that is a brief."""
    if isinstance(value, dict) and value.keys() >= _KEYS and str(value["id"]).startswith("b-"):
        raise own_brief(where)


def own_brief(where: str) -> OwnBrief:
    """The error that tells of a brief."""
    return OwnBrief(
        "this is a brief that rasid wrote, and no report",
        where=where,
        mend="keep briefs out of the folder of reports",
    )
