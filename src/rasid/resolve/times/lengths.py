"""Lengths of time and recurring times in TIMEX3 notation."""

from __future__ import annotations

from typing import Final

from rasid.resolve.times.forms import Amount, Recurring, Unit

# unit -> (how many, of which designator, whether it belongs behind the T)
_DESIGNATORS: Final[dict[Unit, tuple[float, str, bool]]] = {
    "second": (1, "S", True), "minute": (1, "M", True), "hour": (1, "H", True), "day": (1, "D", False),
    "weekend": (1, "WE", False), "week": (1, "W", False), "fortnight": (2, "W", False),
    "month": (1, "M", False), "quarter": (1, "Q", False), "half": (6, "M", False),
    "season": (3, "M", False), "year": (1, "Y", False),
    "decade": (10, "Y", False), "century": (100, "Y", False), "millennium": (1000, "Y", False),
}  # fmt: skip
# Half a year is six months, half an hour thirty minutes.
_FINER: Final = {
    ("Y", False): (12, "M"),
    ("H", True): (60, "M"),
    ("M", True): (60, "S"),
    ("D", False): (24, "H"),
}


def length_value(amounts: tuple[Amount, ...]) -> str:
    """The lengths added up: "P3Y", "PT1M30S", "PXW" for a number that was not said."""
    totals: dict[tuple[str, bool], float | None] = {}
    for amount in amounts:
        factor, designator, is_time = _DESIGNATORS[amount.unit]
        key, before = (designator, is_time), totals.get((designator, is_time), 0)
        totals[key] = None if amount.count is None or before is None else before + factor * amount.count
    parts: dict[bool, str] = {False: "", True: ""}
    for (designator, is_time), count in totals.items():
        for text, in_time in _spelled(count, designator, is_time=is_time):
            parts[in_time] += text
    return "P" + parts[False] + ("T" + parts[True] if parts[True] else "")


def _spelled(count: float | None, designator: str, *, is_time: bool) -> list[tuple[str, bool]]:
    """One total as pieces such as ("5H", True), ("30M", True)."""
    if count is None:
        return [(f"X{designator}", is_time)]
    whole, rest = int(count), count - int(count)
    finer = _FINER.get((designator, is_time))
    if rest == 0 or finer is None or (designator == "D" and whole):
        return [(f"{count:g}" if rest else f"{whole}", is_time), (designator, is_time)]
    number, name = finer
    pieces = [(f"{whole}{designator}", is_time)] if whole else []
    return [*pieces, (f"{round(rest * number)}{name}", is_time or designator == "D")]


def recurring_value(form: Recurring) -> str:
    """ "XXXX-WXX-5" for every Friday, "P1D" for daily, "XXXX-07" for each July."""
    part = "" if form.part is None else f"T{form.part}"
    if form.weekday is not None:
        return f"XXXX-WXX-{form.weekday + 1}{part}"
    if form.month is not None:
        return f"XXXX-{form.month:02d}"
    if form.amount is None:
        return f"XXXX-XX-XX{part}"
    return length_value((form.amount,))
