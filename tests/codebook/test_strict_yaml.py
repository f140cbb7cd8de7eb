"""What the YAML of data files may hold."""

from __future__ import annotations

import pytest

from rasid.codebook.strict_yaml import read_mapping
from rasid.errors import DataFileError


def test_bare_words_stay_words() -> None:
    """on, off, yes, no and dates are words; true, null and numbers are not."""
    read = read_mapping(
        "words: [on, off, yes, no, y, 2020-01-31, 12:30]\nflag: true\nnone: null\nn: 3\nf: 0.5", "f"
    )
    assert read["words"] == ["on", "off", "yes", "no", "y", "2020-01-31", "12:30"]
    assert (read["flag"], read["none"], read["n"], read["f"]) == (True, None, 3, 0.5)


def test_mappings_know_their_lines() -> None:
    """Every mapping tells the line at which it starts."""
    read = read_mapping("# a comment\na:\n  b: 1\nc:\n  - {d: 2}\n", "f")
    assert (read.line, read["a"].line, read["c"][0].line) == (2, 3, 5)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("a: 1\nb: 2\na: 3\n", r"f\.yaml, line 3: 'a' stands twice"),
        ("a: {b: 1, b: 2}", r"'b' stands twice"),
        ("- a\n- b\n", r"f\.yaml: the file does not hold a mapping"),
        ("", r"does not hold a mapping"),
        ("1: a", r"line 1: the key 1 is no word"),
        ("a: &x [1]\nb: *x", r"line 1: aliases are not taken"),
        ("a: !!set {b}", r"the tag .*set.* is not taken"),
        ("a: [1, 2", r"line \d: this is no YAML"),
        ("a: \x00", r"this is no YAML"),
    ],
)
def test_traps_are_refused(text: str, complaint: str) -> None:
    """A key twice, a list, nothing, an alias, a tag and broken YAML are errors with a place."""
    with pytest.raises(DataFileError, match=complaint):
        read_mapping(text, "f.yaml")
