"""Sources and reports."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final, Literal

from rasid.model.ids import content_id

SourceKind = Literal["agency", "newspaper", "ngo", "radio", "state", "institution", "channel", "unknown"]
Grade = Literal["A", "B", "C", "D", "E", "F"]


#: The source of a report that nothing names.
UNKNOWN_SOURCE: Final = "unknown"

_NO_WORD: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet, an institution or a channel.

    ``grade`` is the Admiralty reliability A (reliable) to F (cannot be judged); ``side`` the party it
    stands with, ``owner`` who owns it: two sources of one owner are one origin.
    """

    id: str
    name: str
    kind: SourceKind = "unknown"
    country: str | None = None
    owner: str | None = None
    side: str | None = None
    grade: Grade = "F"
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


def is_listed(source: Source) -> bool:
    """Whether anything but the name is known of a source: what reports alone name goes before no alias of a list."""
    return source != Source(source.id, source.name)


def source_id(name: str) -> str:
    """The id of a source of that name: ``source_id("Tigris Wire")`` is ``"tigris-wire"``.

    Case, accents and punctuation make no difference; a name without letters is ``"unknown"``.
    """
    decomposed = unicodedata.normalize("NFKD", name)
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _NO_WORD.sub("-", bare.casefold()).strip("-") or UNKNOWN_SOURCE


def names_of(source: Source) -> tuple[str, ...]:
    """The names that a source goes by: its name and its aliases."""
    return (source.name, *source.aliases)


@dataclass(frozen=True, slots=True)
class Report:
    """One published text as collected. A changed article is a new version of it.

    ``text`` begins with the title where there is one (``title_end`` characters of it), so that every
    position of every quote counts from the beginning of one string. ``address`` is where it was
    published, or the id that its publisher gave it. ``published`` and ``updated`` are ISO 8601 days
    or moments, None where nothing says. ``bytes_sha256`` is of the file, page or line as collected.
    """

    id: str
    article: str
    source: str
    text: str
    title_end: int
    address: str | None
    published: str | None
    updated: str | None
    language: str | None
    media_type: str
    bytes_sha256: str
    flags: tuple[str, ...] = ()

    @property
    def title(self) -> str | None:
        """The title, or None for a report without one."""
        return self.text[: self.title_end].strip() or None

    @property
    def version_date(self) -> str | None:
        """The day (ISO) that this version carries: updated, or else published."""
        moment = self.updated or self.published
        return moment[:10] if moment else None

    @property
    def version_key(self) -> tuple[str, str]:
        """What orders the versions of one article: (updated or published, id)."""
        return (self.updated or self.published or "", self.id)


def make_report(
    *,
    source: str,
    text: str,
    title_end: int,
    media_type: str,
    bytes_sha256: str,
    address: str | None = None,
    published: str | None = None,
    updated: str | None = None,
    language: str | None = None,
    flags: tuple[str, ...] = (),
    identity: str | None = None,
) -> Report:
    """A report with its ids worked out.

    The report's id covers everything that a reading depends on, so that the same text dated
    otherwise, or given as another language, is another version. The article's id covers source
    and ``identity``, the id that its publisher gave it, or else its address; a text with neither is an
    article of its own.
    """
    # Bytes and flags stay out of the id: the same words in another wrapping are the same report.
    key = f"id:{identity}" if identity else address
    report_id = content_id("r", source, address, key, published, updated, language, text, title_end)
    article = content_id("a", source, key) if key else content_id("a", source, text)
    return Report(
        id=report_id,
        article=article,
        source=source,
        text=text,
        title_end=title_end,
        address=address,
        published=published,
        updated=updated,
        language=language,
        media_type=media_type,
        bytes_sha256=bytes_sha256,
        flags=flags,
    )
