"""Errors cross process borders: a worker raises them, the main process shows them."""

from __future__ import annotations

import pickle

import pytest

from bot.errors import ConfigError, FetchError, IronwatchError, ParseError, QueryError, StateError, WorkerStopped


@pytest.mark.parametrize(
    "error",
    [
        ConfigError("iron.yaml:3", "no such key"),
        QueryError("a AND", 3, "AND needs a word after it"),
        FetchError("410 Gone", permanent=True),
        ParseError("empty"),
        StateError("the disk is full"),
        WorkerStopped("took longer than 5 s"),
    ],
)
def test_an_error_comes_out_of_a_worker_as_it_was(error: IronwatchError) -> None:
    back = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (type(back), str(back), vars(back)) == (type(error), str(error), vars(error))
