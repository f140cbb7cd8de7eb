"""Task ``headline``: province, sides and deaths from the headline of one report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from rasid.errors import UnreadableReport
from rasid.eval.engines import (
    actor_finder,
    bare_report,
    gazetteer,
    observations_in,
    observations_of,
    reader,
)
from rasid.eval.sides import counted_by, sides_of
from rasid.model.observation import Observation
from rasid.model.report import Report
from rasid.resolve.gazetteer import PlaceMention, ResolvedPlace, prior_from, resolve_places
from rasid.resolve.gazetteer.rows import countries

Row = dict[str, Any]

#: Offices that report on one country, beside those that carry its name.
_BEATS: Final = {
    "IBC": "IQ",
    "Iraq Body Count": "IQ",
    "SNHR": "SY",
    "SOHR": "SY",
    "Syrian Observatory for Human Rights": "SY",
    "VDC": "SY",
}
#: "Outskirts of Damascus" lies in the province around the city, which has a name of its own.
_AROUND: Final = {("SY", "Damascus"): "Rif Dimashq"}
_OUTSIDE: Final = re.compile(r"\b(?:countryside|outskirts|suburbs?|rural|rif|reef|around)\b", re.I)


def predict(row: Row) -> dict[str, Any]:
    """``{id, date, office, headline}`` to ``{id, country, adm1, side_a, side_b, best, type_of_violence}``.

    None stands where the headline says nothing.

    Raises:
        UnreadableReport: the reading of the headline failed.
    """
    return _predicted(row, observations_of(_report(row)))


def predict_all(rows: Sequence[Row]) -> list[dict[str, Any] | UnreadableReport]:
    """As :func:`predict` for many rows, and twice as quick. A row whose reading failed gives its error."""
    predictions: list[dict[str, Any] | UnreadableReport] = []
    outcomes = reader().read_all(_report(row) for row in rows)
    for row, outcome in zip(rows, outcomes, strict=True):
        try:
            predictions.append(_predicted(row, observations_in(outcome)))
        except UnreadableReport as error:
            predictions.append(error)
    return predictions


def _report(row: Row) -> Report:
    return bare_report(row["headline"], source=row["office"], published=row["date"])


def _predicted(row: Row, observations: Sequence[Observation]) -> dict[str, Any]:
    text: str = row["headline"]
    beat = _country_of_office(row["office"])
    places = _places(text, beat)
    code = _country(places, beat)
    country = countries()[code].name if code is not None else None
    sides = sides_of(text, [*_parties(observations), *_actors(row, code)], country)
    return {
        "id": row["id"],
        "country": country,
        "adm1": _province(places, code),
        "side_a": sides.side_a,
        "side_b": sides.side_b,
        "best": _deaths(observations),
        "type_of_violence": sides.violence,
    }


def _parties(observations: Sequence[Observation]) -> list[str]:
    """Keys of those who act and suffer in the first happening that has dead."""
    for observation in observations:
        if any(toll.kind == "killed" for toll in observation.tolls):
            roles = (observation.happening.agent, observation.happening.patient)
            return [role.actor for role in roles if role is not None and role.actor is not None]
    return []


def _actors(row: Row, country: str | None) -> list[str]:
    """Keys of the actors that a headline names, or whose deeds its office counts."""
    about = [country] if country is not None else []
    mentions = actor_finder().find(row["headline"], day=row["date"], countries=about)
    return [*(mention.actor.id for mention in mentions), *counted_by(row["office"])]


def _country_of_office(office: str) -> str | None:
    """The country (ISO code) that an office reports on, from its name ("Syria Live Map"), or None."""
    if office in _BEATS:
        return _BEATS[office]
    words = re.sub(r"[^A-Za-z]+", " ", office).title()
    named = {m.candidates[0].place.country for m in gazetteer().find(words) if _is_country(m)}
    return named.pop() if len(named) == 1 else None


def _is_country(mention: PlaceMention) -> bool:
    return bool(mention.candidates) and mention.candidates[0].place.kind == "country"


def _places(text: str, country: str | None) -> list[ResolvedPlace]:
    mentions = gazetteer().find(text, countries=[country] if country else [])
    return resolve_places(mentions, prior=prior_from(mentions, country=country))


def _country(places: Sequence[ResolvedPlace], beat: str | None) -> str | None:
    """The country (ISO code) that is named, or that the office reports on, or where the first place lies."""
    for found in places:
        if found.place is not None and found.place.kind == "country" and not found.mention.adjectival:
            return found.place.country
    if beat is not None:
        return beat
    in_order = sorted(places, key=lambda found: found.mention.adjectival)
    return next((found.place.country for found in in_order if found.place and found.place.country), None)


def _province(places: Sequence[ResolvedPlace], country: str | None) -> str | None:
    """The first-level division of the first place in the country that lies in one."""
    for found in places:
        # Where two places remain, the task asks for the likelier one.
        place = found.place or (
            found.alternatives[0] if found.mention.evidence > 0 and found.alternatives else None
        )
        if place is None or place.country is None or place.country != country:
            continue
        adm1 = place.name if place.kind == "adm1" else place.adm1
        if adm1 is None:
            continue
        around = _AROUND.get((place.country, place.name))
        if around is not None and found.mention.modifier and _OUTSIDE.search(found.mention.modifier):
            return around
        return adm1
    return None


def _deaths(observations: Sequence[Observation]) -> int | None:
    """How many died in the first happening that says so: the best figure, or else the bound that is named."""
    for observation in observations:
        for toll in observation.tolls:
            if toll.kind == "killed":
                return next((n for n in (toll.best, toll.low, toll.high) if n is not None), None)
    return None
