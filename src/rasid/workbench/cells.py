"""What tables show of the records: a few columns each, in words."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

Row = Mapping[str, Any]
Column = tuple[str, Callable[[Row], str]]


def field(name: str) -> Callable[[Row], str]:
    """The value at a field; nothing for what is unknown."""

    def cell(row: Row) -> str:
        value = row[name]
        return "" if value is None else str(value)

    return cell


def place(row: Row) -> str:
    """A place, with the province where that says more."""
    where = row["place"]
    if where is None:
        return ""
    name = where["name"] or where["text"] or ""
    return f"{name}, {where['adm1']}" if where["adm1"] and where["adm1"] != name else name


def time(row: Row) -> str:
    """Days, with how exact they are where they are not exact days."""
    when = row["time"]
    if when is None:
        return ""
    if when["start"] == when["end"] or when["end"] is None or when["start"] is None:
        days = when["start"] or (f"until {when['end']}" if when["end"] else when["text"] or "")
    else:
        days = f"{when['start']} to {when['end']}"
    return days if when["precision"] in ("day", "minute") else f"{days} ({when['precision']})"


def participant(name: str) -> Callable[[Row], str]:
    """Who acts or is acted upon, in the report's words."""

    def cell(row: Row) -> str:
        who = row[name]
        return "" if who is None else str(who["text"])

    return cell


def range_of(toll: Mapping[str, Any]) -> str:
    """A toll as "3", "2-5" or "at least 2"."""
    low, best, high = toll["low"], toll["best"], toll["high"]
    if low is not None and high is not None and low != high:
        said = f"{low}-{high}" if best is None else f"{low}-{high} (best {best})"
    elif best is not None:
        said = str(best)
    elif low is not None:
        said = f"at least {low}" if high is None else str(low)
    else:
        said = "some" if high is None else f"at most {high}"
    return f"{said} {toll['kind']}"


def tolls(row: Row) -> str:
    """All tolls of a record."""
    return ", ".join(range_of(toll) for toll in row["tolls"])


def type_of(row: Row) -> str:
    """The type, with its mode or phase."""
    finer = row.get("mode") or row.get("phase")
    return f"{row['type']}: {finer}" if finer else str(row["type"])


def of(part: str, column: Callable[[Row], str]) -> Callable[[Row], str]:
    """A cell of a nested record."""
    return lambda row: column(row[part])


def speaker(row: Row) -> str:
    """Who says so: the report's words, or the outlet by its name."""
    said = row["speaker"]
    if said["text"] is None and said["kind"] == "outlet" and row.get("outlet"):
        return str(row["outlet"])
    return str(said["text"] or said["actor"] or said["kind"])


def through(row: Row) -> str:
    """The chain by which a report has it, where it names more than one beside the outlet: "Reuters < an officer"."""
    links = [link for link in row["chain"] if link["words"] is not None]
    if len(links) < 2:
        return ""
    return " < ".join(" ".join(str(link["words"]["text"]).split()) for link in links)


def stance(row: Row) -> str:
    """The stance, with what makes it weaker than a plain statement of fact, and what a person decided on it."""
    marks = [
        mark for mark in (row["modality"], *row["flags"]) if mark not in ("actual", "headline", "undated")
    ]
    marks += [judged(each) for each in row.get("judged", ())]
    return f"{row['stance']} ({', '.join(marks)})" if marks else str(row["stance"])


def judged(judgement: Row) -> str:
    """What a person decided on an observation, in a word: "rejected", "corrected: stance is "denies""."""
    if judgement["verdict"] == "correct":
        return f"corrected: {decided(judgement)}"
    return {"accept": "accepted", "reject": "rejected"}[judgement["verdict"]]


def decided(judgement: Row) -> str:
    """What a correction or a grade gives: "stance is "denies"", "grade B"; nothing for other verdicts."""
    if judgement["field"] is not None:
        return f"{judgement['field']} is {judgement['value']}"
    return "" if judgement["value"] is None else f"grade {json.loads(judgement['value'])}"


def title(row: Row) -> str:
    """A report's title, or its first words."""
    text = str(row["text"])
    return text[: row["title_end"]].strip() or text.strip()[:80]


def claimed(row: Row) -> str:
    """The words of a claim, with the part that it is about."""
    return f"{row['text']} [{row['part']}]" if row["part"] else str(row["text"])


def record_of(row: Row) -> str:
    """What became of the claims that a source put forward: "5 confirmed, 1 withdrawn"."""
    return ", ".join(f"{count} {fate}" for fate, count in row["record"].items() if count)


