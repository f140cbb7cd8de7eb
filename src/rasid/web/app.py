"""The application: pages and JSON over one store, read only."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import FastAPI
from starlette.types import ASGIApp

from rasid import __version__
from rasid.settings import Settings
from rasid.web.data import data_routes
from rasid.web.guard import Guard
from rasid.web.pages import page_routes
from rasid.web.problems import tell_problems
from rasid.web.reach import Reach


def make_app(
    store: str, settings: Settings, *, host: str = "127.0.0.1", names: Iterable[str] = ()
) -> ASGIApp:
    """The application on the store at ``store``, answering under loopback names, ``host`` and ``names``.

    The pages that FastAPI makes of its description fetch scripts from elsewhere, and are left out.
    """
    app = FastAPI(
        title="rasid",
        version=__version__,
        description="What a rasid store holds and what follows from it. Read only.",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    tell_problems(app)
    reach = Reach(store, settings)
    app.include_router(data_routes(reach), prefix="/api")
    app.include_router(page_routes(reach), include_in_schema=False)
    # Outside of everything, so that answers to bugs are guarded too.
    return Guard(app, host=host, names=names)
