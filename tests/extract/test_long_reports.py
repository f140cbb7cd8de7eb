"""Long reports: reading does as much work for each sentence as in short ones."""

from __future__ import annotations

import sys
from collections import Counter
from types import FrameType

from rasid.model.document import Document
from rasid.model.report import make_report
from rasid.model.span_index import LastBefore, SpanIndex
from rasid.model.text import Paragraphs, Span
from rasid.run.here import Reader

_STAGES = ("places", "times", "attributions", "happenings", "observe")
_TOWNS = ("Baqubah", "Kirkuk", "Mosul", "Tikrit", "Samarra")


def _text(paragraphs: int) -> str:
    return "\n\n".join(
        f"Gunmen attacked a post near {_TOWNS[n % 5]} on {n % 28 + 1} February, killing {n % 7 + 2} soldiers, "
        f'police said. "We will stay in {_TOWNS[(n + 2) % 5]}," Colonel Karim Jabari told reporters. '
        "The army later shelled a village."
        for n in range(paragraphs)
    )


def _calls(reader: Reader, paragraphs: int) -> Counter[str]:
    """How often Python functions were entered, generators resumed included, in each stage."""
    report = make_report(
        source="test-wire", text=_text(paragraphs), title_end=0, media_type="text/plain", bytes_sha256="",
        published="2024-03-15", language="en",
    )  # fmt: skip
    document, calls = Document(report), Counter[str]()
    for stage in reader.pipeline.stages:

        def count(frame: FrameType, event: str, argument: object, name: str = stage.name) -> None:
            calls[name] += event == "call"

        before = sys.getprofile()
        sys.setprofile(count if stage.name in _STAGES else before)
        try:
            document = stage(document)
        finally:
            sys.setprofile(before)
    return calls


def test_four_times_the_text_is_four_times_the_work(reader: Reader) -> None:
    """Each stage behind the parser enters at most a tenth more functions for a sentence of a long report."""
    _calls(reader, 2)
    short, long = _calls(reader, 40), _calls(reader, 160)
    assert set(short) == set(_STAGES)
    assert {name: long[name] / short[name] for name in _STAGES if long[name] > 4.4 * short[name]} == {}


def test_an_index_answers_as_going_through_all_spans_would() -> None:
    """Spans that overlap and come in no order are found as by looking at each, and in the order given."""
    spans = [Span(at * 7 % 31, at * 7 % 31 + at % 6) for at in range(40)]
    index = SpanIndex((span, at) for at, span in enumerate(spans))
    last = LastBefore((span, at) for at, span in enumerate(spans))
    for asked in [Span(start, start + size) for start in range(40) for size in range(9)]:
        assert index.holding(asked) == [at for at, span in enumerate(spans) if span.holds(asked)]
        assert index.within(asked) == [at for at, span in enumerate(spans) if asked.holds(span)]
        assert index.overlapping(asked) == [at for at, span in enumerate(spans) if span.overlaps(asked)]
        before = [at for at, span in enumerate(spans) if span.end <= asked.start]
        assert last.of(asked.start) == (before[-1] if before else None)
    assert index.at(9) == [at for at, span in enumerate(spans) if span.start <= 9 < span.end]


def test_paragraphs_end_at_the_next_blank_line_wherever_words_stand() -> None:
    """Several line breaks in a row, blanks between them and none at all part paragraphs in the same way."""
    paragraphs = Paragraphs("One.\n\n\nTwo.\nThree.\n \t\nFour.")
    assert paragraphs.around(0, 3) == (0, 4)
    assert paragraphs.around(8, 10) == (6, 18)
    assert paragraphs.around(12, 24) == (6, 27)
    assert Paragraphs("One.").around(1, 2) == (0, 4)
