"""Which source a name or a host belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from rasid.model.report import Source, names_of, source_id


def host_of(address: str) -> str | None:
    """The host of a web address in lower case without "www.", None for what is no web address."""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        # A broken address ("http://[") names no host; the report is kept under it all the same.
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    return host.lower().removeprefix("www.").rstrip(".") or None


def match_source(name_or_host: str, sources: Sequence[Source]) -> str | None:
    """The id of the source that has this name, alias or domain, None where none has.

    A host belongs to a source if it is one of its domains or lies below one; the nearest domain wins.
    """
    wanted = source_id(name_or_host)
    for source in sources:
        if wanted == source.id or wanted in map(source_id, names_of(source)):
            return source.id
    host = name_or_host.strip().lower().removeprefix("www.")
    above = [
        (len(domain), source.id)
        for source in sources
        for domain in source.domains
        if host == domain or host.endswith(f".{domain}")
    ]
    return max(above)[1] if above else None
