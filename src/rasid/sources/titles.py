"""Where the title of a report ends, and how a title and a body become one text."""

from __future__ import annotations

import re
from typing import Final

#: A first line longer than this is a paragraph. Long headlines of news sites have 120 characters.
MAX_TITLE: Final = 200

#: Words below which a first line is a number, a label or a place ("2015-07-B-112", "RC EAST").
MIN_TITLE_WORDS: Final = 3

_FIRST_LINE: Final = re.compile(r"\s*(?P<line>\S[^\n]*)\n[^\S\n]*\n\s*\S")
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE: Final = re.compile(
    rf"(?:\b{_MONTH}\s+\d{{1,2}}\b(?:,?\s*\d{{2,4}}\b)?|\b\d{{1,2}}\s+{_MONTH}(?:\s+\d{{2,4}}\b)?|\b\d{{4}}-\d\d-\d\d\b)",
    re.I,
)
_WORDS: Final = re.compile(r"[^\W\d_]{2,}|\b[aA]\b")
_IN_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_CREDIT: Final = re.compile(
    r"(?:By\s+[A-Z]|For Immediate Release\b|Press Release\b|Source:|Updated\b|Published\b)"
)
_ABBREVIATION_END: Final = re.compile(r"\b(?:[A-Za-z]\.){2,}$")
_CLOSING: Final = "\"'”’»)]"

#: Words beside the date in a line that is only a dateline: "SAN SALVADOR DE JUJUY, Argentina".
_DATELINE_WORDS: Final = 6


def guess_title_end(text: str) -> int:
    """How many characters of ``text`` its title takes, 0 where it has none.

    A title is a first line of at least three words and at most 200 characters, parted by an empty
    line from what follows, that is no sentence, no dateline and no byline.
    """
    match = _FIRST_LINE.match(text)
    if match is None:
        return 0
    line = match["line"].rstrip()
    bare = _IN_BRACKETS.sub(" ", line).strip()
    if len(line) > MAX_TITLE or len(_WORDS.findall(bare)) < MIN_TITLE_WORDS:
        return 0
    if _ends_a_sentence(line) or _ends_a_sentence(bare) or _is_dateline(bare) or _CREDIT.match(bare):
        return 0
    return match.start("line") + len(line)


def _ends_a_sentence(line: str) -> bool:
    bare = line.rstrip(_CLOSING)
    return bare.endswith((".", ":", ";", ",", "-", "–", "—", "。", "۔")) and not _ABBREVIATION_END.search(
        bare
    )


def _is_dateline(line: str) -> bool:
    """Whether a line, brackets left out, holds a date and beside it names of places alone."""
    words = re.findall(r"[^\W\d_]+", _DATE.sub(" ", line))
    return (
        bool(_DATE.search(line))
        and len(words) <= _DATELINE_WORDS
        and all(word[0].isupper() for word in words)
    )


def join_title(title: str | None, body: str) -> tuple[str, int]:
    """The text of a report and how many characters its title takes.

    A title that the body does not begin with is put before it, parted by an empty line. Without a
    title the body's own first line is asked. A body that is nothing but its title has no title.
    """
    heading = " ".join(title.split()) if title else ""
    if not heading:
        return body, guess_title_end(body)
    start = len(body) - len(body.lstrip())
    first_line, _, rest = body[start:].partition("\n")
    if " ".join(first_line.split()) == heading:
        return body, start + len(first_line.rstrip()) if rest.strip() else 0
    return f"{heading}\n\n{body}", len(heading)
