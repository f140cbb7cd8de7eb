"""``rasid explain``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import click

from rasid.cli.lists import opened
from rasid.cli.options import actors_option, overlay_option, report_options
from rasid.cli.output import json_line
from rasid.cli.paths import check_paths
from rasid.cli.plain import plain

if TYPE_CHECKING:
    from rasid.model.explanation import ExplainedHappening, ExplainedSentence, Explanation, LeftOut, Words
    from rasid.settings import Settings
    from rasid.workbench.explaining import Explained

#: Columns where there is no terminal to ask.
_WIDTH: Final = 100
_NARROWEST: Final = 40
#: What a person looks for first, in the order in which it is shown.
_WORDS: Final = (
    "trigger", "clause", "agent", "patient", "instrument", "speaker", "cue", "place", "time",
)  # fmt: skip


@click.command()
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@report_options
@click.option("--format", "style", type=click.Choice(("text", "json")), default="text", show_default=True,
              help="How to print: for a person, or one JSON object for each report.")  # fmt: skip
@actors_option
@click.option("--allow-model", is_flag=True, help="Accept an English pipeline of another version.")
@overlay_option
@click.option(
    "--store", metavar="FILE", help="A store: a REPORT is then the id of a report in it, not a file."
)
def explain(
    reports: tuple[str, ...],
    source: str | None,
    published: str | None,
    language: str | None,
    style: str,
    actors_file: str | None,
    allow_model: bool,
    overlays: tuple[str, ...],
    store: str | None,
) -> int:
    """Show how a report is read: every happening with its words and rules, and what was left out.

    A REPORT is a file, a folder, a pattern, or - for standard input. With --store it is the id of a report in that
    store, which may be cut short where only one begins so; it is read anew by the rules of today.
    """
    from rasid.errors import UnreadableReport
    from rasid.model.reading import Outcome
    from rasid.settings import settings_from
    from rasid.workbench.explaining import explain_paths

    settings = settings_from(allow_model=allow_model, actors_file=actors_file, overlays=overlays)
    if store is not None:
        results: Iterator[Explained | UnreadableReport] = _of_store(reports, store, settings)
    else:
        check_paths(reports)
        results = explain_paths(reports, settings, source=source, published=published, language=language)
    failed, first = False, True
    for result in results:
        if isinstance(result, UnreadableReport):
            failed = True
            print(plain(f"rasid: {result}"), file=sys.stderr)
        elif isinstance(result.result, Outcome):
            failed = True
            ended = result.result
            print(
                plain(f"rasid: {result.where}: {ended.kind} at {ended.stage}: {ended.reason}"),
                file=sys.stderr,
            )
        elif style == "json":
            print(json_line(as_json(result.result)))
        else:
            if not first:
                print()
            first = False
            print("\n".join(lines_of(result.where, result.result, _width())))
    return 1 if failed else 0


def _of_store(reports: Sequence[str], store: str, settings: Settings) -> Iterator[Explained]:
    from rasid.workbench.explaining import explain_reports

    with opened(store) as workbench:
        found = list(dict.fromkeys(workbench.report(report) for report in reports))
    yield from explain_reports(found, settings)


def as_json(explanation: Explanation) -> dict[str, object]:
    """An explanation as ``--format json`` writes it: its fields, objects for words."""
    from dataclasses import asdict

    return asdict(explanation)


def _width() -> int:
    from shutil import get_terminal_size

    return max(_NARROWEST, get_terminal_size((_WIDTH, 24)).columns) if sys.stdout.isatty() else _WIDTH


def lines_of(where: str, explanation: Explanation, width: int) -> list[str]:
    """An explanation as lines of at most ``width`` columns, with nothing in them that steers a terminal."""
    dated = explanation.published or "on an unknown day"
    lines = [*_wrapped(f"{where}: {explanation.source}, published {dated}", width, "")]
    if explanation.dateline is not None:
        lines += _wrapped(f'dateline: "{explanation.dateline.text}"', width, "  ")
    counted = explanation.issued or "not known: no dateline, heading or --published tells it"
    lines += _wrapped(f'the day that "yesterday" counts from: {counted}', width, "  ")
    for passed in explanation.outside:
        lines += _left_out(passed, width)
    for sentence in explanation.sentences:
        lines += ["", *_sentence(sentence, width)]
    told, left_out = len(explanation.happenings), len(explanation.left_out)
    return [*lines, "", *_wrapped(f"happenings: {told}; words or phrases left out: {left_out}", width, "")]


def _sentence(sentence: ExplainedSentence, width: int) -> list[str]:
    start = f"[{sentence.words.start}]" + (" headline" if sentence.headline else "")
    lines = _wrapped(f"{start} {sentence.words.text}", width, "")
    for happening in sentence.happenings:
        lines += _happening(happening, width)
    for passed in sentence.left_out:
        lines += _left_out(passed, width)
    return lines


def _happening(happening: ExplainedHappening, width: int) -> list[str]:
    kind = f"{happening.type}: {happening.mode}" if happening.mode else happening.type
    phase = f", {happening.phase}" if happening.phase else ""
    told = f"* {happening.kind} {kind}{phase}; {happening.by} {happening.stance}, {happening.modality}"
    lines = _wrapped(f"{told}, confidence {happening.confidence}", width, "  ")
    for name in _WORDS:
        words: Words | None = getattr(happening, name)
        if words is not None:
            lines += _wrapped(f'{name}: "{words.text}"', width, "      ")
    said = " ... ".join(" ".join(piece.text.split()) for piece in happening.content)
    for name, value in (
        ("through", " < ".join(happening.chain) if len(happening.chain) > 1 else ""),
        ("says" if happening.quoted == "indirect" else f"says ({happening.quoted} quote)", said),
        ("where", happening.where),
        ("when", happening.when),
        ("tolls", ", ".join(happening.tolls)),
        ("inferred", ", ".join(happening.inferred)),
        ("flags", ", ".join(happening.flags)),
        ("made into", happening.observation or "nothing: see what was left out"),
    ):
        if value:
            lines += _wrapped(f"{name}: {value}", width, "      ")
    for reason in happening.reasons:
        words_of = f' "{reason.words.text}"' if reason.words is not None else ""
        lines += _wrapped(f"{reason.field} by {reason.source}: {reason.entry}{words_of}", width, "      <- ")
    return lines


def _left_out(passed: LeftOut, width: int) -> list[str]:
    return _wrapped(f'{passed.kind} "{passed.words.text}": {passed.why}', width, "  - ")


def _wrapped(text: str, width: int, mark: str) -> list[str]:
    """A line that begins with ``mark``, wrapped under itself."""
    from textwrap import wrap

    return wrap(
        " ".join(plain(text).split()), width, initial_indent=mark, subsequent_indent=" " * (len(mark) + 2)
    )
