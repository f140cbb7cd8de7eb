"""From what a person decides to a judgement that can be kept."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Final, get_args

from rasid.errors import InputError, UnknownName
from rasid.model.judgement import Judgement, Verdict, make_judgement
from rasid.model.report import Grade

VERDICTS: Final[tuple[Verdict, ...]] = get_args(Verdict)
#: Grades as they are kept: JSON.
_GRADES: Final = frozenset(f'"{grade}"' for grade in get_args(Grade))


def matching_id(given: str, ids: Collection[str], *, noun: str) -> str:
    """The id that is ``given``, or the only one that begins so.

    Raises:
        UnknownName: none begins so, or several do.
    """
    if given in ids:
        return given
    found = sorted(known for known in ids if given and known.startswith(given))
    if len(found) == 1:
        return found[0]
    if not found:
        raise UnknownName(f"no {noun} has the id {given!r}", mend="give an id, or its beginning, from a list")
    raise UnknownName(
        f"more than one {noun} begins with {given!r}", mend=f"give more of it: {', '.join(found[:3])}"
    )


def judgement_on(
    verdict: str,
    targets: Sequence[str],
    *,
    observations: Collection[str],
    standing_for: Mapping[str, str],
    judgements: Collection[str],
    sources: Collection[str] = (),
    by: str,
    why: str,
    made: str,
    field: str | None,
    value: str | None,
) -> Judgement:
    """The judgement, with its targets found.

    ``standing_for`` names, for the id of an incident or a claim, an observation of it; "same" and
    "different" may name those, and what is kept are observations.

    Raises:
        InputError: the verdict, the number of targets, the field or the value is wrong.
        UnknownName: a target is not there.
    """
    known_verdict = next((each for each in VERDICTS if each == verdict), None)
    if known_verdict is None:
        raise InputError(f"no verdict is called {verdict!r}", mend=f"choose one of: {', '.join(VERDICTS)}")
    for name, text in (("by", by), ("why", why)):
        if not text.strip():
            raise InputError("is empty", where=name, mend="say who decides, and why")
    if verdict == "undo":
        found = [matching_id(target, judgements, noun="judgement") for target in targets]
    elif verdict == "grade":
        found = [matching_id(target, sources, noun="source") for target in targets]
    elif verdict in ("same", "different"):
        known = {**{each: each for each in observations}, **standing_for}
        noun = "observation, incident or claim"
        found = [known[matching_id(target, known, noun=noun)] for target in targets]
    else:
        found = [matching_id(target, observations, noun="observation") for target in targets]
    _check_number(verdict, found, named=len(targets))
    _check_correction(verdict, field, value)
    return make_judgement(
        verdict=known_verdict,
        targets=tuple(dict.fromkeys(found)),
        by=by.strip(),
        made=made,
        why=why.strip(),
        field=field,
        value=value,
    )


def _check_number(verdict: str, targets: Sequence[str], *, named: int) -> None:
    different = len(set(targets))
    if verdict in ("same", "different") and different == 1 and named > 1:
        raise InputError(
            f"{verdict} needs two different observations, and the ids that were given are of one thing already",
            mend="nothing is left to join; to part it, name two of its observations (rasid claim ID lists them)",
        )
    if verdict in ("same", "different") and different < 2:
        raise InputError(f"{verdict} needs two different observations", mend="name two or more")
    if verdict not in ("same", "different") and different != 1:
        raise InputError(f"{verdict} is about one thing, not {different}", mend="decide on each by itself")


def _check_correction(verdict: str, field: str | None, value: str | None) -> None:
    if verdict == "grade":
        if value not in _GRADES:
            raise InputError(f"{value} is no grade", where="grade", mend="give one of A B C D E F")
        return
    if verdict != "correct":
        if field is not None or value is not None:
            raise InputError(
                f"{verdict} takes no field and no value", mend="leave them out, or use 'correct'"
            )
        return
    if not field or value is None:
        raise InputError("correct needs a field and its right value", mend="give both, the value as JSON")
    try:
        json.loads(value)
    except ValueError as error:
        raise InputError(
            f"{value!r} is no JSON", where=field, mend="""put texts in quotes: '"denies"'"""
        ) from error