def counted_by(name: str) -> Callable[[Row], str]:
    """Sources with how many texts: "tigris-wire 4"."""
    return lambda row: ", ".join(f"{each['source']} {each['texts']}" for each in row[name])


def now(row: Row) -> str:
    """The phase that stands; of a reported trend its direction, and what the counts say to it."""
    if row["direction"] is None:
        return str(row["now"] or "")
    check = row["check"]
    if check is None or check["agrees"] is None:
        return f"reported {row['direction']}"
    return f"reported {row['direction']}, {'as counted' if check['agrees'] else 'not as counted'}"


def turns(row: Row) -> str:
    """The turns of a state in words, with the days that are named for each."""
    return "; ".join(map(_turn, row["turns"]))


def _turn(turn: Row) -> str:
    named = [each["day"] for each in turn["boundaries"]]
    days = " or ".join(named) if named else _days(turn["start"], turn["end"])
    marks = ", ".join([turn["status"], *(["implied"] if turn["implied"] else [])])
    return f"{turn['phase'] or 'holds'}{' ' + days if days else ''} ({marks})"


def _days(start: str | None, end: str | None) -> str:
    if start is None:
        return f"by {end}" if end else ""
    return start if end in (None, start) else f"{start} to {end}"


OBSERVATIONS: Final[tuple[Column, ...]] = (
    ("id", field("id")),
    ("speaker", speaker),
    ("through", through),
    ("stance", stance),
    ("what", of("happening", type_of)),
    ("when", time),
    ("where", place),
    ("quote", lambda row: str(row["quote"]["text"])),
)
CLAIMS: Final[tuple[Column, ...]] = (
    ("id", field("id")),
    ("status", field("status")),
    ("what", of("content", type_of)),
    ("when", of("content", time)),
    ("where", of("content", place)),
    ("claim", of("content", claimed)),
    ("for", lambda row: str(len(row["for"]))),
    ("against", lambda row: str(len(row["against"]))),
    ("origins", field("origins")),
)
INCIDENTS: Final[tuple[Column, ...]] = (
    ("id", field("id")),
    ("what", type_of),
    ("when", time),
    ("where", place),
    ("who", participant("agent")),
    ("whom", participant("patient")),
    ("tolls", tolls),
    ("reports", field("reports")),
    ("origins", field("origins")),
    ("status", field("status")),
)
REPORTS: Final[tuple[Column, ...]] = (
    ("id", field("id")),
    ("source", field("source")),
    ("published", field("published")),
    ("updated", field("updated")),
    ("language", field("language")),
    ("title", title),
)
SOURCES: Final[tuple[Column, ...]] = (
    ("id", field("id")),
    ("name", field("name")),
    ("kind", field("kind")),
    ("country", field("country")),
    ("side", field("side")),
    ("owner", field("owner")),
    ("grade", field("grade")),
)
STANDINGS: Final[tuple[Column, ...]] = (
    *SOURCES,
    ("reports", field("reports")),
    ("claims", record_of),
    ("taken from", counted_by("taken_from")),
    ("given to", counted_by("given_to")),
)
SITUATIONS: Final[tuple[Column, ...]] = (
    ("id", field("id")),
    ("what", field("type")),
    ("state", field("text")),
    ("where", place),
    ("now", now),
    ("turns", turns),
)
FAILURES: Final[tuple[Column, ...]] = (
    ("where", field("where")),
    ("stage", field("stage")),
    ("reason", field("reason")),
    ("mend", field("mend")),
    ("report", field("report")),
)
COUNTS: Final[tuple[Column, ...]] = (
    ("place", field("place")),
    ("week", field("week")),
    ("starts", field("starts")),
    ("incidents", field("incidents")),
    ("maybe", lambda row: str(len(row["maybe"]))),
    ("reports", field("reports")),
)
JUDGEMENTS: Final[tuple[Column, ...]] = (
    ("id", field("id")),
    ("made", lambda row: str(row["made"])[: len("2024-03-15T18:00")].replace("T", " ")),
    ("by", field("by")),
    ("verdict", field("verdict")),
    ("of", lambda row: " ".join(row["targets"])),
    ("right value", decided),
    ("why", field("why")),
    ("undone by", field("undone_by")),
)
#: Listing -> the columns of its table.
COLUMNS: Final[dict[str, tuple[Column, ...]]] = {
    "observations": OBSERVATIONS,
    "claims": CLAIMS,
    "incidents": INCIDENTS,
    "reports": REPORTS,
    "sources": SOURCES,
    "standings": STANDINGS,
    "situations": SITUATIONS,
    "failures": FAILURES,
    "judgements": JUDGEMENTS,
    "counts": COUNTS,
}
