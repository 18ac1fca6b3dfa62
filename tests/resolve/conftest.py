from __future__ import annotations

import pytest

from kg.resolve import Gazetteer, VocabularyIndex, load_gazetteer, load_vocabulary


@pytest.fixture(scope="session")
def places() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture(scope="session")
def vocabulary() -> VocabularyIndex:
    return load_vocabulary()
