"""The rows part of codebooks: what is read, and how mistakes are told."""

from __future__ import annotations

import pytest

from rasid.codebook import codebook_names, load_scheme, mistakes_in, parse_scheme
from rasid.errors import DataFileError

SMALL = """
name: small
label: A small codebook
rows: report
parties:
  rebels: {words: [rebel*], kinds: [armed_group]}
counting: {bound: low, plural: 2, words: {several: 3}}
fields:
  dead: {kind: count, about: how many died, sum: killed, of: rebels, otherwise: 0}
  what:
    kind: label
    about: what happened
    values: {fight: they fought, talk: they talked}
    rules:
      - {give: fight, when: {type: [FIGHT, ASSAULT], agent: rebels}}
      - give: talk
        when: {type: CONSULT, not: {row: {dead: 1}}}
  where: {kind: texts, about: where, from: [place, places]}
"""


def test_a_codebook_is_read_with_its_fields_in_order() -> None:
    """Fields, rules, parties and counting are read as written."""
    scheme = parse_scheme(SMALL, "own.yaml")
    assert list(scheme.fields) == ["dead", "what", "where"]
    assert [rule.give for rule in scheme.fields["what"].rules] == ["fight", "talk"]
    assert scheme.fields["what"].rules[0].when.words["type"] == {"FIGHT", "ASSAULT"}
    assert scheme.counting.words == {"several": 3}
    assert scheme.fields["where"].otherwise == ()


@pytest.mark.parametrize("name", [name for name in codebook_names() if name != "plover"])
def test_every_codebook_that_comes_with_rasid_can_be_read(name: str) -> None:
    """Each shipped codebook has a name like its file's, fields, and no mistake."""
    scheme = load_scheme(name)
    assert scheme.name == name
    assert scheme.fields


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("type: CONSULT", "type: HUG", r"own\.yaml, line 17: fields\.what\.rules\[2\]\.when: 'HUG' is no type"),
        ("give: talk", "give: sing", r"fields\.what\.rules\[2\]: it gives 'sing', which is none of the values"),
        ("agent: rebels", "agent: monks", r"'monks' is no agent .*rebels"),
        ("row: {dead: 1}", "row: {where: x}", r"'where' is no field that stands before this one .*dead"),
        ("kind: count, ", "", r"fields\.dead: the field 'kind' is missing"),
        ("sum: killed, of: rebels, ", "", r"fields\.dead: a count needs 'sum'"),
        ("from: [place, places]", "from: [moon]", r"'moon' is no from"),
        (", from: [place, places]", "", r"fields\.where: a texts needs 'from'"),
        ("several: 3", "several: many", r"'several' must be a number"),
        ("rows: report", "rows: day", r"'day' is no rows"),
        ("rows: report", "colour: red", r"unknown field 'colour'"),
        ("rows: report", "one_event: [when]", r"one_event: 'when' is no field"),
        ("otherwise: 0", "otherwise: 0, sums: 1", r"fields\.dead: unknown field 'sums'"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line_and_mend(old: str, new: str, complaint: str) -> None:
    """Each kind of mistake names the file and the key, and says how to mend it."""
    assert old in SMALL
    with pytest.raises(DataFileError, match=complaint) as caught:
        parse_scheme(SMALL.replace(old, new), "own.yaml")
    assert caught.value.mend


def test_all_mistakes_are_told_at_once() -> None:
    """One wrong field does not hide another."""
    wrong = SMALL.replace("kind: texts", "kind: song").replace("sum: killed", "sum: sung")
    told = [str(mistake) for mistake in mistakes_in(wrong, "own.yaml")]
    assert len(told) == 2
    assert "'sung' is no sum" in told[0]
    assert "'song' is no kind" in told[1]


def test_a_codebook_without_fields_codes_nothing() -> None:
    """A file with types alone is no codebook for rows."""
    with pytest.raises(DataFileError, match="it has no fields"):
        parse_scheme("name: bare\nlabel: Bare\n", "own.yaml")
