"""Briefs as HTML, Markdown and JSON: the same brief gives the same bytes."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from rasid.brief.compose import STATUS_WORDS
from rasid.brief.numbering import Numbering, number
from rasid.brief.wording import counted, iso_day_words, quoted
from rasid.model.briefing import MOST_CITED, Brief, BriefSection, BriefSentence, Citation
from rasid.model.incident import Status
from rasid.model.report import Report
from rasid.model.wording import clean

if TYPE_CHECKING:
    from jinja2 import Environment

#: What each status means, for whoever reads a brief for the first time.
LEGEND: Final[dict[Status, str]] = {
    "contested": "Some say so and some say that it is not so.",
    "denied": "Only denials are on record, or a rumour that a party to it denies.",
    "withdrawn": "Whoever said so took it back, or a corrected version no longer says it.",
    "confirmed_by_party": "A party to it (agent, patient, commander, host) affirms what others put forward.",
    "corroborated": "Two or more origins say so that do not depend on each other.",
    "single_source": "One origin says so, however many repeat it.",
    "rumoured": "Only hearsay, or speakers without a name.",
}
#: Characters that HTML forbids or that turn the order of what is shown.
_UNSHOWN: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
#: What would be markup wherever it stands: emphasis, code, links, notes, cells, struck-out words and formulas; marks of
#: people and issues; and what makes a link or a picture of bare words ("https://", "www.", ":fire:").
_MARKDOWN: Final = re.compile(
    r"[\\`*_\[\]|~$#@]|:(?=[^\s\d]|[\w+-]+:)|(?<!\d):(?=\d)|(?<=www)\.", re.IGNORECASE
)
#: What would begin a list, where a text begins with it.
_MARKDOWN_START: Final = re.compile(r"^(\d*)([-+.)])")
_ENTITIES: Final = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}


def render_html(brief: Brief) -> str:
    """One HTML page without scripts and without anything fetched; works from a file."""
    numbering = number(brief)
    template = _environment().get_template("brief.html")
    counter = iter(range(1, sum(1 for _ in brief.sentences) + 1))
    page = template.render(
        brief=brief,
        css=_resource("brief.css"),
        scope=scope_words(brief),
        made_from=counts_words(brief),
        legend=[(status, STATUS_WORDS[status], LEGEND[status]) for status in _used(brief)],
        status_words=STATUS_WORDS,
        numbers=numbering.numbers,
        most_cited=MOST_CITED,
        citations=numbering.citations,
        uses=numbering.uses,
        reports=numbering.reports(),
        next_sentence=lambda: next(counter),
    )
    return "\n".join(line.rstrip() for line in page.split("\n") if line.strip()) + "\n"


def render_markdown(brief: Brief) -> str:
    """Markdown with footnotes that hold the quoted words, their report and its address."""
    numbering = number(brief)
    lines = [f"# {_plain(brief.title)}", "", _plain(scope_words(brief)), "", _plain(counts_words(brief)), ""]
    for section in brief.sections:
        lines += [f"## {_plain(section.title)}", ""]
        if section.note:
            lines += [f"*{_plain(section.note)}*", ""]
        lines += [f"- {_plain(sentence.text)}{_feet(sentence, numbering)}" for sentence in section.opening]
        lines += [""] if section.opening else []
        lines += _markdown_items(section, numbering) + _markdown_table(section, numbering)
    lines += ["## Status labels", ""]
    lines += [f"- **{STATUS_WORDS[status]}**: {_plain(LEGEND[status])}" for status in _used(brief)]
    lines += ["", "## Sources", ""]
    for at, citation in enumerate(numbering.citations, start=1):
        where = ", ".join(part for part in (citation.outlet, *report_words(citation)) if part)
        lines += [f"[^{at}]: {_plain(quoted(citation.words))} {_plain(clean(where))}", ""]
    # What made it, so that it is never read as a report.
    return "\n".join(lines).rstrip() + "\n\n[generator]: #rasid\n"


def render_json(brief: Brief) -> str:
    """JSON with every sentence and the numbers of the citations that it rests on."""
    numbering = number(brief)

    def told(sentence: BriefSentence) -> dict[str, Any]:
        return {
            "text": sentence.text,
            "about": sentence.about,
            "citations": list(numbering.numbers(sentence)),
        }

    data = {
        "id": brief.id,
        "title": brief.title,
        "since": brief.since,
        "until": brief.until,
        "places": list(brief.places),
        "violence": brief.violence,
        "counts": {
            "reports": brief.counts.reports,
            "articles": brief.counts.articles,
            "outlets": brief.counts.outlets,
            "origins": brief.counts.origins,
            "incidents": brief.counts.incidents,
            "claims": brief.counts.claims,
            "left_out": brief.counts.left_out,
        },
        "sections": [_section_json(section, told) for section in brief.sections],
        "citations": [
            {
                "number": at,
                "observation": citation.observation,
                "report": citation.report.id,
                "outlet": citation.outlet,
                "title": citation.title,
                "published": citation.report.published,
                "address": citation.report.address,
                "quote": {
                    "start": citation.quote.start,
                    "end": citation.quote.end,
                    "text": citation.words,
                },
            }
            for at, citation in enumerate(numbering.citations, start=1)
        ],
    }
    # ASCII, so that no character of a hostile report can steer a terminal.
    return json.dumps(data, ensure_ascii=True, indent=2) + "\n"


def _section_json(section: BriefSection, told: Any) -> dict[str, Any]:
    return {
        "kind": section.kind,
        "title": section.title,
        "note": section.note,
        "opening": [told(sentence) for sentence in section.opening],
        "items": [
            {
                "about": item.about,
                "status": item.status,
                "heading": told(item.heading),
                "sentences": [told(sentence) for sentence in item.sentences],
            }
            for item in section.items
        ],
        "table": None
        if section.table is None
        else {
            "caption": section.table.caption,
            "columns": list(section.table.columns),
            "rows": [{"name": told(row.name), "cells": list(row.cells)} for row in section.table.rows],
            "coverage": list(section.table.coverage),
        },
    }


def scope_words(brief: Brief) -> str:
    """What was chosen: "12 to 26 March 2024; Diyala, Anbar"."""
    days = "All days"
    if brief.since and brief.until:
        days = f"{iso_day_words(brief.since)} to {iso_day_words(brief.until)}"
    elif brief.since:
        days = f"From {iso_day_words(brief.since)} on"
    elif brief.until:
        days = f"Up to {iso_day_words(brief.until)}"
    kinds = "; only attacks and fighting" if brief.violence else ""
    return f"{days}; {', '.join(clean(place) for place in brief.places) or 'all places'}{kinds}."


def counts_words(brief: Brief) -> str:
    """What the brief was made from, in one sentence."""
    counts = brief.counts
    read = [
        counted(counts.reports, "report"),
        counted(counts.articles, "article"),
        counted(counts.outlets, "outlet"),
    ]
    if counts.origins is not None:
        read.append(counted(counts.origins, "independent origin"))
    told = f"{counted(counts.incidents, 'incident')} and {counted(counts.claims, 'claim')}"
    left = ""
    if counts.left_out:
        left = (
            f" {counted(counts.left_out, 'lesser one')} with one voice each "
            f"{'is' if counts.left_out == 1 else 'are'} left to the lists."
        )
    return f"{told} from {', '.join(read[:-1])} and {read[-1]}.{left}"


def report_words(citation: Citation) -> tuple[str, ...]:
    """Title, day and address of a cited report, those that it has."""
    report = citation.report
    day = iso_day_words(report.published) if report.published else ""
    updated = f"updated {iso_day_words(report.updated)}" if report.updated else ""
    title = quoted(citation.title) if citation.title else ""
    return tuple(part for part in (title, day, updated, clean(report.address or "")) if part)


def web_address(report: Report) -> str | None:
    """The report's address where a browser may follow it; never a script or a file."""
    address = report.address or ""
    return address if re.fullmatch(r"https?://[^\s\"'<>\x00-\x1f]+", address, re.IGNORECASE) else None


