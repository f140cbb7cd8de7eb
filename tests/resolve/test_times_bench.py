"""Time expressions in the form that the ``timex`` measurement asks for."""

from __future__ import annotations

from rasid.eval.timex import predict


def test_gives_offsets_types_and_values() -> None:
    """A row comes back with its id and one entry for each expression, in the order of the text."""
    text = "Police said Tuesday that 12 people had died since March 2019."
    row = predict({"id": "a", "text": text, "dct": "2020-01-31T10:00:00"})
    assert row == {
        "id": "a",
        "timexes": [
            {"start": 12, "end": 19, "type": "DATE", "value": "2020-01-28"},
            {"start": 50, "end": 60, "type": "DATE", "value": "2019-03"},
        ],
    }


def test_a_range_comes_out_as_its_ends() -> None:
    """TIMEX3 marks the two ends of a range, not the range."""
    row = predict({"id": "a", "text": "From March 3 to 5, it rained.", "dct": "2020-03-31"})
    assert [timex["value"] for timex in row["timexes"]] == ["2020-03-03", "2020-03-05"]


def test_words_without_a_place_have_no_value() -> None:
    """What cannot be placed keeps its extent and type and has no value."""
    row = predict(
        {"id": "a", "text": "By the end of the quarter or on 31 February 2020", "dct": "2020-03-31"}
    )
    assert [timex["value"] for timex in row["timexes"]] == [None, None]
