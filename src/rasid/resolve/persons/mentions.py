"""Where a text names a person: the recogniser's names, known given names, and names behind titles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from rasid.model.document import Document
from rasid.model.text import Span
from rasid.resolve.persons.standing import Standing, classed, standing_of
from rasid.resolve.persons.text import Words

#: "Ain al-Asad, in Anbar".
_LOCATED: Final = re.compile(r",\s+(?:in|near|north|south|east|west|about \d+|some \d+|\d+ k)\b")
_ROLES_OF_PERSONS: Final = frozenset({"nsubj", "nsubjpass", "dobj"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text: its words [first, last], its place, what makes two equal, and what is said of it."""

    first: int
    last: int
    span: Span
    keys: tuple[str, ...]
    standing: Standing


def full_mentions(document: Document, words: Words) -> list[Mention]:
    """Names that the text itself shows to be of persons, in order, none overlapping another."""
    found: dict[int, Mention] = {}
    taken: set[int] = set()
    runs = [*_recognised(document, words), *_given(words), *_titled(words), *_unexplained(words)]
    local = {_keys(words, *run[:2]) for run in runs if _is_of_place(words, *run[:2])}
    for first, last, recognised in runs:
        if taken & set(range(first, last + 1)):
            continue
        mention = mention_of(words, first, last)
        if mention.keys in local and not is_shown_person(words, mention):
            continue
        if _is_person(words, mention, recognised=recognised):
            found[first] = mention
            taken.update(range(first, last + 1))
    _listed(words, found, taken)
    return [found[at] for at in sorted(found)]


def mention_of(words: Words, first: int, last: int) -> Mention:
    """The mention from word to word, a civil title before it included in its place."""
    start = words.words[first].start
    if words.glued(first) and words.words[first - 1].lower in words.lists.civil - {"dr"}:
        start = words.words[first - 1].start
    span = Span(start, words.words[last].end)
    return Mention(first, last, span, _keys(words, first, last), standing_of(words, first, last))


def _keys(words: Words, first: int, last: int) -> tuple[str, ...]:
    return tuple(words.words[at].key for at in range(first, last + 1) if not words.is_particle(at))


def _is_of_place(words: Words, first: int, last: int) -> bool:
    """Whether a run of names that begins with no given name stands where places do."""
    if words.is_given(first) and last > first:
        return False
    return (
        words.is_local(first)
        or _before_a_thing(words, last)
        or words.words[first].lower in words.lists.placelike
        or _LOCATED.match(words.text, words.words[last].end) is not None
    )


def _recognised(document: Document, words: Words) -> list[tuple[int, int, bool]]:
    """Runs in which the recogniser saw a person."""
    runs = []
    for entity in document.layer("entities"):
        if entity.label != "PERSON":
            continue
        inside = [at for at in words.within(entity.span) if words.is_name(at)]
        if inside:
            runs.append((*_extended(words, inside[0], inside[-1]), True))
    return runs


def _given(words: Words) -> list[tuple[int, int, bool]]:
    """Runs of two or more words that begin with a known given name."""
    runs = []
    for at in range(len(words.words)):
        if words.is_given(at) and words.is_name(at):
            first, last = _extended(words, at, at)
            if last > first:
                runs.append((first, last, False))
    return runs


def _titled(words: Words) -> list[tuple[int, int, bool]]:
    """Runs behind a word that only persons have before their names."""
    return [
        (*_extended(words, at, at), False)
        for at in range(1, len(words.words))
        if words.is_name(at)
        and words.glued(at)
        and words.is_proper(at)
        and words.words[at].lower not in words.lists.things
        and (words.is_title(words.words[at - 1].lower) or words.words[at - 1].lower in words.lists.naming)
    ]


def _unexplained(words: Words) -> list[tuple[int, int, bool]]:
    """Runs of two or more names that nothing explains, where only persons stand."""
    runs = []
    for at in range(len(words.words) - 1):
        if not (words.is_name(at) and words.is_proper(at)) or at in words.places:
            continue
        if words.glued(at) and words.is_name(at - 1) and words.is_proper(at - 1):
            continue
        first, last = _extended(words, at, at)
        if last == first:
            continue
        told = " ".join(words.before(first, 2)) in words.lists.of_person
        organised = any(one in words.organisations for one in range(first, last + 1))
        if told or _does(words, last, words.lists.suffers if organised else words.lists.does):
            runs.append((first, last, False))
    return runs


def _listed(words: Words, found: dict[int, Mention], taken: set[int]) -> None:
    """Add what stands in a row with a person: "Karim Saleh, Omar and another man"."""
    for mention in list(found.values()):
        at = mention.last + 1
        if len(mention.keys) < 2 or at >= len(words.words) - 1 or words.words[at].lower == "and":
            continue
        between = words.text[mention.span.end : words.words[at].start]
        alone = between == ", " and words.words[at + 1].lower == "and" and words.glued(at + 1)
        if not alone or at in taken or not words.is_name(at) or not words.is_proper(at):
            continue
        if at in words.places or words.words[at].lower in words.lists.things:
            continue
        if at in words.organisations and not _does(words, at, words.lists.suffers):
            continue
        found[at] = mention_of(words, at, at)
        taken.add(at)


