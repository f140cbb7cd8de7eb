"""Names of exchangeable parts to where they live, loaded only when asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any, Final

from rasid.errors import UnknownName

#: group -> name -> "module:attribute". Loading late keeps `import rasid` and `rasid --help` light.
PARTS: Final[dict[str, dict[str, str]]] = {
    "source": {
        "text": "rasid.sources.files:read_text_file",
        "html": "rasid.sources.files:read_html_file",
        "jsonl": "rasid.sources.files:read_json_lines",
    },
    "store": {
        "memory": "rasid.store.memory:MemoryStore",
        "sqlite": "rasid.store.sqlite:SqliteStore",
    },
    # Tasks for which a fitted model can be given: functions from the model's path to what predicts.
    "fitted": {
        "attribution": "rasid.eval.attribution:fitted",
        "isaf": "rasid.eval.isaf:fitted",
        "muc4": "rasid.eval.muc4:fitted",
    },
    # Tasks that learn from marked rows by themselves: functions from rows and answers to a model's file.
    "fit": {
        "attribution": "rasid.eval.attribution_fit:fit",
    },
    "task": {
        "attribution": "rasid.eval.attribution:predict",
        "headline": "rasid.eval.headline:predict_all",
        "isaf": "rasid.eval.isaf:predict_all",
        "merge": "rasid.eval.merge:predict_all",
        "muc4": "rasid.eval.muc4:predict_all",
        "plover": "rasid.eval.plover:predict",
        "re3d": "rasid.eval.re3d:predict",
        "timex": "rasid.eval.timex:predict",
        "toponym": "rasid.eval.toponym:predict",
    },
}


def names(group: str) -> tuple[str, ...]:
    """The names registered in ``group``, in order."""
    return tuple(sorted(PARTS[group]))


def load(group: str, name: str) -> Any:
    """The part registered as ``name`` in ``group``.

    Raises:
        UnknownName: nothing has that name; the message lists what there is.
    """
    try:
        target = PARTS[group][name]
    except KeyError:
        known = ", ".join(names(group)) if group in PARTS else "no such group"
        raise UnknownName(f"no {group} is called {name!r}", mend=f"choose one of: {known}") from None
    module, _, attribute = target.partition(":")
    return getattr(import_module(module), attribute)
