"""Real skill columns, spans, keywords, titles and postings in; out: the share of them that the vocabulary knows.

Documents fall into two halves by a hash of their name: look at the missing words of the first only
(`--half 1 --missing`), and report the second (`--half 2`).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import cast

from encoder_training.corpora import open_text, read_csv
from spacy.language import Language

from kg.extract import Extractor
from kg.extract.draft import Draft
from kg.extract.lexicon.cues import CueKind
from kg.extract.pipeline import make_pipeline
from kg.extract.terms import TermFinder
from kg.ingest import read_sources
from kg.names import fold_name
from kg.resolve import VocabularyIndex, load_gazetteer, load_vocabulary
from kg.schema import Document, Extraction, NodeType, Relation

_POSTINGS = (
    "google_job_skills_2018/job_skills.csv.gz",
    "bigco_careers_2025",
    "ds_boards_2020",
    "hn_who_is_hiring_2018_19",
    "greenhouse_2026/catawiki_full_content.json.gz",
    "remote_boards_2026/2026-07-05.json.gz",
)
_TITLES = (
    "greenhouse_2026/greenhouse_boards_titles_2026-08.jsonl.gz",
    "gov_ca_jobbank_2022",
    "nyc_gov_jobs",
    "remote_boards_2026",
)
_KEYWORDS = ("iclr2017", "iclr2018", "colm2024", "corl2024", "ijcai2022", "ijcai2023", "ijcai2024")
#: Names of technologies that are words, firms or notes of adverts first.
_COMMON = frozenset(
    "USA|III|E-Verify|PLUS|IMPACT|MAX|PRO|SCORE|HER|VIP|MARS|ARCHITECT|LinkedIn|YouTube|PayPal|WhatsApp|PPM".split("|")
)
_ASKED = (NodeType.SKILL, NodeType.TOPIC, NodeType.METHOD)
_DEGREE_IN = re.compile(
    r"\b(?:[Dd]egree|Bachelor[’']?s?|Master[’']?s?|B\.?S\.?|M\.?S\.?|Ph\.?D\.?)(?: degree)? in ([A-Za-z, /&-]{4,140}?)"
    r"(?= (?:or|and) (?:a |an )?(?:other|related|similar|equivalent|relevant|another)|[.;(]|,? (?:with|from|plus|is)\b)"
)
_BETWEEN = re.compile(r",? (?:or|and) |, ?|/")


@dataclass
class Share:
    """How much of what was named is known, and what is not."""

    known: int = 0
    missing: Counter[str] = field(default_factory=Counter)

    def count(self, name: str, *, known: bool) -> None:
        """Notes one occurrence."""
        if known:
            self.known += 1
        else:
            self.missing[name] += 1

    def __str__(self) -> str:
        total = self.known + self.missing.total()
        return f"{self.known / max(total, 1):6.1%} of {total}"


def main() -> None:
    """Prints one line a measure, and what is missing where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--half", type=int, choices=(1, 2), default=2)
    parser.add_argument("--most", type=int, default=300, help="documents read of each file")
    parser.add_argument(
        "--missing", type=Path, help="folder for the lists of what is not known; of the first half only"
    )
    options = parser.parse_args()
    vocabulary = load_vocabulary()
    places = load_gazetteer()
    pipeline = make_pipeline(vocabulary, places)
    measure = Measure(vocabulary, Extractor(vocabulary, places), pipeline, options.data, options.half, options.most)
    for name, share in measure.shares():
        print(f"{name:44}{share}", flush=True)
        if options.missing and options.half == 1:
            options.missing.mkdir(parents=True, exist_ok=True)
            lines = (f"{count}\t{word}\n" for word, count in share.missing.most_common(3000))
            (options.missing / f"{name.replace(' ', '_')}.tsv").write_text("".join(lines), encoding="utf-8")


