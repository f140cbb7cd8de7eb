"""How likely the fields of a happening are right."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest
from tests.reading import document_of

from rasid.model.document import HappeningMention, Likely, Opinion
from rasid.model.text import Span
from rasid.resolve.confidence import FIELDS, Weights, confidences, features_of, load_weights, table_key
from rasid.run.here import Reader

TEXT = "Gunmen killed two farmers near Kut."


def opinion(agreed: float) -> Opinion:
    likely = Likely("ASSAULT", agreed, agreed)
    return Opinion(likely, likely, likely, ((Span(0, 6), agreed),), ((Span(14, 25), agreed),))


@pytest.mark.parametrize("field", FIELDS)
def test_agreement_makes_surer(reader: Reader, field: str) -> None:
    """The more the heads agree with the rules, the likelier is each field."""
    (mention,) = document_of(reader, TEXT).layer("happenings")
    doubted, agreed = (confidences(mention, opinion(p))[field] for p in (0.1, 0.9))
    assert 0 < doubted < agreed < 1


def test_nobody_named_has_no_number(reader: Reader) -> None:
    """A field without an answer has no confidence; a missing answer is no sure one."""
    (mention,) = document_of(reader, TEXT).layer("happenings")
    assert "agent" not in confidences(replace(mention, agent=None), opinion(0.9))


@pytest.mark.parametrize("kind", ["state", "event"])
def test_without_an_opinion_rules_are_weighed_alone(reader: Reader, kind: Literal["state", "event"]) -> None:
    """There are numbers where the heads were not asked."""
    (mention,) = document_of(reader, TEXT).layer("happenings")
    assert set(confidences(replace(mention, kind=kind), None)) == set(FIELDS)


def test_features_and_weights_have_the_same_names(reader: Reader) -> None:
    """Every shipped weight weighs a feature that is given, and every feature has a weight."""
    (event,) = document_of(reader, TEXT).layer("happenings")
    state = replace(event, kind="state")
    cases: list[tuple[HappeningMention, Opinion | None]] = [
        (event, opinion(0.5)),
        (event, None),
        (state, None),
    ]
    for mention, given in cases:
        for field in FIELDS:
            features = features_of(field, mention, given)
            assert features is not None
            assert load_weights()[table_key(field, mention, given)].weights.keys() == features.keys()


def test_nothing_is_surer_than_ninety_nine_in_a_hundred() -> None:
    """What was fitted on some hundred sentences claims no more."""
    assert Weights({"always": 100.0}).probability({"always": 1.0}) == pytest.approx(0.99, abs=0.001)
    assert Weights({"always": -100.0}).probability({"always": 1.0}) == pytest.approx(0.01, abs=0.001)
