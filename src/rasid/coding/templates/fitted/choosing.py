"""The dates and the places that an incident may have, each with what a head looks at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from rasid.coding.templates.incidents import Incident
from rasid.coding.templates.maker import Work
from rasid.coding.templates.scene import written

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Option(Generic[Value]):
    """A value that may be chosen, and its features."""

    value: Value
    features: tuple[str, ...]


def dates(work: Work, incident: Incident) -> list[Option[str]]:
    """The dates that an incident may have: times beside its tellings, and up to the day of issue."""
    scene = work.scene
    ruled = scene.date(incident.mentions)
    found: dict[str, list[str]] = {}
    for order, mention in enumerate(incident.mentions):
        for rank, link in enumerate(scene.times(mention)[:3]):
            value = written(link)
            words = " ".join((link.time.text or "").lower().split())
            form = "".join("0" if c.isdigit() else c for c in words)
            found.setdefault(value, []).extend([
                f"rank {rank}", f"order {min(order, 3)}", f"words {form}", f"precision {link.time.precision}",
                f"form {len(value)} {value[:1] == '/'}", f"deed {mention.deed.name} {rank}",
                f"telling {mention.trigger.pos}", f"issued {value == scene.issued}",
            ])  # fmt: skip
    if scene.issued is not None:
        opened = found.setdefault(f"/{scene.issued}", [])
        opened += ["open", f"open among {min(len(found) - 1, 3)}"]
        day = found.setdefault(scene.issued, [])
        day += ["day of issue", f"day among {min(len(found) - 2, 3)}"]
    return [
        Option(value, (*names, f"ruled {value == ruled}", f"type {incident.type}"))
        for value, names in found.items()
    ]


def places(work: Work, incident: Incident) -> list[Option[tuple[str, ...]]]:
    """The places that an incident may have: those beside its tellings, the country alone, the dateline's."""
    ruled = tuple(work.scene.location(incident.mentions))
    found: dict[tuple[str, ...], list[str]] = {}
    for chain, names in _chains(work, incident):
        found.setdefault(chain, []).extend(names)
    return [
        Option(
            chain,
            (
                *names,
                f"ruled {chain == ruled}",
                f"length {len(chain)}",
                f"type {incident.type}",
                f"among {min(len(found), 4)}",
            ),
        )
        for chain, names in found.items()
    ]


def _chains(work: Work, incident: Incident) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    scene, mentions = work.scene, incident.mentions
    yield tuple(scene.chain(mentions, [])), ["country"]
    yield tuple(scene.location(mentions)), ["first telling"]
    for order, mention in enumerate(mentions[:6]):
        links = [link for link in scene.places(mention) if link.place.precision != "country"]
        for rank, link in enumerate(links[:4]):
            names = [f"rank {rank}", f"order {min(order, 3)}", f"precision {link.place.precision}",
                     f"deed {mention.deed.name} {rank}"]  # fmt: skip
            yield tuple(scene.chain(mentions, [link])), names
        if len(links) > 1:
            yield (
                tuple(scene.chain(mentions, links)),
                [f"all {min(len(links), 3)}", f"all order {min(order, 3)}"],
            )
    issue = scene.places_of_issue()
    if issue:
        yield tuple(scene.chain(mentions, issue)), ["dateline"]
