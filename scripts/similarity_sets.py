"""A folder of public sets in, texts with what should be found for them out. Labels never enter the texts."""

from __future__ import annotations

import csv
import gzip
import io
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import numpy as np
from encoder_training.corpora import Corpora, is_dev
from encoder_training.measures import read_alike

from kg.evaluate.retrieval import Figure, Figures, Retrieval, tf_idf
from kg.features.minilm import load_minilm

_T = TypeVar("_T")
_ADVERT = ("Responsibilities", "Minimum Qualifications", "Preferred Qualifications")
_VENUES = ("iclr2018", "colm2024", "corl2024", "aaai2022")


class _Kind(NamedTuple):
    """What O*NET says of each occupation in one respect, and how two such lists are compared."""

    of: Mapping[str, Sequence[str]]
    compared: Callable[[Sequence[Sequence[str]]], Figures]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Columns and rows as a user's file would have them, and what is asked of them."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    asked: Retrieval


def spanish_titles(data: Path, *, queries: int, most: int, seed: int) -> Corpus:
    """Similar titles in Spanish, judged by people."""
    folder = data / "role_similarity/talentclef25_taskA_validation/spanish"
    corpus = dict(_tsv(folder / "corpus_elements.tsv")[1:])
    asked = dict(_tsv(folder / "queries.tsv")[1:])
    relevant = _qrels(line for line in _tsv(folder / "qrels.tsv"))
    found = _titles("Spanish titles", Figure.MAP, corpus, _drawn(asked, queries, seed), relevant, most, seed)
    return replace(found, asked=_without_own_text(found.asked))


def german_titles(data: Path, *, queries: int, most: int, seed: int) -> Corpus:
    """German occupations to English titles of ESCO."""
    return _melo(data, "deu_q_de_c_en", queries, most, seed)


def french_titles(data: Path, *, queries: int, most: int, seed: int) -> Corpus:
    """French occupations to English titles of ESCO."""
    return _melo(data, "fra_q_fr_c_en", queries, most, seed)


def occupations(data: Path, *, queries: int, most: int, seed: int) -> Corpus:
    """Vacancy titles to the name of their ESCO occupation, among all names."""
    esco = _csv(data / "taxonomies/esco_official_en/occupations_en.csv.gz")
    corpus = {row["conceptUri"]: row["preferredLabel"] for row in esco}
    wanted: dict[str, set[str]] = defaultdict(set)
    for row in _csv(data / "role_similarity/jobbert_titles_esco/titles.csv.gz"):
        if row["conceptUri"] in corpus:
            wanted[row["vacancyTitle"].strip()].add(row["conceptUri"])
    asked = _drawn({title: title for title in sorted(wanted)}, queries, seed)
    return _titles("vacancies to ESCO", Figure.MRR, corpus, asked, wanted, most, seed)


def new_occupations(data: Path, *, queries: int, most: int, seed: int) -> Corpus:
    """The same of occupations that training holds back, with all titles of their vacancies: see `related`."""
    found = occupations(data, queries=1_000_000, most=most, seed=seed)
    relevant = {title: uris for title, uris in found.asked.relevant.items() if all(map(is_dev, uris))}
    asked = _drawn({title: title for title in found.asked.queries if title in relevant}, queries, seed)
    return replace(found, asked=replace(found.asked, name="new occupations", queries=asked, relevant=relevant))


def skill_spans(data: Path, *, queries: int, most: int, seed: int) -> Corpus:
    """Spans of adverts that name a skill to the name of that ESCO skill, among all names."""
    folder = data / "gold_extraction/skillspan_esco_links"
    names = _text(folder / "skills_en_label.txt.gz").splitlines()
    id_of = {name: f"s{number}" for number, name in enumerate(names)}
    wanted: dict[str, set[str]] = defaultdict(set)
    for part in ("house", "tech"):
        for row in _csv(folder / f"{part}_validation_annotations.csv"):
            if row["label"] in id_of:
                wanted[row["sub_span"] or row["span"]].add(id_of[row["label"]])
    asked = _drawn({span: span for span in sorted(wanted)}, queries, seed)
    corpus = {number: name for name, number in id_of.items()}
    return _titles("skills to ESCO", Figure.MRR, corpus, asked, wanted, most, seed)


