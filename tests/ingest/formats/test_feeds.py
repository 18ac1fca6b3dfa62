"""XML feeds and BibTeX."""

from __future__ import annotations

import pytest

from kg.ingest import read_bytes
from kg.schema import Document, FieldName, Quarantined, RecordType

ARXIV = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
  <title>ArXiv Query</title>
  <entry>
    <id>http://arxiv.org/abs/2401.01234v2</id><published>2024-01-02T03:04:05Z</published>
    <title>On Peat
      and Sluices</title><summary>  We study peat. </summary>
    <author><name>Ada Moor</name><arxiv:affiliation>Bog Institute</arxiv:affiliation></author>
    <author><name>Lin Vale</name></author>
    <arxiv:doi>10.1234/peat.3</arxiv:doi><arxiv:journal_ref>Journal of Bogs 3</arxiv:journal_ref>
    <category term="cs.LG"/><category term="stat.ML"/>
  </entry>
</feed>"""

JOBS_RSS = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Harbour jobs</title><link>https://h.example</link>
<item><title>Diver</title><link>https://h.example/1</link><guid>h-1</guid>
<pubDate>Mon, 05 Jan 2026 10:00:00 +0000</pubDate>
<category>Salvage</category><category>Rope work</category><location>Oslo</location>
<description><![CDATA[<p>Dive.</p>]]></description></item></channel></rss>"""

BIBTEX = r"""
@string{jb = "Journal of Bogs"}
@inproceedings{moor2024, title = {On {P}eat and Se{\~n}or Sch{\"o}n}, author = {Moor, Ada and V{\'a}le, Lin and
  van der Dyke, Jan and others}, booktitle = "Proc. of {WaterConf}", year = 2024, keywords = {peat, soil},
  abstract = {We study $\alpha$-peat at 5\% \emph{moisture}.}, doi = {10.1234/peat.4}, eprint = {2401.01234},
  archivePrefix = {arXiv}}
@article{vale2020, title = "Sluices", author = {Lin Vale}, journal = jb, year = {2020}}
"""


def documents(text: str, name: str) -> list[Document]:
    found = read_bytes(text.encode(), name)
    assert all(isinstance(item, Document) for item in found), found
    return [item for item in found if isinstance(item, Document)]


def test_arxiv_atom() -> None:
    (found,) = documents(ARXIV, "query.xml")
    assert found.record_type is RecordType.PAPER
    assert found.title == "On Peat and Sluices"
    assert found.values(FieldName.AUTHOR) == ("Ada Moor", "Lin Vale")
    assert found.values(FieldName.AFFILIATION) == ("Bog Institute",)
    assert found.values(FieldName.ARXIV_ID) == ("2401.01234",)
    assert found.values(FieldName.VENUE) == ("Journal of Bogs 3",)
    assert found.values(FieldName.KEYWORD) == ("cs.LG", "stat.ML")
    assert found.published == "2024-01-02"


def test_job_feed() -> None:
    (found,) = documents(JOBS_RSS, "feed.rss")
    assert found.record_type is RecordType.POSTING
    assert found.source == "feed.rss#h-1"
    assert found.values(FieldName.LOCATION) == ("Oslo",)
    assert found.values(FieldName.CATEGORY) == ("Salvage", "Rope work")
    assert found.values(FieldName.DESCRIPTION) == ("Dive.",)
    assert found.published == "2026-01-05"


def test_other_feeds_give_pages() -> None:
    (found,) = documents(
        "<rss><channel><title>Bog news</title><item><title>Peat</title><description>It grows.</description>"
        "<pubDate>5 Jan 2026</pubDate></item></channel></rss>",
        "news.xml",
    )
    assert found.record_type is None
    assert (found.text, found.title, found.published) == ("Peat\n\nIt grows.", "Peat", "2026-01-05")


def test_list_of_jobs_in_xml() -> None:
    found = documents(
        "<positions><position><id>1</id><name>Diver</name><office>Oslo</office><jobDescriptions><p>Dive.</p>"
        "</jobDescriptions></position><position><id>2</id><name>Cook</name></position></positions>",
        "jobs.xml",
    )
    assert [item.title for item in found] == ["Diver", "Cook"]


