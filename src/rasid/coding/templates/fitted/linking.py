"""Whether a deed is one with an incident told before it: what a head looks at, and the linker made of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rasid.coding.templates.deeds import DeedMention
from rasid.coding.templates.fitted.sparse import Head, columns
from rasid.coding.templates.incidents import Grouper, Incident, conflict


class HeadLinker:
    """A linker by a fitted head with the classes "yes" and "no"."""

    def __init__(self, head: Head) -> None:
        self._head = head

    def chances(
        self, grouper: Grouper, mention: DeedMention, incidents: Sequence[Incident]
    ) -> Sequence[float]:
        """How likely a deed is one with each incident."""
        if not incidents:
            return []
        rows = [tuple(of_link(grouper, mention, incidents, number)) for number in range(len(incidents))]
        found = self._head.chances(columns(rows))[:, self._head.classes.index("yes")]
        return [float(chance) for chance in found]


def of_link(
    grouper: Grouper, mention: DeedMention, incidents: Sequence[Incident], number: int
) -> Iterator[str]:
    """Features of a deed beside the ``number``-th incident told before it."""
    incident = incidents[number]
    mine, theirs = grouper.traits([mention]), grouper.traits(incident.mentions)
    last, first = incident.mentions[-1], incident.mentions[0]
    apart = mention.sentence - last.sentence
    kinds = f"{incident.type} {mention.deed.type}"
    yield f"types {kinds}"
    yield f"deeds {last.deed.name} {mention.deed.name}"
    yield f"words {last.trigger.lemma} {mention.trigger.lemma}"
    yield f"word {mention.trigger.lemma} {mention.trigger.pos[:1]}"
    yield f"same word {any(one.trigger.lemma == mention.trigger.lemma for one in incident.mentions)}"
    yield f"apart {min(apart, 6)}"
    yield f"apart {min(apart, 3)} {kinds}"
    yield f"back {min(len(incidents) - 1 - number, 3)}"
    yield f"back {min(len(incidents) - 1 - number, 3)} {min(apart, 3)}"
    definite = grouper.definite(mention)
    yield f"definite {definite} {mention.trigger.pos[:1]} {mention.trigger.tag}"
    yield f"definite {definite} {bool(mention.of('patient'))} {min(apart, 3)}"
    yield f"conflict {conflict(mine, theirs)}"
    yield from _met("names", mine.names, theirs.names)
    yield from _met("heads", mine.heads, theirs.heads)
    yield from _met("days", mine.days, theirs.days)
    yield from _met("places", mine.places, theirs.places)
    one, other = (bool(side.names or side.heads) for side in (mine, theirs))
    targets = bool(mine.names & theirs.names or mine.heads & theirs.heads)
    yield f"targets {one} {other} {targets} {min(apart, 2)}"
    yield f"targets {one} {other} {targets} {definite}"
    weapons = [{item.token.lemma for item in part.of("instrument")} for part in (mention, first)]
    yield f"weapons {bool(weapons[0])} {bool(weapons[1])} {bool(weapons[0] & weapons[1])}"
    agents = {item.token.lemma for item in mention.of("agent")}
    known = {item.token.lemma for part in incident.mentions for item in part.of("agent")}
    yield f"agents {bool(agents)} {bool(known)} {bool(agents & known)}"
    yield f"told {mention.modality} {last.modality}"
    yield f"stage {mention.stage} {last.stage}"
    yield f"tellings {min(len(incident.mentions), 5)}"
    yield f"relation {mention.trigger.dep} {min(apart, 1)}"
    sentence = grouper.tree.sentences[mention.sentence]
    for token in grouper.tree.tokens[sentence.first : min(sentence.first + 3, sentence.last)]:
        yield f"opens {token.lemma}"
    for token in grouper.tree.tokens[sentence.first : sentence.last]:
        if token.lemma in (
            "another",
            "other",
            "second",
            "third",
            "also",
            "meanwhile",
            "same",
            "later",
            "similar",
            "addition",
        ):
            yield f"beside {token.lemma} {min(apart, 1)}"


def _met(name: str, mine: frozenset[str], theirs: frozenset[str]) -> Iterator[str]:
    yield f"{name} {bool(mine)} {bool(theirs)} {bool(mine & theirs)}"
