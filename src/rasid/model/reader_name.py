"""The name of a reader: what it is made of, and which lists of the user's own it read with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal, get_args

#: What a user may add to what rasid knows: a list of actors, files of places.
OwnList = Literal["actors", "places"]

_MARK: Final = re.compile(rf"\+({'|'.join(get_args(OwnList))})-([0-9a-f]+)")


def reader_name(base: str, own: Mapping[OwnList, str]) -> str:
    """``base`` (rules, model and data by version and hash) with the digests of the user's own lists.

    >>> reader_name("rasid-1/en/ab12", {"places": "c0ffee"})
    'rasid-1/en/ab12+places-c0ffee'
    """
    return base + "".join(f"+{kind}-{own[kind]}" for kind in get_args(OwnList) if kind in own)


def own_lists(name: str) -> dict[OwnList, str]:
    """The digests of the user's own lists that a reader of that name read with.

    >>> own_lists("rasid-1/en/ab12+places-c0ffee")
    {'places': 'c0ffee'}
    """
    return dict(_MARK.findall(name))
