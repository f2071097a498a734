"""What can go wrong, each with the exit code that the command line ends with.

PrachumError (3, the tool failed)
├── UsageError (2, wrong use: a missing path, an unwritable folder)
├── NotValid (1, the data is not valid)
└── UnreadableDocument (never ends a build: the document is listed in the report)

All are click exceptions: the command line prints their message and no traceback.
"""

import click


class PrachumError(click.ClickException):
    """The tool could not do its work."""

    exit_code = 3


class UsageError(PrachumError):
    """The call cannot be carried out as it was made."""

    exit_code = 2


class NotValid(PrachumError):
    """The data breaks a shape or is not RDF."""

    exit_code = 1


class UnreadableDocument(PrachumError):
    """A source document cannot be read; the message says why and what to do."""
