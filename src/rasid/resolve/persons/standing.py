"""What a text says beside a name: an office, a trade, an age."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from rasid.resolve.persons.text import Words

Class = Literal["office", "acting", "role"]

_PREPOSITIONS: Final = frozenset(
    "of for in at from with by to on near who whom that which and but as when after before while during".split()
)
_SAYING: Final = frozenset("said says told added reported announced confirmed warned".split())
_FORMER: Final = frozenset("former ex retired one-time onetime then ousted deposed".split())
_BEING: Final = frozenset("is was became remains remained serves served".split())
_LEADING_IN: Final = frozenset("the a an his her its their as who is was one another been".split())
_DETERMINERS: Final = frozenset("a an the his her its their this that".split())
_SMALL: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
).split()
_RELATIVE: Final = "a relative"
_NUMBER: Final = rf"\d{{1,2}}|{'|'.join(_SMALL)}"
_YEARS_OLD: Final = re.compile(rf"\b({_NUMBER})[- ]years?[- ]old\b", re.I)
_BEHIND: Final = re.compile(rf"^\s*[,(–—-]\s*(?:an? )?({_NUMBER})[- ]years?[- ]old\b", re.I)
_AGED: Final = re.compile(
    rf"^\s*[,(]?\s*(?:aged |age )?({_NUMBER})(?=[,.);\s]*(?:$|[,.);]|and\b|years old))", re.I
)
#: As much as an apposition may take up behind a name.
_WINDOW: Final = 110
_ADULT: Final = 18
_LOWER_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Standing:
    """What one mention tells of its bearer. ``role`` is in plain words, None where nothing is told.

    ``titled``: an office stands right before the name.
    """

    public: bool = False
    titled: bool = False
    acting: bool = False
    role: str | None = None
    child: bool = False

    @property
    def told(self) -> bool:
        """Whether anything was said that is said of persons only."""
        return self.public or self.acting or self.role is not None


def standing_of(words: Words, first: int, last: int) -> Standing:
    """What is said beside the name from word ``first`` to word ``last``."""
    age = _age(words, first, last)
    after = _after(words, last)
    beside = _beside(words, words.before(first)) or _office_of(words, first)
    apposed = None if beside or after else _before_comma(words, first, last)
    found = [one for one in (beside, after, apposed) if one is not None]
    public = any(kind == "office" for kind, _ in found) or _leads(words, first, last)
    acting = any(kind == "acting" for kind, _ in found)
    roles = [said for _, said in found if said]
    # What somebody is says more than whose relative they are.
    role = next((said for said in roles if said != _RELATIVE), roles[0] if roles else None)
    if age is not None and age < _ADULT:
        role = f"{_article(str(age))} {age}-year-old child"
    child = age is not None and age < _ADULT
    titled = beside is not None and beside[0] == "office"
    return Standing(public, titled, acting, role or ("a person" if age is not None else None), child)


def classed(words: Words, said: Sequence[str]) -> tuple[Class, str] | None:
    """The class of a phrase by its last words, the longest that a list has, and the role it makes.

    The role is "" for what tells no more than that somebody is a person ("Mr").
    """
    lists = words.lists
    for length in (3, 2, 1):
        if len(said) < length:
            continue
        phrase, singular = " ".join(said[-length:]), _singular(" ".join(said[-length:]))
        before = said[-length - 2 : -length]
        for name in (phrase, singular):
            if name in lists.roles:
                return "role", with_article(name)
            if name in lists.kin:
                return "role", _RELATIVE
            if name in lists.civil or name in lists.naming:
                return "role", "a doctor" if name == "dr" else ""
            if name in lists.offices or name in lists.acting:
                if _FORMER & set(before):
                    return "role", f"a former {name}"
                if lists.no_office & set(before):
                    return "role", ""
                spelt = lists.spelt_out.get(name, name)
                return ("office" if name in lists.offices else "acting"), with_article(spelt)
    return None


def with_article(noun: str) -> str:
    """ "a farmer", "an engineer"."""
    return f"{_article(noun)} {noun}"


def _article(words: str) -> str:
    return "an" if words[0] in "aeiou" or words.startswith(("8", "11", "18", "heir", "hon")) else "a"


def _singular(phrase: str) -> str:
    if phrase.endswith("men"):
        return f"{phrase[:-3]}man"
    if phrase.endswith("wives"):
        return f"{phrase[:-3]}fe"
    if phrase.endswith("children"):
        return phrase[:-3]
    return phrase[:-1] if phrase.endswith("s") and not phrase.endswith("ss") else phrase


def _age(words: Words, first: int, last: int) -> int | None:
    start, end = words.words[first].start, words.words[last].end
    line = words.text[max(0, start - 40) : start]
    before = _YEARS_OLD.search(line)
    if before is not None and not re.search(r"[.;:,\n]", line[before.end() :]):
        return _number(before[1])
    behind = words.text[end : end + 40].split("\n\n")[0]
    after = _AGED.match(behind) or _BEHIND.match(behind)
    return _number(after[1]) if after is not None else None


def _number(said: str) -> int:
    return int(said) if said.isdecimal() else _SMALL.index(said.lower()) + 1


def _beside(words: Words, said: list[str]) -> tuple[Class, str] | None:
    """What the words right before the name say: of "Prime Minister Dr" the office."""
    found = classed(words, said)
    while said and said[-1] in words.lists.civil:
        said = said[:-1]
        found = classed(words, said) or found
    return found


def _office_of(words: Words, first: int) -> tuple[Class, str] | None:
    """What "the minister for the interior Karim Saleh" says: an office before its own "for" or "of".

    Not so where a verb stands between: in "the chief of staff says Saleh fled" the chief is somebody else.
    """
    said = words.before(first, 8)
    cut = next((at for at, word in enumerate(said) if word in ("of", "for")), len(said))
    if not 0 < cut < len(said) - 1 or words.has_verb(first - len(said) + cut, first):
        return None
    found = classed(words, said[:cut])
    return found if found is not None and found[0] == "office" else None


def _after(words: Words, last: int) -> tuple[Class, str] | None:
    """What an apposition, a bracket or "is" behind the name says."""
    end = words.words[last].end
    text = re.split(r"[.;:\n\"“”)]", words.text[end : end + _WINDOW].replace("’", "'"))[0]
    possessive = re.match(r"'s\s+([\w-]+)", text)
    if possessive is not None:
        return ("office", "") if possessive[1].lower() in words.lists.led else None
    mark = re.match(r"\s*([,(–—])\s*", text)
    if mark is None:
        copula = re.match(r"\s+(\w+)\s+", text)
        if copula is None or copula[1].lower() not in (_BEING | {"as"}):
            return None
        return _phrase(words, text[copula.end() :])
    for part in re.split(r"[,–—]", text[mark.end() :])[:2]:
        said = part.strip()
        if re.fullmatch(rf"(?:aged )?(?:{_NUMBER})(?: years old)?", said, re.I):
            continue
        return _phrase(words, said)
    return None


def _phrase(words: Words, text: str) -> tuple[Class, str] | None:
    """The class of the noun phrase that ``text`` begins with."""
    said = [match.group().lower() for match in _LOWER_WORD.finditer(text)]
    if len(said) > 1 and said[0] == "who" and _lemma(said[1]) in words.lists.governs:
        return "office", ""
    while said and said[0] in _LEADING_IN:
        said.pop(0)
    phrase: list[str] = []
    for word in said[:8]:
        if word in _SAYING:
            # "Karim Saleh was killed, the governor said": the governor is somebody else.
            return None
        if word in _PREPOSITIONS or word in _DETERMINERS:
            break
        phrase.append(word.removesuffix("'s"))
    while phrase:
        if (found := classed(words, phrase)) is not None:
            return found
        if len(phrase) < 2 or phrase[-1] not in ("elect", "designate", "himself", "herself"):
            return None
        phrase.pop()
    return None


def _before_comma(words: Words, first: int, last: int) -> tuple[Class, str] | None:
    """What "The provincial governor, Karim Saleh, ..." says before the name."""
    start, end = words.words[first].start, words.words[last].end
    if first == 0 or not re.match(r"\s*(?:[,.;)]|$)", words.text[end : end + 3]):
        return None
    between = words.text[words.words[first - 1].end : start]
    if not re.fullmatch(r",\s+", between):
        return None
    said = [*words.before(first - 1), words.words[first - 1].lower]
    cut = next((at for at, word in enumerate(said) if at and word in _PREPOSITIONS), len(said))
    if words.has_verb(first - len(said) + cut, first):
        return None
    return classed(words, said[:cut]) or classed(words, said)


def _leads(words: Words, first: int, last: int) -> bool:
    """Whether forces or a government are said to be under somebody."""
    said = words.before(first)
    near = " ".join(said[-4:])
    if any(near.endswith(phrase) for phrase in words.lists.led_by):
        if not near.endswith(("led by", "headed by")):
            return True
        return any(_is_led(words, word) for word in said)
    if (
        last + 1 < len(words.words)
        and words.glued(last + 1)
        and words.words[last + 1].lower in words.lists.led
    ):
        return True
    token = words.token(last)
    if token is None or token.dep != "nsubj":
        return False
    verb = words.head(token)
    return verb.lemma in words.lists.governs and any(
        _is_led(words, one.lemma.lower()) for one in words.objects(verb)
    )


def _is_led(words: Words, noun: str) -> bool:
    return noun in words.lists.led or noun in words.lists.things


def _lemma(verb: str) -> str:
    """A verb without its ending, as far as the verbs of command need it."""
    for ending in ("ed", "es", "s"):
        if verb.endswith(ending):
            stem = verb.removesuffix(ending)
            return {"l": "lead", "presid": "preside", "rul": "rule"}.get(stem, stem)
    return "lead" if verb == "led" else verb