def test_bibtex() -> None:
    first, second = documents(BIBTEX, "refs.bib")
    assert first.title == "On Peat and Señor Schön"
    assert first.source == "refs.bib#moor2024"
    assert first.values(FieldName.AUTHOR) == ("Ada Moor", "Lin Vále", "Jan van der Dyke")
    assert first.values(FieldName.VENUE) == ("Proc. of WaterConf",)
    assert first.values(FieldName.ABSTRACT) == (r"We study $\alpha$-peat at 5% moisture.",)
    assert first.values(FieldName.ARXIV_ID) == ("2401.01234",)
    assert first.values(FieldName.KEYWORD) == ("peat", "soil")
    assert (second.values(FieldName.VENUE), second.published) == (("Journal of Bogs",), "2020")


PROJECT = """# Peat at night

Peat at night measures how moors breathe after dark, in three counties and with two kinds of sensor.

## Citation

```
@inproceedings{moor2024, title = {{Peat} at Night_Time}, author = {Moor, Ada and Lin Vale},
  booktitle = {Proc. of WaterConf}, year = 2024}
```

Write to us with questions.
"""


@pytest.mark.parametrize("name", ["project.md", "project.txt"])
def test_a_page_that_quotes_bibtex_is_a_page_and_the_entry_a_paper(name: str) -> None:
    page, paper = documents(PROJECT, name)
    assert (page.source, page.record_type) == (name, None)
    assert "how moors breathe" in page.text
    assert "Write to us" in page.text
    assert (paper.source, paper.record_type) == (f"{name}#moor2024", RecordType.PAPER)
    assert paper.values(FieldName.AUTHOR) == ("Ada Moor", "Lin Vale")


def test_a_page_of_html_that_quotes_bibtex() -> None:
    entry = "<pre>@article{a, title={Peat}, year={2020}}</pre>"
    page, paper = documents(f"<html><body><h1>Peat</h1><p>How moors breathe.</p>{entry}</body></html>", "peat.html")
    assert "How moors breathe." in page.text
    assert paper.title == "Peat"


def test_bibtex_with_comments_is_no_page() -> None:
    comment = "% papers of the group of moors and bogs, kept by Ada Moor since the year of floods"
    data = f"{comment}\n@article{{a, title={{Peat}}}}"
    (paper,) = documents(data, "refs.txt")
    assert paper.record_type is RecordType.PAPER


def test_a_page_that_quotes_a_broken_entry_remains_a_page() -> None:
    (page,) = documents(PROJECT.replace("2024}\n```", "2024\n```"), "project.md")
    assert page.record_type is None


def test_broken_bibtex_entry_is_lost_alone() -> None:
    found = read_bytes(
        b"@article{a, title = {Peat}}\n@article{b, title = {Sluice\n@article{c, title = {Dyke}}\n", "refs.bib"
    )
    assert "Dyke" in [item.title for item in found if isinstance(item, Document)]
    assert any(isinstance(item, Quarantined) and "line 2" in item.reason for item in found)


def test_xml_entities_are_not_fetched() -> None:
    text = (
        "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
        "<rss><channel><title>Jobs</title><item><title>Diver &x;</title>"
        "<description>Dive.</description></item></channel></rss>"
    )
    (found,) = documents(text, "feed.xml")
    assert found.title == "Diver &x;"


COUNCIL = """<rss version="2.0"><channel><title>Larkmead Council jobs</title><link>https://l.example</link>
<item><title>Diver</title><description>Larkmead Council, Depot, Skipton. Permanent.</description></item>
<item><title>Baker</title><description>{other}</description></item></channel></rss>"""


@pytest.mark.parametrize(
    ("other", "named"), [("Larkmead Council, Hall. Nights.", True), ("Contoso, Hall. Nights.", False)]
)
def test_the_title_of_a_feed_names_the_employer_that_most_entries_name(other: str, named: bool) -> None:
    documents = list(read_bytes(COUNCIL.format(other=other).encode(), "feed.xml"))
    companies = [
        document.text[span.start : span.end]
        for document in documents
        if isinstance(document, Document)
        for span in document.fields
        if span.name is FieldName.ORGANIZATION
    ]
    assert companies == (["Larkmead Council"] * 2 if named else [])


def test_where_an_arxiv_paper_is_to_appear_by_its_comment() -> None:
    feed = ARXIV.replace("<arxiv:journal_ref>Journal of Bogs 3</arxiv:journal_ref>", "{}")
    for comment, venue in (
        ("21 pages, accepted by Peat Letters", ("Peat Letters",)),
        ("To appear at BOG 2025 (oral). Code: https://b.example", ("BOG 2025",)),
        ("9 figures, submitted to Peat Letters", ()),
    ):
        (found,) = documents(feed.replace("{}", f"<arxiv:comment>{comment}</arxiv:comment>"), "query.xml")
        assert found.values(FieldName.VENUE) == venue
