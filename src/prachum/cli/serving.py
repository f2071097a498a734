"""The command that serves what a build left."""

from pathlib import Path

import click

from prachum.cli.options import common, output_option
from prachum.serve import Limits, Operation, run

DEFAULT = Limits()


@click.command()
@output_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port to listen on.")
@click.option(
    "--query-workers", type=click.IntRange(1, 64), default=DEFAULT.workers, show_default=True,
    help="Processes that answer queries; all but one may have a long query.",
)  # fmt: skip
@click.option(
    "--query-seconds", type=click.FloatRange(0.1, 3600), default=DEFAULT.seconds, show_default=True,
    help="How long a query may take.",
)  # fmt: skip
@click.option(
    "--queries-per-client", type=click.IntRange(1), default=DEFAULT.per_client, show_default=True,
    help="How many queries of one address may run or wait at a time.",
)  # fmt: skip
@click.option(
    "--trust-proxy", "trusted_proxies", metavar="ADDRESS", multiple=True,
    help="A proxy, or a network of them, that says who the client is; may be repeated.",
)  # fmt: skip
@click.option("--root-path", default="", metavar="PATH", help="What the proxy leaves before the paths: /data.")
@click.option("--access-log", metavar="FILE", help="Where each answer is noted, as JSON; - for standard output.")
@click.option(
    "--theme", metavar="FOLDER", type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="How answers and errors look: the theme that the site was built with.",
)  # fmt: skip
@click.option("--log-queries", is_flag=True, help="Note in it the text of queries too.")
@common
def serve(  # noqa: PLR0913, PLR0917 - an option each
    output: Path,
    host: str,
    port: int,
    query_workers: int,
    query_seconds: float,
    queries_per_client: int,
    trusted_proxies: tuple[str, ...],
    root_path: str,
    access_log: str | None,
    theme: Path | None,
    log_queries: bool,
) -> None:
    """Serve the dataset: pages, data, SPARQL.

    A new build in the same folder is taken up by itself. SIGTERM ends it when all is answered.
    """
    limits = Limits(seconds=query_seconds, workers=query_workers, per_client=queries_per_client)
    run(output, host, port, limits, Operation(access_log, log_queries, trusted_proxies, root_path, theme))
