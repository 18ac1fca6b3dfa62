from __future__ import annotations

import json
import threading
import time
from pathlib import Path
from queue import Queue

import msgspec
import pytest
from starlette.testclient import TestClient

import kg
from kg import views
from kg.errors import ModelError
from kg.web import create_app
from kg.web.ahead import SLOTS, Ahead, packed, unpacked, work_out
from kg.web.settings import WebLimits, WebSettings
from kg.web.working import Working

_PLENTY = 64_000_000


@pytest.fixture(scope="module")
def base(built: Path) -> kg.KnowledgeBase:
    return kg.open(built)


@pytest.fixture(scope="module")
def ahead(base: kg.KnowledgeBase) -> Ahead:
    found = work_out(base, _PLENTY)
    assert found is not None
    return found


def _asked(base: kg.KnowledgeBase, node_id: str, k: int) -> bytes:
    return msgspec.json.encode(views.answer_view(base.similar(id=node_id, k=k)))


def _has_note(base: kg.KnowledgeBase, node_id: str) -> bool:
    return base.similar(id=node_id, k=1).note is not None


@pytest.mark.parametrize("k", [1, 3, 10])
def test_every_answer_is_byte_for_byte_what_is_answered_when_asked(
    ahead: Ahead, base: kg.KnowledgeBase, k: int
) -> None:
    assert len(ahead.place_of) > 20
    for node_id in ahead.place_of:
        if not _has_note(base, node_id):
            assert ahead.answer(node_id, k) == _asked(base, node_id, k)


def test_what_may_have_to_say_that_nothing_is_near_is_asked(ahead: Ahead, base: kg.KnowledgeBase) -> None:
    alone = [node_id for node_id in ahead.place_of if _has_note(base, node_id)]
    assert 0 < len(alone) < 10
    assert [ahead.answer(node_id, 1) for node_id in alone] == [None] * len(alone)


def test_copies_stand_with_their_result(ahead: Ahead) -> None:
    answers = [json.loads(ahead.answer(node_id, 5) or b'{"results": []}') for node_id in ahead.place_of]
    assert any(match["copies"] for answer in answers for match in answer["results"])


def test_more_results_than_are_kept_and_nodes_of_other_types_are_not_known(ahead: Ahead) -> None:
    posting = next(iter(ahead.place_of))
    assert ahead.answer(posting, SLOTS + 1) is None
    assert ahead.answer(posting, len(ahead.place_of) + 1) is None
    assert ahead.answer("skill:python", 1) is None


def test_a_table_survives_the_way_to_another_process(ahead: Ahead) -> None:
    arrived = unpacked(packed(ahead))
    assert arrived.generation == ahead.generation
    assert arrived.size == ahead.size
    assert [arrived.answer(i, 4) for i in ahead.place_of] == [ahead.answer(i, 4) for i in ahead.place_of]


def test_half_a_table_is_an_error(ahead: Ahead) -> None:
    sent = packed(ahead)
    with pytest.raises(ModelError, match="one by one"):
        unpacked(sent[: len(sent) // 2])


def test_a_table_larger_than_allowed_is_none(ahead: Ahead, base: kg.KnowledgeBase) -> None:
    assert work_out(base, ahead.size - 1) is None
    assert work_out(base, ahead.size) is not None


def test_the_other_process_sends_the_same(built: Path, ahead: Ahead) -> None:
    got: Queue[Ahead] = Queue()
    Working(built, quiet=0.0, most_bytes=_PLENTY).start(got.put)
    assert packed(got.get(timeout=60)) == packed(ahead)


def test_a_stop_before_it_begins_leaves_nothing(built: Path) -> None:
    got: list[Ahead] = []
    working = Working(built, quiet=0.2, most_bytes=_PLENTY)
    working.start(got.append)
    working.stop()
    time.sleep(0.4)
    assert not got
    assert not [thread for thread in threading.enumerate() if thread.name == "kg-ahead"]


def test_a_server_answers_the_same_before_and_after_and_tells_the_memory(built: Path) -> None:
    limits = WebLimits(ahead_from=1, ahead_quiet=0.0, cache_bytes=0)
    with TestClient(create_app(built, WebSettings(limits=limits))) as client:
        found = client.get("/api/search", params={"type": "posting", "limit": 12}).json()["results"]
        asked = [{"id": str(hit["id"]), "k": "6"} for hit in found]
        before = [client.get("/api/similar", params=params).content for params in asked]
        until = time.monotonic() + 60
        while "kg_ahead_bytes 0\n" in client.get("/metrics").text and time.monotonic() < until:
            time.sleep(0.1)
        assert "kg_ahead_bytes 0\n" not in client.get("/metrics").text
        assert [client.get("/api/similar", params=params).content for params in asked] == before


def test_what_is_added_is_in_the_next_answers(own_copy: Path, tmp_path: Path) -> None:
    limits = WebLimits(ahead_from=1, ahead_quiet=0.0, check_seconds=0.0)
    with TestClient(create_app(own_copy, WebSettings(limits=limits))) as client:
        posting = client.get("/api/search", params={"type": "posting", "limit": "1"}).json()["results"][0]["id"]
        until = time.monotonic() + 60
        while "kg_ahead_bytes 0\n" in client.get("/metrics").text and time.monotonic() < until:
            time.sleep(0.1)
        (tmp_path / "new.txt").write_text("Glassblower\n\nLocation: Murano, Italy\n\nYou blow glass in our workshop.\n")
        with kg.open(own_copy) as opened:
            opened.add(tmp_path / "new.txt")
            expected = opened.similar(id=posting, k=20)
        while time.monotonic() < until:
            answer = client.get("/api/similar", params={"id": posting, "k": 20}).json()
            if answer == views.answer_view(expected):
                break
            time.sleep(0.1)
        assert answer == views.answer_view(expected)


def test_a_process_that_fails_is_told_and_leaves_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    got: list[Ahead] = []
    Working(tmp_path, quiet=0.0, most_bytes=_PLENTY).start(got.append)
    until = time.monotonic() + 60
    while "exit status 1" not in caplog.text and time.monotonic() < until:
        time.sleep(0.1)
    assert "exit status 1" in caplog.text
    assert not got
