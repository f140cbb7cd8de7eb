"""The stages that link places and times."""

from __future__ import annotations

import pytest
from tests.reading import document_of

from rasid.model.document import Document
from rasid.model.report import make_report
from rasid.resolve.stages import PlaceFinder, TimeFinder, anchor_of
from rasid.run.here import Reader


def places(document: Document) -> list[str | None]:
    return [link.place.name for link in document.layer("places") if not link.adjectival]


def times(document: Document) -> list[tuple[str | None, str | None]]:
    return [(link.time.start, link.time.end) for link in document.layer("times")]


def test_names_inside_an_actors_name_are_no_places(reader: Reader) -> None:
    """The Iraq of a ministry's name is not where anything is."""
    document = document_of(reader, "The Iraqi Ministry of Defence spoke about Samarra.")
    assert places(document) == ["Samarra"]


@pytest.mark.parametrize("name", ["Baghdad Post", "Kirkuk Today", "Basra Times", "Tikrit News"])
def test_an_outlets_name_is_no_place(reader: Reader, name: str) -> None:
    """A town before a word for a newspaper or a station is part of its name, and "Today" in one is no day."""
    document = document_of(reader, f"The owner told {name} that it had rained.")
    assert places(document) == [] and times(document) == []


def test_the_date_of_a_dateline_is_no_time(reader: Reader) -> None:
    """The date of a dateline is kept apart from the days that the text tells."""
    document = document_of(reader, "BAGHDAD, March 12 (Test Wire) - It rained in Samarra on Monday.")
    assert times(document) == [("2024-03-11", "2024-03-11")]


def a_document(text: str, published: str | None, reader: Reader) -> Document:
    report = make_report(
        source="s",
        text=text,
        title_end=0,
        media_type="text/plain",
        bytes_sha256="",
        published=published,
        language="en",
    )
    return reader.document(report)


def test_days_count_from_the_dateline(reader: Reader) -> None:
    """ "Yesterday" counts from the day of writing, not from the day of printing."""
    document = a_document("BAGHDAD, March 12 (Test Wire) - It rained yesterday.", "2024-03-15", reader)
    assert str(anchor_of(document)) == "2024-03-12" and times(document) == [("2024-03-11", "2024-03-11")]


def test_without_any_date_only_full_dates_are_times(reader: Reader) -> None:
    """An undated report keeps the times that need no anchor, and makes up no others."""
    document = a_document("It rained on 4 March 2024, again yesterday, and on Monday.", None, reader)
    assert anchor_of(document) is None and times(document) == [("2024-03-04", "2024-03-04")]


def test_a_dateline_with_its_year_is_an_anchor(reader: Reader) -> None:
    """A dateline that says its year dates a report without a day of publication."""
    document = a_document("BAGHDAD, March 12, 2024 (Test Wire) - It rained yesterday.", None, reader)
    assert times(document) == [("2024-03-11", "2024-03-11")]


def test_a_part_of_a_day_is_on_that_day(reader: Reader) -> None:
    """ "Before dawn on Monday" is on Monday; "before Monday" is before it."""
    assert times(document_of(reader, "It rained before dawn on Monday.")) == [("2024-03-11", "2024-03-11")]
    ((start, end),) = times(document_of(reader, "It rained before Monday."))
    assert start is None and end is not None and end < "2024-03-12"


def test_since_is_told_from_when(reader: Reader) -> None:
    """ "Since Sunday" says from when on; "on Sunday" says when."""
    (since,) = document_of(reader, "It has rained since Sunday.").layer("times")
    (on,) = document_of(reader, "It rained on Sunday.").layer("times")
    assert since.since and not on.since


def test_links_stand_in_the_order_of_the_text(reader: Reader) -> None:
    """Places and times come in the order in which the text names them: looking for those of a sentence relies on it."""
    text = (
        "Gunmen from Mosul attacked posts between Basra and Baqubah on Monday. On 3 March and again last week the road "
        "north of Kirkuk, near the Iraqi-Syrian border, was closed from Tuesday until Friday, police in Tikrit said."
    )
    document = document_of(reader, text)
    for layer in ("places", "times"):
        starts = [link.span.start for link in document.layer(layer)]
        assert len(starts) > 3 and starts == sorted(starts)


def test_finders_say_what_they_left_out(reader: Reader) -> None:
    """The finders of places and times tell the reason for each name and expression that they do not give."""
    document = document_of(
        reader, "Every Friday the Basra Times says so, and the ISIS commander met nobody in Mosul."
    )
    stages = {stage.name: stage for stage in reader.pipeline.stages}
    places, times = stages["places"], stages["times"]
    assert isinstance(places, PlaceFinder) and isinstance(times, TimeFinder)
    assert "it is part of the name of an outlet" in places.why_not(document).values()
    assert list(times.why_not(document).values()) == ["it tells how long or how often, and fixes no day"]
    assert not {link.span for link in document.layer("times")} & set(times.why_not(document))
