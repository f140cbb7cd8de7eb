"""A brief from incidents, claims and counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rasid.brief.compose import Composer
from rasid.brief.select import Chosen, choose, most_words, week_table, week_words
from rasid.brief.short import in_short
from rasid.brief.verify import Library, MayShow, show_all
from rasid.brief.weight import weighty
from rasid.codebook import load_codebook
from rasid.model.briefing import (
    Brief,
    BriefCounts,
    BriefItem,
    BriefRow,
    BriefSection,
    BriefSentence,
    BriefTable,
    SectionKind,
)
from rasid.model.incident import Claim, Incident
from rasid.model.observation import Observation
from rasid.model.report import Report, Source
from rasid.model.series import WeekCount
from rasid.model.withholding import Withholding
from rasid.model.wording import clean
from rasid.model.world import Actor


def make_brief(
    incidents: Sequence[Incident],
    claims: Sequence[Claim],
    counts: Sequence[WeekCount],
    observations: Iterable[Observation],
    reports: Mapping[str, Report],
    sources: Mapping[str, Source],
    *,
    title: str,
    since: str | None,
    until: str | None,
    places: Sequence[str],
    actors: Mapping[str, Actor] | None = None,
    origins: int | None = None,
    may_show: MayShow = show_all,
    everything: bool = False,
    names: bool = False,
    violence: bool = False,
    units: Mapping[str, str] | None = None,
) -> Brief:
    """A brief on ``incidents`` and ``claims``, whatever order they come in.

    It leaves to the lists what is of little weight (``weight.py`` says what that is) and says how much;
    ``everything`` tells all.

    ``since``, ``until``, ``places`` and ``violence`` (attacks and fighting only) say what was chosen;
    choosing is the caller's. ``observations`` and
    ``reports`` are those that incidents and claims rest on, and may be more. ``actors`` gives names to
    speakers; without it they go by the reports' words. ``origins`` is the number of independent
    origins of all of it, where somebody counted; ``units`` gives the group of
    near-copies of a report. What ``may_show`` refuses is neither told nor cited.
    Private persons go by a role ("[a farmer]") in all that is shown; with ``names`` by their names.

    Raises:
        UncitedSentence: something rests on an observation or a report that is not given.
        QuoteMismatch: a quote is not what stands in its report.
    """
    by_id = {o.id: o for o in observations}
    withholding = Withholding(by_id.values(), reports, names=names)
    incidents, claims = tuple(map(withholding.incident, incidents)), tuple(map(withholding.claim, claims))
    library = Library(by_id, reports, sources, may_show, withholding, units or {})
    composer = Composer(library, actors or {}, load_codebook("plover"))
    told_incidents, told_claims = (
        (list(incidents), list(claims)) if everything else weighty(incidents, claims, composer.codebook)
    )
    chosen = choose(told_incidents, told_claims)
    sections = [
        _short(in_short(told_incidents, chosen.disputed, counts, composer)),
        _claims("disputed", "Contested and denied", _DISPUTED_NOTE, chosen.disputed, composer),
        *_provinces(chosen, composer),
        _claims("claims", "States and plans", _CLAIMS_NOTE, chosen.claims, composer),
        _claims("trends", "Reported trends", _TRENDS_NOTE, chosen.trends, composer),
        _counts(counts, {incident.id: incident for incident in incidents}, library),
    ]
    return Brief(
        title=clean(title),
        since=since,
        until=until,
        places=tuple(places),
        counts=BriefCounts(
            reports=len(reports),
            articles=len({report.article for report in reports.values()}),
            outlets=len({report.source for report in reports.values()}),
            origins=origins,
            incidents=len(incidents),
            claims=len(claims),
            left_out=len(incidents) - len(told_incidents) + len(claims) - len(told_claims),
        ),
        sections=tuple(section for section in sections if section is not None),
        violence=violence,
    )


_DISPUTED_NOTE = "What somebody contradicts, and what no longer stands."
_CLAIMS_NOTE = "What is said to hold, to have changed, or to be planned."
_TRENDS_NOTE = "Somebody says that something rises or falls. This is a claim; it was not counted here."
_COUNTS_NOTE = (
    "Attacks and fighting, counted once each by week (from Monday) and province, as this record has them; "
    "denied and withdrawn ones, and those whose week or province is not told, are left out. A range such as 3-5 stands "
    "where for some it is not told in which of two or more weeks they happened. "
    "More reports read may by themselves mean more incidents found."
)


def _short(sentences: tuple[BriefSentence, ...]) -> BriefSection | None:
    return BriefSection("short", "In short", "", opening=sentences) if sentences else None


def _claims(
    kind: SectionKind, title: str, note: str, claims: Sequence[Claim], composer: Composer
) -> BriefSection | None:
    items = tuple(item for claim in claims if (item := composer.claim(claim)) is not None)
    return BriefSection(kind, title, note, items=items) if items else None


def _provinces(chosen: Chosen, composer: Composer) -> list[BriefSection]:
    sections = []
    for name, incidents in chosen.provinces:
        items: list[BriefItem] = []
        for incident in incidents:
            item = composer.incident(incident, told_elsewhere=incident.id in chosen.told_elsewhere)
            if item is not None:
                items.append(item)
        if items:
            sections.append(BriefSection("incidents", f"Incidents: {clean(name)}", "", items=tuple(items)))
    return sections


def _counts(
    counts: Sequence[WeekCount], incidents: Mapping[str, Incident], library: Library
) -> BriefSection | None:
    table = week_table(counts)
    rows = []
    for place, weeks in table.rows:
        # Each incident that is counted is cited by the first words that told it.
        ids = dict.fromkeys(one for week in weeks for one in (*week.counted, *week.maybe))
        told = [incidents[one].observations for one in ids if one in incidents]
        cited = [observation for ids in told for observation in library.shown(ids)[:1]]
        if cited:
            name = library.sentence(clean(place), cited, place)
            rows.append(BriefRow(name, tuple(most_words(week) for week in weeks)))
    if not rows:
        return None
    return BriefSection(
        "counts",
        "Counts by week",
        _COUNTS_NOTE,
        table=BriefTable(
            caption="Incidents by province and week",
            columns=("Province", *(week_words(week) for week in table.weeks)),
            rows=tuple(rows),
            coverage=("Reports read", *(str(read) for read in table.coverage)),
        ),
    )
