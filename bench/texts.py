"""Reports of about 300 words, put together from the paragraphs of the invented example reports.

No outside text is needed, and the same number always gives the same report.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

EXAMPLES: Final = Path(__file__).resolve().parent.parent / "examples" / "reports"
WORDS: Final = 300
_FIRST_DAY: Final = date(2024, 3, 4)


@dataclass(frozen=True, slots=True)
class BenchReport:
    """An invented report: a title, an ISO day and paragraphs of together about :data:`WORDS` words."""

    number: int
    title: str
    published: str
    body: str

    def as_file(self) -> str:
        """The report as a text file that `rasid add` reads."""
        head = f"title: {json.dumps(self.title)}\nsource: Bench Wire\npublished: {self.published}"
        return f"---\n{head}\n---\n\n{self.body}\n"


def reports(count: int) -> Iterator[BenchReport]:
    """The first ``count`` reports."""
    return (report(number) for number in range(count))


def report(number: int) -> BenchReport:
    """The report of that number."""
    random = Random(number)
    paragraphs = list(_paragraphs())
    random.shuffle(paragraphs)
    chosen: list[str] = []
    missing = WORDS
    for paragraph in paragraphs:
        words = paragraph.split()
        # The last paragraph is cut, so that every report has the same length.
        chosen.append(" ".join(words[:missing]))
        missing -= len(words)
        if missing <= 0:
            break
    day = _FIRST_DAY + timedelta(days=random.randrange(14))
    return BenchReport(number, f"EXAMPLE: bench report {number}", day.isoformat(), "\n\n".join(chosen))


@cache
def _paragraphs() -> tuple[str, ...]:
    """Paragraphs of more than ten words, in the order of the files."""
    found: list[str] = []
    for path in sorted(EXAMPLES.rglob("*.txt")):
        text = path.read_text(encoding="utf-8")
        found += (text.split("---", 2)[2] if text.startswith("---") else text).split("\n\n")
    for path in sorted(EXAMPLES.rglob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            found += str(json.loads(line)["text"]).split("\n\n")
    return tuple(
        dict.fromkeys(" ".join(paragraph.split()) for paragraph in found if len(paragraph.split()) > 10)
    )
