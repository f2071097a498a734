"""rdflib-endpoint over the same store, for bench/serve.py: `PEER_PYTHON bench/peer.py STORE`."""

import shutil
import socket
import sys
import tempfile
from pathlib import Path

import uvicorn
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint

with tempfile.TemporaryDirectory() as folder:
    # It opens the store to write; ours stays as it is.
    copy = shutil.copytree(sys.argv[1], Path(folder) / "store")
    graph = Dataset(store="Oxigraph", default_union=True)
    graph.open(str(copy))
    listening = socket.create_server(("127.0.0.1", 0))
    print(f"port {listening.getsockname()[1]}", flush=True)
    config = uvicorn.Config(SparqlEndpoint(graph=graph), log_level="warning", access_log=False)
    uvicorn.Server(config).run(sockets=[listening])