@dataclass
class Measure:
    """One half of the documents, and what reads them."""

    vocabulary: VocabularyIndex
    extractor: Extractor
    pipeline: Language
    data: Path
    half: int
    most: int

    def shares(self) -> Iterator[tuple[str, Share]]:
        """All measures, one after the other."""
        yield "listed skills", self._listed_skills()
        for name in ("skillspan", "green"):
            yield f"named {name} spans", self._spans(name)
        yield "keywords of papers", self._keywords()
        yield from self._postings()
        yield "roles of titles", self._titles()

    def _mine(self, key: str) -> bool:
        return hashlib.sha256(key.encode()).digest()[0] % 2 == self.half - 1

    def _knows(self, name: str, *types: NodeType) -> bool:
        return any(self.vocabulary.lookup(node_type, name) for node_type in types)

    def _listed_skills(self) -> Share:
        share = Share()
        for row in read_csv(self.data / "wuzzuf_2023/job_skills.csv.gz", "~"):
            skill = re.sub(r" \([a-z]+\)$", "", row["job_skill"])
            if self._mine(row["job_title"] + row["company_name"]):
                share.count(skill, known=self._knows(skill, *_ASKED, NodeType.ROLE))
        return share

    def _spans(self, name: str) -> Share:
        """Spans with a capital or a digit behind the first word of their sentence."""
        share = Share()
        for path in sorted((self.data / "gold_extraction" / name).glob("[td]*.conll*")):
            for number, (text, spans) in enumerate(_annotated(path)):
                if self._mine(f"{path.name}{number}"):
                    found = self._terms(text)
                    for start, end in spans:
                        share.count(text[start:end], known=any(a < end and start < b for a, b in found))
        return share

    def _terms(self, text: str) -> list[tuple[int, int]]:
        """Where a text names anything that the vocabulary knows: sentences out of order are no posting to extract."""
        doc = self.pipeline.make_doc(text)
        doc._.draft = draft = Draft(Document("document:0", "0.txt", text, "text", ""))
        cast("TermFinder", self.pipeline.get_pipe("terms"))(doc)
        cues = [cue for cue in draft.cues if cue.kind in (CueKind.DEGREE, CueKind.LANGUAGE)]
        return [(term.start, term.end) for term in draft.terms] + [(cue.start, cue.end) for cue in cues]

    def _keywords(self) -> Share:
        share = Share()
        for name in _KEYWORDS:
            for record in map(json.loads, open_text(self.data / f"papers/venues/{name}.jsonl.gz")):
                keywords = re.split(r"[;,]", str(record.get("keywords") or ""))
                self._count_keywords(share, record.get("title") or "", keywords)
        for row in read_csv(self.data / "papers/iclr2021_openreview/paperlist.tsv.gz", "\t"):
            self._count_keywords(share, row["title"] or "", (row["keywords"] or "").split(","))
        return share

    def _count_keywords(self, share: Share, title: str, keywords: list[str]) -> None:
        if self._mine(title):
            for keyword in keywords:
                name = keyword.split("->")[-1].split(": ")[-1].strip().lower()
                if name:
                    share.count(name, known=self._knows(name, NodeType.TOPIC, NodeType.METHOD))

    def _postings(self) -> Iterator[tuple[str, Share]]:
        """Technologies that O*NET names as they stand in postings, and fields of degrees."""
        tools, fields = Share(), Share()
        names = self._technologies()
        for document in self._documents(_POSTINGS):
            found = self._asked(self.extractor.extract(document))
            for name in _named(document.text, names):
                tools.count(name, known=self._canonical(name) in found)
            for match in _DEGREE_IN.finditer(document.text):
                for item in filter(None, map(str.strip, _BETWEEN.split(match.group(1)))):
                    fields.count(item, known=self._knows(item, NodeType.TOPIC))
        yield "O*NET technologies in postings", tools
        yield "fields of degrees in postings", fields

    def _asked(self, extraction: Extraction) -> set[str]:
        relations = (Relation.REQUIRES, Relation.ABOUT)
        edges = [edge for edge in extraction.edges if edge.relation in relations]
        return {self._canonical(name) for edge in edges for name in (edge.dst.name, edge.evidence.surface)}

    def _canonical(self, name: str) -> str:
        terms = (self.vocabulary.lookup(node_type, name) for node_type in _ASKED)
        return next((term.name for term in terms if term), fold_name(name))

    def _technologies(self) -> frozenset[str]:
        rows = [row["Example"] for row in read_csv(self.data / "taxonomies/onet_27.0/Technology_Skills.txt.gz", "\t")]
        names = {re.sub(r" (?:software|systems?)$", "", name) for name in rows}
        short = {" ".join(name.split()[1:]) for name in names if len(name.split()) == 2}
        return frozenset(
            name
            for name in (names | short) - _COMMON
            if len(name) > 2 and not name[1:].islower() and not name.isdigit() and name != name.lower()
        )

    def _documents(self, names: Iterable[str]) -> Iterator[Document]:
        for name in names:
            for path in sorted((self.data / name).glob("*")) if (self.data / name).is_dir() else [self.data / name]:
                documents = (d for d in read_sources([str(path)]) if isinstance(d, Document) and self._mine(d.source))
                yield from islice(documents, self.most)

    def _titles(self) -> Share:
        share = Share()
        for document in self._documents(_TITLES):
            for posting in self.extractor.extract(document).postings[:1]:
                if posting.title:
                    known = posting.role is not None and self._knows(posting.role, NodeType.ROLE)
                    share.count(f"{posting.role}\t{posting.title}", known=known)
        return share


def _annotated(path: Path) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Texts of about thirty sentences with the spans of their last column."""
    blocks = open_text(path).read().split("\n\n")
    for first in range(0, len(blocks), 30):
        text, spans = "", list[tuple[int, int]]()
        for block in blocks[first : first + 30]:
            rows = [line.split("\t") for line in block.split("\n") if "\t" in line and not line.startswith("###")]
            for number, row in enumerate(rows):
                start, text = len(text), f"{text}{row[0]} "
                opens_sentence = number == 0 and row[0][1:].islower()
                if row[-1][0] == "B" and not opens_sentence:
                    spans.append((start, len(text) - 1))
                elif row[-1][0] == "I" and spans:
                    spans[-1] = (spans[-1][0], len(text) - 1)
            text += "\n"
        yield text, [(a, b) for a, b in spans if any(c.isupper() or c.isdigit() for c in text[a:b])]


_WORD = re.compile(r"[A-Za-z0-9][\w+#./-]*[\w+#]|[A-Za-z]")


def _named(text: str, names: frozenset[str]) -> set[str]:
    """The longest names from the left."""
    words, named, at = list(_WORD.finditer(text)), set[str](), 0
    while at < len(words):
        for count in (4, 3, 2, 1):
            if at + count <= len(words):
                start, end = words[at].start(), words[at + count - 1].end()
                if text[start:end] in names:
                    named.add(text[start:end])
                    at += count - 1
                    break
        at += 1
    return named


if __name__ == "__main__":
    main()
