"""A text encoder → its figures on the sets kept for choosing; every ranking is by cosine."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from encoder_training.corpora import Corpora, Occupation, PaperText, PostingText, is_dev, open_text
from kg.features.minilm import load_minilm
from kg.metrics import average_precision, mean_reciprocal_rank
from kg.ports import FloatArray

Encode = Callable[[Sequence[str]], FloatArray]


@dataclass(frozen=True, slots=True)
class Measure:
    """One column of the table: a figure in [0, 1], higher is better."""

    name: str
    of: Callable[[Encode], float]


def measures(data: Path) -> tuple[Measure, ...]:
    """Everything that is measured, in the order of the table."""
    corpora = Corpora(data)
    return (
        Measure("O*NET titles MAP", lambda e: synonyms(e, _dev(corpora.onet()))),
        Measure("ESCO titles MAP", lambda e: synonyms(e, _dev(corpora.esco()))),
        Measure("JobBERT new titles R@1", lambda e: to_esco(e, corpora, False).first),
        Measure("JobBERT new titles MRR", lambda e: to_esco(e, corpora, False).reciprocal),
        Measure("JobBERT new concepts R@1", lambda e: to_esco(e, corpora, True).first),
        Measure("JobBERT new concepts MRR", lambda e: to_esco(e, corpora, True).reciprocal),
        Measure(
            "Spanish titles MAP", lambda e: judged(e, data / "role_similarity/talentclef25_taskA_validation/spanish")
        ),
        Measure("MELO German MRR", lambda e: melo(e, data / "role_similarity/melo/deu_q_de_c_en")),
        Measure("MELO French MRR", lambda e: melo(e, data / "role_similarity/melo/fra_q_fr_c_en")),
        Measure("related occupations R@10", lambda e: related(e, corpora.onet())),
        Measure("occupations alike by meaning R@10", lambda e: meant_alike(e, corpora)),
        Measure("same category, Google 2018 P@10", lambda e: same_label(e, corpora.google_2018())),
        Measure("shared skills, Wuzzuf R@10", lambda e: same_skills(e, _dev_postings(corpora.wuzzuf()))),
        Measure("posting halves MRR", lambda e: halves(e, _dev_postings(corpora.postings()))),
        Measure("papers, shared keyword P@10", lambda e: shared_keywords(e, dev_papers(corpora.papers()))),
        Measure("papers, same area P@10", lambda e: same_area(e, corpora.papers())),
        Measure("paper title to abstract MRR", lambda e: title_to_abstract(e, dev_papers(corpora.papers()))),
        Measure("skill span to ESCO R@1", lambda e: linked(e, corpora, 1)),
        Measure("skill span to ESCO R@5", lambda e: linked(e, corpora, 5)),
    )


DEV_VENUES = ("iclr2018", "colm2024", "corl2024", "aaai2022")


def dev_papers(papers: Sequence[PaperText]) -> list[PaperText]:
    """Papers of venues that no training pair comes from, with keywords."""
    return [paper for paper in papers if paper.venue in DEV_VENUES and paper.keywords]


def synonyms(encode: Encode, occupations: Sequence[Occupation], queries_each: int = 3) -> float:
    """MAP of finding the other names of an occupation among the names of all."""
    names: dict[str, set[int]] = defaultdict(set)
    for number, occupation in enumerate(occupations):
        for name in occupation.titles:
            names[name].add(number)
    corpus = sorted(names)
    ranked = _rankings(encode, queries := _queries(occupations, queries_each), corpus)
    return _mean_ap(
        (
            {str(i) for i, name in enumerate(corpus) if names[name] & names[query] and name != query},
            [i for i in order if corpus[i] != query],
        )
        for query, order in zip(queries, ranked, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Linking:
    """Share of first hits and mean reciprocal rank."""

    first: float
    reciprocal: float


def to_esco(encode: Encode, corpora: Corpora, new_concepts: bool) -> Linking:
    """Vacancy titles to the label of their occupation, among all labels."""
    esco = corpora.esco()
    place = {occupation.key: number for number, occupation in enumerate(esco)}
    wanted: dict[str, set[int]] = defaultdict(set)
    for title, uri in corpora.jobbert():
        if uri in place and is_dev(uri) == new_concepts and (new_concepts or is_dev(title.lower())):
            wanted[title].add(place[uri])
    ranked = _rankings(encode, sorted(wanted), [occupation.title for occupation in esco])
    ranks = [
        min(int(np.flatnonzero(order == target)[0]) + 1 for target in wanted[title])
        for title, order in zip(sorted(wanted), ranked, strict=True)
    ]
    return Linking(float(np.mean([rank == 1 for rank in ranks])), mean_reciprocal_rank(ranks))


def judged(encode: Encode, folder: Path) -> float:
    """MAP on judged similar titles; the query's own string is left out."""
    queries = _two_columns(folder / "queries.tsv")[1:]
    corpus = _two_columns(folder / "corpus_elements.tsv")[1:]
    relevant: dict[str, set[str]] = defaultdict(set)
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines():
        query, _, item, _ = line.split("\t")
        relevant[query].add(item)
    ranked = _rankings(encode, [text for _, text in queries], [text for _, text in corpus])
    found = []
    for (key, text), order in zip(queries, ranked, strict=True):
        kept = [corpus[i][0] for i in order if corpus[i][1] != text]
        found.append(average_precision(relevant[key] & set(kept), kept))
    return float(np.mean(found))


