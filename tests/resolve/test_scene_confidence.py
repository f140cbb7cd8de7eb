"""How likely the place, the time and the tolls of a happening are right."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reading import read

from rasid.model.observation import ObservedPlace, ObservedTime, Toll
from rasid.model.text import Span
from rasid.resolve.confidence import (
    SCENE_FIELDS,
    load_weights,
    place_features,
    scene_confidences,
    time_features,
    toll_features,
)
from rasid.resolve.found import Found
from rasid.run.here import Reader

KUT = Found(ObservedPlace("Kut", "al Kut", "IQ", "Wasit", 32.5, 45.8, "town"), Span(0, 3), "clause", 0.9)
MONDAY = Found(ObservedTime("Monday", "2024-03-11", "2024-03-11", "day"), Span(5, 11), "clause", 0.9)
TWO = Toll("killed", "farmers", 2, 2, 2, "two farmers")


def test_every_field_that_is_given_has_a_number(reader: Reader) -> None:
    """Place, time and tolls of an observation each have a probability."""
    (told,) = read(reader, "Gunmen killed two farmers near Kut on Monday.")
    assert told.place is not None and told.time is not None and told.tolls
    assert all(0 < told.confidence[field] < 1 for field in SCENE_FIELDS)


def test_what_is_not_given_has_none(reader: Reader) -> None:
    """A missing toll or place is no sure one."""
    (told,) = read(reader, "Rebels attacked a convoy.")
    assert told.place is None and not told.tolls
    assert {"place", "tolls"}.isdisjoint(told.confidence)


def test_words_beside_it_are_surer_than_what_was_carried_over() -> None:
    """A town of its own clause is likelier right than one of elsewhere in the sentence or the text."""
    sure = scene_confidences(KUT, MONDAY, ())
    for basis in ("sentence", "carried", "voice"):
        carried = scene_confidences(replace(KUT, basis=basis), MONDAY, ())
        assert carried["place"] < sure["place"]
    assert scene_confidences(KUT, replace(MONDAY, basis="sentence"), ())["time"] < sure["time"]


def test_a_country_is_surer_than_a_town() -> None:
    """That it was in the country that the report is about says less, and is right more often."""
    country = Found(ObservedPlace(None, "Iraq", "IQ", None, 33.0, 44.0, "country"), None, "topic")
    assert scene_confidences(country, None, ())["place"] > scene_confidences(KUT, None, ())["place"]


@pytest.mark.parametrize("field", SCENE_FIELDS)
def test_features_and_weights_have_the_same_names(field: str) -> None:
    """Every shipped weight weighs a feature that is given, and every feature has a weight."""
    features = {
        "place": place_features(KUT),
        "time": time_features(MONDAY),
        "tolls": toll_features([TWO]),
    }
    assert load_weights()[field].weights.keys() == features[field].keys()
