"""``rasid serve``."""

from __future__ import annotations

import sys

import click


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS",
              help="The address to listen on; as it is, only this machine can connect.")  # fmt: skip
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), metavar="NUMBER",
              help="The port to listen on; 0 takes a free one.")  # fmt: skip
@click.option("--name", "names", multiple=True, metavar="NAME",
              help="A further host name that browsers may use for this server; may be repeated.")  # fmt: skip
@click.option("--store", envvar="RASID_STORE", default="rasid.db", show_default=True, show_envvar=True,
              metavar="FILE", help="The store: a SQLite file.")  # fmt: skip
def serve(host: str, port: int, names: tuple[str, ...], store: str) -> int:
    """Show the record in a browser, on this machine.

    The pages are at the address that is printed, the same as JSON under /api. There is no login: whoever
    can connect can read everything in the store. Ctrl-C ends it.
    """
    from rasid.settings import settings_from
    from rasid.web.guard import is_loopback
    from rasid.web.serve import serve as run_server

    if not is_loopback(host):
        print(
            f"rasid: warning: {host} can be reached from other machines, and there is no login",
            file=sys.stderr,
        )
    return run_server(store, settings_from(), host=host, port=port, names=names)
