"""Running the server."""

from __future__ import annotations

import socket

import uvicorn

from rasid.errors import InputError
from rasid.settings import Settings
from rasid.web.app import make_app
from rasid.workbench import open_workbench


def serve(store: str, settings: Settings, *, host: str, port: int, names: tuple[str, ...]) -> int:
    """Serve the store at ``store`` until interrupted.

    Raises:
        StoreError: the store cannot be used.
        InputError: the address cannot be listened on.
    """
    with open_workbench(store, settings, create=False):
        pass  # say now, and not in a browser, that there is no such store
    listener = _listen(host, port)
    shown = f"[{host}]" if ":" in host else host
    print(f"serving {store} on http://{shown}:{listener.getsockname()[1]}/ (Ctrl-C ends it)", flush=True)
    app = make_app(store, settings, host=host, names=names)
    config = uvicorn.Config(app, log_level="warning", server_header=False)
    try:
        uvicorn.Server(config).run(sockets=[listener])
    except KeyboardInterrupt:
        return 0  # the way in which it is meant to end
    return 0


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen()
    except OSError as error:
        what = (error.strerror or str(error)).lower()
        raise InputError(
            what, where=f"{host}:{port}", mend="choose another with --host and --port"
        ) from error
    return listener
