"""What a core install takes on disk, package by package."""

from __future__ import annotations

import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any, Final

#: Megabytes that a core install may take.
TARGET_MB: Final = 900
_ROOT: Final = Path(__file__).resolve().parent.parent
_LOCKED: Final = re.compile(r"^([A-Za-z0-9._-]+)==", re.M)


def measure() -> dict[str, Any]:
    """Megabytes on disk of every package in the core lock of this Python version, and of rasid itself.

    ``missing`` names locked packages that are not installed here. What pip brings along for itself is
    not counted; neither is the gazetteer, which is compiled into the user's cache.
    """
    lock = _ROOT / "requirements" / f"core-{sys.version_info.major}.{sys.version_info.minor}.txt"
    names = _LOCKED.findall(lock.read_text(encoding="utf-8"))
    sizes: dict[str, float] = {}
    missing: list[str] = []
    for name in names:
        try:
            sizes[name] = round(_bytes_of(distribution(name)) / 1e6, 1)
        except PackageNotFoundError:
            missing.append(name)
    package = _ROOT / "src" / "rasid"
    sizes["rasid"] = round(sum(p.stat().st_size for p in package.rglob("*") if p.is_file()) / 1e6, 1)
    ordered = dict(sorted(sizes.items(), key=lambda item: (-item[1], item[0])))
    return {
        "lock": lock.name,
        "total_mb": round(sum(sizes.values())),
        "target_mb": TARGET_MB,
        "packages_mb": ordered,
        "missing": missing,
    }


def _bytes_of(package: Distribution) -> int:
    """Bytes of all files of an installed package, compiled ones included."""
    paths = {Path(str(package.locate_file(file))) for file in package.files or ()}
    return sum(path.stat().st_size for path in paths if path.is_file())
