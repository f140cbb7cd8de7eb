"""Moments become texts whose order is the order of time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.errors import InputError
from rasid.store.moments import is_day, last_moment_key, moment_key

MOMENTS = st.datetimes(
    min_value=datetime(2, 1, 1),
    max_value=datetime(9998, 1, 1),
    timezones=st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)


@given(one=MOMENTS, other=MOMENTS)
def test_keys_sort_as_moments_do(one: datetime, other: datetime) -> None:
    """Whatever their zones and fractions, two keys stand to each other as their moments do."""
    keys = moment_key(one.isoformat()), moment_key(other.isoformat())
    assert (keys[0] < keys[1], keys[0] == keys[1]) == (one < other, one == other)


@given(moment=MOMENTS)
def test_a_key_is_the_moment_in_utc(moment: datetime) -> None:
    """A key, read as UTC, is the moment itself; it is its own key."""
    key = moment_key(moment.isoformat())
    assert datetime.fromisoformat(key).replace(tzinfo=UTC) == moment
    assert moment_key(key) == key
    assert len(key) == 26


@pytest.mark.parametrize(
    "written, key",
    [
        ("2024-03-01T12:00:00Z", "2024-03-01T12:00:00.000000"),
        ("2024-03-01T12:00:00", "2024-03-01T12:00:00.000000"),
        ("2024-03-01 12:00+03:00", "2024-03-01T09:00:00.000000"),
        ("2024-03-01", "2024-03-01T00:00:00.000000"),
        ("0753-01-01", "0753-01-01T00:00:00.000000"),
    ],
)
def test_the_ways_of_writing_a_moment(written: str, key: str) -> None:
    """No zone means UTC, a day its beginning, and early years keep their four digits."""
    assert moment_key(written) == key


def test_a_bound_of_a_day_is_its_end() -> None:
    """A day as a bound takes in all of the day; a moment is taken as it is."""
    assert last_moment_key("2024-03-01") == "2024-03-01T23:59:59.999999"
    assert last_moment_key("2024-03-01T12:00:00Z") == moment_key("2024-03-01T12:00:00Z")


@pytest.mark.parametrize("wrong", ["", "today", "2024-13-01", "2024-03-01T25:00", "0001-01-01T00:00+05:00"])
def test_what_is_no_moment_is_refused(wrong: str) -> None:
    """A text that is no moment, or one before the calendar begins, raises InputError with the mend."""
    with pytest.raises(InputError) as caught:
        moment_key(wrong)
    assert caught.value.mend


@pytest.mark.parametrize(
    "text, wanted",
    [
        ("2024-02-29", True),
        ("2023-02-29", False),
        ("20240229", False),
        ("2024-W09-4", False),
        ("2024", False),
    ],
)
def test_a_day_has_one_way_of_being_written(text: str, wanted: bool) -> None:
    """Only ``2024-02-29`` is a day: as texts, other ways of writing one do not sort."""
    assert is_day(text) is wanted