def melo(encode: Encode, folder: Path) -> float:
    """MRR of the right ESCO concept for titles in another language; a concept is as near as its nearest name."""

    def table(name: str) -> list[list[str]]:
        return [line.split("\t") for line in open_text(folder / name).read().split("\n") if line]

    concept = {row[0]: row[1] for row in table("concept_mapping.tsv.gz")}
    corpus = table("corpus_elements.tsv.gz")
    wanted: dict[str, set[str]] = defaultdict(set)
    for query, _, item, _ in table("annotations.tsv.gz"):
        wanted[query].add(concept[item])
    queries = [query for query in table("queries.tsv.gz") if query[0] in wanted]
    uris = sorted({concept[key] for key, _ in corpus})
    place = {uri: number for number, uri in enumerate(uris)}
    owner = np.array([place[concept[key]] for key, _ in corpus])
    names = encode([text for _, text in corpus])
    ranks = []
    for start in range(0, len(queries), 256):
        part = queries[start : start + 256]
        scores = encode([text for _, text in part]) @ names.T
        for (key, _), row in zip(part, scores, strict=True):
            best = np.full(len(uris), -2.0)
            np.maximum.at(best, owner, row)
            target = max(best[place[uri]] for uri in wanted[key])
            ranks.append(_rank_among(best, target))
    return mean_reciprocal_rank(ranks)


def related(encode: Encode, occupations: Sequence[Occupation], nearest: int = 10) -> float:
    """R@10 of the occupations that share most work activities (tf-idf of O*NET's DWAs), by their whole text.

    Asked of held-back occupations only, among all: no likeness of theirs was trained on.
    """
    usable = with_tasks(occupations)
    return _found(encode, usable, label_likeness([occupation.activities for occupation in usable]), nearest)


def meant_alike(encode: Encode, corpora: Corpora, nearest: int = 10) -> float:
    """R@10 of the occupations whose tasks and names MiniLM reads alike, by their whole text; asked as in `related`."""
    return _found(encode, *_meant_likeness(corpora), nearest)


def with_tasks(occupations: Sequence[Occupation]) -> list[Occupation]:
    """Those of which it is known what is done."""
    return [occupation for occupation in occupations if occupation.activities and occupation.tasks]


def read_alike(texts: Sequence[Sequence[str]], encode: Encode) -> FloatArray:
    """Cosines of the mean vectors that an encoder gives some texts each, [rows, rows]."""
    every = sorted({text for row in texts for text in row})
    return mean_likeness(texts, dict(zip(every, encode(every), strict=True)))


