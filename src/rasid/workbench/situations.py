"""Situations as they are listed: selected, and reported trends laid beside the counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from rasid.measure import weekly_counts
from rasid.model.series import WeekCount
from rasid.model.situation import Check, Situation
from rasid.workbench.record import Record
from rasid.workbench.selection import Selection

_WEEK: Final = timedelta(days=7)
#: Words for which a trend is one of attacks, which is what is counted.
_COUNTED_WORDS: Final = ("attack", "assault", "bomb", "violence", "shelling", "raid", "clash")


def situations_of(record: Record, asked: Selection) -> tuple[Situation, ...]:
    """Situations at the places and in the days that are asked for, in order of their last turn."""
    counts = weekly_counts(record.merged.incidents, record.reports)
    selected = (_checked(one, counts) for one in record.merged.situations if _selected(one, record, asked))
    return tuple(sorted(selected, key=lambda one: (one.turns[-1].end or "~", one.id)))


def _selected(one: Situation, record: Record, asked: Selection) -> bool:
    if not record.holds_place(asked, one.place):
        return False
    timed = [turn for turn in one.turns if turn.start or turn.end]
    if not timed:
        return any(asked.holds_days(day, day) for day in record.days(one.observations))
    return any(asked.holds_days(turn.start, turn.end) for turn in timed)


def _checked(one: Situation, counts: Sequence[WeekCount]) -> Situation:
    """The situation with what the counts say to a trend of attacks in a province."""
    place = one.place
    words = f"{one.text} {one.agent.text if one.agent else ''}".casefold()
    if one.direction is None or place is None or not any(word in words for word in _COUNTED_WORDS):
        return one
    end = one.turns[-1].end or one.turns[-1].start
    province = place.adm1 or place.name
    if end is None or province is None or place.precision in ("country", "region"):
        return one
    day = date.fromisoformat(end)
    monday = day - timedelta(days=day.weekday())
    rows = {row.starts: row for row in counts if row.place.partition(",")[0] == province}
    now, before = rows.get(monday.isoformat()), rows.get((monday - _WEEK).isoformat())
    if now is None or before is None:
        return one
    return replace(one, check=_check(one, before, now))


def _agrees(one: Situation, before: WeekCount, now: WeekCount) -> bool | None:
    """Whether the counts go the way of the trend; None where incidents of no certain week could turn it round."""
    rose, fell = now.incidents > before.most, now.most < before.incidents
    if rose or fell:
        return rose == (one.direction == "rising")
    return None if before.maybe or now.maybe else False


def _counted(week: WeekCount) -> str:
    more = f" and up to {len(week.maybe)} more whose week is not told" if week.maybe else ""
    return f"{week.incidents} in the week of {week.starts}{more} ({week.reports} reports read)"


def _check(one: Situation, before: WeekCount, now: WeekCount) -> Check:
    note = f"counted in {now.place}: {_counted(before)}, {_counted(now)}"
    agrees = (
        None
        if one.direction == "other" or not (before.reports and now.reports)
        else _agrees(one, before, now)
    )
    return Check(now.place, now.week, before.incidents, now.incidents, agrees, note)