def activities(data: Path, *, queries: int, most: int, seed: int) -> Corpus:
    """O*NET occupations by title, description and tasks to the ten that share most work activities, rare ones more."""
    done = _grouped(_rows(data / "taxonomies/onet_27.0/Tasks_to_DWAs.txt.gz"), "DWA ID")
    return _alike("activities", data, [_Kind(done, _shared)], queries, most, seed)


def tools(data: Path, *, queries: int, most: int, seed: int) -> Corpus:
    """The same to the ten that share most tools; no encoder of this project has seen who uses which."""
    used = _grouped(_rows(data / "taxonomies/onet_27.0/Tools_Used.txt.gz"), "Commodity Code")
    return _alike("tools", data, [_Kind(used, _shared)], queries, most, seed)


def related(data: Path, *, queries: int, most: int, seed: int) -> Corpus:
    """The same to the ten that are most alike by activities, tools and technologies together.

    It stands for the published table of related occupations, which is not at hand. Asked are only occupations that
    training holds back: `--encoder` takes an encoder that was trained so (see `benchmark_encoder.py`); the shipped one
    was trained on all of them, so that its figure flatters.
    """
    folder = data / "taxonomies/onet_27.0"
    files = (("Tasks_to_DWAs", "DWA ID"), ("Tools_Used", "Commodity Code"), ("Technology_Skills", "Example"))
    kinds = [_Kind(_grouped(_rows(folder / f"{name}.txt.gz"), column), _shared) for name, column in files]
    return _alike("related", data, kinds, queries, most, seed, asked=is_dev)


def called_alike(data: Path, *, queries: int, most: int, seed: int) -> Corpus:
    """The same to the ten most alike by activities and by the words of all titles that they are known by."""
    folder = data / "taxonomies/onet_27.0"
    done = _grouped(_rows(folder / "Tasks_to_DWAs.txt.gz"), "DWA ID")
    titles = _grouped(_rows(folder / "Alternate_Titles.txt.gz"), "Alternate Title")
    words = {i: [word for title in of for word in title.lower().split()] for i, of in titles.items()}
    return _alike(
        "called alike", data, [_Kind(done, _shared), _Kind(words, _shared)], queries, most, seed, asked=is_dev
    )


def meant_alike(data: Path, *, queries: int, most: int, seed: int) -> Corpus:
    """The same to the ten whose tasks and whose titles MiniLM reads most alike; takes minutes.

    What the published table is said to be made of (what people do, what they are called), besides knowledge. Of its
    nearest twenty 0.54 are of the same major group and 0.55 name each other, of the published ones 0.55 and 0.56; of
    those that share most activities 0.90 are of the same group.
    """
    occupations, read = Corpora(data).onet(), partial(read_alike, encode=load_minilm().encode)
    kinds = [
        _Kind({o.key: o.tasks for o in occupations if o.tasks}, read),
        _Kind({o.key: o.titles for o in occupations if o.titles}, read),
    ]
    return _alike("meant alike", data, kinds, queries, most, seed, asked=is_dev)


