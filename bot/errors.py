"""Every error that ironwatch raises on purpose.

IronwatchError
├── ConfigError        a setting or a file is wrong: nothing was changed, exit code 2
│   └── QueryError     a term's query is wrong, with the column
├── WordsError         what somebody typed in a chat cannot be read
├── StateLocked        another instance holds the state folder, exit code 3
├── StateError         the state folder or its database cannot be used
├── FetchError         an address could not be read; says whether another try is worth it
├── WireError          a service gave no answer; says whether the call left at all
├── ParseError         a body is no feed, or its parser was stopped
└── WorkerStopped      a job in a worker process ran out of time or memory
"""

from __future__ import annotations

from datetime import timedelta


class IronwatchError(Exception):
    """The base of all of them. Its text is one line, fit for a person: what happened and what to do."""


class ConfigError(IronwatchError):
    """A setting or a file is wrong.

    `where` is what to mend: a setting's name, or a file as `path:line`.
    """

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where = where
        self.what = what

    def __reduce__(self) -> tuple[type[ConfigError], tuple[object, ...]]:
        """Made anew from what it was made of, so that a worker process can hand it over."""
        return type(self), (self.where, self.what)


class QueryError(ConfigError):
    """A query cannot be read. `column` counts characters from 1."""

    def __init__(self, query: str, column: int, what: str) -> None:
        super().__init__(f"column {column}", what)
        self.query = query
        self.column = column

    def __reduce__(self) -> tuple[type[ConfigError], tuple[object, ...]]:
        """As for ConfigError."""
        return type(self), (self.query, self.column, self.what)


class WordsError(IronwatchError):
    """What somebody typed in a chat cannot be read; the text says so and gives an example."""


class StateLocked(IronwatchError):
    """Another instance works on the same state folder. `pid` is its process, 0 when it could not be read."""

    def __init__(self, folder: str, pid: int) -> None:
        who = f"process {pid}" if pid else "another process"
        super().__init__(f"{folder} is in use by {who}: stop it first, or choose another folder with --state")
        self.pid = pid


class StateError(IronwatchError):
    """The state folder or its database cannot be used; the text says why and what to do."""


class FetchError(IronwatchError):
    """An address could not be read.

    `permanent` is true when the same request will fail again until somebody changes something (a refused address, 410).
    `retry_after` is what the server asked for, if it did. `unheard` is true when no word came from it (the look-up or
    the connection failed, or it stayed silent), which may as well be the fault of our own line.
    """

    def __init__(
        self, what: str, *, permanent: bool = False, retry_after: timedelta | None = None, unheard: bool = False
    ) -> None:
        super().__init__(what)
        self.permanent = permanent
        self.retry_after = retry_after
        self.unheard = unheard


class WireError(IronwatchError):
    """A service gave no answer. `sent` is false when the call certainly never left."""

    def __init__(self, what: str, *, sent: bool) -> None:
        super().__init__(what)
        self.sent = sent


class ParseError(IronwatchError):
    """A body that was fetched is no feed, or its parser had to be stopped."""


class WorkerStopped(IronwatchError):
    """A job in a worker process ran over its time or memory, or took its process down."""
