"""Extractions as `kg extract --json` writes them and annotated gold in, F1 per field and relation out.

The rules of comparison are the gold's own: names are compared after folding case, quotes and white
space; surface forms listed in `aliases` count as their canonical name; `accept_also` and the optional
lists are neither required nor penalised; topics are a selection, so only their recall counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.errors import InputError
from kg.evaluate.gold_edges import GoldEdges, GoldNames, Json, Triple, place_words, soft_equal
from kg.evaluate.gold_pairs import label_of, pairs_of
from kg.metrics import Counts

STRUCTURED = (
    "primary_location",
    "other_locations",
    "organization",
    "level",
    "employment_type",
    "posted",
    "season_year",
    "duration_months",
    "degrees",
    "languages_spoken",
    "remote",
)
NAMED = ("title", "role", "team", "suborganization")
ASKED = ("disciplines", "skills")
#: Relations of articles.
RESEARCH = ("PRESENTED_AT", "AUTHOR_OF", "AFFILIATED_WITH", "WORKS_AT", "FORMERLY_AT", "FROM_TEAM", "MENTIONS")
_GOLD_FIELD = {"organization": "organisation", "suborganization": "suborganisation"}
_LISTS = ("other_locations", "degrees", "languages_spoken", "disciplines", "skills", "topics")
#: Files whose text is rendered before it is read: offsets in the file are not those of the text.
_RENDERED = (".html", ".htm", ".json", ".jsonl", ".xml", ".pdf", ".csv", ".yaml", ".yml")
_MARKED = (".md", ".markdown")
_RECALL_ONLY = frozenset({"topics"})
#: Not stated by one document alone, or about a kind of node that the ontology does not have.
_NOT_EXTRACTED = frozenset({"NEAR_DUPLICATE", "HOSTED_BY"})
#: Relations of a posting that has one value of them at most.
_OF_ONE_VALUE = frozenset({"HAS_ROLE", "IN_TEAM", "IN_SUBORGANISATION", "AT_ORGANISATION", "LOCATED_IN"})


@dataclass(frozen=True, slots=True)
class Judged:
    """One extracted value or edge of which the gold says whether it is right, with the confidence it came with."""

    document: str
    kind: str
    confidence: float
    right: bool


@dataclass(slots=True)
class GoldReport:
    """Counts per field and per relation, spans found and missed, and every disagreement in words."""

    fields: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    relations: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    span_iou: dict[str, float] = field(default_factory=dict)
    unmatched_postings: list[str] = field(default_factory=list)
    negative_edges: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)

    def group(self, names: Iterable[str]) -> Counts:
        """Micro-summed counts of several fields."""
        return sum((self.fields[name] for name in names), Counts())

    def edges(self, relations: Iterable[str] | None = None) -> Counts:
        """Micro-summed counts of several relations, all by default."""
        return sum((self.relations[name] for name in relations or list(self.relations)), Counts())


def score_gold(gold: Json, extractions: Mapping[str, Json]) -> GoldReport:
    """Compares extractions, keyed by the gold's file name, with the gold.

    Raises:
        KeyError: a document of the gold has no extraction.
    """
    report = GoldReport()
    scorer = _Scorer(gold, report)
    for document in gold["documents"]:
        scorer.score_document(document, extractions[document["file"]])
    scorer.score_edges()
    return report


def extraction_of(file: str, found: Sequence[Json]) -> Json:
    """What was extracted from one file; the records of a file with several count as one document.

    Raises:
        InputError: nothing was extracted from it.
    """
    of_file = [
        document
        for document in found
        if f"/{document['source']}".endswith(f"/{file}") or f"/{file}#" in f"/{document['source']}"
    ]
    if not of_file:
        raise InputError(f"there is no extraction of {file}: run kg extract over the folder that holds it")
    merged = dict(of_file[0])
    for name in ("postings", "papers", "persons", "mentions", "edges"):
        merged[name] = [item for document in of_file for item in document[name]]
    return merged


class _Scorer:
    def __init__(self, gold: Json, report: GoldReport) -> None:
        self.gold = gold
        self.report = report
        self.accepted: dict[tuple[str, str], list[Any]] = defaultdict(list)
        for entry in [*gold.get("accept_also", []), *gold.get("optional_items", [])]:
            self.accepted[(entry["id"], entry["field"])].extend(entry["values"])
        self._names = GoldNames(gold.get("aliases", {}))
        self._edges = GoldEdges(self._names)
        self._documents = {
            subject.partition(":")[2]
            for subject, _, _ in gold["edges"]
            if subject.startswith(("article:", "document:"))
        } | {value.partition(":")[2] for _, _, value in gold["edges"] if value.startswith("document:")}
        self._document = ""
        self._evidence: Mapping[str, Sequence[Json]] = {}
        self._stated: dict[Triple, list[tuple[str, str, float]]] = defaultdict(list)
        self.predicted_edges: set[Triple] = set()
        self.names: dict[int, str] = {}

    # --- postings ---

    def score_document(self, document: Json, extraction: Json) -> None:
        wanted = [*document["postings"], *document["other_postings_listed"]]
        found = extraction["postings"]
        file = document["file"].lower()
        pairs = pairs_of(wanted, found, by_name=file.endswith(_RENDERED), shifted=file.endswith(_MARKED))
        for posting, (index, iou) in zip(wanted, pairs, strict=True):
            self.report.span_iou[posting["id"]] = round(iou, 3)
            if index is None:
                self.report.unmatched_postings.append(posting["id"])
            else:
                self.names[id(found[index])] = posting["id"]
            best = {} if index is None else found[index]
            self._document, self._evidence = document["file"], best.get("evidence") or {}
            if "#L" in posting["id"]:
                self._score_listing(posting, best)
            else:
                self._score_posting(posting, best)
        for extra in found:
            if id(extra) not in self.names:
                self.report.fields["posting_span"] += Counts(false_positive=1)
                self.report.errors.append(
                    f"{document['file']}: extra posting {extra['start']}:{extra['end']} {extra['title']!r}"
                )
        self._collect_edges(document, extraction)

    def _score_listing(self, wanted: Json, found: Json) -> None:
        for name, gold_value in (("title", wanted["title"]), ("organization", wanted["organisation"])):
            self._scalar(wanted["id"], name, gold_value, found.get(name))
        self._scalar(
            wanted["id"],
            "primary_location",
            place_words(wanted["location"]),
            place_words(found.get("primary_location")),
        )
        self._span(found)

    def _score_posting(self, wanted: Json, found: Json) -> None:
        self._span(found)
        for name in (*STRUCTURED, *NAMED, *ASKED, "topics"):
            gold_value = wanted[_GOLD_FIELD.get(name, name)]
            value = found.get(name)
            if name == "primary_location":
                self._scalar(wanted["id"], name, place_words(gold_value), place_words(value))
            elif name == "other_locations":
                self._list(wanted["id"], name, gold_value, [place_words(item) for item in value or []])
            elif name == "duration_months":
                self._scalar(wanted["id"], name, _joined(gold_value), _joined(value))
            elif name in _LISTS:
                self._list(wanted["id"], name, gold_value, value or [])
            else:
                self._scalar(wanted["id"], name, gold_value, value)

    def _span(self, found: Json) -> None:
        self.report.fields["posting_span"] += Counts(true_positive=1) if found else Counts(false_negative=1)

    def _scalar(self, posting_id: str, name: str, wanted: Any, found: Any) -> None:
        gold_name = _GOLD_FIELD.get(name, name)
        right = {self._names.fold(name, wanted)} | {
            self._names.fold(name, _in_words(v)) for v in self.accepted[(posting_id, gold_name)]
        }
        value = self._names.fold(name, found)
        if value is not None:
            self._judge(name, 0, right=value in right)
        if value in right:
            if value is not None:
                self.report.fields[name] += Counts(true_positive=1)
            return
        miss = Counts(false_positive=int(value is not None), false_negative=int(None not in right))
        self.report.fields[name] += miss
        self.report.errors.append(f"{posting_id} {name}: wanted {wanted!r}, found {found!r}")

    def _list(self, posting_id: str, name: str, wanted: Sequence[Any], found: Sequence[Any]) -> None:
        want = {self._names.fold(name, item) for item in wanted}
        free = {self._names.fold(name, item) for item in self.accepted[(posting_id, name)]}
        have = {self._names.fold(name, item) for item in found}
        if name in _RECALL_ONLY:
            hit = {item for item in want if any(soft_equal(str(item), str(other)) for other in have)}
            self.report.fields[name] += Counts(len(hit), 0, len(want - hit))
            return
        for index, item in enumerate(found):
            self._judge(name, index, right=self._names.fold(name, item) in want | free)
        # Free items are right when found and no loss when missing.
        extra, missing = have - want - free, want - have - free
        self.report.fields[name] += Counts(len(have & want), len(extra), len(missing))
        if extra or missing:
            self.report.errors.append(
                f"{posting_id} {name}: extra {sorted(map(str, extra))}, missing {sorted(map(str, missing))}"
            )

    def _judge(self, name: str, index: int, *, right: bool) -> None:
        passages = self._evidence.get(name, ())
        if index < len(passages):
            self.report.judged.append(Judged(self._document, name, passages[index]["confidence"], right))

    # --- edges ---

    def _collect_edges(self, document: Json, extraction: Json) -> None:
        number = label_of(document["file"], self._documents)
        for posting in extraction["postings"]:
            posting_id = self.names.get(id(posting))
            if posting_id is not None:
                self.predicted_edges.update(self._edges.of_posting(posting_id, posting, number))
        self.predicted_edges.update(self._edges.of_article(extraction, number))
        for edge in extraction["edges"]:
            if stated := self._edges.stated(edge):
                kind = f"{edge['src']['type']} {edge['relation']} {edge['dst']['type']}"
                self._stated[stated].append((document["file"], kind, edge["confidence"]))

    def score_edges(self) -> None:
        wanted = {self._names.triple(*edge) for edge in self.gold["edges"]}
        optional = {self._names.triple(*edge) for edge in self.gold["optional_edges"]} | self._accepted_edges()
        negative = {self._names.triple(*edge) for edge in self.gold["negative_edges"]}
        predicted = self.predicted_edges
        self.report.negative_edges = [" ".join(edge) for edge in sorted(predicted & negative)]
        comparable = {relation for _, relation, _ in wanted}
        for edge, statements in self._stated.items():
            right = edge in wanted | optional
            self.report.judged += [
                Judged(*statement, right) for statement in statements if right or edge[1] in comparable
            ]
        # A further right value of a field of one value is as right as the first.
        served = {edge[:2] for edge in predicted & optional if edge[1] in _OF_ONE_VALUE}
        for subject, relation, value in sorted(wanted - optional):
            if relation in _NOT_EXTRACTED:
                continue
            found = (subject, relation) in served or self._found((subject, relation, value), predicted)
            self.report.relations[relation] += Counts(true_positive=int(found), false_negative=int(not found))
            if not found:
                self.report.errors.append(f"missing edge {subject} {relation} {value}")
        for edge in sorted(predicted - wanted - optional):
            if edge[1] == "ABOUT" or edge[1] not in comparable or self._matched_softly(edge, wanted | optional):
                continue
            self.report.relations[edge[1]] += Counts(false_positive=1)
            self.report.errors.append(f"extra edge {' '.join(edge)}")

    def _accepted_edges(self) -> set[Triple]:
        relations = {
            "disciplines": "IN_DISCIPLINE",
            "skills": "REQUIRES_SKILL",
            "degrees": "REQUIRES_DEGREE",
            "languages_spoken": "REQUIRES_LANGUAGE",
            "team": "IN_TEAM",
            "role": "HAS_ROLE",
            "suborganisation": "IN_SUBORGANISATION",
            "organisation": "AT_ORGANISATION",
            "primary_location": "LOCATED_IN",
        }
        of_postings = {
            self._names.triple(f"posting:{posting_id}", relations[name], str(_in_words(value)))
            for (posting_id, name), values in self.accepted.items()
            for value in values
            if name in relations and value is not None
        }
        return of_postings | {
            self._names.triple(f"article:{document}", "MENTIONS", f"{kind}:{value}")
            for (document, name), values in self.accepted.items()
            for kind in [{"papers": "paper", "persons": "person"}.get(name)]
            for value in values
            if kind
        }

    def _found(self, wanted: Triple, predicted: set[Triple]) -> bool:
        return wanted in predicted or (wanted[1] == "ABOUT" and self._matched_softly(wanted, predicted))

    @staticmethod
    def _matched_softly(edge: Triple, others: set[Triple]) -> bool:
        subject, relation, value = edge
        if relation not in ("ABOUT", "IN_THEME"):
            return False
        return any(s == subject and r == relation and soft_equal(value, v) for s, r, v in others)


def _in_words(value: Any) -> Any:
    """A place in words, anything else as it is."""
    return place_words(value) if isinstance(value, Mapping) else value


def _joined(value: Sequence[int] | int | None) -> str | None:
    if value is None:
        return None
    numbers = [value, value] if isinstance(value, int) else list(value)
    return "-".join(map(str, numbers))
