"""Behind a proxy: who asks, and at which address, as the proxy says, if it is one that is trusted."""

import ipaddress
import re
from collections.abc import Iterable, Sequence

from starlette.types import ASGIApp, Receive, Scope, Send

from prachum.errors import UsageError

_Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_HOST = re.compile(r"[\w.-]+(?::\d{1,5})?|\[[0-9a-fA-F:.]+\](?::\d{1,5})?", re.ASCII)
_PAIR = re.compile(r'\s*(\w+)=("(?:[^"\\]|\\.)*"|[^;,"\s]*)\s*')
_SCHEMES = ("http", "https")


def networks(addresses: Iterable[str]) -> list[_Network]:
    """Addresses and networks (`10.0.0.0/8`). Raises UsageError for what is neither."""
    try:
        return [ipaddress.ip_network(address, strict=False) for address in addresses]
    except ValueError as error:
        raise UsageError(f"--trust-proxy: {error}; give an address such as 127.0.0.1 or 10.0.0.0/8") from error


class BehindProxy:
    """Puts the client's own address, and the scheme and host that it asked, in the place of the proxy's.

    They are taken from `Forwarded` or `X-Forwarded-*`, and only on connections from `trusted`; of the addresses
    in them the last that is not of a trusted proxy is the client's, as all before it are hearsay. `root_path` is
    what the public addresses of this server begin with, where the proxy does not take it off.
    """

    def __init__(self, app: ASGIApp, trusted: Sequence[_Network] = (), root_path: str = "") -> None:
        self._app, self._trusted = app, trusted
        self._root = root_path.rstrip("/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, as the client made it."""
        if scope["type"] == "http":
            client = scope.get("client")
            if self._trusted and client and self._trusts(client[0]):
                self._read(scope)
            if self._root and f"{scope['path']}/".startswith(f"{self._root}/"):
                scope["root_path"] = self._root
        await self._app(scope, receive, send)

    def _read(self, scope: Scope) -> None:
        fields = _fields(scope)
        hops = _forwarded(fields["forwarded"]) if fields.get("forwarded") else _x_forwarded(fields)
        client = next((hop["for"] for hop in reversed(hops) if not self._trusts(hop.get("for", ""))), "")
        if client:
            scope["client"] = (client, 0)
        said = hops[-1] if hops else {}
        if said.get("proto") in _SCHEMES:
            scope["scheme"] = said["proto"]
        if _HOST.fullmatch(said.get("host", "")):
            others = [(name, value) for name, value in scope["headers"] if name != b"host"]
            scope["headers"] = [*others, (b"host", said["host"].encode("ascii"))]

    def _trusts(self, address: str) -> bool:
        try:
            found = ipaddress.ip_address(address)
        except ValueError:
            return False
        return any(found in network for network in self._trusted)


def _fields(scope: Scope) -> dict[str, str]:
    """The headers that proxies set; several of one name are one list."""
    fields: dict[str, str] = {}
    for name, value in scope["headers"]:
        key = name.decode("latin-1").lower()
        if key == "forwarded" or key.startswith("x-forwarded-"):
            fields[key] = ", ".join(filter(None, (fields.get(key), value.decode("latin-1"))))
    return fields


def _forwarded(field: str) -> list[dict[str, str]]:
    """The hops of a `Forwarded` header (RFC 7239), the first proxy's first."""
    hops = []
    for element in re.findall(r'(?:[^,"]|"(?:[^"\\]|\\.)*")+', field):
        pairs = {name.lower(): value.strip('"') for name, value in _PAIR.findall(element)}
        hops.append({**pairs, "for": _address(pairs.get("for", ""))})
    return hops


def _x_forwarded(fields: dict[str, str]) -> list[dict[str, str]]:
    addresses = [_address(part.strip()) for part in fields.get("x-forwarded-for", "").split(",")]
    hops = [{"for": address} for address in addresses]
    for name in ("proto", "host"):
        hops[-1][name] = fields.get(f"x-forwarded-{name}", "").rpartition(",")[2].strip()
    return hops


def _address(text: str) -> str:
    """An address without its port: `192.0.2.1:80`, `[2001:db8::1]:80`."""
    if text.startswith("["):
        return text[1:].partition("]")[0]
    return text.partition(":")[0] if text.count(":") == 1 else text
