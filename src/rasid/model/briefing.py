"""Briefs: sentences that cannot exist without the words they rest on."""

from __future__ import annotations

from dataclasses import dataclass

from rasid.errors import UncitedSentence
from rasid.model.ids import content_id
from rasid.model.report import Report
from rasid.model.text import Quote


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote together with the report it was seen in. Making one checks the quote."""

    quote: Quote
    report: Report
    observation: str

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
class BriefSection:
    """A heading with its sentences."""

    title: str
    sentences: tuple[BriefSentence, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A frozen edition. Its id comes from what it says and cites; a correction is another edition."""

    title: str
    since: str | None
    until: str | None
    sections: tuple[BriefSection, ...]

    @property
    def id(self) -> str:
        """``b-`` and 20 hexadecimal digits, the same for the same content."""
        cited = [
            [section.title, sentence.text, [[c.quote.report, c.quote.start, c.quote.end] for c in sentence.citations]]
            for section in self.sections
            for sentence in section.sentences
        ]
        return content_id("b", self.title, self.since, self.until, cited)
