"""Trees of the pipeline put right where they hang the day that opens a sentence on its first subordinate clause."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rasid.model.document import Token

_FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
#: A phrase that opens a sentence is seldom longer: "On the night of the 16th,".
_LONGEST: Final = 8


def mend_opening(tokens: list[Token], sentence: range) -> None:
    """In "On Saturday, hours before the truce began, gunmen shot a guard" the guard was shot on Saturday.

    What stands before the first comma belongs to the verb of the sentence, not to the clause between two commas.
    """
    if not sentence:
        return
    opening = tokens[sentence.start]
    if opening.dep not in ("prep", "npadvmod", "advmod") or opening.head == opening.index:
        return
    clause = tokens[opening.head]
    main = tokens[clause.head]
    comma = next((t for t in tokens[sentence.start : sentence.start + _LONGEST] if t.text == ","), None)
    if comma is None or clause.dep != "advcl" or clause.tag not in _FINITE:
        return
    # The clause ends at a comma of its own, and the main verb stands behind it.
    ends = any(t.text == "," for t in tokens[clause.index + 1 : main.index])
    if comma.index < clause.index < main.index and main.pos in ("VERB", "AUX") and ends:
        tokens[opening.index] = replace(opening, head=main.index)
