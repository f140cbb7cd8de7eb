"""Parsing: in place, whatever the case, and the same in every batch."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.model.document import Document
from rasid.model.report import make_report
from rasid.run.here import Reader

TEXTS = (
    "Gunmen attacked a police post near the river on Monday, the mayor said.",
    "BASRA, May 3 (Harbour Wire) - Two boats collided in the port.\n\nNobody was hurt.",
    "THE ARMY SAID ITS TROOPS HAD LEFT THE VILLAGE. RESIDENTS DENIED IT.",
    "“We never left,” the commander told reporters. “We are still here.”",
    "Short.",
    "A long sentence, with commas, and clauses that the writer, who was tired, did not end; and so it went on.",
)


def document_of(reader: Reader, text: str, title_end: int = 0) -> Document:
    report = make_report(
        source="s",
        text=text,
        title_end=title_end,
        media_type="text/plain",
        bytes_sha256="",
        published="2024-05-04",
    )
    return reader.pipeline.document(report)


def test_batches_change_nothing(reader: Reader) -> None:
    """A text is parsed in any batch exactly as alone: same words, tags, tree and names."""
    parser = next(stage for stage in reader.pipeline.stages if stage.name == "parse")
    before = []
    for text in TEXTS * 3:
        document = Document(
            make_report(source="s", text=text, title_end=0, media_type="text/plain", bytes_sha256="")
        )
        for stage in reader.pipeline.stages:
            if stage is parser:
                break
            document = stage(document)
        before.append(document)
    alone = [parser(document) for document in before]
    order = list(range(len(before)))
    random.Random(7).shuffle(order)
    for size in (2, 5, len(before)):
        for start in range(0, len(order), size):
            batch = order[start : start + size]
            together = parser.many([before[i] for i in batch])  # type: ignore[attr-defined]
            assert together == [alone[i] for i in batch]


@pytest.mark.parametrize("text", TEXTS)
def test_words_and_sentences_stand_where_they_say(reader: Reader, text: str) -> None:
    """Every word is the text at its place, and every word of a sentence lies inside it."""
    document = document_of(reader, text)
    tokens = document.layer("tokens")
    assert all(text[token.start : token.end] == token.text for token in tokens)
    for sentence in document.layer("sentences"):
        for token in tokens[sentence.first : sentence.last]:
            assert sentence.span.start <= token.start and token.end <= sentence.span.end


ODD = st.one_of(
    st.text(max_size=200),
    st.sampled_from(
        ["\u0000" * 30, "a" * 5000, "(((((", "— — —", "قصف الجيش القرية", "💥" * 40, "1 2 3 4", "\n\n\n\t"]
    ),
)


@settings(max_examples=60, deadline=None)
@given(text=ODD)
def test_any_text_is_read(reader: Reader, text: str) -> None:
    """No text makes a stage fail, and every quote is the text at its place and at most one sentence."""
    if not text.strip():
        return
    document = document_of(reader, text)
    sentences = [sentence.span for sentence in document.layer("sentences")]
    for observation in document.layer("observations"):
        quote = observation.quote.check(text)
        assert any(span.start <= quote.start and quote.end <= span.end for span in sentences)
