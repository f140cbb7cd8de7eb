"""What the user says of the reports that say nothing of themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rasid.errors import InputError
from rasid.model.report import Source, source_id
from rasid.sources.dates import read_moment
from rasid.sources.languages import read_language
from rasid.sources.outlets import match_source

#: Bytes of one report as collected. The longest text that is stored has a million characters or
#: so; 64 MiB leave room for pages heavy with scripts and for what is stored but too long to read.
MAX_BYTES: Final = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for a report unless its own data say otherwise.

    ``source`` is a source's id and ``outlet`` its name as given, ``published`` an ISO day or moment,
    ``language`` an ISO 639 code; ``known`` are sources whose names, aliases and domains are recognised;
    ``max_bytes`` is the size above which a file or a line is refused.
    """

    source: str | None = None
    published: str | None = None
    language: str | None = None
    known: tuple[Source, ...] = ()
    max_bytes: int = MAX_BYTES
    outlet: str = ""


#: Nothing is said.
NO_DEFAULTS: Final = Defaults()


def defaults_from(
    *,
    source: str | None = None,
    published: str | None = None,
    language: str | None = None,
    known: tuple[Source, ...] = (),
    max_bytes: int = MAX_BYTES,
) -> Defaults:
    """Defaults from words as a user types them.

    Raises:
        InputError: a date or a language that cannot be understood, or an empty name.
    """
    if source is not None and not source.strip():
        raise InputError("the name of the source is empty", where="--source", mend="give the outlet's name")
    moment = None if published is None else read_moment(published)
    if published is not None and moment is None:
        raise InputError(
            f"{published!r} is no date",
            where="--published",
            mend="write it as 2020-01-31 or 2020-01-31T22:30:00+03:00",
        )
    code = None if language is None else read_language(language)
    if language is not None and code is None:
        raise InputError(
            f"{language!r} is no language", where="--language", mend="give a code such as en or ar"
        )
    identity = None if source is None else match_source(source, known) or source_id(source)
    return Defaults(identity, moment, code, known, max_bytes, source or "")