def _alike(
    name: str,
    data: Path,
    kinds: Sequence[_Kind],
    queries: int,
    most: int,
    seed: int,
    asked: Callable[[str], bool] = bool,
) -> Corpus:
    """O*NET occupations to the ten nearest by what is said of them, each kind of it standardised."""
    folder = data / "taxonomies/onet_27.0"
    tasks = _grouped(_rows(folder / "Task_Statements.txt.gz"), "Task")
    rows = [row for row in _rows(folder / "Occupation_Data.txt") if tasks[row["O*NET-SOC Code"]]][:most]
    rows = [row for row in rows if all(row["O*NET-SOC Code"] in kind.of for kind in kinds)]
    ids = [row["O*NET-SOC Code"] for row in rows]
    lines = [[i, row["Title"], "\n".join([row["Description"], *tasks[i]])] for i, row in zip(ids, rows, strict=True)]
    texts = {i: f"{title}\n{body}" for i, title, body in lines}
    alike = np.sum([_standard(kind.compared([kind.of[i] for i in ids])) for kind in kinds], axis=0)
    np.fill_diagonal(alike, -np.inf)
    nearest = np.argsort(-alike, axis=1, kind="stable")[:, :10]
    relevant = {i: {ids[other] for other in nearest[row]} for row, i in enumerate(ids)}
    drawn = _drawn({i: text for i, text in texts.items() if asked(i)}, queries, seed)
    retrieval = Retrieval(name, Figure.P10, texts, drawn, {i: relevant[i] for i in drawn})
    return Corpus(("id", "title", "description"), lines, retrieval)


def _shared(labels: Sequence[Sequence[str]]) -> Figures:
    """Cosine of tf-idf of labels, each taken as a word, [rows, rows]."""
    bags = [" ".join(re.sub(r"\W", "_", label) for label in row) for row in labels]
    return tf_idf(bags, bags)


def _standard(likeness: Figures) -> Figures:
    """Likenesses in standard deviations from the mean, over those of different rows."""
    others = likeness[~np.eye(len(likeness), dtype=bool)]
    standard: Figures = (likeness - others.mean()) / others.std()
    return standard


def messy_titles(data: Path, *, queries: int, most: int, seed: int) -> Corpus:
    """Titles of a job board that were given the same occupation."""
    rows = _csv(data / "role_similarity/jobbert_titles_esco/titles.csv.gz")
    corpus = {f"t{number}": row["vacancyTitle"] for number, row in enumerate(rows)}
    label = {f"t{number}": row["conceptUri"] for number, row in enumerate(rows)}
    kept = _drawn(corpus, most, seed)
    corpus = {title: corpus[title] for title in kept}
    asked = _drawn({i: t for i, t in corpus.items() if sum(label[o] == label[i] for o in corpus) > 2}, queries, seed)
    relevant = {i: {o for o in corpus if label[o] == label[i] and o != i} for i in asked}
    same_text = {i: {o for o in corpus if corpus[o].casefold() == corpus[i].casefold()} for i in asked}
    relevant = {i: found - same_text[i] for i, found in relevant.items()}
    retrieval = Retrieval("messy titles", Figure.MAP, corpus, asked, relevant, same_text)
    return Corpus(("id", "title"), list(corpus.items()), retrieval)


def departments(data: Path, *, queries: int, most: int, seed: int) -> Corpus:
    """Adverts of one department; the column that says so is taken out. Adverts with the same title are no results."""
    rows = _csv(data / "google_job_skills_2018/job_skills.csv.gz")[:most]
    ids = [f"g{number}" for number in range(len(rows))]
    texts = {i: "\n".join([row["Title"], *(row[part] for part in _ADVERT)]) for i, row in zip(ids, rows, strict=True)}
    asked = _drawn(texts, queries, seed)
    by_id = dict(zip(ids, rows, strict=True))
    same = {i: {o for o in ids if by_id[o]["Title"] == by_id[i]["Title"]} for i in asked}
    relevant = {i: {o for o in ids if by_id[o]["Category"] == by_id[i]["Category"]} - same[i] for i in asked}
    columns = [name for name in rows[0] if name != "Category"]
    lines = [[i, *(row[name] for name in columns)] for i, row in by_id.items()]
    return Corpus(("id", *columns), lines, Retrieval("departments", Figure.P10, texts, asked, relevant, same))


