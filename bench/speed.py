"""Reading speed as a ratio to bare spaCy: same texts, same process, one core, passes taken in turn."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from hashlib import sha256
from resource import RUSAGE_SELF, getrusage
from typing import Any, Final

from bench.texts import reports
from rasid.model.report import Report, make_report

#: Reading may take this many times what bare spaCy takes.
TARGET: Final = 2.0


def pin_to_one_core() -> None:
    """Keep this process on one core; call it before numpy is loaded."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def measure(*, count: int, passes: int) -> dict[str, Any]:
    """Read ``count`` reports ``passes`` times with either, after a warming pass that is not counted.

    Figures: seconds of each pass, words per second at the median, and the ratio of the medians with the
    smallest and the largest ratio of one pair of passes.
    """
    pin_to_one_core()
    from rasid.extract.engine import load_engine
    from rasid.run.here import build_reader
    from rasid.settings import settings_from

    language = load_engine().language
    reader = build_reader(settings_from())
    given = made_reports(count)
    observations = failed = 0

    def bare() -> None:
        for _ in language.pipe(report.text for report in given):
            pass

    def rasid() -> None:
        nonlocal observations, failed
        outcomes = list(reader.read_all(given))
        observations = sum(len(outcome.observations) for outcome in outcomes)
        # What breaks off early is quick: a ratio with failures in it would be too good.
        failed = sum(outcome.kind not in ("read", "without_events") for outcome in outcomes)

    timed = in_turn(bare, rasid, passes)
    ratios = [ours / theirs for theirs, ours in timed]
    theirs, ours = (statistics.median(pair[side] for pair in timed) for side in (0, 1))
    words = sum(len(report.text.split()) for report in given)
    return {
        "reports": count,
        "words": words,
        "passes": passes,
        "observations": observations,
        "failed": failed,
        "reader": reader.name,
        "peak_mb": round(getrusage(RUSAGE_SELF).ru_maxrss / 1024),
        "spacy_seconds": [round(pair[0], 3) for pair in timed],
        "rasid_seconds": [round(pair[1], 3) for pair in timed],
        "spacy_words_per_second": round(words / theirs),
        "rasid_words_per_second": round(words / ours),
        "ratio": round(ours / theirs, 3),
        "ratio_smallest": round(min(ratios), 3),
        "ratio_largest": round(max(ratios), 3),
        "target": TARGET,
    }


def made_reports(count: int) -> list[Report]:
    """The first ``count`` reports, as they come out of the sources."""
    return [
        make_report(
            source="bench-wire",
            text=f"{r.title}\n\n{r.body}",
            title_end=len(r.title),
            media_type="text/plain",
            bytes_sha256=sha256(r.body.encode()).hexdigest(),
            published=r.published,
            language="en",
        )
        for r in reports(count)
    ]


def in_turn(first: Callable[[], None], second: Callable[[], None], passes: int) -> list[tuple[float, float]]:
    """Seconds of both in each pass; who begins changes, so that neither always finds a warm machine."""
    first()
    second()
    timed = []
    for number in range(passes):
        seconds: dict[int, float] = {}
        for which in (0, 1) if number % 2 == 0 else (1, 0):
            started = time.perf_counter()
            (first, second)[which]()
            seconds[which] = time.perf_counter() - started
        timed.append((seconds[0], seconds[1]))
    return timed
