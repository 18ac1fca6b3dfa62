from __future__ import annotations

import gc
import weakref

from kg.web.pauses import short_pauses, tidy


class _Ring:
    """Refers to itself, so that only a collection can take it."""

    def __init__(self) -> None:
        self.itself = self


def test_survivors_are_set_aside_until_the_block_ends() -> None:
    before = gc.get_freeze_count()
    with short_pauses():
        gc.collect()
        assert gc.get_freeze_count() > before
    assert gc.get_freeze_count() == 0


def test_what_was_set_aside_and_is_not_needed_any_more_goes_when_tidied() -> None:
    ring = _Ring()
    seen = weakref.ref(ring)
    with short_pauses():
        gc.collect()
        del ring
        gc.collect()
        assert seen() is not None
        tidy()
        assert seen() is None


def test_nothing_is_set_aside_outside() -> None:
    tidy()
    gc.collect()
    assert gc.get_freeze_count() == 0
