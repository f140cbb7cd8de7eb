"""Reports, observations and actors for tests: invented outlets, real provinces, every quote checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rasid.merge import Evidence, Merged, gather, merge
from rasid.model.ids import bytes_hash, content_id
from rasid.model.judgement import Judgement, make_judgement
from rasid.model.observation import (
    Flag,
    Happening,
    HappeningKind,
    Modality,
    Observation,
    ObservedPlace,
    ObservedTime,
    Participant,
    Phase,
    Speaker,
    Stance,
    Toll,
    TollKind,
    Voice,
)
from rasid.model.report import Report, Source, make_report
from rasid.model.text import Quote
from rasid.model.world import Actor, PlacePrecision, TimePrecision

SOURCES = {
    source.id: source
    for source in (
        Source("tigris-daily", "Tigris Daily", "newspaper", "IQ"),
        Source("hamrin-news", "Hamrin News", "newspaper", "IQ"),
        Source("delta-wire", "Delta Wire", "agency", "IQ", aliases=("Delta Wire Agency",)),
        Source("palm-radio", "Palm Radio", "radio", "IQ", owner="palm-group"),
        Source("palm-online", "Palm Online", "channel", "IQ", owner="palm-group"),
        Source("state-voice", "State Voice", "state", "IQ", side="iraq"),
    )
}

ACTORS = {
    actor.id: actor
    for actor in (
        Actor("iraq", "Government of Iraq", "government", "IQ", (), "iraq"),
        Actor("iraq-mod", "Ministry of Defence", "institution", "IQ", ("iraq",), "iraq"),
        Actor("iraq-air-force", "Iraqi Air Force", "armed_force", "IQ", ("iraq-mod",), "iraq"),
        Actor("iraq-army", "Iraqi Army", "armed_force", "IQ", ("iraq-mod",), "iraq"),
        Actor("iraq-health", "Ministry of Health", "institution", "IQ", ("iraq",), "iraq"),
        Actor("coalition", "International Coalition", "coalition", None, (), "coalition"),
        Actor("us-army", "United States Army", "armed_force", "US", ("coalition",), "coalition"),
        Actor("is", "Islamic State", "armed_group", None, (), "is"),
        Actor("civilians", "Civilians", "civilians", None),
        Actor("red-crescent", "Red Crescent", "organisation", "IQ"),
        Actor("monitors", "Plain Monitors", "organisation", None),
    )
}


def place(
    name: str,
    precision: PlacePrecision,
    *,
    adm1: str | None,
    lat: float | None,
    lon: float | None,
    country: str = "IQ",
) -> ObservedPlace:
    """A place of that name, told by its name."""
    return ObservedPlace(name, name, country, adm1, lat, lon, precision)


KHANAQIN = place("Khanaqin", "town", adm1="Diyala", lat=34.348, lon=45.391)
MUQDADIYA = place("Muqdadiya", "town", adm1="Diyala", lat=33.979, lon=44.937)
BAQUBAH = place("Baqubah", "town", adm1="Diyala", lat=33.745, lon=44.606)
BAGHDAD = place("Baghdad", "town", adm1="Baghdad", lat=33.341, lon=44.401)
BALAD_BASE = place("Balad Air Base", "site", adm1="Salah al-Din", lat=33.940, lon=44.362)
DIYALA = place("Diyala", "province", adm1="Diyala", lat=33.9, lon=44.9)
ANBAR = place("Anbar", "province", adm1="Anbar", lat=32.9, lon=41.6)
IRAQ = place("Iraq", "country", adm1=None, lat=33.0, lon=44.0)


def day(iso: str, end: str | None = None, precision: TimePrecision = "day") -> ObservedTime:
    """The days from ``iso`` to ``end``, told by their date."""
    return ObservedTime(iso, iso, end or iso, precision)


def who(text: str, actor: str | None = None) -> Participant:
    """A participant by words and actor."""
    return Participant(text, actor)


def outlet(source: str) -> Speaker:
    """The outlet itself."""
    return Speaker(None, "outlet", source)


def ministry(text: str = "The Ministry of Defence") -> Speaker:
    """A named speaker: the Ministry of Defence."""
    return Speaker(text, "institution", "iraq-mod")


def speaker(actor: str, text: str | None = None) -> Speaker:
    """A listed actor as speaker."""
    return Speaker(text or ACTORS[actor].name, "institution", actor)


RUMOUR = Speaker("rumours online", "rumour", None)
SECURITY_SOURCE = Speaker("a security source", "unnamed", None)
EXPERTS = Speaker("security experts", "expert", None)
RESIDENTS = Speaker("residents", "witness", None)


def toll(kind: TollKind, best: int, of: str | None = None, text: str | None = None) -> Toll:
    """An exact toll."""
    return Toll(kind, of, best, best, best, text or f"{best} {of or kind}")


def write(
    text: str,
    *,
    source: str = "tigris-daily",
    published: str | None = "2024-03-12",
    updated: str | None = None,
    address: str | None = None,
    title: str = "",
) -> Report:
    """A report; ``title`` goes before its text."""
    whole = f"{title}\n\n{text}" if title else text
    return make_report(
        source=source,
        text=whole,
        title_end=len(title),
        media_type="text/plain",
        bytes_sha256=bytes_hash(whole.encode("utf-8", "surrogatepass")),
        address=address,
        published=published,
        updated=updated,
    )


def observe(
    report: Report,
    words: str | None = None,
    *,
    by: Speaker | None = None,
    stance: Stance = "asserts",
    modality: Modality = "actual",
    flags: tuple[Flag, ...] = (),
    kind: HappeningKind = "event",
    type: str = "ASSAULT",
    mode: str | None = None,
    phase: Phase | None = None,
    agent: Participant | None = None,
    patient: Participant | None = None,
    tolls: tuple[Toll, ...] = (),
    time: ObservedTime | None = None,
    place: ObservedPlace | None = None,
    inferred: tuple[str, ...] = (),
    chain: tuple[Voice, ...] = (),
) -> Observation:
    """An observation that quotes ``words`` of the report, its whole text where they are left out."""
    quoted = words if words is not None else report.text
    start = report.text.index(quoted)
    quote = Quote.cut(report.id, report.text, start, start + len(quoted))
    said_by = by or outlet(report.source)
    happening = Happening(kind, type, mode, phase, agent, patient, None, quoted)
    made_of = (
        quote.start,
        quote.end,
        said_by.text,
        said_by.kind,
        said_by.actor,
        stance,
        modality,
        type,
        phase,
    )
    return Observation(
        id=content_id("o", report.id, *made_of, [t.text for t in tolls], place.name if place else None),
        report=report.id,
        quote=quote,
        speaker=said_by,
        stance=stance,
        modality=modality,
        flags=flags,
        happening=happening,
        tolls=tolls,
        time=time,
        place=place,
        inferred=inferred,
        confidence={"type": 0.8},
        chain=chain,
    )


class Desk:
    """Collects reports and observations, and merges them."""

    def __init__(self) -> None:
        self.reports: dict[str, Report] = {}
        self.observations: list[Observation] = []
        self.judgements: list[Judgement] = []
        self.reprints: list[frozenset[str]] = []

    def report(self, text: str, **about: Any) -> Report:
        """A report, kept; arguments as for :func:`write`."""
        made = write(text, **about)
        self.reports[made.id] = made
        return made

    def tell(self, report: Report | str, words: str | None = None, **fields: Any) -> Observation:
        """An observation, kept with its report; arguments as for :func:`observe`.

        A text in place of a report becomes one; ``source``, ``published``, ``updated`` and ``address``
        are the report's.
        """
        about = {
            key: fields.pop(key) for key in ("source", "published", "updated", "address") if key in fields
        }
        made = self.report(report, **about) if isinstance(report, str) else report
        self.reports[made.id] = made
        observation = observe(made, words, **fields)
        self.observations.append(observation)
        return observation

    def judge(
        self, verdict: Any, *targets: str, made: str = "2024-04-01T00:00:00Z", **more: Any
    ) -> Judgement:
        """A judgement, kept."""
        judgement = make_judgement(
            verdict=verdict, targets=targets, by="analyst", made=made, why="test", **more
        )
        self.judgements.append(judgement)
        return judgement

    def evidence(self) -> Evidence:
        """What was collected, ready to merge."""
        return evidence_of(self.observations, self.reports.values(), self.judgements, self.reprints)

    def merged(self) -> Merged:
        """Incidents and claims of what was collected."""
        return merge(self.evidence())


def evidence_of(
    observations: Iterable[Observation],
    reports: Iterable[Report],
    judgements: Iterable[Judgement] = (),
    reprints: Sequence[frozenset[str]] = (),
) -> Evidence:
    """Evidence with the actors and sources of this file."""
    by_id = {report.id: report for report in reports}
    return gather(observations, by_id, judgements, sources=SOURCES, actors=ACTORS, reprints=reprints)
