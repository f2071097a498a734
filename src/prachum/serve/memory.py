"""The quick way to the pages: an answer that is ready in memory passes by everything else."""

from collections.abc import Callable

from starlette.types import ASGIApp, Receive, Scope, Send

from prachum.serve.files import Files, path_of


class Memory:
    """Answers requests for the `files` of the moment that are kept in memory; all else goes on to the application."""

    def __init__(self, app: ASGIApp, files: Callable[[], Files]) -> None:
        self._app = app
        self._files = files

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass the request on."""
        kept = self._files().keep(path_of(scope)) if _is_plain(scope) else None
        if not kept:
            await self._app(scope, receive, send)
            return
        status, headers, body = kept.answer(scope["headers"])
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body if scope["method"] == "GET" else b""})


def _is_plain(scope: Scope) -> bool:
    """Whether a request wants a whole file."""
    is_get = scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}
    encoded = b"%2f" in scope.get("raw_path", b"").lower()
    return is_get and not encoded and not any(name == b"range" for name, _ in scope["headers"])