def _extended(words: Words, first: int, last: int) -> tuple[int, int]:
    """A run with the parts of the name that stand beside it."""
    while first > 0 and words.glued(first) and _is_left_part(words, first - 1):
        first -= 1
    while last + 1 < len(words.words) and words.glued(last + 1):
        if _is_right_part(words, last + 1):
            last += 1
        elif (
            words.is_particle(last + 1) and last + 2 < len(words.words) and words.glued(last + 2)
            and words.is_name(last + 2)
        ):  # fmt: skip
            last += 2
        else:
            break
    return first, last


def _is_left_part(words: Words, at: int) -> bool:
    if words.is_particle(at):
        return words.words[at].capital or words.words[at].lower in ("abu", "umm", "bin", "ibn")
    if not words.is_name(at) or at in words.places:
        return False
    lower = words.words[at].lower
    unexplained = words.is_proper(at) and at not in words.organisations and lower not in words.lists.things
    titled = words.glued(at) and words.is_title(words.words[at - 1].lower) and words.is_proper(at)
    return (
        titled
        or (unexplained and lower not in words.common)
        or words.is_given(at)
        or len(words.words[at].text) == 1
    )


def _is_right_part(words: Words, at: int) -> bool:
    word = words.words[at]
    if not words.is_name(at) or word.lower in words.lists.does:
        # "Peter Cook" is no cook.
        trade = word.capital and words.is_title(word.lower) and words.is_given(at - 1) and words.is_proper(at)
        return trade and not (words.glued(at + 1) and words.is_name(at + 1))
    article = word.key != word.lower and "-" in word.text
    if at in words.places and not (article or words.is_given(at) or _is_headed(words, at)):
        return False
    return article or words.is_proper(at) or words.is_given(at) or len(word.text) == 1


def _is_headed(words: Words, at: int) -> bool:
    """Whether the parser takes the word before for part of one name with this word, a place's or not."""
    before, token = words.token(at - 1), words.token(at)
    if (
        before is None
        or token is None
        or at - 1 in words.places
        or words.places[at].end > words.words[at].end
    ):
        return False
    return before.dep == "compound" and before.head == token.index and words.is_name(at - 1)


def _is_person(words: Words, mention: Mention, *, recognised: bool) -> bool:
    """Whether a run of names is that of a person, and of nothing that is named like one."""
    first, last = mention.first, mention.last
    indices = range(first, last + 1)
    if any(at in words.actors for at in indices) or not mention.keys or len(mention.keys[-1]) < 2:
        return False
    if words.words[last].lower in words.lists.things or _before_a_thing(words, last):
        return False
    if _is_named_for(words, mention):
        return False
    told = is_shown_person(words, mention)
    if all(at in words.places for at in indices):
        whole = all(mention.span.holds(words.places[at]) for at in indices)
        return told and whole and not words.is_local(first)
    given = words.is_given(first) or words.words[first].lower in ("abu", "umm")
    if len(mention.keys) > 1 and given:
        return True
    if words.is_local(first) or any(at in words.places for at in indices):
        return told and not words.is_local(first)
    return told or (recognised and (given or len(mention.keys) > 1))


def _is_named_for(words: Words, mention: Mention) -> bool:
    """Whether it is the name of a body of people: "Doctors Aid", but not "the doctors Karimi and Azad"."""
    before = words.words[mention.first - 1] if words.glued(mention.first) else None
    if before is None or not before.lower.endswith("s") or words.is_given(mention.first):
        return False
    one, several = ((classed(words, [said]) or (None, ""))[0] for said in (before.lower[:-1], before.lower))
    if one is None or (several is not None and words.is_title(before.lower) and before.lower in words.titles):
        return False
    rest = words.text[mention.span.end :].lstrip()
    return not rest.startswith((",", "and ", "or ", "&"))


def is_shown_person(words: Words, mention: Mention) -> bool:
    """Whether the words around a name say that it is a person's."""
    return (
        mention.standing.told
        or _is_titled(words, mention.first)
        or _does(words, mention.last, words.lists.does | words.lists.suffers)
        or " ".join(words.before(mention.first, 2)) in words.lists.of_person
    )


def _before_a_thing(words: Words, last: int) -> bool:
    """Whether the name is that of a thing: "the Karim Saleh mosque"."""
    after = last + 1
    if after >= len(words.words) or not words.glued(after):
        return False
    lower = words.words[after].lower
    return lower in words.lists.things and lower not in words.lists.led


def _is_titled(words: Words, first: int) -> bool:
    before = words.before(first, 2)
    return bool(before) and (
        words.is_title(before[-1])
        or before[-1] in words.lists.naming
        or " ".join(before) in words.lists.naming
    )


def _does(words: Words, last: int, verbs: frozenset[str]) -> bool:
    """Whether the name does or suffers what only persons do; so does whoever is named in a row with it."""
    token = words.token(last)
    for _ in range(3):
        if token is None or token.dep not in ("conj", "appos"):
            break
        token = words.head(token)
    if token is None or token.dep not in _ROLES_OF_PERSONS:
        return False
    return words.head(token).lemma.lower() in verbs
