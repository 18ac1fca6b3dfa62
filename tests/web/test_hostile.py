from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from kg import pipeline
from kg.web import create_app
from kg.web.wording import safe_url
from tests.web import hostile

#: Elements our own templates use; anything else on a page came out of a posting.
_OURS = set(
    "html head meta title link script body a header svg path circle nav main form h1 h2 h3 div label input button "
    "select option fieldset legend span aside details summary section ul li ol p small mark article code dl dt dd "
    "blockquote footer figure noscript time meter table tbody thead tr th td caption textarea canvas".split()
)


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.harm: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _OURS:
            self.harm.append(tag)
        self.scripts += tag == "script" and not (dict(attrs).get("src") or "").startswith("/static/")
        for name, value in attrs:
            text = (value or "").strip().lower()
            if name.startswith("on") or name in ("style", "srcdoc") or text.startswith(("javascript:", "data:")):
                self.harm.append(f"{tag} {name}={value}")
            if name in ("href", "src", "action") and text.startswith(("http", "//")) and tag != "a":
                self.harm.append(f"{tag} {name}={value}")
            if tag == "a" and name == "href" and text.startswith("http"):
                rel = dict(attrs).get("rel") or ""
                self.harm += [] if {"noopener", "nofollow"} <= set(rel.split()) else [f"plain link to {value}"]


def harm_in(page: str) -> list[str]:
    """What a browser would take for an element that is not ours."""
    parser = _Elements()
    parser.feed(page)
    return parser.harm + ["script"] * parser.scripts


@pytest.fixture(scope="module")
def hostile_client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("hostile")
    lines = [
        {"id": str(i), "title": f"Engineer {text}", "company": text, "location": "Turin, Italy",
         "skills": f"Python, {text}", "description": f"You know {text}. " * 3,
         "url": f"javascript:alert({i})" if i % 2 else f"https://jobs.example/{i}"}
        for i, text in enumerate(hostile.strings())
    ]  # fmt: skip
    source = folder / "postings<b>.jsonl"
    source.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    pipeline.build([str(source)], folder / "kb", options=pipeline.BuildOptions(train=False))
    with TestClient(create_app(folder / "kb"), raise_server_exceptions=False) as opened:
        yield opened


def test_two_hundred_hostile_postings_come_out_as_text(hostile_client: TestClient) -> None:
    stats = hostile_client.get("/api/stats").json()
    assert stats["nodes"]["posting"] >= 190
    harm, seen = [], 0
    for offset in range(0, 200, 100):
        listed = hostile_client.get("/api/search", params={"type": "posting", "limit": 100, "offset": offset}).json()
        for hit in listed["results"]:
            answer = hostile_client.get(f"/node/{hit['id']}")
            assert answer.status_code == 200
            harm += harm_in(answer.text)
            seen += 1
    assert harm == []
    assert seen >= 190


def test_every_other_page_that_shows_them(hostile_client: TestClient) -> None:
    addresses = [f"/?type={kind}&page={n}" for kind in ("posting", "organization", "skill") for n in (1, 2)]
    ids = [hit["id"] for hit in hostile_client.get("/api/search", params={"type": "posting"}).json()["results"]]
    documents = hostile_client.get("/api/search", params={"type": "document", "limit": 5}).json()["results"]
    addresses += [f"/graph/{ids[0]}", f"/compare?a={ids[0]}&b={ids[1]}", "/map", "/quality"]
    addresses += [f"/node/{hit['id']}" for hit in documents]
    for address in addresses:
        answer = hostile_client.get(address)
        assert answer.status_code == 200
        assert harm_in(answer.text) == [], address


@pytest.mark.parametrize("text", hostile.strings()[::7])
def test_hostile_questions_are_given_back_as_text(hostile_client: TestClient, text: str) -> None:
    for parameters in (
        {"q": text},
        {"q": text, "type": "all"},
        {"country": text},
        {"q": "Engineer", "mode": "meaning", text: text},
    ):
        answer = hostile_client.get("/", params=parameters)
        assert answer.status_code == 200
        assert harm_in(answer.text) == []
    assert harm_in(hostile_client.get(f"/node/{text}").text) == []
    assert harm_in(hostile_client.get("/", params={"type": text}).text) == []


@pytest.mark.parametrize("text", hostile.strings()[::29])
def test_hostile_pasted_texts(hostile_client: TestClient, text: str) -> None:
    answer = hostile_client.post("/paste", data={"text": f"Engineer {text}\n\nLocation: Turin, Italy\n\nPython {text}"})
    assert answer.status_code == 200
    assert harm_in(answer.text) == []


def test_json_never_passes_for_a_page(hostile_client: TestClient) -> None:
    answer = hostile_client.get("/api/search", params={"type": "posting"})
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_only_addresses_of_the_web_become_links(hostile_client: TestClient) -> None:
    pages = ""
    for hit in hostile_client.get("/api/search", params={"type": "posting", "limit": 30}).json()["results"]:
        pages += hostile_client.get(f"/node/{hit['id']}").text
    assert 'rel="noopener nofollow external"' in pages
    assert not re.search(r'href="\s*javascript', pages, re.I)


@pytest.mark.parametrize(
    "text",
    ["javascript:alert(1)", "JAVASCRIPT:alert(1)", " https://x.example", "https://", "data:text/html,x", "//x.example",
     "https://user:secret@x.example", "ftp://x.example", "http://x y", "https://x\n.example", "vbscript:x", "", None, 7,
     "https://[", "https://x.example/" + "a" * 2000],
)  # fmt: skip
def test_addresses_that_stay_text(text: object) -> None:
    assert safe_url(text) is None


@given(st.text(max_size=60))
def test_a_link_always_begins_with_http(text: str) -> None:
    link = safe_url(text)
    assert link is None or re.match(r"https?://[^\s/]", link, re.I)


def test_the_strings_are_two_hundred_different_ones() -> None:
    assert len(set(hostile.strings())) == 200


def test_sources_named_like_markup(hostile_client: TestClient) -> None:
    documents = hostile_client.get("/api/search", params={"type": "document", "limit": 1}).json()["results"]
    page = hostile_client.get(f"/node/{documents[0]['id']}").text
    assert "postings&lt;b&gt;.jsonl" in page
