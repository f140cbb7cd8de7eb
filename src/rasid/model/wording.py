"""Small pieces of English that reasons and briefs are put together from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from rasid.model.observation import SpeakerKind

#: Characters that turn the direction of what follows: in a sentence of ours they would turn our own words.
_DIRECTION: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ARTICLE: Final = re.compile(r"^(?:The|A|An|Their|Its|His|Her|Our)\b")
#: What may begin a sentence about somebody without a name, and a name too.
_COMMON: Final = re.compile(
    r"^(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Several|Some|Many|Dozens|Hundreds|About"
    r"|Rumours|Rumors|Officials|Witnesses|Police|Gunmen|Militants|Fighters|Attackers|Residents|Unknown|Relatives"
    r"|Activists|Doctors|Medics|Villagers|Locals|Sources|Survivors|Rescuers|Families|Experts|Analysts)\b"
)
#: Heads of words for people without a name, and what stands before them: "Local Residents" is nobody's name.
_NAMELESS: Final = frozenset(
    (
        "residents sources witnesses officials villagers activists relatives medics doctors survivors rescuers locals "
        "experts analysts source resident witness villager"
    ).split()
)
_PLAIN: Final = frozenset(
    "local medical security police military hospital government army rescue health eye tribal several some many".split()
)
#: What somebody is called whom the report does not name.
UNNAMED: Final[dict[SpeakerKind, str]] = {
    "outlet": "an outlet", "agency": "an unnamed agency", "institution": "an unnamed institution",
    "official": "an unnamed official", "group": "an unnamed group", "expert": "unnamed experts",
    "witness": "unnamed witnesses", "unnamed": "an unnamed source", "rumour": "rumours",
}  # fmt: skip


def clean(words: str) -> str:
    """Words of a report for a sentence of ours: on one line, without characters that steer the display.

    >>> clean("two  \\u202emen\\n")
    'two men'
    """
    kept = "".join(
        " " if character.isspace() else character
        for character in words
        if character.isspace()
        or (character not in _DIRECTION and unicodedata.category(character) not in ("Cc", "Cs"))
    )
    return " ".join(kept.split())


def inside(words: str) -> str:
    """Words for the middle of a sentence: an article, a number or a common noun that began one is written small, and
    so are several words of a text in capitals. What goes on in capitals to its end is a name.

    >>> inside("The relatives"), inside("One man in Homs"), inside("One Plains Radio")
    ('the relatives', 'one man in Homs', 'One Plains Radio')
    """
    shown = clean(words)
    if shown.isupper() and " " in shown:
        return shown.lower()
    small = f"{shown[:1].lower()}{shown[1:]}"
    if _ARTICLE.match(shown):
        return small
    rest = shown.split()[1:]
    is_name = bool(rest) and all(word[0].isupper() for word in rest)
    return small if _COMMON.match(shown) and not is_name else shown


def speaker_words(kind: SpeakerKind, words: str) -> str:
    """A speaker whom no list holds, in the report's words for the middle of a sentence; without words by the kind.

    >>> speaker_words("witness", "Local Residents"), speaker_words("agency", "The news agency Sand Wire")
    ('local residents', 'the news agency Sand Wire')
    >>> speaker_words("witness", "Mosul Residents"), speaker_words("unnamed", "")
    ('Mosul residents', 'an unnamed source')
    """
    shown = inside(words)
    told = shown.split()
    if told and told[-1].casefold() in _NAMELESS:
        shown = " ".join(word.lower() if word.lower() in _PLAIN | _NAMELESS else word for word in told)
    return shown or UNNAMED[kind]


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
