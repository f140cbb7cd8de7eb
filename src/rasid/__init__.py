"""rasid turns public reports about an armed conflict into a record that can be checked.

    import rasid

    with rasid.open("diyala.db") as workbench:
        workbench.add(["reports/"])
        for incident in workbench.incidents():
            print(incident)

Importing this package loads the standard library only; engines are loaded when they are used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rasid.workbench import Workbench

__version__ = "0.1.0"
__all__ = ["__version__", "open"]


def open(store: str = "rasid.db", *, allow_model: bool = False) -> Workbench:
    """A workbench on the store at ``store``: a path, or ``:memory:`` for one that is forgotten.

    Raises:
        StoreUnreadable, StoreTooNew: the file cannot be used.
    """
    from rasid.settings import settings_from
    from rasid.workbench import open_workbench

    return open_workbench(store, settings_from(allow_model=allow_model))
