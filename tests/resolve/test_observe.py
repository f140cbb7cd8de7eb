"""The one door: what becomes of a happening as told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reading import document_of, read

from rasid.extract.lexicon import load_lexicon
from rasid.model.document import Document
from rasid.model.observation import Observation
from rasid.model.report import make_report
from rasid.resolve.actors import ActorFinder, load_actors
from rasid.resolve.observe import Observer
from rasid.run.here import Reader

TEXT = "ISIS said it had killed eleven soldiers in Baqubah. The ministry denied this."


def through(document: Document, *, trusted_model: bool) -> tuple[Observation, ...]:
    observe = Observer(
        ActorFinder(load_actors()), classes=load_lexicon().classes, trusted_model=trusted_model
    )
    return tuple(observe(document).layer("observations"))


def test_another_pipeline_marks_what_it_gives(reader: Reader) -> None:
    """Where another pipeline was allowed by hand, every observation says so, and nothing else changes."""
    document = document_of(reader, TEXT)
    marked = through(document, trusted_model=False)
    assert marked and all("other_model" in o.flags for o in marked)
    plain = through(document, trusted_model=True)
    assert [replace(o, flags=tuple(f for f in o.flags if f != "other_model")) for o in marked] == list(plain)


def test_ids_come_from_content(reader: Reader) -> None:
    """The same report gives the same ids, and no two observations of it share one."""
    first, again = read(reader, TEXT), read(reader, TEXT)
    assert [o.id for o in first] == [o.id for o in again]
    assert len({o.id for o in first}) == len(first) == 2


def test_an_answer_is_quoted_where_it_stands(reader: Reader) -> None:
    """A denial of the sentence before quotes itself, keeps the words that it denies, and marks what it took over."""
    said, denied = read(reader, TEXT)
    assert (said.stance, denied.stance) == ("asserts", "denies")
    assert denied.quote.text == "The ministry denied this."
    assert denied.happening.text == said.happening.text
    assert "place" in denied.inferred and "place" not in said.inferred


def test_a_denied_denial_speaks_for_it(reader: Reader) -> None:
    """Who denies that something did not happen says that it did."""
    (told,) = read(reader, "Turkey denied that it had not withdrawn its troops from Bashiqa.")
    assert told.stance == "asserts" and told.happening.type == "RETREAT"


@pytest.mark.parametrize(
    ("published", "flag"), [(None, "undated"), ("1753-05-01", "implausible_date"), ("2024-03-15", None)]
)
def test_odd_dates_are_flagged(reader: Reader, published: str | None, flag: str | None) -> None:
    """Observations of a report without a date, or with an implausible one, say so."""
    report = make_report(
        source="s",
        text="Gunmen killed two guards in Kut.",
        title_end=0,
        media_type="text/plain",
        bytes_sha256="",
        published=published,
        flags=("implausible_date",) if flag == "implausible_date" else (),
    )
    (told,) = reader.document(report).layer("observations")
    assert ({"undated", "implausible_date"} & set(told.flags)) == ({flag} if flag else set())


def test_words_of_nobody_in_particular_name_nobody(reader: Reader) -> None:
    """A source, a rumour, a witness or an expert has no actor, whatever name stands in the words."""
    for text in (
        "An Iraqi army source said that two soldiers had been killed.",
        "Rumours that the Iraqi army had left Kut spread on Monday.",
        "Analysts of the Iraqi army said that ISIS had killed a mayor.",
    ):
        assert all(o.speaker.actor is None for o in read(reader, text))


def test_the_group_that_speaks_is_a_group(reader: Reader) -> None:
    """ "The group" is the armed group named before it, and the kind of its speaker follows."""
    (_, told) = read(
        reader, "ISIS claimed the raid on the post in Kut. The group said it had killed two guards."
    )
    assert (told.speaker.kind, told.speaker.actor) == ("group", "isis")


def test_confidence_is_a_probability(reader: Reader) -> None:
    """Every estimate lies between 0 and 1."""
    for told in read(reader, TEXT):
        assert all(0 < value < 1 for value in told.confidence.values())
