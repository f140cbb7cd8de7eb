"""Settings: passed in by whoever starts something, never read at import."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rasid.errors import InputError

#: A novel has about 600,000 characters; what is longer is a dump of many reports, not one.
DEFAULT_MAX_CHARS: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is allowed and told.

    ``cache_dir`` holds compiled data (the gazetteer); ``max_chars`` is the length above which a
    report is stored but not read; ``allow_model`` accepts an English pipeline of another version;
    ``actors_file`` is the user's own list of actors, ``overlays`` are the user's own CSV files of places.
    """

    cache_dir: Path
    max_chars: int = DEFAULT_MAX_CHARS
    allow_model: bool = False
    actors_file: Path | None = None
    overlays: tuple[Path, ...] = ()

    def __post_init__(self) -> None:
        if self.max_chars < 1:
            raise InputError("max_chars must be at least 1", mend="leave it out for the default of 1,000,000")


def settings_from(environment: Mapping[str, str] | None = None, *, allow_model: bool = False,
                  max_chars: int | None = None, actors_file: str | None = None,
                  overlays: Sequence[str] = ()) -> Settings:  # fmt: skip
    """Settings from environment variables (RASID_CACHE, XDG_CACHE_HOME, HOME, RASID_MAX_CHARS,
    RASID_ACTORS, RASID_OVERLAY).

    ``overlays`` come after those of RASID_OVERLAY, which parts several paths as PATH does.
    """
    env = os.environ if environment is None else environment
    if cache := env.get("RASID_CACHE"):
        cache_dir = Path(cache)
    elif xdg := env.get("XDG_CACHE_HOME"):
        cache_dir = Path(xdg) / "rasid"
    else:
        cache_dir = Path(env.get("HOME") or Path.home()) / ".cache" / "rasid"
    if max_chars is None:
        written = env.get("RASID_MAX_CHARS", str(DEFAULT_MAX_CHARS))
        if not written.isdigit():
            raise InputError(
                f"{written!r} is no whole number", where="RASID_MAX_CHARS", mend="give digits only"
            )
        max_chars = int(written)
    actors = actors_file or env.get("RASID_ACTORS")
    named = [path for path in env.get("RASID_OVERLAY", "").split(os.pathsep) if path]
    return Settings(
        cache_dir=cache_dir,
        max_chars=max_chars,
        allow_model=allow_model,
        actors_file=Path(actors) if actors else None,
        overlays=tuple(dict.fromkeys(Path(path) for path in (*named, *overlays))),
    )
