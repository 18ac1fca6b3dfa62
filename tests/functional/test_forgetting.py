"""`kg forget` leaves no byte of a name, in whatever encoding and spelling, and neither does what comes later."""

from __future__ import annotations

import html
import json
import unicodedata
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg import pipeline
from kg.errors import NotFoundError, QueryError
from kg.pipeline import BuildOptions
from kg.schema import NodeType
from kg.store import KnowledgeStore

NAME, PLAIN = "Zoë Quarnström", "Zoe Quarnstrom"
TALK = """Meet the speaker

Dr. {name} is a Principal Research Scientist at Orbelle Clinics in Turin.
{upper} spoke, {lower} answered. Quarnström, Zoë wrote; Zoë M. Quarnström edited; {decomposed} read.
Mail: zoe.quarnstrom@orbelle.example, https://people.example/{percent}?q={plus}
<b>{entities}</b> {json}. Quarnström's work is about speech recognition with Python.
"""
POSTING = (
    "Truck Driver\n\nLarkspan Logistics\nTurin, Italy\n\nYou drive truck number {} through the night, with care.\n"
)
EXPORTS = (
    [("graph", form) for form in ("jsonl", "parquet", "graphml", "gexf", "neo4j", "jsonld")]
    + [("embeddings", form) for form in ("parquet", "npz", "safetensors", "word2vec", "projector")]
)  # fmt: skip


def _entities(text: str) -> str:
    return text.encode("ascii", "xmlcharrefreplace").decode()


def _spellings() -> Iterator[str]:
    for name in (NAME, PLAIN, "Quarnström", "Quarnstrom"):
        for form in (name, unicodedata.normalize("NFD", name)):
            for text in (form, form.replace(" ", "-"), form.replace(" ", "_"), form.replace(" ", "")):
                yield from (text, html.escape(text), _entities(text), json.dumps(text)[1:-1])
                yield from (urllib.parse.quote(text), urllib.parse.quote_plus(text))


