from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import kg
from kg.schema import NodeType
from kg.web import create_app
from kg.web.past import history_of

PAGES = [
    "/",
    "/?q=speech",
    "/?q=speech&mode=meaning&country=IN",
    "/?type=all&q=Python",
    "/?type=topic",
    "/map",
    "/paste",
]
PAGES += ["/quality", "/api", "/node/skill:python", "/graph/skill:python", "/nowhere", "/node/nowhere", "/?page=999"]
#: Elements that HTML lets stand without an end.
_VOID = {"meta", "link", "input", "br", "img", "hr", "path", "circle"}


class _Checker(HTMLParser):
    """Notes what must not be on a page: unclosed elements, inline script or style, ids given twice, other hosts."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self.open.append(tag)
        for name, value in attrs:
            self._check(tag, name, value or "")
        if tag == "script" and "src" not in dict(attrs):
            self.faults.append("inline script")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            self._check(tag, name, value or "")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def _check(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on") or name == "style":
            self.faults.append(f"{name} on {tag}")
        if name == "id":
            if value in self.ids:
                self.faults.append(f"id {value} twice")
            self.ids.add(value)
        if name in ("src", "href", "action") and tag != "a" and not value.startswith(("/", "#")):
            self.faults.append(f"{tag} loads {value}")


def faults(page: str) -> list[str]:
    checker = _Checker()
    checker.feed(page)
    return checker.faults + [f"<{tag}> stays open" for tag in checker.open]


@pytest.mark.parametrize("address", PAGES)
def test_pages_are_well_formed_and_load_nothing_from_elsewhere(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.headers["content-type"].startswith("text/html")
    assert faults(answer.text) == []


@pytest.mark.parametrize("kind", ["posting", "paper", "role", "team", "topic", "person", "organization", "location"])
def test_every_type_of_node_has_a_page(client: TestClient, kind: str) -> None:
    listed = client.get("/api/search", params={"type": kind, "limit": 3}).json()["results"]
    assert listed
    for hit in listed:
        answer = client.get(f"/node/{hit['id']}")
        assert answer.status_code == 200
        assert faults(answer.text) == []
        assert "Facts" in answer.text


def test_a_posting_shows_its_text_with_every_fact_marked_and_linked(client: TestClient, posting: str) -> None:
    page = client.get(f"/node/{posting}").text
    assert re.search(r'<a class="m m-skill" id="c\d+" href="/node/skill:pytorch"[^>]*>PyTorch</a>', page)
    assert re.search(r'<mark class="m m-field" id="c\d+" title="posted">2 February 2026</mark>', page)
    assert "Near-duplicates" in page
    assert 'href="/compare?a=' in page


def test_evidence_links_lead_to_a_marked_passage(client: TestClient, posting: str) -> None:
    page = client.get(f"/node/{posting}").text
    address, offset = re.findall(
        r'<blockquote class="quote">.*?href="(/node/document:[^"]+?at=(\d+)#c\d+)"', page, re.S
    )[0]
    assert f'id="c{offset}"' in client.get(address).text


def test_compare_shows_sentences_of_both_sides(client: TestClient, posting: str) -> None:
    other = re.findall(r'href="(/compare\?[^"]+)"', client.get(f"/node/{posting}").text)[0].replace("&amp;", "&")
    page = client.get(other)
    assert page.status_code == 200
    assert faults(page.text) == []
    assert "In common" in page.text


def test_the_beginning_of_an_id_leads_to_the_node(client: TestClient, posting: str) -> None:
    answer = client.get(f"/node/{posting[:-3]}", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/node/{posting}"


def test_the_address_holds_the_whole_state_of_a_search(client: TestClient) -> None:
    page = client.get("/", params={"q": "speech", "country": "IN"}).text
    assert 'value="speech"' in page
    assert 'data-key="country=IN" aria-current="true"' in page
    part = client.get("/", params={"q": "speech", "country": "IN", "partial": "1"}).text
    assert "<html" not in part
    assert part.strip() in page.replace("\r", "")


def test_one_result_is_counted_as_one(client: TestClient) -> None:
    name = client.get("/api/search", params={"type": "team", "limit": 1}).json()["results"][0]["name"]
    page = client.get("/", params={"q": f"{name}", "type": "team"}).text
    counted = re.search(r"(\d+) (teams?) with", page)
    assert counted is not None
    assert (counted[1] == "1") == (counted[2] == "team")


def test_hubs_are_cut_and_all_of_a_group_can_be_had(client: TestClient) -> None:
    page = client.get("/node/skill:python").text
    link = re.findall(r'href="(/node/skill:python\?all=[^"]+)">All (\d+)<', page)
    assert link
    whole = client.get(link[0][0]).text
    assert whole.count('class="chip"') >= int(link[0][1])


def test_a_pasted_text_is_read_without_script_too(client: TestClient) -> None:
    text = "Data Scientist Intern\r\n\r\nLocation: Turin, Italy\r\n\r\nYou know <b>Python</b> & PyTorch."
    answer = client.post("/paste", data={"text": text})
    assert answer.status_code == 200
    assert faults(answer.text) == []
    assert "&lt;b&gt;" in answer.text
    assert "Its virtual neighbours" in answer.text
    assert client.post("/paste?partial=1", data={"text": text}).text.count("<html") == 0


@pytest.mark.parametrize("body", [b"", b"text=", b"text=+%20", b"x=1&" * 50, b"text=" + b"a" * 50_001, b"\xff\xfe"])
def test_a_form_that_makes_no_sense(client: TestClient, body: bytes) -> None:
    answer = client.post("/paste", content=body)
    assert answer.status_code == 400
    assert "That did not work" in answer.text


def test_quality_shows_a_report_and_serves_its_page_in_a_sandbox(writer: TestClient, own_copy: Path) -> None:
    assert "There is no report yet" in writer.get("/quality").text
    assert writer.get("/quality/report").status_code == 404
    (own_copy / "report").mkdir()
    report = {"extraction": {"f1": 0.91234, "by_field": [{"field": "title", "f1": 1.0}]}, "note": "<script>x</script>"}
    (own_copy / "report" / "report.json").write_text(json.dumps(report))
    (own_copy / "report" / "report.html").write_text("<h1>Report</h1>")
    page = writer.get("/quality").text
    assert "0.912" in page
    assert "&lt;script&gt;" in page
    assert faults(page) == []
    assert writer.get("/quality/report").headers["content-security-policy"].endswith("sandbox")
    row = {
        "system": "ours",
        "postings": "isolated",
        "ndcg_at_10": 0.7,
        "ndcg_at_10_std": 0.1,
        "mrr": 0.4,
        "mrr_std": 0.0,
    }
    (own_copy / "report" / "report.json").write_text(json.dumps({"tables": {"text": [row]}}))
    page = writer.get("/quality").text
    assert "0.700 ± 0.100" in page
    assert faults(page) == []
    (own_copy / "report" / "report.json").write_text("{")
    assert writer.get("/quality").status_code == 200


def test_static_files_may_be_kept_and_come_packed(client: TestClient) -> None:
    address = re.findall(r'href="(/static/style\.css\?v=\w+)"', client.get("/").text)[0]
    answer = client.get(address)
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-encoding"] == "gzip"
    assert client.post(address).status_code == 405


def test_the_first_page_is_light(client: TestClient) -> None:
    page = client.get("/").text
    addresses = re.findall(r'(?:src|href)="(/static/[^"]+)"', page)
    assert len(page.encode()) + sum(len(client.get(address).content) for address in addresses) < 100_000


def test_a_posting_has_a_history(own_copy: Path, tmp_path: Path) -> None:
    source = tmp_path / "glass.json"
    source.write_text(
        json.dumps(
            {
                "@context": "https://schema.org",
                "@type": "JobPosting",
                "title": "Glassblower",
                "description": "You blow glass in our workshop in Murano, Italy, with a team of four.",
                "datePosted": "2021-03-04",
                "hiringOrganization": {"@type": "Organization", "name": "Vetreria Lagunare"},
            }
        )
    )
    with kg.open(own_copy) as base:
        before = base.store.generation
        base.add(source)
        posting = next(node for node in base.store.nodes(NodeType.POSTING) if node.name == "Glassblower")
        events = history_of(base, posting)
        newest = base.store.generation
    assert [(event.day, event.what) for event in events[:1]] == [("2021-03-04", "Posted")]
    assert [event.what for event in events[1:]] == ["First seen", "Last seen"]
    assert events[1].day == events[2].day == datetime.now(UTC).date().isoformat()
    assert events[1].note == f"generation {before + 1} of {newest}"
    with TestClient(create_app(own_copy)) as client:
        page = client.get(f"/node/{posting.id}").text
    assert (
        re.sub(r"\s+", " ", page).count(
            '<time datetime="2021-03-04">2021-03-04</time><span><span class="what">Posted</span>'
        )
        == 1
    )


def test_a_question_for_others_than_openings_leads_to_them(client: TestClient) -> None:
    text = client.get("/", params={"q": "who publishes on speech?"}).text
    assert 'This asks for people: <a href="/?q=who+publishes+on+speech%3F&amp;type=person&amp;mode=meaning">' in text
    assert "This asks for" not in client.get("/", params={"q": "speech"}).text


def test_teams_are_told_with_whose_they_are_and_why_they_are_near(client: TestClient) -> None:
    found = client.get("/", params={"q": "teams for speech recognition", "type": "team", "mode": "meaning"}).text
    assert '<p class="sub">' in found
    assert "near the question: posting" in found


def test_pages_and_lists_say_whose_a_team_is(client: TestClient) -> None:
    page = client.get("/node/team:tessaline-analytics-demand-lab").text
    assert '<p class="sub">Tessaline Analytics</p>' in page.partition("</header>\n<div")[0]
    found = client.get("/api/search", params={"type": "team", "limit": 100}).json()["results"]
    assert {item["name"]: item["subtitle"] for item in found}["Demand Lab"] == "Tessaline Analytics"