def mean_likeness(texts: Sequence[Sequence[str]], minilm: Mapping[str, FloatArray]) -> FloatArray:
    """Cosines of MiniLM's mean vectors of some texts each, [rows, rows]."""
    means = np.stack([np.mean([minilm[text] for text in row if text.strip()], axis=0) for row in texts])
    means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
    return np.asarray(means @ means.T, dtype=np.float32)


def _found(encode: Encode, occupations: Sequence[Occupation], alike: FloatArray, nearest: int) -> float:
    """R@`nearest` of the occupations that are most alike, by whole texts; asked of those that are held back."""
    asked = [number for number, occupation in enumerate(occupations) if is_dev(occupation.key)]
    found = top(_gram(encode([occupation.text for occupation in occupations])), nearest)
    return _recall(top(alike, nearest)[asked], found[asked])


def _recall(wanted: np.ndarray, found: np.ndarray) -> float:
    """Mean share of each row of `wanted` that is in that of `found`."""
    return float(np.mean([len(set(a) & set(b)) / len(a) for a, b in zip(wanted, found, strict=True)]))


@cache
def _meant_likeness(corpora: Corpora) -> tuple[Sequence[Occupation], FloatArray]:
    """Occupations, and cosines of their tasks plus those of their names, each in standard deviations; takes minutes."""
    occupations, model, total = with_tasks(corpora.onet()), load_minilm(), np.float32(0.0)
    for texts in ([o.tasks for o in occupations], [o.titles for o in occupations]):
        alike = read_alike(texts, model.encode)
        total = total + (alike - alike.mean()) / alike.std()
    return occupations, np.asarray(total, dtype=np.float32)


def same_label(encode: Encode, postings: Sequence[PostingText], k: int = 10) -> float:
    """Mean share of the k nearest postings that carry a label of the query; rows without labels left out."""
    kept = [posting for posting in postings if posting.labels]
    found = top(_gram(encode([posting.text for posting in kept])), k)
    labels = [set(posting.labels) for posting in kept]
    return float(np.mean([[bool(labels[i] & labels[j]) for j in row] for i, row in enumerate(found)]))


def same_skills(encode: Encode, postings: Sequence[PostingText], nearest: int = 10) -> float:
    """R@10 of the postings whose skills are most alike (tf-idf of the labelled skills), by the whole text."""
    kept = [posting for posting in postings if len(posting.skills) > 2]
    wanted = top(label_likeness([posting.skills for posting in kept]), nearest)
    return _recall(wanted, top(_gram(encode([posting.text for posting in kept])), nearest))


def halves(encode: Encode, postings: Sequence[PostingText], limit: int = 1000) -> float:
    """MRR of the last part of a posting by its first part."""
    kept = [posting for posting in postings if len(posting.parts) > 1][:limit]
    return _aligned(
        encode, [_line(posting.parts[0]) for posting in kept], [_line(posting.parts[-1]) for posting in kept]
    )


def _line(text: str) -> str:
    """A text without a first line, which an encoder might take for its name."""
    return " ".join(text.split())


