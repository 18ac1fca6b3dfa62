"""The collector of garbage rests while something is loaded, and goes on as it was."""

from __future__ import annotations

import gc

import pytest

from kg.loading import to_stay


def test_the_collector_rests_meanwhile() -> None:
    with to_stay():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_an_error() -> None:
    with pytest.raises(OSError, match="gone"), to_stay():
        raise OSError("gone")
    assert gc.isenabled()


def test_one_that_was_off_stays_off() -> None:
    with to_stay():
        with to_stay():
            pass
        assert not gc.isenabled()
