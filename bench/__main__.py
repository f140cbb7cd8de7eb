"""``python -m bench``: run the measurements, print a table, keep the figures."""

from __future__ import annotations

import argparse
import json
import platform
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

from bench import places, processes, size, speed, start, volume

RESULTS: Final = Path(__file__).resolve().parent / "results" / "latest.json"
Figures = dict[str, Any]
Row = tuple[str, str, str, str]


def _speed(*, quick: bool) -> Figures:
    # In a process of its own, since it pins itself to one core.
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(speed.measure, kwds={"count": 20 if quick else 100, "passes": 2 if quick else 5})


def _volume(*, quick: bool) -> Figures:
    return volume.measure(count=50 if quick else 1000)


def _start(*, quick: bool) -> Figures:
    return start.measure(rounds=3 if quick else 11)


def _size(*, quick: bool) -> Figures:
    return size.measure()


def _processes(*, quick: bool) -> Figures:
    return processes.measure(count=64 if quick else 192, passes=1 if quick else 3)


def _places(*, quick: bool) -> Figures:
    # In a process of its own, since it measures what opening adds to one.
    names, count, passes = (20_000, 20, 3) if quick else (200_000, 100, 7)
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(places.measure, kwds={"names": names, "count": count, "passes": passes})


MEASUREMENTS: Final[dict[str, Callable[..., Figures]]] = {
    "start": _start,
    "size": _size,
    "speed": _speed,
    "processes": _processes,
    "places": _places,
    "volume": _volume,
}


def rows(results: dict[str, Figures]) -> Iterator[Row]:
    """(what, measured, target, holds) for the table."""
    if figures := results.get("start"):
        for name, seconds in figures["seconds"].items():
            target = f"{figures['target']} s" if name == "rasid --help" else ""
            yield name, f"{seconds} s", target, _holds(seconds <= figures["target"]) if target else ""
    if figures := results.get("size"):
        yield (
            f"core install ({figures['lock']})", f"{figures['total_mb']} MB", f"{figures['target_mb']} MB",
            _holds(figures["total_mb"] <= figures["target_mb"]),
        )  # fmt: skip
        for name, megabytes in list(figures["packages_mb"].items())[:8]:
            yield f"  {name}", f"{megabytes} MB", "", ""
        if figures["missing"]:
            yield f"  not installed: {', '.join(figures['missing'])}", "", "", ""
    if figures := results.get("speed"):
        yield (
            f"bare spaCy, {figures['reports']} reports",
            f"{figures['spacy_words_per_second']} words/s",
            "",
            "",
        )
        yield "rasid, the same reports", f"{figures['rasid_words_per_second']} words/s", "", ""
        if figures["failed"]:
            yield f"  readings that failed: {figures['failed']}", "", "", "NOT IN ORDER"
        spread = f"{figures['ratio']} ({figures['ratio_smallest']}-{figures['ratio_largest']})"
        yield (
            "time of rasid / bare spaCy",
            spread,
            f"{figures['target']}",
            _holds(figures["ratio"] <= figures["target"]),
        )
        yield "  memory of both together", f"{figures['peak_mb']} MB", "", ""
    if figures := results.get("processes"):
        yield "two processes, gain of bare spaCy", f"{figures['spacy_gain']}", "", ""
        yield "two processes, gain of rasid", f"{figures['rasid_gain']}", "", ""
        yield (
            "  share of spaCy's gain", f"{figures['kept']}", f"{figures['target']}",
            _holds(figures["kept"] >= figures["target"]),
        )  # fmt: skip
        yield (
            "  memory of one that reads", f"{figures['peak_mb_a_process']} MB", f"{figures['target_mb']} MB",
            _holds(figures["peak_mb_a_process"] <= figures["target_mb"]),
        )  # fmt: skip
    if figures := results.get("places"):
        yield from _rows_of_places(figures)
    if figures := results.get("volume"):
        yield f"rasid add, {figures['reports']} reports", f"{figures['seconds']} s", "", ""
        yield (
            "  memory at its peak", f"{figures['peak_mb']} MB", f"{figures['target_mb']} MB",
            _holds(figures["peak_mb"] <= figures["target_mb"]),
        )  # fmt: skip
        yield "  its growth, second half", f"{figures['slope_mb_per_100_reports']} MB/100 reports", "", ""
        yield "  the store on disk", f"{figures['store_mb']} MB", "", ""


def _rows_of_places(figures: Figures) -> Iterator[Row]:
    found = f"places and actors, {figures['words_a_report']} words"
    yield (
        found, f"{figures['rasid_ms']} ms", f"{figures['target_ms']} ms",
        _holds(figures["rasid_ms"] <= figures["target_ms"]),
    )  # fmt: skip
    yield f"  PhraseMatcher, {figures['peer_names']:,} names", f"{figures['peer_ms']} ms", "", ""
    spread = f"{figures['ratio']} ({figures['ratio_smallest']}-{figures['ratio_largest']})"
    yield "  time of rasid / PhraseMatcher", spread, "", ""
    yield (
        f"  opening {figures['places']:,} places", f"{figures['open_ms']} ms", f"{figures['target_open_ms']} ms",
        _holds(figures["open_ms"] <= figures["target_open_ms"]),
    )  # fmt: skip
    if figures["open_mb"] is not None:
        yield (
            "  memory of its own", f"{figures['open_mb']} MB", f"{figures['target_open_mb']} MB",
            _holds(figures["open_mb"] <= figures["target_open_mb"]),
        )  # fmt: skip
    yield "  building the PhraseMatcher", f"{figures['peer_open_ms']} ms, {figures['peer_mb']} MB", "", ""


def _holds(ok: bool) -> str:
    return "holds" if ok else "MISSED"


def machine() -> Figures:
    """What the figures were measured on."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "system": platform.platform(),
        "processor": _processor(),
        "spacy": version("spacy"),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return platform.processor()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{len(names)} x {names[0]}" if names else platform.machine()


def main() -> int:
    """Measure, print, and write bench/results/latest.json; a missed target is told, and is no failure."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Speed, memory and size of rasid.")
    parser.add_argument(
        "what", nargs="*", metavar="WHAT", help=f"any of {', '.join(MEASUREMENTS)}; all if left out"
    )
    parser.add_argument(
        "--quick", action="store_true", help="little data: to see that it runs, not for figures"
    )
    given = parser.parse_args()
    if unknown := sorted(set(given.what) - set(MEASUREMENTS)):
        parser.error(f"no measurement is called {', '.join(unknown)}; choose from {', '.join(MEASUREMENTS)}")
    results: dict[str, Figures] = {}
    for name in given.what or MEASUREMENTS:
        print(f"bench: {name} ...", file=sys.stderr, flush=True)
        results[name] = MEASUREMENTS[name](quick=given.quick)
    table = list(rows(results))
    widths = [max(len(row[column]) for row in table) for column in range(4)]
    for row in table:
        print("  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip())
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    kept = {"machine": machine(), "quick": given.quick, **results}
    RESULTS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