def shared_keywords(encode: Encode, papers: Sequence[PaperText], k: int = 10, limit: int = 2000) -> float:
    """Mean share of the k nearest papers that share a keyword of medium frequency, by title and abstract."""
    papers = papers[:limit]
    counts: dict[str, int] = defaultdict(int)
    for paper in papers:
        for word in paper.keywords:
            counts[word] += 1
    labels = [{word for word in paper.keywords if 2 <= counts[word] <= len(papers) // 20} for paper in papers]
    found = top(_gram(encode([f"{paper.title}\n{paper.abstract}" for paper in papers])), k)
    return float(np.mean([[bool(labels[i] & labels[j]) for j in row] for i, row in enumerate(found) if labels[i]]))


def same_area(encode: Encode, papers: Sequence[PaperText], k: int = 10) -> float:
    """Mean share of the k nearest AAAI papers of the query's area, by title and abstract."""
    kept = [paper for paper in papers if paper.venue == "aaai2022" and paper.area]
    found = top(_gram(encode([f"{paper.title}\n{paper.abstract}" for paper in kept])), k)
    areas = np.array([paper.area.rstrip(" I") for paper in kept])
    return float(np.mean(areas[found] == areas[:, None]))


def title_to_abstract(encode: Encode, papers: Sequence[PaperText], limit: int = 1500) -> float:
    """MRR of a paper's abstract by its title."""
    papers = papers[:limit]
    return _aligned(encode, [paper.title for paper in papers], [paper.abstract for paper in papers])


def linked(encode: Encode, corpora: Corpora, k: int) -> float:
    """R@k of the ESCO skill that a span of a posting names."""
    spans = corpora.skill_spans()
    names = corpora.skill_names()
    ranked = _rankings(encode, [span for span, _ in spans], names)
    return float(
        np.mean([label in {names[i] for i in order[:k]} for (_, label), order in zip(spans, ranked, strict=True)])
    )


def speed(encode: Encode, titles: Sequence[str], postings: Sequence[str]) -> tuple[float, float]:
    """Titles and postings per second of CPU time."""
    rates = []
    for texts in (titles, postings):
        start = time.process_time()
        encode(texts)
        rates.append(len(texts) / (time.process_time() - start))
    return rates[0], rates[1]


def top(similarity: FloatArray, k: int) -> np.ndarray:
    """The k most similar others of every row, [rows, k]."""
    similarity = similarity.copy()
    np.fill_diagonal(similarity, -np.inf)
    return np.argsort(-similarity, axis=1, kind="stable")[:, :k]


def _gram(vectors: FloatArray) -> FloatArray:
    return vectors @ vectors.T


def _rankings(encode: Encode, queries: Sequence[str], corpus: Sequence[str]) -> np.ndarray:
    return np.argsort(-(encode(queries) @ encode(corpus).T), axis=1, kind="stable")


def _aligned(encode: Encode, queries: Sequence[str], targets: Sequence[str]) -> float:
    scores = encode(queries) @ encode(targets).T
    return mean_reciprocal_rank([_rank_among(row, row[number]) for number, row in enumerate(scores)])


def _rank_among(scores: FloatArray, target: float) -> int:
    """One-based rank of a score; among equals the last place, so that an encoder gains nothing by knowing no word."""
    return max(1, int((scores >= target).sum()))


def _mean_ap(rankings: Iterable[tuple[set[str], Sequence[int]]]) -> float:
    return float(np.mean([average_precision(wanted, [str(i) for i in order]) for wanted, order in rankings]))


def _queries(occupations: Sequence[Occupation], each: int) -> list[str]:
    """Every n-th name of an occupation that has others."""
    found: list[str] = []
    for occupation in occupations:
        names = occupation.titles
        if len(names) > 2:
            found += names[:: max(1, len(names) // each)][:each]
    return list(dict.fromkeys(found))


def _dev(occupations: Sequence[Occupation]) -> list[Occupation]:
    return [occupation for occupation in occupations if is_dev(occupation.key)]


def _dev_postings(postings: Sequence[PostingText]) -> list[PostingText]:
    return [posting for posting in postings if is_dev(posting.key, 20)]


def label_likeness(labels: Sequence[Sequence[str]]) -> FloatArray:
    """Cosine of sets of labels, rare ones counting more, [rows, rows]."""
    names = {name: number for number, name in enumerate(sorted({name for row in labels for name in row}))}
    table = np.zeros((len(labels), len(names)), dtype=np.float32)
    for number, row in enumerate(labels):
        table[number, [names[name] for name in row]] = 1.0
    table *= np.log(len(labels) / table.sum(axis=0))
    return _gram(table / np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9))


def _two_columns(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(line.split("\t")[0], line.split("\t")[1]) for line in lines if line]