def shown(text: str) -> str:
    """Words of a report, position by position, with what must not reach a page replaced by U+FFFD."""
    return _UNSHOWN.sub("\ufffd", text)


def _used(brief: Brief) -> list[Status]:
    """The statuses that occur, in the order of the legend."""
    occurring = {item.status for section in brief.sections for item in section.items}
    return [status for status in LEGEND if status in occurring]


def _plain(text: str) -> str:
    """Text for Markdown: nothing in it is taken for markup."""
    kept = "".join(
        " " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c) not in ("Cc", "Cs")
    )
    return _MARKDOWN_START.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\g<0>", kept)).translate(_ENTITIES)


def _feet(sentence: BriefSentence, numbering: Numbering) -> str:
    return "".join(f"[^{at}]" for at in numbering.numbers(sentence))


def _markdown_items(section: BriefSection, numbering: Numbering) -> list[str]:
    lines: list[str] = []
    for item in section.items:
        status = STATUS_WORDS[item.status]
        lines += [f"### {_plain(item.heading.text)} (*{status}*){_feet(item.heading, numbering)}", ""]
        lines += [f"- {_plain(sentence.text)}{_feet(sentence, numbering)}" for sentence in item.sentences]
        lines.append("")
    return lines


def _markdown_table(section: BriefSection, numbering: Numbering) -> list[str]:
    table = section.table
    if table is None:
        return []
    lines = [
        f"| {' | '.join(_plain(column) for column in table.columns)} |",
        f"|{'|'.join([' --- ', *(' ---: ' for _ in table.columns[1:])])}|",
    ]
    for row in table.rows:
        name = f"{_plain(row.name.text)}{_feet(row.name, numbering)}"
        lines.append(f"| {' | '.join([name, *row.cells])} |")
    lines += [f"| {' | '.join(_plain(cell) for cell in table.coverage)} |", ""]
    return lines


@cache
def _environment() -> Environment:
    # Loaded here: whoever asks for JSON or Markdown needs no templates.
    from jinja2 import DictLoader, Environment, StrictUndefined

    environment = Environment(
        loader=DictLoader({"brief.html": _resource("brief.html")}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        shown=shown, clean=clean, quoted=quoted, day=iso_day_words, address=web_address
    )
    return environment


@cache
def _resource(name: str) -> str:
    return files("rasid.brief").joinpath("templates", name).read_text(encoding="utf-8")
