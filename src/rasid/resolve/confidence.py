"""How likely the fields of an observation are right: what the rules found and what the heads say, weighed together.

Weights are fitted on own sentences that the heads were not taught with (``python -m training confidence``).
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Literal, get_args

from rasid.errors import DataFileError
from rasid.model.document import HappeningMention, Opinion
from rasid.model.observation import ObservedPlace, ObservedTime, Toll
from rasid.model.text import Span
from rasid.resolve.found import Basis, Found

Field = Literal["happening", "modality", "stance", "agent", "patient"]
FIELDS: Final[tuple[Field, ...]] = ("happening", "modality", "stance", "agent", "patient")
#: Fields that tell where, when and how many; the heads say nothing of them.
SCENE_FIELDS: Final = ("place", "time", "tolls")
#: Features that the heads give; the others are the rules' own.
HEARD: Final = frozenset({"agreed", "nothing", "other"})
#: Beyond this a head's probability tells nothing more: it was seen on some hundred sentences.
_SUREST: Final = 0.98
#: A finder of this confidence neither helps nor harms.
_USUAL: Final = 0.7
#: What tells a place or a time otherwise than the words of the happening's own clause.
_BASES: Final[tuple[Basis, ...]] = tuple(basis for basis in get_args(Basis) if basis != "clause")
#: Log odds of 99 in 100: no surer is anything that was fitted on some hundred sentences.
_HELD: Final = 4.6
_NAME: Final = "confidence.json"

Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic weighing of named features for one field of events, of plain events or of states."""

    weights: Mapping[str, float]

    def probability(self, features: Features) -> float:
        """The probability that the field is right, 0 to 1, both excluded."""
        total = sum(self.weights[name] * value for name, value in features.items())
        return 1 / (1 + math.exp(-max(-_HELD, min(_HELD, total))))


def confidences(mention: HappeningMention, opinion: Opinion | None) -> dict[str, float]:
    """The probability of each field of a happening that has an answer, to two digits.

    ``happening``: that the words tell it, and that it is of this type. Of the others it is the probability where
    the happening itself is right: ``modality``, ``stance`` (that it is so, or is not so, as told), ``agent``
    and ``patient`` (that its words name them). What nobody is named for has no number.
    """
    table = load_weights()
    given: dict[str, float] = {}
    for field in FIELDS:
        features = features_of(field, mention, opinion)
        if features is not None:
            given[field] = round(table[table_key(field, mention, opinion)].probability(features), 2)
    return given


def scene_confidences(
    place: Found[ObservedPlace] | None, time: Found[ObservedTime] | None, tolls: Sequence[Toll]
) -> dict[str, float]:
    """The probability, to two digits, that a happening took place where, when and with the tolls that are given.

    A coarse place or time is right where the happening was inside it. What is not given has no number.
    """
    table = load_weights()
    given = {
        "place": place_features(place) if place is not None else None,
        "time": time_features(time) if time is not None else None,
        "tolls": toll_features(tolls) if tolls else None,
    }
    return {
        field: round(table[field].probability(features), 2)
        for field, features in given.items()
        if features is not None
    }


def place_features(found: Found[ObservedPlace]) -> Features:
    """What the confidence of a place rests on, by name."""
    return _basis_of(found) | {"unlisted": float(found.thing.name is None)}


def time_features(found: Found[ObservedTime]) -> Features:
    """What the confidence of a time rests on, by name."""
    return _basis_of(found) | {"one day": float(found.thing.precision in ("minute", "day"))}


def toll_features(tolls: Sequence[Toll]) -> Features:
    """What the confidence of the tolls of a happening rests on, by name."""
    bounded = all(toll.low is not None and toll.low == toll.high for toll in tolls)
    return {"always": 1.0, "several": float(len(tolls) > 1), "exact": float(bounded)}


def _basis_of(found: Found[ObservedPlace] | Found[ObservedTime]) -> dict[str, float]:
    bases: dict[str, float] = {basis: float(found.basis == basis) for basis in _BASES}
    return {"always": 1.0, **bases, "sure": found.sure - _USUAL, "rivals": float(found.rivals > 0)}


def table_key(field: Field, mention: HappeningMention, opinion: Opinion | None) -> str:
    """Which weights weigh a field: those of states, of plain events, or of events that the heads were asked about."""
    kind = "plain event" if mention.kind == "event" and opinion is None else mention.kind
    return f"{field} of {kind}"


def features_of(field: Field, mention: HappeningMention, opinion: Opinion | None) -> Features | None:
    """What a field's confidence rests on, by name; None for a field without an answer."""
    match field:
        case "happening":
            return {"always": 1.0, "rules": mention.confidence - _USUAL, **_of_type(opinion)}
        case "modality":
            agreed = {"agreed": _evidence(opinion.modality.agreed)} if opinion is not None else {}
            return {"always": 1.0, "actual": float(mention.modality == "actual"), **agreed}
        case "stance":
            agreed = {"agreed": _evidence(opinion.denied.agreed)} if opinion is not None else {}
            return {"always": 1.0, "negated": float(mention.negated), **agreed}
        case "agent":
            named = opinion.sources if opinion is not None else None
            return _of_role(mention.agent, named, inferred="agent" in mention.inferred)
        case "patient":
            named = opinion.targets if opinion is not None else None
            return _of_role(mention.patient, named, inferred="patient" in mention.inferred)


def _of_type(opinion: Opinion | None) -> dict[str, float]:
    if opinion is None:
        return {}
    return {"agreed": _evidence(opinion.type.agreed), "nothing": float(opinion.type.label == "O")}


def _of_role(
    words: Span | None, named: tuple[tuple[Span, float], ...] | None, *, inferred: bool
) -> Features | None:
    if words is None:
        return None
    features = {"always": 1.0, "inferred": float(inferred)}
    if named is not None:
        agreed = max((sure for span, sure in named if span.overlaps(words)), default=0.0)
        other = max((sure for span, sure in named if not span.overlaps(words)), default=0.0)
        features |= {"agreed": agreed, "other": other if not agreed else 0.0}
    return features


def _evidence(probability: float) -> float:
    """Log odds of a probability, held inside what the heads can know."""
    held = min(max(probability, 1 - _SUREST), _SUREST)
    return math.log(held / (1 - held))


@cache
def load_weights() -> Mapping[str, Weights]:
    """The shipped weights, by "FIELD of KIND", and by the name of the field for those of the scene.

    Raises:
        DataFileError: the file is not what ``python -m training confidence`` writes.
    """
    text = files("rasid.resolve").joinpath("data", _NAME).read_text(encoding="utf-8")
    try:
        return {
            name: Weights({feature: float(weight) for feature, weight in row["weights"].items()})
            for name, row in json.loads(text).items()
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataFileError(str(error), where=_NAME, mend="install the package anew") from error
