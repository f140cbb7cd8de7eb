"""Any text can be kept in a text column."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from rasid.store.tables import Words

ANY_TEXT = st.text(
    st.characters(exclude_categories=()) | st.sampled_from("\0\ud800\udfff\U0010fffe0\U00100000")
)


@given(text=ANY_TEXT)
@example(text="\0\ud83d\U0010fffe\U0010fffe0")
def test_words_come_back_and_fit(text: str) -> None:
    """Every string comes back as it was, and what is written is UTF-8 without NUL."""
    words, dialect = Words(), sqlite.dialect()
    written = words.process_bind_param(text, dialect)
    assert b"\0" not in written.encode("utf-8")
    assert words.process_result_value(written, dialect) == text


@given(text=st.text(st.characters(exclude_categories=("Cs", "Cn"), exclude_characters="\0")))
def test_plain_words_are_written_plainly(text: str) -> None:
    """Text that a database takes is written as it is, so that other programs can read it."""
    assert Words().process_bind_param(text, sqlite.dialect()) == text
