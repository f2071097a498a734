"""Upload of the published graphs to any store that speaks the SPARQL 1.1 Graph Store protocol."""

import base64
import io
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator

import pyoxigraph as ox

from prachum.errors import PrachumError, UsageError

SECONDS = 300  # for one graph

# What a store answers when it does not take a graph, and what to do then.
_ADVICE = {
    401: "it wants a name and password: give --user and set PRACHUM_PASSWORD",
    403: "this user may not write there",
    404: "there is no graph store at this address; it often ends in /data or /sparql-graph-crud",
    405: "this address does not take uploads; look for the store's graph store endpoint",
    413: "the graph is too large for it; raise its limit",
    415: "it does not read N-Triples",
}


def push(store: ox.Store, endpoint: str, user: str | None = None, password: str = "") -> Iterator[str]:
    """Replace each named graph of `store` at `endpoint`; gives the IRI of each as it is done.

    Raises UsageError for an address that is none, PrachumError (which says what is left to do) where the
    endpoint does not take a graph.
    """
    address = urllib.parse.urlsplit(endpoint)
    if address.scheme not in ("http", "https") or not address.hostname:
        raise UsageError(f"{endpoint}: no address of a graph store; it starts with http:// or https://")
    headers = {"Content-Type": "application/n-triples"}
    if user is not None:
        token = base64.b64encode(f"{user}:{password}".encode()).decode()
        headers["Authorization"] = f"Basic {token}"
    for name in sorted(graph.value for graph in store.named_graphs() if isinstance(graph, ox.NamedNode)):
        _put(endpoint, name, _triples(store, name), headers)
        yield name


def _triples(store: ox.Store, name: str) -> bytes:
    out = io.BytesIO()
    store.dump(out, format=ox.RdfFormat.N_TRIPLES, from_graph=ox.NamedNode(name))
    return out.getvalue()


def _put(endpoint: str, name: str, data: bytes, headers: dict[str, str]) -> None:
    joint = "&" if urllib.parse.urlsplit(endpoint).query else "?"
    url = f"{endpoint}{joint}{urllib.parse.urlencode({'graph': name})}"
    request = urllib.request.Request(url, data, headers, method="PUT")  # noqa: S310 - checked to be HTTP
    try:
        with urllib.request.urlopen(request, timeout=SECONDS):  # noqa: S310 - likewise
            return
    except urllib.error.HTTPError as error:
        why = f"{error.code} {error.reason}; {_ADVICE.get(error.code, 'ask who runs it')}"
    except (OSError, ValueError) as error:
        why = f"{getattr(error, 'reason', error)}; is it running, and is the address right?"
    raise PrachumError(
        f"{endpoint} did not take <{name}>: {why}. Graphs before it are there; push again when that is mended"
    )
