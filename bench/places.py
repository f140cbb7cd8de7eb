"""Speed and memory of finding places and actors, beside spaCy's PhraseMatcher over names of the same gazetteer."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from bench.speed import in_turn, pin_to_one_core
from bench.texts import reports

#: Places and actors in a report of 300 words, resolved: no more than this, warm, on one core.
TARGET_MS: Final = 5.0
#: Opening the gazetteer: no more than this, and no more memory of its own.
TARGET_OPEN_MS: Final = 50.0
TARGET_OPEN_MB: Final = 60.0


def measure(*, names: int, count: int, passes: int) -> dict[str, Any]:
    """Match ``count`` reports ``passes`` times with either side, after a warming pass that is not counted.

    The peer has the ``names`` weightiest names of the gazetteer; rasid has all of them, resolves what it finds and
    finds actors too. Figures: milliseconds a report at the median, the ratio of the medians with the smallest and
    the largest of one pair of passes, what opening takes, and what building the peer takes.
    """
    pin_to_one_core()
    from rasid.resolve.actors import ActorFinder, load_actors
    from rasid.resolve.gazetteer import Gazetteer, ensure_gazetteer, prior_from, resolve_places
    from rasid.settings import settings_from

    path = ensure_gazetteer(settings_from().cache_dir)
    opening = _opening(Gazetteer, path)
    gazetteer, actors = Gazetteer(path), ActorFinder(load_actors())
    texts = [f"{report.title}\n\n{report.body}" for report in reports(count)]

    def rasid() -> None:
        for text in texts:
            mentions = gazetteer.find(text)
            resolve_places(mentions, prior=prior_from(mentions))
            actors.find(text)

    matcher, building = _peer(names)

    def peer() -> None:
        for text in texts:
            matcher(text)

    timed = in_turn(peer, rasid, passes)
    per_report = [[1000 * pair[side] / count for pair in timed] for side in (0, 1)]
    ratios = [ours / theirs for theirs, ours in timed]
    theirs, ours = (statistics.median(side) for side in per_report)
    return {
        "reports": count,
        "words_a_report": round(statistics.fmean(len(text.split()) for text in texts)),
        "passes": passes,
        "places": gazetteer.places,
        "rasid_ms": round(ours, 2),
        "target_ms": TARGET_MS,
        "peer_ms": round(theirs, 2),
        "ratio": round(ours / theirs, 2),
        "ratio_smallest": round(min(ratios), 2),
        "ratio_largest": round(max(ratios), 2),
        **opening,
        **building,
    }


def _opening(open_it: Callable[[Path], Any], path: Path) -> dict[str, Any]:
    """Milliseconds and private megabytes that the first opening in this process takes, words read as well."""
    before, started = private_mb(), time.perf_counter()
    opened = open_it(path)
    seconds = time.perf_counter() - started
    after = private_mb()
    opened.close()
    return {
        "open_ms": round(1000 * seconds, 1),
        "target_open_ms": TARGET_OPEN_MS,
        "open_mb": None if before is None or after is None else round(after - before, 1),
        "target_open_mb": TARGET_OPEN_MB,
    }


def private_mb() -> float | None:
    """Megabytes that belong to this process alone and to no file; None where the system does not tell."""
    try:
        lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    return sum(int(line.split()[1]) for line in lines if line.startswith("Anonymous:")) / 1024


def _peer(names: int) -> tuple[Callable[[str], object], dict[str, Any]]:
    """spaCy's PhraseMatcher over names of the gazetteer, by their small letters, and what building it takes."""
    import spacy
    from spacy.matcher import PhraseMatcher

    language = spacy.blank("en")
    matcher = PhraseMatcher(language.vocab, attr="LOWER")
    before, started = private_mb(), time.perf_counter()
    matcher.add("PLACE", list(language.tokenizer.pipe(_names(names))))
    seconds, after = time.perf_counter() - started, private_mb()
    megabytes = None if before is None or after is None else round(after - before, 1)
    figures = {"peer_names": names, "peer_open_ms": round(1000 * seconds), "peer_mb": megabytes}
    return lambda text: matcher(language.make_doc(text)), figures


def _names(number: int) -> Iterator[str]:
    """Names of places with their aliases, the weightiest places first."""
    from rasid.resolve.gazetteer.atlas import load_atlas
    from rasid.resolve.gazetteer.entries import all_entries

    entries = sorted(all_entries(load_atlas()), key=lambda entry: (-entry.weight, entry.ref))
    left = number
    for entry in entries:
        for name in (entry.name, *entry.aliases):
            if left == 0:
                return
            left -= 1
            yield name
