"""Why a list is empty, in one line: the store, the days or the list itself may say it."""

from __future__ import annotations

from typing import Final

from rasid.workbench import Selection, Workbench

#: List -> what an empty one means where the store holds reports and no days were asked for.
MEANING: Final = {
    "failures": "everything that was added could be taken in and read",
    "counts": "no attack or fighting is known to a province and a week",
    "judgements": "nobody has decided anything",
    "situations": "no report tells of a state that begins, goes on or ends",
}
#: Why an incident is counted in no week -> how that is told.
WITHOUT: Final = {
    "denied or withdrawn": "denied or withdrawn",
    "no province": "without a province",
    "no week": "without a week",
    "several weeks": "of one of several weeks",
}


def why_empty(name: str, workbench: Workbench, asked: Selection) -> str:
    """Why the list ``name`` has no records, as far as the store can tell."""
    if name in ("failures", "judgements"):
        return f"no {name}: {MEANING[name]}"
    if workbench.store_counts().reports == 0:
        return f"no {name}: the store holds no reports yet, and 'rasid add' takes them in"
    seen = Selection(as_of=asked.as_of, known_at=asked.known_at)
    dated = [report.version_date for report in workbench.reports(seen) if report.version_date]
    if not workbench.reports(seen):
        return f"no {name}: nothing was published or had arrived by then"
    if dated and (asked.since or asked.until):
        there = " there" if asked.where else ""
        return f"no {name}{there} in these days: the reports are of {dated[0][:10]} to {dated[-1][:10]}"
    if name == "counts" and (why := _uncounted(workbench, asked)):
        return why
    if asked.violence:
        return f"no {name} of attacks or fighting{' there' if asked.where else ''}"
    if asked.where or name not in MEANING:
        return f"no {name} there"
    return f"no {name}: {MEANING[name]}"


def _uncounted(workbench: Workbench, asked: Selection) -> str:
    """What there is, and why nothing of it is in a week of a province; nothing where no attack is known at all."""
    reasons = workbench.uncounted(asked)
    if not reasons:
        return ""
    told = ", ".join(f"{number} {WITHOUT[reason]}" for reason, number in sorted(reasons.items()))
    total = sum(reasons.values())
    known = "1 attack or fight is" if total == 1 else f"{total} attacks or fights are"
    return (
        f"no counts: {known} known, but none to a week and a province ({told}); 'rasid incidents' lists all"
    )
