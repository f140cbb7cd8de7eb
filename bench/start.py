"""How long the command needs to answer a call for help, beside an interpreter that does nothing."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from typing import Any, Final

#: Seconds that `rasid --help` may take on two cores.
TARGET: Final = 0.3
_COMMANDS: Final = {
    "python -c pass": ["-c", "pass"],
    "import rasid": ["-c", "import rasid"],
    "rasid --help": ["-m", "rasid.cli.main", "--help"],
}


def measure(*, rounds: int) -> dict[str, Any]:
    """Median seconds of each command over ``rounds`` rounds in which they take turns."""
    seconds: dict[str, list[float]] = {name: [] for name in _COMMANDS}
    for number in range(rounds + 1):
        for name, arguments in _COMMANDS.items():
            started = time.perf_counter()
            subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
            # The first round only warms the disk's cache.
            if number:
                seconds[name].append(time.perf_counter() - started)
    return {
        "rounds": rounds,
        "target": TARGET,
        "seconds": {n: round(statistics.median(s), 3) for n, s in seconds.items()},
    }
