"""Reading the conditions of a codebook."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final, get_args

from rasid.codebook.fields import Fields
from rasid.codebook.loader import load_codebook
from rasid.codebook.phrases import Phrases, phrases
from rasid.codebook.scheme import NO_MODE, NOBODY, Condition
from rasid.model.observation import Flag, HappeningKind, Modality, Phase, SpeakerKind, Stance, TollKind
from rasid.model.world import PLACE_PRECISIONS, TIME_PRECISIONS

#: Who may be asked for: one role, either of the two, or anybody named in the sentence or in the report.
PARTY_PARTS: Final = ("agent", "patient", "either", "sentence_names", "report_names")
#: Who tells a happening: who did it, or somebody else.
TELLERS: Final = ("doer", "other")
#: Where words may be looked for.
PHRASE_PARTS: Final = (
    "agent_words", "patient_words", "instrument", "clause", "sentence", "title", "report",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """The names that conditions may use: parties, and fields that stand before."""

    parties: Collection[str]
    fields: Collection[str]


def word_parts() -> Mapping[str, Collection[str]]:
    """Parts of a condition that compare words -> the words that they may have."""
    inner = load_codebook("plover")
    names = (*inner.types, *inner.states)
    modes = {mode for name in names for mode in inner.modes(name)}
    return {
        "type": names,
        "mode": sorted(modes | {NO_MODE}),
        "kind": get_args(HappeningKind),
        "phase": get_args(Phase),
        "modality": get_args(Modality),
        "stance": get_args(Stance),
        "flags": get_args(Flag),
        "speaker": get_args(SpeakerKind),
        "teller": TELLERS,
        "tolls": get_args(TollKind),
        "place_precision": PLACE_PRECISIONS,
        "time_precision": TIME_PRECISIONS,
    }


def read_condition(value: Any, file: str, key: str, known: Known) -> Condition:
    """A condition; None (left out) is one that always holds.

    Raises:
        DataFileError: a part or a value of it is unknown; with the file, the line and the key.
    """
    if value is None:
        return Condition()
    fields = Fields(file, key, value)
    words = {
        part: frozenset(fields.at(key).one_or_more_of(part, allowed))
        for part, allowed in word_parts().items()
        if fields.has(part)
    }
    parties = {
        part: fields.one_or_more_of(part, (*known.parties, NOBODY))
        for part in PARTY_PARTS
        if fields.has(part)
    }
    found = Condition(
        words=words,
        phrases={part: _phrases(fields, part) for part in PHRASE_PARTS if fields.has(part)},
        parties=parties,
        row=_row(fields, known),
        any_of=_several(fields, "any", known),
        none_of=_several(fields, "not", known),
    )
    fields.done()
    return found


def _phrases(fields: Fields, part: str) -> Phrases:
    return phrases(fields.one_or_more(part))


def _row(fields: Fields, known: Known) -> dict[str, frozenset[str]]:
    table = fields.table("row")
    inner = Fields(fields.file, f"{fields.key}.row", table)
    found = {}
    for name in table:
        if name not in known.fields:
            stand = ", ".join(known.fields) or "none"
            inner.fail(f"{name!r} is no field that stands before this one", mend=f"those are: {stand}")
        found[name] = frozenset(inner.one_or_more(name))
    return found


def _several(fields: Fields, part: str, known: Known) -> tuple[Condition, ...]:
    """``any`` and ``not`` hold one condition or a list of them."""
    if not fields.has(part):
        return ()
    value = fields.anything(part)
    rows = value if isinstance(value, list) else [value]
    return tuple(
        read_condition(row, fields.file, f"{fields.key}.{part}[{number}]", known)
        for number, row in enumerate(rows, 1)
    )
