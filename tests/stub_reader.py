"""A reader that knows one sentence, so that what lies around reading can be tested without a parser.

"Gunmen attacked Baqubah on 2024-03-05, killing 3." is an event, "The army denied that gunmen attacked
Baqubah on 2024-03-05." its denial, and the word CRASH ends the reading of a report. Run as a program it is
the ``rasid`` command with this reader in the place of the real one.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from rasid.model.document import Document
from rasid.model.ids import content_id
from rasid.model.observation import (
    Happening,
    Observation,
    ObservedPlace,
    ObservedTime,
    Participant,
    Speaker,
    Toll,
)
from rasid.model.reader_name import reader_name
from rasid.model.reading import Outcome
from rasid.model.report import Report
from rasid.model.text import Quote
from rasid.settings import Settings

SENTENCE = re.compile(
    r"(?P<denial>The army denied that )?(?P<agent>[Gg]unmen) attacked (?P<place>[A-Z]\w+)"
    r"(?: on (?P<day>\d{4}-\d\d-\d\d))?(?:, killing (?P<killed>\d+))?\."
)

#: A word that ends the reading of a report.
CRASH = "CRASH"

ARMY = Speaker("The army", "institution", "iraqi-army")

#: Name -> (province, latitude, longitude, precision).
PLACES = {
    "Baqubah": ("Diyala", 33.75, 44.64, "town"),
    "Khanaqin": ("Diyala", 34.35, 45.38, "town"),
    "Tikrit": ("Salah al-Din", 34.6, 43.68, "town"),
    "Diyala": ("Diyala", 34.0, 45.0, "province"),
}


class StubReader:
    """Reads the one sentence. ``delay`` seconds go by for each report."""

    def __init__(self, settings: Settings, *, name: str = "stub 1", delay: float = 0.0) -> None:
        self.name = name
        self._settings = settings
        self._delay = delay

    def read_all(self, reports: Iterable[Report]) -> Iterator[Outcome]:
        for report in reports:
            time.sleep(self._delay)
            yield self._read(report)

    def documents(self, reports: Iterable[Report]) -> Iterator[Document | Outcome]:
        """Documents with the layers that coding asks for."""
        for report, outcome in ((report, self._read(report)) for report in reports):
            if outcome.kind not in ("read", "without_events"):
                yield outcome
                continue
            yield Document(report).having(
                observations=outcome.observations,
                actors=(),
                dateline=(),
                places=(),
                times=(),
                sentences=(),
                issued=(),
            )

    def _read(self, report: Report) -> Outcome:
        if len(report.text) > self._settings.max_chars:
            return Outcome(report.id, "too_long", stage="length", reason="too many characters")
        if report.language not in ("en", None):
            return Outcome(report.id, "other_language", stage="language", reason=f"it is {report.language}")
        if CRASH in report.text:
            return Outcome(report.id, "failed", stage="happenings", reason="ValueError: CRASH")
        observations = tuple(observed(report, match) for match in SENTENCE.finditer(report.text))
        return Outcome(report.id, "read" if observations else "without_events", observations)


def observed(report: Report, match: re.Match[str]) -> Observation:
    """The observation of one sentence."""
    start, end = match.span()
    adm1, lat, lon, precision = PLACES.get(match["place"], (None, None, None, None))
    denies = match["denial"] is not None
    day, killed = match["day"], match["killed"]
    return Observation(
        id=content_id("o", report.id, start, end),
        report=report.id,
        quote=Quote.cut(report.id, report.text, start, end),
        speaker=ARMY if denies else Speaker(None, "outlet", report.source),
        stance="denies" if denies else "asserts",
        modality="actual",
        flags=(),
        happening=Happening(
            "event", "ASSAULT", "firearms", None, Participant(match["agent"], None), None, None,
            f"{match['agent']} attacked {match['place']}",
        ),
        tolls=(Toll("killed", None, int(killed), int(killed), int(killed), killed),) if killed else (),
        time=ObservedTime(day, day, day, "day") if day else None,
        place=ObservedPlace(
            match["place"], match["place"] if adm1 else None, "IQ" if adm1 else None, adm1, lat, lon,
            precision,  # type: ignore[arg-type]
        ),
        confidence={"type": 0.9},
    )  # fmt: skip


def build_reader(settings: Settings, *, progress: object = None) -> StubReader:
    """What the real module gives, here with what ``RASID_STUB_DELAY`` says of the time it takes."""
    import os

    own = {
        kind: file.stem
        for kind, file in (
            ("actors", settings.actors_file),
            *(("places", each) for each in settings.overlays),
        )
        if file
    }
    return StubReader(
        settings, name=reader_name("stub 1", own), delay=float(os.environ.get("RASID_STUB_DELAY", "0"))
    )


def a_text(number: int, sentence: str = "Gunmen attacked Baqubah on 2024-03-05, killing 3.") -> str:
    """The text of an invented report."""
    return f"EXAMPLE report {number}\n\nThis is what we heard in the morning, number {number}. {sentence}\n"


def write_reports(folder: Path, number: int) -> Path:
    """A folder with that many reports of different days and places."""
    folder.mkdir(exist_ok=True)
    for each in range(number):
        place = sorted(PLACES)[each % len(PLACES)]
        sentence = f"Gunmen attacked {place} on 2024-03-{each % 28 + 1:02}, killing {each % 5 + 1}."
        (folder / f"{each:04}.txt").write_text(a_text(each, sentence), encoding="utf-8")
    return folder


if __name__ == "__main__":
    sys.modules["rasid.run.here"] = sys.modules["__main__"]
    from rasid.cli.main import main

    main()
