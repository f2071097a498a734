"""How a server is run: what an operator may choose."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Operation:
    """Where the access log goes (None: nowhere; `-`: standard output), what stands before the server, the theme."""

    access_log: str | None = None
    log_queries: bool = False
    trusted_proxies: tuple[str, ...] = ()
    root_path: str = ""
    theme: Path | None = None

    @property
    def log_file(self) -> Path | None:
        """The file of the access log; None for standard output."""
        return None if self.access_log in (None, "-") else Path(str(self.access_log))
