"""From tolls as worded to one number, by the conventions of a codebook."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from rasid.codebook.scheme import Bound, Counting, Party, SchemeField
from rasid.coding.evidence import Told, is_party
from rasid.coding.repeats import Counted, Sentence, told_anew
from rasid.model.observation import Toll

_ORDER: dict[Bound, tuple[Bound, ...]] = {
    "low": ("low", "best", "high"),
    "best": ("best", "low", "high"),
    "high": ("high", "best", "low"),
}


def number_of(toll: Toll, counting: Counting, bound: Bound) -> int | None:
    """The number that a wording stands for; None where it gives none.

    A word that the codebook has a number for comes first ("several": 3), then the bound that is asked
    for, or the nearest to it that the wording sets.
    """
    said = toll.text.lower()
    for word in sorted(counting.words, key=len, reverse=True):
        if re.match(rf"(?:\W|the|an?|at least|about)*\b{re.escape(word)}\b", said):
            return counting.words[word]
    if counting.plural is not None and (toll.low, toll.best, toll.high) == (2, None, None):
        return counting.plural
    return next((value for each in _ORDER[bound] if (value := getattr(toll, each)) is not None), None)


def counted(
    field: SchemeField,
    told: Sequence[Told],
    counting: Counting,
    parties: Mapping[str, Party],
    rather: Callable[[Told], bool] = lambda one: True,
) -> int | None:
    """The number of a count field over the happenings of a row; None where no toll belongs to it.

    Counts of happenings that are ``rather`` taken stand alone where there are any.
    """
    better = [one for one in told if rather(one)]
    if 0 < len(better) < len(told):
        number = counted(field, better, counting, parties)
        if number is not None:
            return number
    bound = field.bound or counting.bound
    sentences = []
    for one in told:
        counts = tuple(
            Counted(toll, number)
            for toll in _once(one.observation.tolls)
            if toll.kind in field.tolls
            and _belongs(field, toll, one, parties)
            and (number := number_of(toll, counting, bound)) is not None
        )
        if counts:
            sentences.append(Sentence(one.sentence, counts))
    if not sentences:
        return None
    if field.across == "new":
        return told_anew(sentences)
    sums = [sum(count.number for count in sentence.counts) for sentence in sentences]
    return {"sum": sum(sums), "largest": max(sums), "first": sums[0]}[field.across]


def _once(tolls: Sequence[Toll]) -> list[Toll]:
    """The tolls of one telling without those that another holds: "six" in "six dead"."""
    return [
        toll
        for toll in tolls
        if not any(
            other is not toll
            and (other.kind, other.low, other.best, other.high) == (toll.kind, toll.low, toll.best, toll.high)
            and len(other.text) > len(toll.text)
            and other.text.lower().startswith(toll.text.lower() + " ")
            for other in tolls
        )
    ]


def _belongs(field: SchemeField, toll: Toll, told: Told, parties: Mapping[str, Party]) -> bool:
    """Whether the people counted are of the parties that the field counts, by the words of the toll.

    Where the toll has no word for them ("killed three"), the patient's words are asked.
    """
    patient = told.observation.happening.patient
    text = toll.text if toll.of is not None or patient is None else f"{toll.text} {patient.text}"
    actor = told.reading.actor(patient.actor) if patient is not None else None
    if any(is_party(parties[name], text, actor) for name in field.not_of):
        return False
    return not field.of or any(is_party(parties[name], text, actor) for name in field.of)
