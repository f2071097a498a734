"""Serve: the site, the IRIs by content negotiation, and SPARQL, over HTTP."""

import socket
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from prachum.errors import UsageError
from prachum.serve.limits import Limits

if TYPE_CHECKING:
    from starlette.applications import Starlette

__all__ = ["create_app", "run"]


def create_app(output: Path, limits: Limits | None = None) -> "Starlette":
    """The ASGI application over what a build wrote into `output`.

    Raises UsageError if there is no build, or the packages to serve it are not installed.
    """
    try:
        from prachum.serve.app import make_app  # noqa: PLC0415 - its packages are an extra
    except ModuleNotFoundError as error:
        raise _not_installed(error) from error
    return make_app(output, limits or Limits())


def run(output: Path, host: str, port: int) -> None:
    """Serve `output` until interrupted. Raises UsageError if it cannot be served here."""
    app = create_app(output)
    try:
        import uvicorn  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        raise _not_installed(error) from error
    listening = _listen(host, port)
    address = f"[{host}]" if ":" in host else host
    click.echo(f"Serving {output} at http://{address}:{listening.getsockname()[1]}/ (Ctrl-C ends it)")
    config = uvicorn.Config(app, log_level="warning", server_header=False)
    # Once it has shut down, uvicorn passes on the signal that ended it; that is how serving ends.
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """A socket that accepts connections, before anything else is started."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        raise UsageError(
            f"cannot listen on {host}:{port} ({error}); end what uses it, or choose another --port or --host"
        ) from error


def _not_installed(error: ModuleNotFoundError) -> UsageError:
    return UsageError(f'{error.name} is missing: install what serving needs with pip install "prachum[serve]"')
