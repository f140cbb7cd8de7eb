"""What was judged, as lists show it: on which observation, and which judgements were taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from rasid.errors import InputError
from rasid.merge.argument import argument_to_json
from rasid.merge.judgements import effective, standing
from rasid.model.judgement import Judgement
from rasid.model.observation import Observation
from rasid.model.shapes import judgement_to_json, observation_to_json
from rasid.model.withholding import veiled
from rasid.workbench.record import Record

Row = dict[str, Any]


#: Verdicts that say nothing new where the last word on an observation is the same -> how they are told.
_REPEATED: Final[Mapping[str, str]] = {"accept": "accepted", "reject": "rejected"}


def undone_by(judgements: Iterable[Judgement]) -> dict[str, str]:
    """The id of a judgement that is out of force -> the id of the undo that took it back, the first where several did.

    An undo that was itself undone takes nothing back.
    """
    undone: dict[str, str] = {}
    for undo in standing(judgements):
        if undo.verdict == "undo":
            for target in undo.targets:
                undone.setdefault(target, undo.id)
    return undone


def refuse_repeated(judgement: Judgement, judgements: Iterable[Judgement]) -> None:
    """Refuse an undo of what is undone already, and a verdict on an observation that it has already.

    Raises:
        InputError: it is; names the judgement that did it.
    """
    made = tuple(judgements)
    if judgement.verdict in _REPEATED:
        _refuse_same_verdict(judgement, made)
    if judgement.verdict != "undo":
        return
    undone = undone_by(made)
    for target in judgement.targets:
        if target in undone:
            raise InputError(
                f"was undone already, by {undone[target]}",
                where=target,
                mend=f"to put it in force again, undo {undone[target]}",
            )


def _refuse_same_verdict(judgement: Judgement, made: Iterable[Judgement]) -> None:
    judged = judged_with(made)
    for target in judgement.targets:
        for before in judged.get(target, ()):
            if before.verdict == judgement.verdict:
                raise InputError(
                    f"was {_REPEATED[judgement.verdict]} already, by {before.id}",
                    where=target,
                    mend=f"to take that back, undo {before.id}",
                )


def judged_with(judgements: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    """The id of an observation -> what is in force about it alone, in order: accept, reject and correct.

    Of an acceptance and a rejection only the later one counts, and of two corrections of one field.
    """
    found: dict[str, dict[str, Judgement]] = {}
    for judgement in effective(judgements):
        if judgement.verdict in ("accept", "reject", "correct"):
            about = "verdict" if judgement.verdict != "correct" else f"field {judgement.field}"
            for target in judgement.targets:
                found.setdefault(target, {})[about] = judgement
    return {target: list(each.values()) for target, each in found.items()}


def judgement_row(judgement: Judgement, undone: Mapping[str, str]) -> dict[str, Any]:
    """A judgement as lists show it: its fields, and which undo took it back, null where none did."""
    return {**judgement_to_json(judgement), "undone_by": undone.get(judgement.id)}


def observation_rows(record: Record, *, names: bool) -> Callable[[Observation], Row]:
    """Makes the rows of observations as read, with the name of the outlet and what was judged on each (``judged``);
    without ``names`` private persons go by a role."""
    judged = judged_with(record.judgements)

    def row_of(observation: Observation) -> Row:
        outlet = {"outlet": record.outlet(observation.report)}
        told = [
            {"id": each.id, "verdict": each.verdict, "field": each.field, "value": each.value}
            for each in judged.get(observation.id, ())
        ]
        if names:
            return {**observation_to_json(observation), **outlet, "judged": told}
        shown = veiled({**outlet, "judged": told}, record.withholding.veil((observation.id,)))
        return {**record.withholding.observation(observation), **shown}

    return row_of


def argument_row(record: Record, claim_id: str, *, names: bool) -> Row:
    """The JSON shape of the whole argument about a claim, private persons by name only with ``names``.

    Raises:
        UnknownName: no claim, or more than one, has that id.
    """
    argument = record.argument(claim_id)
    row = argument_to_json(argument)
    undone = undone_by(record.judgements)
    row["judgements"] = [judgement_row(judgement, undone) for judgement in argument.judgements]
    return row if names else record.withholding.review(argument.claim, row)
