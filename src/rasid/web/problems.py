"""Errors over HTTP: one JSON shape, ``{"error": {"what", "where", "mend"}}``."""

from __future__ import annotations

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.responses import Response

from rasid.errors import RasidError

log = logging.getLogger(__name__)


def problem(error: RasidError) -> Response:
    """The answer that tells ``error``."""
    body = {"error": {"what": error.what, "where": error.where, "mend": error.mend}}
    return JSONResponse(body, status_code=error.http_status)


def _shaped(status: int, what: str, where: str | None, mend: str | None = None) -> Response:
    return JSONResponse({"error": {"what": what, "where": where, "mend": mend}}, status_code=status)


def tell_problems(app: FastAPI) -> None:
    """Have every error of the application answered in the one shape."""

    async def known(request: Request, error: Exception) -> Response:
        assert isinstance(error, RasidError)
        return problem(error)

    async def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return _shaped(error.status_code, str(error.detail).lower(), request.url.path)

    async def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return _shaped(400, str(first["msg"]), where, "see /api/openapi.json")

    async def bug(request: Request, error: Exception) -> Response:
        log.error("%s %s", request.method, request.url.path, exc_info=error)
        return _shaped(500, "a bug in rasid", request.url.path, "see what the server printed, and tell us")

    app.add_exception_handler(RasidError, known)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(Exception, bug)
