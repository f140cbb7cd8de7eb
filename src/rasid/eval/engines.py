"""What several tasks read with: loaded once for a process, and the same as `rasid read` uses."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from rasid.errors import UnreadableReport
from rasid.extract.engine import Engine, load_engine
from rasid.model.observation import Observation
from rasid.model.reading import Outcome
from rasid.model.report import Report, make_report
from rasid.resolve.actors import ActorFinder, load_actors
from rasid.resolve.gazetteer import EntityVote, Gazetteer
from rasid.settings import settings_from

if TYPE_CHECKING:
    from rasid.run.here import Reader

#: Pipes that naming entities does without.
_NOT_FOR_NAMES = ("tagger", "parser", "attribute_ruler", "lemmatizer")


@cache
def engine() -> Engine:
    """The English pipeline, its files checked."""
    return load_engine()


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of this user's cache; compiled first where it is not there yet."""
    settings = settings_from()
    return Gazetteer.open(settings.cache_dir, overlays=settings.overlays)


@cache
def actor_finder() -> ActorFinder:
    """The finder of listed actors."""
    return ActorFinder(load_actors(settings_from().actors_file))


@cache
def reader() -> Reader:
    """The whole reading, from a report to observations."""
    from rasid.run.here import build_reader

    return build_reader(settings_from())


def entity_votes(text: str) -> list[EntityVote]:
    """What the pipeline's entity recogniser says of ``text``, in characters."""
    parsed = engine().language(text, disable=list(_NOT_FOR_NAMES))
    return [EntityVote(entity.start_char, entity.end_char, entity.label_) for entity in parsed.ents]


def bare_report(text: str, *, source: str, published: str | None, address: str | None = None) -> Report:
    """A report of one text without a title, as a row of a task gives it. ``published`` is an ISO day."""
    return make_report(
        source=source,
        text=text,
        title_end=0,
        media_type="text/plain",
        bytes_sha256=sha256(text.encode("utf-8")).hexdigest(),
        address=address,
        published=published,
        language="en",
    )


def observations_of(report: Report) -> tuple[Observation, ...]:
    """What is read in one report.

    Raises:
        UnreadableReport: its reading failed, with the stage and the reason.
    """
    (outcome,) = reader().read_all([report])
    return observations_in(outcome)


def observations_in(outcome: Outcome) -> tuple[Observation, ...]:
    """The observations of a reading.

    Raises:
        UnreadableReport: it failed, with the stage and the reason.
    """
    if outcome.kind not in ("read", "without_events"):
        raise UnreadableReport(f"{outcome.kind} at {outcome.stage}: {outcome.reason}", where=outcome.report)
    return outcome.observations
