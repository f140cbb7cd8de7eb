"""Many reports in one `rasid add`: how long, and how much memory over time."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench.texts import reports

#: Megabytes that one `rasid add` may take at its peak.
TARGET_MB: Final = 1500
_EVERY_SECONDS: Final = 0.25


@dataclass(frozen=True, slots=True)
class Sample:
    """Resident memory of the command, ``seconds`` after it began."""

    seconds: float
    megabytes: float


def measure(*, count: int) -> dict[str, Any]:
    """Add ``count`` reports to a new store in one command, and watch it.

    ``slope_mb_per_100_reports`` is the growth of memory over the second half of the run, when everything
    is loaded: a leak shows there.
    """
    with tempfile.TemporaryDirectory() as scratch:
        folder, store = Path(scratch) / "reports", Path(scratch) / "bench.db"
        folder.mkdir()
        for report in reports(count):
            (folder / f"{report.number:05}.txt").write_text(report.as_file(), encoding="utf-8")
        command = [
            sys.executable,
            "-W",
            "ignore",
            "-m",
            "rasid.cli.main",
            "add",
            "--store",
            str(store),
            str(folder),
        ]
        started = time.monotonic()
        output = Path(scratch) / "output"
        with output.open("wb") as sink:
            process = subprocess.Popen(command, stdout=sink, stderr=subprocess.STDOUT)
            samples = _watch(process.pid, started)
            _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - started
        said = output.read_text(encoding="utf-8", errors="replace")
        if os.waitstatus_to_exitcode(status) != 0:
            raise RuntimeError(f"rasid add failed:\n{said}")
        return {
            "reports": count,
            "seconds": round(seconds, 1),
            "reports_per_second": round(count / seconds, 2),
            "peak_mb": round(usage.ru_maxrss / 1024),
            "target_mb": TARGET_MB,
            "slope_mb_per_100_reports": round(_slope(samples, count, seconds), 2),
            "store_mb": round(sum(path.stat().st_size for path in Path(scratch).glob("bench.db*")) / 1e6, 1),
            "summary": said.splitlines(),
        }


def _watch(pid: int, started: float) -> list[Sample]:
    """Resident memory until the process ends (Linux; elsewhere no samples)."""
    samples: list[Sample] = []
    while not _ended(pid):
        megabytes = _resident(pid)
        if megabytes is not None:
            samples.append(Sample(time.monotonic() - started, megabytes))
        time.sleep(_EVERY_SECONDS)
    return samples


def _ended(pid: int) -> bool:
    return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _resident(pid: int) -> float | None:
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:")), None)


def _slope(samples: list[Sample], count: int, seconds: float) -> float:
    """Least-squares growth over the second half, in megabytes for each 100 reports at the mean rate."""
    late = [sample for sample in samples if sample.seconds >= seconds / 2]
    if len(late) < 2:
        return 0.0
    middle = sum(s.seconds for s in late) / len(late)
    mean = sum(s.megabytes for s in late) / len(late)
    above = sum((s.seconds - middle) * (s.megabytes - mean) for s in late)
    below = sum((s.seconds - middle) ** 2 for s in late)
    return above / below * seconds / count * 100
