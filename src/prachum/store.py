"""The store: the dataset in Oxigraph, for SPARQL over all its graphs.

Its default graph is the union of the named ones, each triple once. Oxigraph's own union gives a triple as
often as there are graphs that hold it: counts would be wrong, and joins take long.
"""

from pathlib import Path

import pyoxigraph as ox

from prachum.errors import PrachumError, UsageError


def build_store(graphs: Path, union: Path, folder: Path) -> ox.Store:
    """Load the N-Quads file `graphs`, and their union from the Turtle file `union`, into a new store.

    It is opened for reading.
    """
    store = ox.Store(folder)
    store.bulk_load(path=graphs, format=ox.RdfFormat.N_QUADS)
    store.bulk_load(path=union, format=ox.RdfFormat.TURTLE)
    store.flush()
    store.optimize()
    del store  # closes it
    return open_store(folder)


def open_store(folder: Path) -> ox.Store:
    """Open the store in `folder` for reading.

    Raises UsageError if there is none, PrachumError if it cannot be read.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder}: no store there; run `prachum build` first, or name its --output")
    try:
        return ox.Store.read_only(str(folder))
    except (OSError, RuntimeError, ValueError) as error:
        raise PrachumError(
            f"{folder}: the store cannot be opened ({error}); if it is damaged, run `prachum build` again"
        ) from error
