"""What the pipeline is given, and the way back to the report's characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.extract.readable import readable

PIECES = st.one_of(
    st.text(max_size=150),
    st.lists(
        st.sampled_from(
            ["“", "”", "’", "[", "]", " ", "\n", "a", "The ", "FMLN ", "s ", "\u200b", "``", "''", "—"]
        )
    ).map("".join),
)


@given(piece=PIECES, start=st.integers(min_value=0, max_value=10_000), capitals=st.booleans())
def test_every_character_knows_its_place(piece: str, start: int, capitals: bool) -> None:
    """There is one place for each character; places rise, lie in the piece, and hold what was there."""
    made = readable(piece, start, capitals=capitals)
    places = list(made.places)
    assert len(places) == len(made.text)
    assert all(start <= place < start + len(piece) for place in places)
    assert places == sorted(set(places))
    for character, place in zip(made.text, places, strict=True):
        assert character == piece[place - start] or character in "'\"- "


@pytest.mark.parametrize(
    ("piece", "wanted"),
    [
        ("Two\nmen   left.", "Two men left."),
        ("“We left,” he said.", '"We left," he said.'),
        ("``We left,'' he said.", '"We left," he said.'),
        ("the coalition ’ s jets", "the coalition's jets"),
        ("the army’s jets", "the army's jets"),
        ("the FMLN [a front] fired", "the FMLN fired"),
        ("he said [the army] fired", "he said the army fired"),
        ("a — b", "a - b"),
    ],
)
def test_what_is_exchanged(piece: str, wanted: str) -> None:
    """White space, quotation marks, apostrophes, dashes and insertions are given as the pipeline knows them."""
    assert readable(piece, 7).text == wanted


def test_notes_in_capitals_are_left_out() -> None:
    """In a wire text in capitals, square brackets hold editors' notes wherever they stand."""
    assert (
        readable("[PASSAGE OMITTED] THEY LEFT [TEXT] AT ONCE.", 0, capitals=True).text
        == " THEY LEFT AT ONCE."
    )


def test_a_span_covers_what_was_exchanged() -> None:
    """A stretch of the readable text stands for all of the report's characters between its ends."""
    piece = "the  FMLN [a front] fired"
    made = readable(piece, 100)
    first, last = made.text.index("FMLN"), made.text.index("fired")
    span = made.span(first, last + len("fired"))
    assert piece[span.start - 100 : span.end - 100] == "FMLN [a front] fired"


def test_brackets_without_end_take_no_time() -> None:
    """Fifty thousand brackets are gone through once."""
    assert readable("[a]" * 20_000, 0).text