def papers(data: Path, *, queries: int, most: int, seed: int) -> Corpus:
    """Papers that share a keyword; keywords are left out of the texts."""
    found = [paper for name in _VENUES for paper in _papers(data / f"papers/venues/{name}.jsonl.gz")]
    kept = _drawn({f"p{number}": paper for number, paper in enumerate(found)}, most, seed)
    keywords = {i: _keywords(paper["keywords"]) for i, paper in kept.items()}
    texts = {i: f"{paper['title']}\n{paper['abstract']}" for i, paper in kept.items()}
    holders: dict[str, set[str]] = defaultdict(set)
    for i, words in keywords.items():
        for word in words:
            holders[word].add(i)
    relevant = {i: set().union(*(holders[word] for word in words)) - {i} for i, words in keywords.items()}
    asked = _drawn({i: texts[i] for i in texts if relevant[i]}, queries, seed)
    rows = [[i, paper["title"], paper["abstract"]] for i, paper in kept.items()]
    return Corpus(("id", "title", "abstract"), rows, Retrieval("papers", Figure.P10, texts, asked, relevant))


SETS: Mapping[str, Callable[..., Corpus]] = {
    "spanish-titles": spanish_titles,
    "german-titles": german_titles,
    "french-titles": french_titles,
    "occupations": occupations,
    "new-occupations": new_occupations,
    "skill-spans": skill_spans,
    "messy-titles": messy_titles,
    "activities": activities,
    "tools": tools,
    "related": related,
    "called-alike": called_alike,
    "meant-alike": meant_alike,
    "departments": departments,
    "papers": papers,
}


def _melo(data: Path, name: str, queries: int, most: int, seed: int) -> Corpus:
    folder = data / "role_similarity/melo" / name
    corpus, asked = dict(_tsv(folder / "corpus_elements.tsv.gz")), dict(_tsv(folder / "queries.tsv.gz"))
    relevant = _qrels(_tsv(folder / "annotations.tsv.gz"))
    return _titles(name, Figure.MRR, corpus, _drawn(asked, queries, seed), relevant, most, seed)


def _titles(
    name: str,
    figure: Figure,
    corpus: Mapping[str, str],
    asked: Mapping[str, str],
    relevant: Mapping[str, set[str]],
    most: int,
    seed: int,
) -> Corpus:
    needed = set().union(*(relevant[query] for query in asked))
    others = {i: text for i, text in corpus.items() if i not in needed}
    kept = needed | _drawn(others, max(0, most - len(needed)), seed).keys()
    texts = {i: text for i, text in corpus.items() if i in kept}
    return Corpus(("id", "title"), list(texts.items()), Retrieval(name, figure, texts, asked, relevant))


def _without_own_text(asked: Retrieval) -> Retrieval:
    """A query that stands in the corpus too is no result of its own, as the makers of the set ask for."""
    same = {query: {i for i, text in asked.corpus.items() if text == own} for query, own in asked.queries.items()}
    relevant = {query: set(asked.relevant[query]) - same[query] for query in asked.queries}
    return replace(asked, relevant=relevant, left_out=same)


def _drawn(items: Mapping[str, _T], most: int, seed: int) -> dict[str, _T]:
    if len(items) <= most:
        return dict(items)
    kept = set(random.Random(seed).sample(sorted(items), most))
    return {key: value for key, value in items.items() if key in kept}


def _qrels(lines: Iterable[Sequence[str]]) -> dict[str, set[str]]:
    relevant: dict[str, set[str]] = defaultdict(set)
    for query, _, found, gain in lines:
        if int(gain) > 0:
            relevant[query].add(found)
    return relevant


def _tsv(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in _text(path).splitlines()]


def _csv(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(_text(path))))


def _rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(_text(path)), delimiter="\t", quoting=csv.QUOTE_NONE))


def _grouped(rows: Iterable[Mapping[str, str]], column: str) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        groups[row["O*NET-SOC Code"]].append(row[column])
    return groups


def _papers(path: Path) -> list[dict[str, Any]]:
    found = [json.loads(line) for line in _text(path).splitlines()]
    return [paper for paper in found if paper.get("keywords") and paper.get("abstract")]


def _keywords(value: str | Sequence[str]) -> set[str]:
    """Some venues list them, others write them in one line."""
    listed = re.split(r"[;,]", value) if isinstance(value, str) else value
    return {word.strip().casefold() for word in listed if word.strip()}


def _text(path: Path) -> str:
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
