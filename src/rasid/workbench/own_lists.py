"""Before stored reports are read again: whether the user's own lists that they were read with are at hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final, get_args

from rasid.errors import InputError
from rasid.model.reader_name import OwnList, own_lists

#: What each list is called in words, and how it is named to a command.
WORDS: Final[dict[OwnList, str]] = {"actors": "a list of actors of your own", "places": "places of your own"}
NAMED_BY: Final[dict[OwnList, str]] = {
    "actors": "--actors or RASID_ACTORS",
    "places": "--overlay or RASID_OVERLAY",
}


def refuse_lost_lists(readers: Mapping[str, int], now: str, *, where: str) -> None:
    """See that no report would be read again without a list that it was read with.

    ``readers`` gives for each reader how many reports it read last, ``now`` is the reader at hand.

    Raises:
        InputError: such a list is not named; nothing was changed.
    """
    for kind in get_args(OwnList):
        lost = sum(number for name, number in readers.items() if kind in own_lists(name))
        if lost and kind not in own_lists(now):
            raise InputError(
                f"{reports(lost)} read with {WORDS[kind]}, and none are named now",
                where=where,
                mend=f"name the same file with {NAMED_BY[kind]}, or give --without-lists to read them again without",
            )


def what_changes(readers: Mapping[str, int], now: str) -> Iterator[str]:
    """A line for each kind of list that is not the one that stored reports were read with."""
    mine = own_lists(now)
    for kind in get_args(OwnList):
        before: Counter[str | None] = Counter()
        for name, number in readers.items():
            before[own_lists(name).get(kind)] += number
        for digest, number in sorted(before.items(), key=lambda row: row[0] or ""):
            if digest == mine.get(kind):
                continue
            was = f"without {WORDS[kind]}" if digest is None else f"with {WORDS[kind]}, in another state"
            if kind not in mine:
                was = f"with {WORDS[kind]}"
            then = "with those named now" if kind in mine else "without"
            yield f"{reports(number)} read {was}, and will be read again {then}"


def reports(number: int) -> str:
    """The number of stored reports as the beginning of a sentence about how they were read."""
    return f"{number} stored report was" if number == 1 else f"{number} stored reports were"
