"""From what a user names to reports that are ready to be stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rasid.errors import UnreadableReport
from rasid.model.report import Report, Source, make_report


@dataclass(frozen=True, slots=True)
class Found:
    """A report, as read from ``where`` (a path, ``path:line`` or ``-``).

    ``outlet`` is the name given for its source, empty where none was.
    """

    report: Report
    where: str
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class FileDone:
    """One more input has been gone through, in whatever way it went."""


Item = Found | UnreadableReport | FileDone


def found_in(
    paths: Sequence[str | Path],
    *,
    source: str | None = None,
    published: str | None = None,
    language: str | None = None,
    known: tuple[Source, ...] = (),
    skip: Sequence[str | Path] = (),
) -> Iterator[Item]:
    """The reports that ``paths`` hold, with an error in the place of each that cannot be read.

    ``source``, ``published`` and ``language`` hold for reports that do not say themselves; a language
    that nobody gives is recognised from the text. ``skip`` are files that are no reports.

    Raises:
        InputError: one of the three cannot be understood, or a path is an address on the web.
    """
    # Loaded here, since reading pages brings a large library, and showing help needs none.
    from rasid.sources.defaults import defaults_from
    from rasid.sources.files import InputFile, find_inputs, read_placed
    from rasid.sources.inputs import refuse_addresses

    refuse_addresses(paths)
    defaults = defaults_from(source=source, published=published, language=language, known=known)

    def items() -> Iterator[Item]:
        for file in find_inputs(paths, skip=skip):
            if isinstance(file, InputFile):
                for result in read_placed(file, defaults):
                    if isinstance(result, UnreadableReport):
                        yield result
                    else:
                        yield Found(recognised(result.report), result.where, result.outlet)
            else:
                yield file
            yield FileDone()

    return items()


def recognised(report: Report) -> Report:
    """The report with its language, where its text tells it.

    Made anew, since its id covers the language: recognised or given, the same language is the same report.
    """
    if report.language is not None:
        return report
    from rasid.read.language import detect_language

    return make_report(
        source=report.source,
        text=report.text,
        title_end=report.title_end,
        media_type=report.media_type,
        bytes_sha256=report.bytes_sha256,
        address=report.address,
        published=report.published,
        updated=report.updated,
        language=detect_language(report.text),
        flags=report.flags,
    )
