"""The command line. Each command turns its words into one call, and what that gives into lines."""

import logging
import os
import signal
import sys
import traceback
from types import FrameType
from typing import Any, NoReturn

import click

from prachum import __version__
from prachum.cli.build import build
from prachum.cli.dataset import check_privacy, push, query, validate
from prachum.cli.facts import evaluate, extract
from prachum.cli.serving import serve
from prachum.errors import PrachumError

log = logging.getLogger("prachum")


class Commands(click.Group):
    """The commands; whatever goes wrong in one ends in a line, never in a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was called."""
        signal.signal(signal.SIGTERM, _interrupt)
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt:
            stays = "; what was published before stays" if ctx.invoked_subcommand == "build" else ""
            click.echo(f"\nStopped{stays}.", err=True)
            ctx.exit(130)
        except BrokenPipeError:  # the reader, such as `head`, has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except Exception as error:
            if log.isEnabledFor(logging.DEBUG):
                traceback.print_exc()
            message = f"unexpected {type(error).__name__}: {error} (run with -vv for the traceback)"
            raise PrachumError(message) from error


def _interrupt(signum: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done, 1 the data is not valid, 2 wrong use, 3 the tool failed.",
)
@click.version_option(__version__, prog_name="prachum")
def main() -> None:
    """Turn Thai government press releases into linked open data.

    Every fact comes with the words that prove it. Begin with `prachum build`, then `prachum serve`.
    """
    logging.basicConfig(format="%(message)s", stream=sys.stderr)
    log.setLevel(logging.WARNING)


for command in (build, serve, validate, extract, evaluate, query, push, check_privacy):
    main.add_command(command)
