"""Where the gold data lie, which are no part of rasid."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from rasid.errors import GoldMissing

__all__ = ["gold_folder"]


def gold_folder(floors_path: Path, environment: Mapping[str, str]) -> Path:
    """The folder of gold data: RASID_GOLD, or else ``shared/gold`` beside the checkout that holds the
    floors file.

    Raises:
        GoldMissing: there is none, or it holds no scorer.
    """
    named = environment.get("RASID_GOLD")
    folder = Path(named) if named else floors_path.resolve().parent.parent.parent / "shared" / "gold"
    if not (folder / "score.py").is_file():
        raise GoldMissing(
            "there are no gold data here, so nothing can be measured",
            where=str(folder),
            mend="set RASID_GOLD to the folder that holds score.py",
        )
    return folder
