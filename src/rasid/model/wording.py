"""Small pieces of English that reasons and briefs are put together from."""

from __future__ import annotations

from collections.abc import Iterable


def listed(names: Iterable[str], *, most: int = 4) -> str:
    """Names in a row, each once however it is spelt (capitals apart): "A", "A and B", "A, B and 3 others".

    >>> listed(["A", "B", "A"])
    'A and B'
    >>> listed(["A", "B", "C", "D"], most=2)
    'A, B and 2 others'
    """
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(name.casefold(), name)
    unique = list(first.values())
    if len(unique) > most:
        rest = len(unique) - most
        unique = [*unique[:most], f"{rest} other{'s' if rest > 1 else ''}"]
    return unique[0] if len(unique) == 1 else f"{', '.join(unique[:-1])} and {unique[-1]}"


def capital(sentence: str) -> str:
    """The sentence with its first letter as a capital."""
    return sentence[:1].upper() + sentence[1:]


def quoted(words: str, *, most: int = 80) -> str:
    """Words in quotation marks on one line, cut at a space where they are many.

    >>> quoted("it  goes\\non")
    '"it goes on"'
    >>> quoted("one two three", most=8)
    '"one two ..."'
    """
    line = " ".join(words.split()).replace('"', "'")
    if len(line) > most:
        line = f"{line[:most].rsplit(' ', 1)[0]} ..."
    return f'"{line}"'
