"""Two processes against one: what rasid gains from a second, beside what bare spaCy gains in the same run.

Each worker is a process of its own with one thread, loads its side once, and takes reports in lots. Reading and
bare spaCy take turns, so that both meet the same machine.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from multiprocessing import get_context
from multiprocessing.pool import Pool
from typing import Any, Final, Literal

from bench.speed import made_reports
from rasid.model.report import Report

Side = Literal["spacy", "rasid"]
#: Two processes of rasid gain at least this share of what two of bare spaCy gain.
TARGET: Final = 0.95
#: A process that reads takes no more memory than this.
TARGET_MB: Final = 1200
#: Reports that a worker takes at once: as many as the reader reads in one batch.
_LOT: Final = 32
_THREADS: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")

_work: Callable[[Sequence[Report]], int]


def measure(*, count: int, passes: int) -> dict[str, Any]:
    """Read ``count`` reports ``passes`` times with one and with two processes of either side, after a pass that is not
    counted. ``kept`` is rasid's gain over bare spaCy's, each at its median."""
    lots = [made_reports(count)[first : first + _LOT] for first in range(0, count, _LOT)]
    for name in _THREADS:
        os.environ[name] = "1"
    seconds: dict[tuple[Side, int], list[float]] = {}
    with ExitStack() as open_pools:
        pools = {
            (side, number): open_pools.enter_context(get_context("spawn").Pool(number, _begin, (side,)))
            for side in _sides()
            for number in (1, 2)
        }
        for turn in range(passes + 1):
            for key, pool in pools.items():
                taken = _timed(pool, lots)
                if turn:
                    seconds.setdefault(key, []).append(taken)
        memory = max(pools["rasid", 2].map(_peak_mb, range(8), chunksize=1))
    middle = {key: statistics.median(taken) for key, taken in seconds.items()}
    gains = {side: middle[side, 1] / middle[side, 2] for side in _sides()}
    return {
        "reports": count,
        "passes": passes,
        "seconds": {
            f"{side}, {number}": [round(one, 2) for one in taken] for (side, number), taken in seconds.items()
        },
        "spacy_gain": round(gains["spacy"], 3),
        "rasid_gain": round(gains["rasid"], 3),
        "kept": round(gains["rasid"] / gains["spacy"], 3),
        "target": TARGET,
        "peak_mb_a_process": round(memory),
        "target_mb": TARGET_MB,
    }


def _sides() -> tuple[Side, Side]:
    return "spacy", "rasid"


def _timed(pool: Pool, lots: Sequence[Sequence[Report]]) -> float:
    started = time.perf_counter()
    for _ in pool.imap_unordered(_run, lots):
        pass
    return time.perf_counter() - started


def _begin(side: Side) -> None:
    """Load a worker's side."""
    global _work
    _work = _spacy() if side == "spacy" else _rasid()


def _spacy() -> Callable[[Sequence[Report]], int]:
    from rasid.extract.engine import load_engine

    language = load_engine().language
    return lambda reports: sum(1 for _ in language.pipe(report.text for report in reports))


def _rasid() -> Callable[[Sequence[Report]], int]:
    from rasid.run.here import build_reader
    from rasid.settings import settings_from

    reader = build_reader(settings_from())
    return lambda reports: sum(
        outcome.kind in ("read", "without_events") for outcome in reader.read_all(reports)
    )


def _run(reports: Sequence[Report]) -> int:
    read = _work(reports)
    if read != len(reports):
        # What breaks off early is quick: a figure with failures in it would be too good.
        raise RuntimeError(f"{len(reports) - read} of {len(reports)} readings failed")
    return read


def _peak_mb(_: int) -> float:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
