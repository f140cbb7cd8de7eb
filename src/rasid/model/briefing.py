"""Briefs: sentences that cannot exist without the words they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Final, Literal

from rasid.errors import UncitedSentence
from rasid.model.ids import content_id
from rasid.model.incident import Status
from rasid.model.observation import PrivateName
from rasid.model.report import Report
from rasid.model.text import Quote
from rasid.model.withholding import passage

#: What a section is about; forms of a brief may set each kind in its own way.
SectionKind = Literal["short", "disputed", "incidents", "claims", "trends", "counts"]

#: Citations that a page shows in a row; of more than one above that the rest is folded away.
MOST_CITED: Final = 3


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote together with the report it was seen in. Making one checks the quote.

    ``outlet`` is the name of the report's source. ``private`` are the names in the report that are not to
    be shown: the quote keeps its words and its place, and :attr:`words` is what a reader sees of them.
    """

    quote: Quote
    report: Report
    observation: str
    outlet: str
    private: tuple[PrivateName, ...] = ()

    @property
    def words(self) -> str:
        """The quoted words as they are shown, a role in square brackets for each private name."""
        return passage(self.report.text, self.quote.start, self.quote.end, self.private)

    @property
    def title(self) -> str | None:
        """The report's title as it is shown, or None for a report without one."""
        return passage(self.report.text, 0, self.report.title_end, self.private).strip() or None

    def __post_init__(self) -> None:
        if self.quote.report != self.report.id:
            raise UncitedSentence(f"the quote is of {self.quote.report}, not of {self.report.id}")
        self.quote.check(self.report.text)


@dataclass(frozen=True, slots=True)
class BriefSentence:
    """A sentence of a brief with the citations it rests on: at least one.

    ``about`` is the id of the claim, incident or series that it tells.
    """

    text: str
    citations: tuple[Citation, ...]
    about: str

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise UncitedSentence("a sentence needs words", where=self.about)
        if not self.citations:
            raise UncitedSentence(f"no quote supports {self.text!r}", where=self.about)


@dataclass(frozen=True, slots=True)
class BriefItem:
    """One claim or incident: a heading that names it, its status, and what is said about it.

    The heading is a sentence too, so that it cannot say what no quote supports.
    """

    heading: BriefSentence
    status: Status
    sentences: tuple[BriefSentence, ...]

    @property
    def about(self) -> str:
        """The id of the claim or incident."""
        return self.heading.about


@dataclass(frozen=True, slots=True)
class BriefRow:
    """A row of a table: its name with what it rests on, and its cells."""

    name: BriefSentence
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BriefTable:
    """A table with its caption, the heads of its columns (that of the names first), and notes on it.

    ``coverage`` is the last line: what was read to make each column.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[BriefRow, ...]
    coverage: tuple[str, ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.cells) + 1 != len(self.columns):
                raise UncitedSentence(
                    f"{len(row.cells) + 1} cells under {len(self.columns)} columns", where=self.caption
                )


@dataclass(frozen=True, slots=True)
class BriefSection:
    """A heading with sentences, items, a table. ``note`` says what belongs here; it tells no fact."""

    kind: SectionKind
    title: str
    note: str
    opening: tuple[BriefSentence, ...] = ()
    items: tuple[BriefItem, ...] = ()
    table: BriefTable | None = None

    @property
    def sentences(self) -> tuple[BriefSentence, ...]:
        """All sentences, headings and rows among them, in reading order."""
        told = chain.from_iterable((item.heading, *item.sentences) for item in self.items)
        return (*self.opening, *told, *(row.name for row in (self.table.rows if self.table else ())))


@dataclass(frozen=True, slots=True)
class BriefCounts:
    """What the brief was made from. ``origins`` is None where nobody counted them; ``left_out`` counts the
    incidents and claims among them that it does not tell."""

    reports: int
    articles: int
    outlets: int
    origins: int | None
    incidents: int
    claims: int
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Brief:
    """A frozen edition. Its id comes from what it says and cites; a correction is another edition.

    ``violence``: attacks and fighting only were asked for.
    """

    title: str
    since: str | None
    until: str | None
    places: tuple[str, ...]
    counts: BriefCounts
    sections: tuple[BriefSection, ...]
    violence: bool = field(default=False, kw_only=True)

    @property
    def sentences(self) -> Iterator[BriefSentence]:
        """All sentences in reading order."""
        return chain.from_iterable(section.sentences for section in self.sections)

    @property
    def id(self) -> str:
        """``b-`` and 20 hexadecimal digits, the same for the same content."""
        said = [
            [
                section.title,
                section.note,
                [[item.about, item.status] for item in section.items],
                [[sentence.text, *_cited(sentence)] for sentence in section.sentences],
                [[*row.cells] for row in (section.table.rows if section.table else ())],
            ]
            for section in self.sections
        ]
        counts = self.counts
        numbers = [
            counts.reports,
            counts.articles,
            counts.outlets,
            counts.origins,
            counts.incidents,
            counts.claims,
            counts.left_out,
        ]
        # An edition of everything keeps the id that it had before briefs could be of less.
        kinds = ["violence"] if self.violence else []
        return content_id("b", self.title, self.since, self.until, list(self.places), numbers, said, *kinds)


def _cited(sentence: BriefSentence) -> list[list[object]]:
    return [
        [c.quote.report, c.quote.start, c.quote.end, *([n.start, n.end, n.role] for n in c.private)]
        for c in sentence.citations
    ]
