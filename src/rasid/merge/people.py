"""Names of people among the words for speakers: whoever has one can be asked again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from rasid.merge.words import singular

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
#: What may stand before a name and is a part of some names too ("Hassan Sheikh Omar").
_HONORIFICS: Final = frozenset(
    """mr mrs ms dr professor prof major marshal sheikh imam bishop pastor reverend father judge prince king emir sir
    lord lady maj""".split()
)
#: Ranks and offices: before a name they are none of it, with whatever stands before them ("Health Director"), and
#: where they end the words nobody is named. Each may be a part of a joined one ("Colonel-Major").
_ROLES: Final = frozenset(
    """general brigadier colonel lieutenant captain sergeant corporal commander admiral archbishop cardinal minister
    president governor mayor ambassador senator col gen lt capt brig deputy chief director spokesman spokeswoman
    spokesperson secretary prime vice leader chairman chairwoman head speaker envoy official officer adviser advisor
    analyst expert researcher activist lawyer journalist reporter correspondent editor engineer doctor physician nurse
    surgeon medic paramedic teacher farmer shopkeeper councillor councilman lawmaker legislator deputy member
    representative negotiator mediator prosecutor attorney chancellor premier mukhtar elder cleric""".split()
)
_TITLES: Final = _ROLES | _HONORIFICS
#: Heads of words for people by what they are, and for bodies: nobody's name ends in one.
_NOBODY: Final = frozenset(
    """source resident local villager witness eyewitness survivor relative citizen civilian refugee family people
    tribesman rescuer fighter rebel militant insurgent gunman soldier troop guard force police policeman staff personnel
    authority worker volunteer helmet monitor observer protester demonstrator student trader migrant inmate prisoner
    supporter opponent ally diplomat parliamentarian veteran neighbour neighbor passenger driver pilot kurd turk arab
    yazidi houthis israelis iraqis muslim christian druze sunni shiite alawite jihad front movement party group league
    union organisation organization network observatory committee council agency news wire press television channel
    newspaper centre center hospital clinic court parliament militia brigade battalion division regiment army command
    coalition alliance brotherhood defence defense ministry department directorate administration government bureau
    association foundation institute university company corporation bank embassy mission delegation crescent cross
    tribe clan""".split()
)
#: Words right before a surname, and how many characters they are looked for in.
_BEFORE: Final = re.compile(r"(?:[^\W\d_]+(?:[-'’][^\W\d_]+)* ){1,6}\Z")
_REACH: Final = 90
#: Small words inside a name.
_PARTICLES: Final = frozenset("al el ag bin ben ibn de la von van der abu ould da du dos".split())
#: The Arabic article: "al-Zahra", "El Zahra" and "Al Zahra" are one.
_ARTICLE: Final = re.compile(r"\b(?:al|el)[ -]")
#: Words that begin a name of something else than one person.
_NO_PEOPLE: Final = frozenset(
    """ministry army police united state states security council office officials authorities government red north
    south east west northern southern eastern western national international doctors human amnesty radio tv
    telegram facebook twitter""".split()
)
#: Letters that stand for one sound, the longer ones first.
_SOUNDS: Final = (
    ("ee", "i"), ("ou", "u"), ("oo", "u"), ("ei", "ai"), ("ey", "ai"), ("ay", "ai"), ("e", "i"), ("o", "u"), ("q", "k"),
)  # fmt: skip
#: Names that are spelt in more ways than vowels and doubled letters tell, as :func:`_spelling` has them otherwise.
_VARIANTS: Final = {
    "muhamid": "muhamad", "mahamad": "muhamad", "mahamid": "muhamad", "mihmit": "muhamad", "mihmid": "muhamad",
    "ahmid": "ahmad", "yusif": "yusuf", "husin": "husain", "suliman": "sulaiman", "abdulah": "abdala",
    "abdalah": "abdala", "haniyih": "haniya",
}  # fmt: skip


def personal_name(text: str | None) -> str | None:
    """The name of one person without ranks, in small letters and one spelling; None where the words name nobody.

    A name has two words at least: a family name alone is one only for who knows the report. Spellings that
    differ in doubled letters, e for i, o for u or an accent are one.

    >>> personal_name("Colonel-Major Adam Bello") == personal_name("Adam Belo, a farmer")
    True
    >>> personal_name("a police official in Anbar") is None
    True
    """
    words = _bare(_WORD.findall((text or "").split(",")[0]))
    if not 2 <= len(words) <= 5 or not words[0][0].isupper():
        return None
    if any(not _is_of_a_name(word) for word in words) or words[-1].isupper():
        return None
    folded = [word.casefold() for word in words]
    if set(folded) & _NO_PEOPLE or {folded[-1], singular(folded[-1])} & (_NOBODY | _ROLES):
        return None
    return " ".join(map(_spelling, _ARTICLE.sub("al", " ".join(folded)).split()))


def one_person(names: Iterable[str]) -> dict[str, str]:
    """Name -> the fullest of ``names`` that ends with it: "karim jabbar" is "adil karim jabbar" where no other
    name ends so.

    >>> one_person({"karim jabar", "adil karim jabar", "ali omar", "adil ali omar", "zaki ali omar"})["karim jabar"]
    'adil karim jabar'
    """
    by_last: dict[str, list[str]] = {}
    for name in sorted(set(names), key=lambda name: (-len(name), name)):
        by_last.setdefault(name.rsplit(" ", 1)[-1], []).append(name)
    found: dict[str, str] = {}
    for name in (name for alike in by_last.values() for name in alike):
        longer = [each for each in by_last[name.rsplit(" ", 1)[-1]] if each.endswith(f" {name}")]
        # Two men of one father's name are two, and who goes by it alone may be either.
        found[name] = longer[0] if longer and all(longer[0].endswith(each) for each in longer) else name
    return found


def _bare(words: list[str]) -> list[str]:
    """Words without ranks and offices, and without what stands before an office."""
    for at in range(len(words) - 1, -1, -1):
        if _is_titled(words[at], _ROLES):
            words = words[at + 1 :]
            break
    while words and _is_titled(words[0], _TITLES):
        words = words[1:]
    return words


def _is_titled(word: str, titles: frozenset[str]) -> bool:
    return all(part in titles for part in word.casefold().split("-"))


def _spelling(word: str) -> str:
    """A word of a name as all its common spellings come out: "Hassan", "Hasan"; "Mohammed", "Muhammad"."""
    decomposed = unicodedata.normalize("NFKD", word)
    plain = "".join(letter for letter in decomposed if letter.isalpha() and not unicodedata.combining(letter))
    for one, other in _SOUNDS:
        plain = plain.replace(one, other)
    plain = re.sub(r"(.)\1+", r"\1", plain)
    return _VARIANTS.get(plain, plain)


def lone_surname(text: str | None) -> str | None:
    """The one word with a capital by which words name somebody, ranks left out, in small letters; else None.

    >>> lone_surname("General Bello")
    'bello'
    >>> lone_surname("the minister") is None
    True
    """
    words = [word for word in _WORD.findall(text or "") if not _is_titled(word, _TITLES)]
    if len(words) != 1 or not words[0][0].isupper() or words[0].isupper():
        return None
    folded = words[0].casefold()
    return None if folded in _NO_PEOPLE else folded


def full_names(surname: str, text: str) -> frozenset[str]:
    """The names in ``text`` that end with ``surname``, as :func:`personal_name` gives them.

    A title has to stand before it: "In Bello" is no name.

    >>> sorted(full_names("bello", "Governor Adam Bello spoke. Bello said so."))
    ['adam bilu']
    """
    found: set[str] = set()
    for match in re.finditer(rf"\b{re.escape(surname)}\b", text, re.IGNORECASE):
        before = _BEFORE.search(text, max(0, match.start() - _REACH), match.start())
        words = [*(before.group().split() if before else ()), match.group()]
        begins = len(words)
        while begins > 0 and (_is_of_a_name(words[begins - 1]) or _is_titled(words[begins - 1], _TITLES)):
            begins -= 1
        if any(_is_titled(word, _TITLES) for word in words[begins:]):
            name = personal_name(" ".join(words[begins:]))
            found.update(() if name is None else (name,))
    return frozenset(found)


def _is_of_a_name(word: str) -> bool:
    """Whether a word can stand in a name: with a capital, a particle, or both ("al-Zahra")."""
    first, _, rest = word.partition("-")
    return word[0].isupper() or word in _PARTICLES or (first in _PARTICLES and rest[:1].isupper())
