"""Moments as texts that sort in the order of time."""

from __future__ import annotations

from datetime import UTC, date, datetime

from rasid.errors import InputError


def moment_key(moment: str) -> str:
    """An ISO moment as ``2020-01-31T22:30:00.000000`` in UTC, so that text order is time order.

    A moment without a zone is UTC; a day alone is its first moment.

    Raises:
        InputError: it is no ISO moment.
    """
    try:
        parsed = datetime.fromisoformat(moment)
        known = parsed.replace(tzinfo=UTC) if parsed.tzinfo is None else parsed.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise InputError(
            f"{moment!r} is no ISO moment", where="moment", mend="write it like 2020-01-31T22:30:00Z"
        ) from error
    return known.replace(tzinfo=None).isoformat(timespec="microseconds")


def last_moment_key(moment: str) -> str:
    """As :func:`moment_key`, but a day alone is its last moment: what a bound "by that day" means."""
    return moment_key(f"{moment}T23:59:59.999999" if is_day(moment) else moment)


def is_day(text: str) -> bool:
    """Whether ``text`` is an ISO day written ``2020-01-31``."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
