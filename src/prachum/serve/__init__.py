"""Serve: the site, the IRIs by content negotiation, and SPARQL, over HTTP."""

import asyncio
import socket
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from prachum.errors import UsageError
from prachum.serve.limits import Limits
from prachum.serve.operation import Operation

if TYPE_CHECKING:
    import uvicorn
    from starlette.applications import Starlette

__all__ = ["Limits", "Operation", "create_app", "run"]


def create_app(output: Path, limits: Limits | None = None, operation: Operation | None = None) -> "Starlette":
    """The ASGI application over what a build wrote into `output`.

    Raises UsageError if there is no build, or the packages to serve it are not installed.
    """
    try:
        from prachum.serve.app import make_app  # noqa: PLC0415 - its packages are an extra
    except ModuleNotFoundError as error:
        raise _not_installed(error) from error
    return make_app(output, limits or Limits(), operation or Operation())


def run(output: Path, host: str, port: int, limits: Limits | None = None, operation: Operation | None = None) -> None:
    """Serve `output` until a signal ends it: then no connection is taken, and what is open is answered first.

    Raises UsageError if it cannot be served here, PrachumError if the processes for queries do not start.
    """
    limits = limits or Limits()
    app = create_app(output, limits, operation)
    try:
        import uvicorn  # noqa: PLC0415 - an extra

        from prachum.serve.connections import Connection  # noqa: PLC0415 - likewise
    except ModuleNotFoundError as error:
        raise _not_installed(error) from error
    listening = _listen(host, port)
    config = uvicorn.Config(
        app,
        http=Connection,
        ws="none",
        lifespan="off",  # see _serve
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,  # see prachum.serve.proxy
        timeout_graceful_shutdown=int(limits.waiting_seconds + limits.seconds) + 2,  # a query may wait, and then run
    )
    with suppress(KeyboardInterrupt), asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
        address = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}/"
        runner.run(_serve(app, uvicorn.Server(config), listening, f"Serving {output} at {address} (Ctrl-C ends it)"))


async def _serve(app: "Starlette", server: "uvicorn.Server", listening: socket.socket, hello: str) -> None:
    """Start the application, serve, end it. uvicorn would do so too, but show a traceback if it cannot start."""
    async with app.router.lifespan_context(app):
        click.echo(hello)
        with suppress(KeyboardInterrupt):  # once it has shut down, uvicorn passes on the signal that ended it
            await server.serve([listening])


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
