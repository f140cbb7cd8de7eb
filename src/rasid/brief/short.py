"""A brief in short: where it got worse, what is disputed, what cost most lives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from rasid.brief.compose import Composer
from rasid.brief.headings import heading_of_claim, heading_of_incident
from rasid.brief.select import most_words
from rasid.brief.weight import is_placed
from rasid.brief.wording import counted, iso_day_words
from rasid.model.briefing import BriefSentence
from rasid.model.incident import Claim, Incident
from rasid.model.series import WeekCount

#: A summary has room for so many provinces, disputes and incidents.
_MOST_PROVINCES: Final = 3
_MOST_DISPUTED: Final = 4
_MOST_INCIDENTS: Final = 3
#: Fewer attacks than this in a week are too few to speak of more or less.
_WORTH_TELLING: Final = 2


def in_short(
    incidents: Sequence[Incident], disputed: Sequence[Claim], counts: Sequence[WeekCount], composer: Composer
) -> tuple[BriefSentence, ...]:
    """The sentences of the summary, each cited like any other."""
    by_id = {incident.id: incident for incident in incidents}
    return (
        *_weeks(counts, by_id, composer),
        *_disputed(disputed, composer),
        *_deadliest(incidents, composer),
    )


def _weeks(
    counts: Sequence[WeekCount], incidents: Mapping[str, Incident], composer: Composer
) -> list[BriefSentence]:
    """The provinces with most attacks in the last full week that was read, beside the week before."""
    weeks = sorted({count.starts for count in counts if count.reports})
    if len(weeks) < 2:
        return []
    # Of the last two weeks the one with more reports is the one that the brief is about: a week that
    # has only begun would look quiet.
    read = {count.starts: count.reports for count in counts}
    last = weeks[-1] if read[weeks[-1]] * 2 >= read[weeks[-2]] else weeks[-2]
    before = {count.place: count for count in counts if count.starts == _week_before(last, weeks)}
    now = sorted(
        (count for count in counts if count.starts == last and count.incidents >= _WORTH_TELLING),
        key=lambda count: (-count.incidents, count.place),
    )
    sentences = []
    for count in now[:_MOST_PROVINCES]:
        earlier = before.get(count.place)
        cited = [one for i in count.counted if i in incidents for one in incidents[i].observations[:1]]
        shown = composer.library.shown(cited)
        if not shown:
            continue
        place = count.place.split(",")[0]
        compared = ""
        if earlier is not None:
            compared = (
                f", {most_words(earlier)} in the week before"
                f" ({count.reports} and {earlier.reports} reports read, of all places)"
            )
        told = f"{place}: {attacks(count)} in the week from {iso_day_words(last)}{compared}."
        sentences.append(composer.library.sentence(told, shown, count.place))
    return sentences


def attacks(count: WeekCount) -> str:
    """A count of attacks in words: "1 attack", "8 attacks", "8-10 attacks" where the week of two is not told."""
    return f"{most_words(count)} attacks" if count.maybe else counted(count.incidents, "attack")


def _week_before(week: str, weeks: Sequence[str]) -> str | None:
    place = weeks.index(week)
    return weeks[place - 1] if place else None


def _disputed(claims: Sequence[Claim], composer: Composer) -> list[BriefSentence]:
    """Claims that somebody contradicts; those that most people speak about come first."""
    weighed = sorted(claims, key=lambda c: (-len(c.observations_for) - len(c.observations_against), c.id))
    sentences = []
    for claim in weighed[:_MOST_DISPUTED]:
        said = composer.library.shown([*claim.observations_for, *claim.observations_against])
        if said:
            told = f"{claim.status.capitalize()}: {heading_of_claim(claim, composer)}. {claim.reason}"
            sentences.append(composer.library.sentence(told, said, claim.id))
    return sentences


def _deadliest(incidents: Sequence[Incident], composer: Composer) -> list[BriefSentence]:
    """Incidents with most dead by the best supported figure, denied ones left out.

    Only those with a day and a place finer than the country: a count without them may be one of another
    incident told twice.
    """

    def dead(incident: Incident) -> int:
        best = [toll.best or toll.low or 0 for toll in incident.tolls if toll.kind == "killed"]
        return max(best, default=0)

    killing = [
        incident
        for incident in incidents
        if dead(incident)
        and is_placed(incident.place)
        and _is_dated(incident)
        and incident.status not in ("denied", "withdrawn", "contested")
    ]
    sentences = []
    for incident in sorted(killing, key=lambda i: (-dead(i), i.id))[:_MOST_INCIDENTS]:
        said = composer.library.shown(incident.observations)
        if said:
            toll = next(toll for toll in incident.tolls if toll.kind == "killed")
            told = f"{heading_of_incident(incident, composer)}: {composer.range_words(toll)} killed."
            sentences.append(composer.library.sentence(told, said, incident.id))
    return sentences


def _is_dated(incident: Incident) -> bool:
    """Whether it is told to the day."""
    time = incident.time
    return (
        time is not None
        and time.start is not None
        and time.end is not None
        and time.start[:10] == time.end[:10]
    )
