"""From what a file, a page or a line says of itself to a Report: the one place where reports are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rasid.errors import UnreadableReport
from rasid.model.report import UNKNOWN_SOURCE, make_report, source_id
from rasid.sources.dates import is_implausible, read_moment
from rasid.sources.decode import clean_text
from rasid.sources.defaults import Defaults
from rasid.sources.languages import read_language
from rasid.sources.opened import Placed
from rasid.sources.outlets import host_of, match_source
from rasid.sources.titles import join_title

#: Characters of an outlet's name that are kept.
_LONGEST_NAME: Final = 120


@dataclass(frozen=True, slots=True)
class Collected:
    """A report as its file, page or line gives it, every field in the words found there.

    ``site`` is the name that a web site gives itself. ``flags`` are oddities seen while reading.
    """

    body: str
    title: str | None = None
    source: str | None = None
    site: str | None = None
    published: str | None = None
    updated: str | None = None
    address: str | None = None
    language: str | None = None
    id: str | None = None
    flags: frozenset[str] = frozenset()


def assemble(
    collected: Collected, defaults: Defaults, *, media_type: str, bytes_sha256: str, where: str
) -> Placed:
    """The report with its place and the name of its outlet; ``defaults`` where it says nothing itself.

    A date that cannot be understood is left out and flagged "bad_date", one before 1900 or after
    2100 is kept and flagged "implausible_date", a language that is none is flagged "bad_language".

    Raises:
        UnreadableReport: there are no words in it.
    """
    text, title_end = join_title(clean_text(collected.title or ""), clean_text(collected.body))
    if not text[title_end:].strip():
        raise UnreadableReport(
            "holds no text", where=where, mend="leave it out, or add the words of the report"
        )
    flags = set(collected.flags)
    published = _moment(collected.published, flags)
    if published is None and not _said(collected.published) and "bad_date" not in collected.flags:
        published = defaults.published
    updated = _moment(collected.updated, flags)
    if any(moment is not None and is_implausible(moment) for moment in (published, updated)):
        flags.add("implausible_date")
    address = _address(collected)
    report = make_report(
        source=_source(collected, address, defaults),
        text=text,
        title_end=title_end,
        media_type=media_type,
        bytes_sha256=bytes_sha256,
        address=address,
        published=published,
        updated=updated,
        language=_language(collected.language, flags) or defaults.language,
        flags=tuple(sorted(flags)),
        identity=clean_text(collected.id).strip() if collected.id else None,
    )
    return Placed(report, where, _outlet(collected, address, defaults))


def _said(written: str | None) -> bool:
    return bool(written and written.strip())


def _moment(written: str | None, flags: set[str]) -> str | None:
    if written is None or not written.strip():
        return None
    moment = read_moment(written)
    if moment is None:
        flags.add("bad_date")
    return moment


def _language(written: str | None, flags: set[str]) -> str | None:
    if written is None or not written.strip():
        return None
    code = read_language(written)
    if code is None:
        flags.add("bad_language")
    return code


def _address(collected: Collected) -> str | None:
    """The address, or ``id:`` and the id that the publisher or the user gave it."""
    if collected.address and (address := clean_text(collected.address).strip()):
        return address
    if collected.id and (identity := clean_text(collected.id).strip()):
        return f"id:{identity}"
    return None


def _source(collected: Collected, address: str | None, defaults: Defaults) -> str:
    """Its own source, the user's, the host of its address, the site's name: the first that is said."""
    if collected.source and collected.source.strip():
        return match_source(collected.source, defaults.known) or source_id(collected.source)
    if defaults.source is not None:
        return defaults.source
    for name in (address and host_of(address), collected.site):
        if name and name.strip():
            return match_source(name, defaults.known) or source_id(name)
    return UNKNOWN_SOURCE


def _outlet(collected: Collected, address: str | None, defaults: Defaults) -> str:
    """The name that goes with :func:`_source`. A web site may call itself what it likes: its name for itself is shown
    with its host."""
    if collected.source and collected.source.strip():
        return _tidy(collected.source)
    if defaults.source is not None:
        return _tidy(defaults.outlet)
    site, host = _tidy(collected.site or ""), (address and host_of(address)) or ""
    if not site or not host or source_id(site) == source_id(host):
        return host or site
    return f"{site} ({host})"


def _tidy(name: str) -> str:
    return " ".join(clean_text(name).split())[:_LONGEST_NAME]
