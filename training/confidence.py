"""How likely a field is right: fitted on own sentences, each read with heads that were not taught with it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from rasid.encoder import load_encoder
from rasid.eval.calibration import Stated, report
from rasid.eval.engines import bare_report, reader
from rasid.extract.opinions import SecondOpinion
from rasid.model.document import Document, HappeningMention, Opinion
from rasid.pipeline import Pipeline
from rasid.resolve.confidence import (
    FIELDS,
    HEARD,
    SCENE_FIELDS,
    Features,
    Field,
    Weights,
    features_of,
    place_features,
    table_key,
    time_features,
    toll_features,
)
from training.examples import fold_of
from training.scenes import LONGEST, Scened, place_is_right, scenes_of, time_is_right, tolls_are_right
from training.sentences import OwnEvent, OwnSentence, Span
from training.where import PlacedText

Floats = NDArray[np.float64]
#: Pull of every weight but the first towards nothing, in cases: with some hundred rows a weight needs reasons.
RIDGE: Final = 1.0
_PARTS: Final = 5


@dataclass(frozen=True, slots=True)
class Case:
    """A field as the rules gave it: what is known of it, and whether the labels agree. ``heard``: the heads that give
    an opinion of it were not taught with its sentence."""

    field: str
    sentence: str
    features: Features
    right: bool
    heard: bool


def make_confidence(
    sentences: Sequence[OwnSentence],
    placed: Sequence[PlacedText],
    encoders: Mapping[int, Path | None],
    output: Path,
) -> str:
    """Write the weights; what is returned tells how well they hold on sentences that they were not fitted on.

    ``encoders`` maps a part of the sentences to the folder of the encoder that was taught without it, None for the
    shipped one. Events of other parts are not used.
    """
    cases = [case for part in range(_PARTS) for case in _part(sentences, part, encoders)]
    cases += scene_cases(placed)
    table: dict[str, dict[str, object]] = {}
    stated: dict[str, list[Stated]] = {}
    for name in sorted({case.field for case in cases}):
        mine = [case for case in cases if case.field == name]
        weights = fitted(mine)
        table[name] = {
            "cases": len(mine),
            "heard": sum(case.heard for case in mine),
            "weights": {feature: round(weight, 4) for feature, weight in weights.items()},
        }
        stated.setdefault(name.split(" ")[0], []).extend(crossed(mine))
    output.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    return "\n".join(report(field, stated[field]) for field in (*FIELDS, *SCENE_FIELDS))


def _part(sentences: Sequence[OwnSentence], part: int, encoders: Mapping[int, Path | None]) -> list[Case]:
    rows = [r for r in sentences if r.events is not None and fold_of(r.thread or r.id) == part]
    opinions = SecondOpinion(load_encoder(encoders.get(part)))
    return cases_of(rows, opinions, heard=part in encoders)


def scene_cases(texts: Sequence[PlacedText]) -> list[Case]:
    """The cases of the places, times and tolls of own texts; what no label can judge is left out."""
    return [case for scened in scenes_of(texts) for case in _scene_cases(scened)]


def _scene_cases(scened: Scened) -> Iterator[Case]:
    label = scened.label
    judged: list[tuple[str, Features, bool | None]] = []
    if scened.place is not None:
        right = place_is_right(scened.place, label.where)
        judged.append(("place", place_features(scened.place), right))
    if scened.time is not None:
        right = time_is_right(scened.time, label.days)
        judged.append(("time", time_features(scened.time), right))
    if scened.mention.tolls:
        right = tolls_are_right(scened.mention.tolls, label.tolls)
        judged.append(("tolls", toll_features(scened.mention.tolls), right))
    for field, features, holds in judged:
        if holds is not None:
            yield Case(field, scened.text, features, holds, heard=True)


def cases_of(rows: Sequence[OwnSentence], opinions: SecondOpinion, *, heard: bool) -> list[Case]:
    """The cases of these sentences."""
    stages = [stage for stage in reader().pipeline.stages if stage.name not in ("opinions", "observe")]
    pipeline = Pipeline([*stages, opinions], max_chars=LONGEST)
    reports = [bare_report(row.text, source="own", published=None) for row in rows]
    return [
        case
        for row, document in zip(rows, pipeline.documents(reports), strict=True)
        if isinstance(document, Document)
        for case in _cases(row, document, heard=heard)
    ]


def _cases(row: OwnSentence, document: Document, *, heard: bool) -> Iterator[Case]:
    for mention, opinion, event in paired(row, document):
        right = event is not None and (mention.kind == "state" or event.type == mention.type)
        answers: dict[Field, bool] = {"happening": right}
        if right and event is not None:
            answers |= {
                "modality": event.modality == mention.modality,
                "stance": event.denied == mention.negated,
                "agent": _names(mention.agent, event, "source"),
                "patient": _names(mention.patient, event, "target"),
            }
        for field, holds in answers.items():
            features = features_of(field, mention, opinion)
            if features is not None:
                yield Case(
                    table_key(field, mention, opinion), row.id, features, holds, heard or opinion is None
                )


def paired(
    row: OwnSentence, document: Document
) -> list[tuple[HappeningMention, Opinion | None, OwnEvent | None]]:
    """Each happening once, with the labelled event at its trigger, or else one of its type that is left."""
    told: dict[tuple[int, str], tuple[HappeningMention, Opinion | None]] = {}
    for mention, opinion in zip(document.layer("happenings"), document.layer("opinions"), strict=True):
        told.setdefault((mention.trigger.start, mention.type), (mention, opinion))
    left = list(row.events or ())
    found: dict[tuple[int, str], OwnEvent] = {}
    for by_type in (False, True):
        for key, (mention, _) in told.items():
            event = next((e for e in left if _fits(e, mention, by_type=by_type)), None)
            if key not in found and event is not None:
                found[key] = event
                left.remove(event)
    return [(mention, opinion, found.get(key)) for key, (mention, opinion) in told.items()]


def _fits(event: OwnEvent, mention: HappeningMention, *, by_type: bool) -> bool:
    if by_type:
        return event.type == ("STATE" if mention.kind == "state" else mention.type)
    return _overlap(event.trigger, (mention.trigger.start, mention.trigger.end))


def _names(words: object, event: OwnEvent, role: str) -> bool:
    start, end = getattr(words, "start", -1), getattr(words, "end", -1)
    return any(_overlap(span, (start, end)) for name, span in event.actors if name == role)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def fitted(cases: Sequence[Case]) -> dict[str, float]:
    """Weights by name: what the rules tell is weighed on all cases, and on top of it what the heads say on those
    whose sentences they were not taught with."""
    names = list(cases[0].features)
    own = [name for name in names if name not in HEARD]
    weights = dict(zip(own, _logistic(cases, own, {}), strict=True))
    if len(own) < len(names):
        heard = [case for case in cases if case.heard]
        added = ["always", *(name for name in names if name in HEARD)]
        for name, weight in zip(added, _logistic(heard, added, weights), strict=True):
            weights[name] = weights.get(name, 0.0) + weight
    return weights


def _logistic(cases: Sequence[Case], names: Sequence[str], given: Mapping[str, float]) -> list[float]:
    """Weights for ``names`` on top of those ``given``: logistic regression by Newton's steps, held by :data:`RIDGE`."""
    rows = np.array([[case.features[name] for name in names] for case in cases])
    start = np.array([sum(w * case.features[name] for name, w in given.items()) for case in cases])
    right = np.array([case.right for case in cases], dtype=float)
    ridge = np.diag([0.01 if name == "always" else RIDGE for name in names])
    weights = np.zeros(len(names))
    for _ in range(50):
        chance = 1 / (1 + np.exp(-(start + rows @ weights).clip(-30, 30)))
        slope = rows.T @ (right - chance) - ridge @ weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + ridge
        weights = weights + np.linalg.solve(curve, slope)
    return [float(weight) for weight in weights]


def crossed(cases: Sequence[Case]) -> list[Stated]:
    """What is stated of each case by weights that were fitted without its sentence and four fifths alike."""
    stated: list[Stated] = []
    for part in range(_PARTS):
        shown = [case for case in cases if fold_of(f"again {case.sentence}", _PARTS) != part]
        hidden = [case for case in cases if fold_of(f"again {case.sentence}", _PARTS) == part]
        if shown:
            weights = Weights(fitted(shown))
            stated += [
                Stated(weights.probability(case.features), case.right) for case in hidden if case.heard
            ]
    return stated
