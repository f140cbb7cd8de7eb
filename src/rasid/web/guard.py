"""What stands before every page: who may ask, and what a browser may do with the answer."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import ip_address
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rasid.errors import InputError
from rasid.web.problems import problem

#: Nothing runs, nothing is fetched from elsewhere: reports come from anybody, and hold anything.
SECURITY_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; form-action 'self';"
        " base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}

LOOPBACK_NAMES: Final = frozenset({"localhost", "127.0.0.1", "::1"})


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach what listens on ``host``."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def host_name(header: str) -> str:
    """The host of a Host header, without its port and brackets, in lower case."""
    if header.startswith("["):
        return header[1:].partition("]")[0].lower()
    return header.partition(":")[0].lower()


class Guard:
    """Refuses requests under a host name that is not ours, and puts the security headers on every answer.

    A page on another site can make its own name point at this machine and so read what only this machine
    may (DNS rebinding); the browser then sends that name. Addresses in figures cannot be used so, and are
    let in where others than this machine are.
    """

    def __init__(self, app: ASGIApp, *, host: str, names: Iterable[str] = ()) -> None:
        self._app = app
        self._names = LOOPBACK_NAMES | {host.lower()} | {name.lower() for name in names}
        self._any_address = not is_loopback(host)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(SECURITY_HEADERS)
            await send(message)

        if scope["method"] == "HEAD":
            # Asked for as a page; the server leaves the body out.
            scope = {**scope, "method": "GET"}
        host = host_name(Headers(scope=scope).get("host", ""))
        if self._welcome(host):
            await self._app(scope, receive, send_guarded)
            return
        error = InputError(
            "this server is not called so",
            where=host or "host",
            mend="use the address that it printed, or --name",
        )
        await problem(error)(scope, receive, send_guarded)

    def _welcome(self, host: str) -> bool:
        if host in self._names:
            return True
        try:
            ip_address(host)
        except ValueError:
            return False
        return self._any_address
