from __future__ import annotations

from pathlib import Path

import pytest

from kg import pipeline
from kg.errors import StoreError
from kg.web.library import Edition, Library


def _first_document(edition: Edition) -> str:
    return min(edition.base.store.document_ids())


def test_a_reader_keeps_its_edition_open_until_it_leaves(own_copy: Path) -> None:
    library = Library(own_copy, check_seconds=0.0)
    with library.lend() as former:
        pipeline.remove([_first_document(former)], own_copy)
        library.reload()
        assert library.generation > former.generation
        assert former.base.store.counts().documents > 0
    with pytest.raises(StoreError, match="has been closed"):
        former.base.store.counts()
    library.close()


def test_closing_waits_for_the_last_reader(own_copy: Path) -> None:
    library = Library(own_copy, check_seconds=60.0)
    with library.lend() as edition:
        library.close()
        assert edition.base.store.counts().documents > 0
    with pytest.raises(StoreError, match="has been closed"):
        edition.base.store.counts()


def test_a_folder_that_is_replaced_by_another_knowledge_base_is_noticed(own_copy: Path, tmp_path: Path) -> None:
    library = Library(own_copy, check_seconds=0.0)
    with library.lend() as edition:
        assert not edition.outdated()
        own_copy.rename(tmp_path / "aside")
        assert edition.outdated()
    library.reload()
    assert library.ask(lambda edition: edition.base.store.counts().documents) > 0
    library.close()


def test_nothing_is_reloaded_while_nothing_changes(own_copy: Path) -> None:
    library = Library(own_copy, check_seconds=0.0)
    with library.lend() as edition:
        library.reload()
        with library.lend() as again:
            assert again is edition
    library.close()
