"""How likely the fields of a happening are right."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reading import document_of

from rasid.model.document import Likely, Opinion
from rasid.model.text import Span
from rasid.resolve.confidence import FIELDS, Weights, confidences, features_of, load_weights
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


def test_a_state_is_weighed_by_rules_alone(reader: Reader) -> None:
    """Without an opinion there are numbers all the same."""
    (mention,) = document_of(reader, TEXT).layer("happenings")
    state = replace(mention, kind="state", type="presence")
    assert set(confidences(state, None)) == set(FIELDS)


def test_features_and_weights_have_the_same_names(reader: Reader) -> None:
    """Every shipped weight weighs a feature that is given, and every feature has a weight."""
    (mention,) = document_of(reader, TEXT).layer("happenings")
    for field in FIELDS:
        of_event = features_of(field, mention, opinion(0.5))
        of_state = features_of(field, replace(mention, kind="state"), None)
        assert of_event is not None and of_state is not None
        assert load_weights()[f"{field} of event"].weights.keys() == of_event.keys()
        assert load_weights()[f"{field} of state"].weights.keys() == of_state.keys()


def test_nothing_is_surer_than_ninety_nine_in_a_hundred() -> None:
    """What was fitted on some hundred sentences claims no more."""
    assert Weights({"always": 100.0}).probability({"always": 1.0}) == pytest.approx(0.99, abs=0.001)
    assert Weights({"always": -100.0}).probability({"always": 1.0}) == pytest.approx(0.01, abs=0.001)