def _naming(folder: Path) -> list[str]:
    """Files whose bytes, or whose path, hold the name; capitals and small letters are the same."""
    codes = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "utf-7", "cp1252")
    wanted = set()
    for spelling in _spellings():
        for code in codes:
            for case in (spelling, spelling.lower(), spelling.upper()):
                wanted.add(case.encode(code, "ignore").lower())
    wanted = {code for code in wanted if b"quarnstr" in code.replace(b"\0", b"")}
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return [
        str(path.relative_to(folder))
        for path in files
        if any(code in path.read_bytes().lower() for code in wanted) or "quarnstr" in str(path).lower()
    ]


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Documents that name the person in text, title, path, address, record and key."""
    folder = tmp_path / "sources"
    folder.mkdir()
    talk = TALK.format(
        name=NAME,
        upper=NAME.upper(),
        lower=NAME.lower(),
        decomposed=unicodedata.normalize("NFD", NAME),
        percent=urllib.parse.quote(NAME),
        plus=urllib.parse.quote_plus(NAME),
        entities=_entities(NAME),
        json=json.dumps(NAME),
    )
    (folder / "talk.txt").write_text(talk, encoding="utf-8")
    (folder / "keynote.txt").write_text(f"Keynote\n\n{NAME} speaks about forklifts.\n", encoding="utf-16")
    (folder / f"{NAME}.txt").write_text(POSTING.format("one"), encoding="utf-8")
    (folder / "zoe-quarnstrom.bin").write_bytes(b"\x00\x01\x02\x03")
    page = f"<html><head><title>{_entities(NAME)}</title></head><body><p>{NAME} talks.</p></body></html>"
    (folder / "page.html").write_text(page, encoding="utf-8")
    paper = "@article{quarnstrom2021, title={Speech for all}, author={Quarnström, Zoë and Doe, Jane}, year={2021}}\n"
    (folder / "papers.bib").write_text(paper, encoding="utf-8")
    record = {"id": "q-1", "title": "Night Nurse", "company": "Orbelle Clinics", "description": f"Ask {NAME}."}
    (folder / "openings.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    for number in ("two", "three", "four"):
        (folder / f"{number}.txt").write_text(POSTING.format(number), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return Path("sources")


@pytest.fixture
def kb(sources: Path, tmp_path: Path) -> Path:
    pipeline.build([str(sources)], tmp_path / "kb", options=BuildOptions(train=False))
    assert "kg.sqlite" in _naming(tmp_path / "kb")
    return tmp_path / "kb"


@pytest.mark.parametrize("said", [NAME, PLAIN, "Quarnström, Zoë"])
def test_no_byte_of_the_name_is_left(kb: Path, tmp_path: Path, said: str) -> None:
    (kb / "report").mkdir()
    (kb / "report" / "report.md").write_text(f"The postings of {NAME}.", encoding="utf-8")
    (kb / "training.checkpoint").write_bytes(NAME.encode("utf-16-le"))
    report = pipeline.forget_person(said, kb)
    assert _naming(kb) == []
    assert (len(report["documents_blotted"]), report["inputs_blotted"]) == (6, 1)
    assert report["model"] == "none; the vectors of texts were made again"
    assert report["files_that_still_name_them"] == []
    with kg.open(kb) as base:
        for what, form in EXPORTS:
            base.export(what, form, tmp_path / "out" / f"{what}-{form}")
        text = "\n".join(document.text for document in base.store.documents())
        assert [node.name for node in base.store.nodes(NodeType.PERSON)] == ["Jane Doe"]
    assert _naming(tmp_path / "out") == []
    assert "is a Principal Research Scientist at Orbelle Clinics in Turin" in text
    assert pipeline.check(kb) == []


def test_they_do_not_come_back(kb: Path, tmp_path: Path) -> None:
    pipeline.forget_person(NAME, kb)
    later = tmp_path / "later"
    later.mkdir()
    (later / "another.txt").write_text(
        f"Panel\n\nWith {urllib.parse.quote(NAME)} and Z. Quarnström.\n", encoding="utf-8"
    )
    (later / "quarnstrom_zoe.txt").write_text(POSTING.format("five"), encoding="utf-8")
    (later / "Zoë Quarnström.bin").write_bytes(b"\x00\x01\x02\x03")
    pipeline.add(["later"], kb)
    assert _naming(kb) == []
    assert pipeline.build(["sources"], kb, options=BuildOptions(train=False)).changes.added == ()
    assert _naming(kb) == []
    again = pipeline.build(["sources"], kb, options=BuildOptions(train=False)).changes
    assert (again.added, again.updated, again.removed) == ((), (), ())


def test_an_export_inside_the_folder_is_told(kb: Path) -> None:
    (kb / "mine.txt").write_text(f"{NAME} was here", encoding="utf-16")
    assert pipeline.forget_person(NAME, kb)["files_that_still_name_them"] == [str(kb / "mine.txt")]
    assert (kb / "mine.txt").exists()


def test_a_name_that_is_nowhere_or_none_changes_nothing(kb: Path) -> None:
    with KnowledgeStore.open(kb) as store:
        before = store.dump(), store.generation
    with pytest.raises(NotFoundError, match="occurs nowhere"):
        pipeline.forget_person("Ottilie Nobody", kb)
    for nothing in ("", "  ", "..."):
        with pytest.raises(QueryError, match="is no name"):
            pipeline.forget_person(nothing, kb)
    with KnowledgeStore.open(kb) as store:
        assert (store.dump(), store.generation) == before


def test_a_given_name_alone_erases_nobody(kb: Path) -> None:
    with KnowledgeStore.open(kb) as store:
        before = store.dump(), store.generation
    for said in ("Zoë", "zoe", "Jane"):
        with pytest.raises(QueryError, match=rf"'{said}' is only the given name of .*: give the whole name"):
            pipeline.forget_person(said, kb)
    with KnowledgeStore.open(kb) as store:
        assert (store.dump(), store.generation) == before
    assert pipeline.forget_person("Doe", kb)["documents_blotted"]


def test_the_log_of_the_database_is_empty_afterwards(kb: Path) -> None:
    pipeline.forget_person(NAME, kb)
    left = [path for path in kb.glob("kg.sqlite-*") if path.stat().st_size]
    assert left == []


def test_people_whose_names_begin_or_end_the_same_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    others = ("Anna Bergmann", "Johanna Berg", "Petra Holzmann")
    titles = {"Anna Berg": "Forklift sounds", **dict(zip(others, ("Speech", "Whale calls", "Rain maps"), strict=True))}
    for name, title in titles.items():
        paper = f"@article{{a, title={{{title} for everybody}}, author={{{name}}}, year={{2021}}}}\n"
        Path(f"{name}.bib").write_text(paper, encoding="utf-8")
    pipeline.build([f"{name}.bib" for name in titles], "kb", options=BuildOptions(train=False))
    before = _of_others(others)
    with pytest.raises(NotFoundError, match=r"'Petra Holzman' .* did you mean 'Petra Holzmann'\?"):
        pipeline.forget_person("Petra Holzman", "kb")
    assert len(pipeline.forget_person("Anna Berg", "kb")["documents_blotted"]) == 1
    assert _of_others(others) == before
    assert {name for name, *_ in before} == set(others)


def _of_others(names: tuple[str, ...]) -> list[tuple[str, str, bytes]]:
    with kg.open("kb") as base:
        texts = {name: document.text for document in base.store.documents() for name in names if name in document.text}
        nodes = [node for node in base.store.nodes() if node.name in names]
        return [(node.name, texts[node.name], base.index.vectors[base.index.rows[node.id]].tobytes()) for node in nodes]
