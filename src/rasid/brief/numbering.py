"""Citations get numbers, and reports the passages in which the quoted words stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rasid.brief.passages import Paragraph, paragraphs_with
from rasid.model.briefing import Brief, BriefSentence, Citation
from rasid.model.report import Report

Key = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class CitedReport:
    """A report with its title and its paragraphs that hold quoted words, as they are shown."""

    number: int
    report: Report
    title: str | None
    outlet: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(slots=True)
class Numbering:
    """Numbers of quotes, from 1 in order of first use.

    ``uses`` gives for each quote the sentences to go back to, numbered from 1 in reading order: the
    heading of each item that cites it, and each row of a table.
    """

    citations: list[Citation] = field(default_factory=list)
    uses: dict[int, list[int]] = field(default_factory=dict)
    _numbers: dict[Key, int] = field(default_factory=dict)
    _sentences: int = 0

    def enter(self, sentences: Iterable[BriefSentence]) -> None:
        """Number the citations of the sentences of one item, its heading first."""
        heading = self._sentences + 1
        for sentence in sentences:
            self._sentences += 1
            for citation in sentence.citations:
                key = _key(citation)
                if key not in self._numbers:
                    self.citations.append(citation)
                    self._numbers[key] = len(self.citations)
                used = self.uses.setdefault(self._numbers[key], [])
                if heading not in used:
                    used.append(heading)

    def numbers(self, sentence: BriefSentence) -> tuple[int, ...]:
        """The numbers of a sentence's citations."""
        return tuple(self._numbers[_key(citation)] for citation in sentence.citations)

    def reports(self) -> tuple[CitedReport, ...]:
        """The cited reports in order of their first citation, with the passages that are quoted."""
        spans: dict[str, dict[int, tuple[int, int]]] = {}
        first: dict[str, Citation] = {}
        for number, citation in enumerate(self.citations, start=1):
            quote = citation.quote
            spans.setdefault(citation.report.id, {})[number] = (quote.start, quote.end)
            first.setdefault(citation.report.id, citation)
        return tuple(
            CitedReport(
                at,
                citation.report,
                citation.title,
                citation.outlet,
                paragraphs_with(
                    citation.report.text, citation.report.title_end, spans[key], citation.private
                ),
            )
            for at, (key, citation) in enumerate(first.items(), start=1)
        )


def number(brief: Brief) -> Numbering:
    """The numbering of all citations of a brief."""
    numbering = Numbering()
    for section in brief.sections:
        for sentence in section.opening:
            numbering.enter((sentence,))
        for item in section.items:
            numbering.enter((item.heading, *item.sentences))
        for row in section.table.rows if section.table else ():
            numbering.enter((row.name,))
    return numbering


def _key(citation: Citation) -> Key:
    return (citation.quote.report, citation.quote.start, citation.quote.end)
