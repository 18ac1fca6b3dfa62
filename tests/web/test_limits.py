from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kg.errors import MissingExtraError, NotFoundError, QueryError
from kg.web import create_app, serve
from kg.web.gate import CONTENT_SECURITY_POLICY
from kg.web.settings import MAX_K, MAX_QUERY, MAX_TEXT, MAX_TEXTS, WebLimits, WebSettings
from kg.web.site import Site

PROBLEM = "application/problem+json"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/search?q=" + "a" * (MAX_QUERY + 1), 422),
        (f"/api/search?limit={MAX_K + 1}", 422),
        ("/api/search?offset=-1", 422),
        ("/api/search?facet=nonsense", 400),
        ("/api/search?type=dragon", 422),
        (f"/api/similar?text=x&k={MAX_K + 1}", 422),
        ("/api/similar?text=x&k=0", 422),
        ("/api/similar?text=x&diversity=2", 422),
        ("/api/similar?text=" + "a" * (MAX_QUERY + 1), 422),
        ("/api/similar", 400),
        ("/api/similar?id=a&text=b", 400),
        ("/api/similar?text=x&where=no", 400),
        ("/api/similar?text=x&where=colour%3Dred", 400),
        ("/api/similar?text=x" + "&where=a%3Db" * 13, 422),
        ("/api/nodes/posting:none", 404),
        ("/api/nodes/" + "a" * 301, 422),
        ("/api/nodes/x?edges=1001", 422),
        ("/api/why?a=x", 422),
        ("/api/nothing", 404),
        ("/static/nothing.js", 404),
        ("/static/..%2f..%2fpyproject.toml", 404),
        ("/static/%2e%2e/app.py", 404),
    ],
)
def test_what_is_beyond_a_limit_is_a_problem_in_words(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == PROBLEM
    body = answer.json()
    assert body["status"] == status
    assert body["detail"]
    assert len(answer.content) < 2000


@pytest.mark.parametrize(
    ("address", "body"),
    [
        ("/api/similar", {"text": "a" * (MAX_TEXT + 1)}),
        ("/api/similar", {"text": "x", "unknown": 1}),
        ("/api/embed", {"texts": ["x"] * (MAX_TEXTS + 1)}),
        ("/api/embed", {"texts": []}),
        ("/api/extract", {"text": ""}),
        ("/api/extract", {"text": "\ud800"}),
    ],
)
def test_bodies_beyond_a_limit(client: TestClient, address: str, body: dict[str, object]) -> None:
    import json

    answer = client.post(address, content=json.dumps(body), headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == PROBLEM
    assert all(error["where"].startswith("body") for error in answer.json()["errors"])


@pytest.mark.parametrize("body", [b'{"text": "x", "k": ' + b"9" * 6_000 + b"}", b"[" * 100_000, b'\xff\xfe{"text"'])
def test_a_body_that_cannot_be_read_is_told_how_it_can(client: TestClient, body: bytes) -> None:
    answer = client.post("/api/similar", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["detail"].startswith("The body cannot be read: send JSON in UTF-8")


def test_a_problem_does_not_repeat_what_was_sent(client: TestClient) -> None:
    answer = client.get("/api/search", params={"limit": "<script>alert(1)</script>"})
    assert "script" not in answer.text


@pytest.mark.parametrize("said", ["2000000", "99999999999999999999", "-1", "x"])
def test_a_body_that_says_it_is_too_large_is_not_read(client: TestClient, said: str) -> None:
    answer = client.post("/api/embed", content=b"{}", headers={"content-length": said})
    assert answer.status_code == 413


def test_a_body_that_turns_out_too_large_is_cut_off(client: TestClient) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(30):
            yield b"x" * 100_000

    assert client.post("/api/embed", content=endless()).status_code == 413


def test_bad_json_and_other_methods_are_problems(client: TestClient) -> None:
    assert client.post("/api/embed", content=b"{", headers={"content-type": "application/json"}).status_code == 422
    assert client.put("/api/embed").status_code == 405
    assert client.delete("/api/nodes/x").status_code == 405


def test_no_message_names_a_folder(built: Path) -> None:
    with TestClient(create_app(built), raise_server_exceptions=False) as own:
        site: Site = own.app.state.site  # type: ignore[attr-defined]
        site.library.close()
        answer = own.get("/api/stats")
    assert answer.status_code == 503
    assert str(built) not in answer.text
    assert "log has more" in answer.json()["detail"]


def test_every_answer_has_the_headers_that_keep_browsers_safe(client: TestClient) -> None:
    for address in ("/", "/api/stats", "/nope", "/api/nope", "/health", "/openapi.json"):
        headers = client.get(address).headers
        assert headers["content-security-policy"] == CONTENT_SECURITY_POLICY
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cache-control"] == "no-store"


def test_only_known_hosts_are_answered(built: Path) -> None:
    with TestClient(create_app(built, WebSettings(hosts=("localhost", "::1")))) as own:
        assert own.get("/health", headers={"host": "localhost:8000"}).status_code == 200
        assert own.get("/health", headers={"host": "[::1]:8000"}).status_code == 200
        assert own.get("/health", headers={"host": "evil.example"}).status_code == 421


def test_a_flood_is_refused_and_health_still_answers(built: Path) -> None:
    limits = WebLimits(threads=1, waiting=0, seconds=0.3)
    with TestClient(create_app(built, WebSettings(limits=limits))) as own:
        site: Site = own.app.state.site  # type: ignore[attr-defined]
        own.portal.call(_occupy, site)  # type: ignore[union-attr]
        refused = own.get("/api/stats")
        assert refused.status_code == 503
        assert refused.headers["retry-after"] == "1"
        assert own.get("/health").status_code == 200


def test_what_takes_too_long_is_given_up(built: Path) -> None:
    limits = WebLimits(threads=1, waiting=5, seconds=0.2)
    with TestClient(create_app(built, WebSettings(limits=limits))) as own:
        site: Site = own.app.state.site  # type: ignore[attr-defined]
        own.portal.call(_occupy, site)  # type: ignore[union-attr]
        answer = own.get("/api/stats")
    assert answer.status_code == 503
    assert "0.2 seconds" in answer.json()["detail"]


async def _occupy(site: Site) -> None:
    site.quick.start(lambda: time.sleep(1.0))


def test_too_many_requests_of_one_client(built: Path) -> None:
    with TestClient(create_app(built, WebSettings(limits=WebLimits(per_client=0)))) as own:
        assert own.get("/health").status_code == 429


def test_a_short_token_is_refused() -> None:
    with pytest.raises(QueryError, match="at least 16"):
        WebSettings(token="short")


def test_a_folder_without_a_knowledge_base(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        create_app(tmp_path)


def test_a_port_that_is_none(built: Path) -> None:
    with pytest.raises(QueryError, match="--port"):
        serve(built, port=70_000)


def test_without_the_extra_the_remedy_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.web._NEEDED", ("fastapi", "a_package_that_nobody_has"))
    with pytest.raises(MissingExtraError, match=r"a_package_that_nobody_has.*pip install 'kg\[web\]'"):
        serve(tmp_path)
