from __future__ import annotations

import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kg import ingest, pipeline
from tests.web.conftest import TOKEN

ADDED = {"name": "glacier.txt", "text": "Glaciologist\n\nLocation: Zurich, Switzerland\n\nYou measure ice with Python."}
WITH_TOKEN = {"Authorization": f"Bearer {TOKEN}"}


@pytest.mark.parametrize(
    ("method", "address"), [("POST", "/api/documents"), ("DELETE", "/api/documents/x"), ("POST", "/api/forget")]
)
def test_a_server_without_a_token_only_reads(client: TestClient, method: str, address: str) -> None:
    answer = client.request(method, address, json=ADDED, headers=WITH_TOKEN)
    assert answer.status_code == 403
    assert "only reads" in answer.json()["detail"]


@pytest.mark.parametrize("header", [None, "Bearer", "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN}x", "Bearer ä"])
def test_a_wrong_token_is_refused(writer: TestClient, header: str | None) -> None:
    headers = {b"Authorization": header.encode()} if header else {}
    answer = writer.post("/api/documents", json=ADDED, headers=headers)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"


def test_added_documents_are_found_at_once_and_removed_ones_are_gone(writer: TestClient) -> None:
    before = writer.get("/health").json()["generation"]
    added = writer.post("/api/documents", json=ADDED, headers=WITH_TOKEN)
    assert added.status_code == 200
    assert added.json()["documents"]["added"] == 1
    assert writer.get("/health").json()["generation"] > before
    found = writer.get("/api/search", params={"q": "Glaciologist", "type": "posting"}).json()["results"]
    assert [hit["name"] for hit in found] == ["Glaciologist"]
    document = writer.get(f"/api/nodes/{found[0]['id']}").json()["evidence"][0]["document_id"]
    assert writer.delete(f"/api/documents/{document}", headers=WITH_TOKEN).json()["documents"]["removed"] == 1
    assert writer.get(f"/api/nodes/{found[0]['id']}").status_code == 404


def test_adding_the_same_name_again_replaces(writer: TestClient) -> None:
    writer.post("/api/documents", json=ADDED, headers=WITH_TOKEN)
    again = writer.post("/api/documents", json={**ADDED, "text": ADDED["text"] + " And R."}, headers=WITH_TOKEN)
    assert again.json()["documents"]["updated"] == 1


def test_what_is_not_there_cannot_be_removed(writer: TestClient) -> None:
    assert writer.delete("/api/documents/document:nowhere", headers=WITH_TOKEN).status_code == 404


def test_another_process_adds_and_no_request_fails(writer: TestClient, own_copy: Path) -> None:
    """Readers meet the new state within a moment, and never an error on the way there."""
    items = ingest.read_bytes(ADDED["text"].encode(), ADDED["name"])
    pipeline.add_documents(items, own_copy)
    statuses: list[int] = []
    found: list[dict[str, str]] = []
    until = time.monotonic() + 10.0
    while not found and time.monotonic() < until:
        answer = writer.get("/api/similar", params={"text": f"ice {len(statuses)}", "k": 3})
        statuses.append(answer.status_code)
        found = writer.get("/api/search", params={"q": "Glaciologist", "type": "posting"}).json()["results"]
        found = found if found and found[0]["name"] == "Glaciologist" else []
    assert found
    assert set(statuses) == {200}
    newest = writer.get("/api/similar", params={"text": "Glaciologist, measuring ice", "k": 1}).json()["results"]
    assert newest[0]["name"] == "Glaciologist"


def test_a_node_removed_by_another_process_is_not_an_error_of_the_server(writer: TestClient, own_copy: Path) -> None:
    listed = writer.get("/api/search", params={"type": "document", "limit": 100}).json()["results"]
    pipeline.remove([listed[0]["id"]], own_copy)
    assert writer.get(f"/api/nodes/{listed[0]['id']}").status_code == 404
    assert writer.get("/api/similar", params={"text": "robotics", "k": 50}).status_code == 200
