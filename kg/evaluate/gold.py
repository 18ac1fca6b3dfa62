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
from kg.evaluate.gold_pairs import label_of, pairs_of
from kg.metrics import Counts
from kg.names import fold_name

Json = Mapping[str, Any]
Triple = tuple[str, str, str]

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
_ALIAS_GROUPS = {
    "organization": ("organisations",),
    "suborganization": ("organisations", "teams"),
    "team": ("teams",),
    "role": ("roles",),
    "disciplines": ("topics",),
    "skills": ("topics",),
    "topics": ("topics",),
}
_PAPER_RELATIONS = {
    "authors": "AUTHOR_OF",
    "affiliations": "AFFILIATED_WITH",
    "methods": "INTRODUCES",
    "topics": "ABOUT",
}
_OF_ARTICLES = {
    ("person", "author_of", "paper"): "AUTHOR_OF",
    ("person", "affiliated_with", "organization"): "WORKS_AT",
    ("person", "in_team", "team"): "IN_TEAM",
    ("paper", "affiliated_with", "organization"): "AFFILIATED_WITH",
    ("paper", "from_team", "team"): "FROM_TEAM",
    ("paper", "presented_at", "venue"): "PRESENTED_AT",
    ("paper", "introduces", "method"): "INTRODUCES",
}
_PERIODS = {"former": "FORMERLY_AT", "education": "STUDIED_AT"}
_RELATION_ALIASES = {"PUBLISHED_IN": "PRESENTED_AT", "ABOUT": "ABOUT"}
#: Files whose text is rendered before it is read: offsets in the file are not those of the text.
_RENDERED = (".html", ".htm", ".json", ".jsonl", ".xml", ".pdf", ".csv")
_RECALL_ONLY = frozenset({"topics"})
#: Not stated by one document alone, or about a kind of node that the ontology does not have.
_NOT_EXTRACTED = frozenset({"NEAR_DUPLICATE", "HOSTED_BY"})


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
        self.canonical: dict[str, dict[str, str]] = {"locations": {}} | {
            group: {fold_name(alias): fold_name(name) for name, aliases in table.items() for alias in aliases}
            for group, table in gold.get("aliases", {}).items()
        }
        for name in gold.get("aliases", {}).get("locations", {}):
            parts = [part.strip() for part in name.split(",")]
            self.canonical["locations"].setdefault(fold_name(f"{parts[0]}, {parts[-1]}"), fold_name(name))
        self._documents = {
            subject.partition(":")[2]
            for subject, _, _ in gold["edges"]
            if subject.startswith(("article:", "document:"))
        } | {value.partition(":")[2] for _, _, value in gold["edges"] if value.startswith("document:")}
        self._document = ""
        self._evidence: Mapping[str, Sequence[Json]] = {}
        self._stated: dict[Triple, list[tuple[str, str, float]]] = defaultdict(list)
        self._methods_of: dict[str, list[str]] = {}
        self.predicted_edges: set[Triple] = set()
        self.names: dict[int, str] = {}

    # --- postings ---

    def score_document(self, document: Json, extraction: Json) -> None:
        wanted = [*document["postings"], *document["other_postings_listed"]]
        found = extraction["postings"]
        pairs = pairs_of(wanted, found, by_name=document["file"].lower().endswith(_RENDERED))
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
            wanted["id"], "primary_location", _place(wanted["location"]), _place(found.get("primary_location"))
        )
        self._span(found)

    def _score_posting(self, wanted: Json, found: Json) -> None:
        self._span(found)
        for name in (*STRUCTURED, *NAMED, *ASKED, "topics"):
            gold_value = wanted[_GOLD_FIELD.get(name, name)]
            value = found.get(name)
            if name == "primary_location":
                self._scalar(wanted["id"], name, _place(gold_value), _place(value))
            elif name == "other_locations":
                self._list(wanted["id"], name, gold_value, [_place(item) for item in value or []])
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
        right = {self._fold(name, wanted)} | {self._fold(name, v) for v in self.accepted[(posting_id, gold_name)]}
        value = self._fold(name, found)
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
        want = {self._fold(name, item) for item in wanted}
        free = {self._fold(name, item) for item in self.accepted[(posting_id, name)]}
        have = {self._fold(name, item) for item in found}
        if name in _RECALL_ONLY:
            hit = {item for item in want if any(_soft_equal(str(item), str(other)) for other in have)}
            self.report.fields[name] += Counts(len(hit), 0, len(want - hit))
            return
        for index, item in enumerate(found):
            self._judge(name, index, right=self._fold(name, item) in want | free)
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

    def _fold(self, name: str, value: Any) -> str | None:
        if value is None:
            return None
        text = fold_name(str(value))
        if name == "team":
            text = text.removesuffix(" team")
        for group in _ALIAS_GROUPS.get(name, ()):
            text = self.canonical.get(group, {}).get(text, text)
        return text

    # --- edges ---

    def _collect_edges(self, document: Json, extraction: Json) -> None:
        number = label_of(document["file"], self._documents)
        for posting in extraction["postings"]:
            posting_id = self.names.get(id(posting))
            if posting_id is not None:
                self.predicted_edges.update(self._posting_edges(posting_id, posting, number))
        self._methods_of = {paper["title"]: paper["methods"] for paper in extraction["papers"]}
        for paper in extraction["papers"]:
            self.predicted_edges.update(self._paper_edges(paper, number))
        for person in extraction["persons"]:
            self.predicted_edges.update(self._person_edges(person, number))
        for edge in extraction["edges"]:
            self.predicted_edges.update(self._other_edges(edge, number))
            if stated := self._stated_triple(edge):
                kind = f"{edge['src']['type']} {edge['relation']} {edge['dst']['type']}"
                self._stated[stated].append((document["file"], kind, edge["confidence"]))

    def _posting_edges(self, posting_id: str, posting: Json, number: str) -> Iterable[Triple]:
        subject = ("listing:" if "#L" in posting_id else "posting:") + posting_id
        place = posting["primary_location"]
        if place:
            yield self._triple(subject, "LOCATED_IN", _place(place) or "")
        for other in posting["other_locations"]:
            yield self._triple(subject, "ALSO_LOCATED_IN", _place(other) or "")
        single = {
            "AT_ORGANISATION": "organization",
            "IN_SUBORGANISATION": "suborganization",
            "IN_TEAM": "team",
            "HAS_ROLE": "role",
        }
        for relation, name in single.items():
            if posting[name] and not (relation == "HAS_ROLE" and subject.startswith("listing")):
                yield self._triple(subject, relation, posting[name])
        if subject.startswith("listing"):
            yield self._triple(subject, "LISTED_IN", f"document:{number}")
            return
        several = {
            "REQUIRES_SKILL": "skills",
            "REQUIRES_DEGREE": "degrees",
            "REQUIRES_LANGUAGE": "languages_spoken",
            "IN_DISCIPLINE": "disciplines",
            "ABOUT": "topics",
        }
        for relation, name in several.items():
            for value in posting[name]:
                yield self._triple(subject, relation, value)

    def _paper_edges(self, paper: Json, number: str) -> Iterable[Triple]:
        subject = f"paper:{paper['title']}"
        yield self._triple(f"article:{number}", "MENTIONS", subject)
        if paper["venue"]:
            yield self._triple(subject, "PRESENTED_AT", paper["venue"])
        if paper.get("theme"):
            yield self._triple(subject, "IN_THEME", paper["theme"])
        if paper.get("team"):
            yield self._triple(subject, "FROM_TEAM", paper["team"])
        for author in paper["authors"]:
            yield self._triple(f"person:{author}", "AUTHOR_OF", subject)
        for name in ("affiliations", "methods", "topics"):
            for value in paper[name]:
                yield self._triple(subject, _PAPER_RELATIONS[name], value)

    def _person_edges(self, person: Json, number: str) -> Iterable[Triple]:
        subject = f"person:{person['name']}"
        yield self._triple(f"article:{number}", "MENTIONS", subject)
        if person["organization"]:
            yield self._triple(subject, "WORKS_AT", person["organization"])
        if person["team"]:
            yield self._triple(subject, "IN_TEAM", person["team"])
        for organization in person["former_organizations"]:
            yield self._triple(subject, "FORMERLY_AT", organization)
        for organization in person["education"]:
            yield self._triple(subject, "STUDIED_AT", organization)

    def _other_edges(self, edge: Json, number: str) -> Iterable[Triple]:
        kind, relation = edge["src"]["type"], edge["relation"]
        if relation == "part_of" and kind in ("team", "organization"):
            prefix = {"organization": "organisation"}.get(kind, kind)
            yield self._triple(f"{prefix}:{edge['src']['name']}", "PART_OF", edge["dst"]["name"])
        elif relation == "about" and kind == "document":
            yield self._triple(f"article:{number}", "ABOUT", edge["dst"]["name"])
        elif relation == "affiliated_with" and kind == "person" and edge["properties"].get("period") == "current":
            yield self._triple(f"person:{edge['src']['name']}", "WORKS_AT", edge["dst"]["name"])
        elif relation == "uses":
            # The gold says it of the method that the paper introduces, the ontology of the paper.
            for method in self._methods_of.get(edge["src"]["name"], ()):
                yield self._triple(f"method:{method}", "BUILDS_ON", edge["dst"]["name"])

    def _stated_triple(self, edge: Json) -> Triple | None:
        """An edge of an article in the gold's words; postings are judged by their fields."""
        src, dst = edge["src"], edge["dst"]
        relation = _OF_ARTICLES.get((src["type"], edge["relation"], dst["type"]))
        if relation is None:
            return None
        if relation == "WORKS_AT":
            relation = _PERIODS.get(edge["properties"].get("period"), relation)
        value = f"paper:{dst['name']}" if dst["type"] == "paper" else dst["name"]
        return self._triple(f"{src['type']}:{src['name']}", relation, value)

    def _triple(self, subject: str, relation: str, value: str) -> Triple:
        relation = _RELATION_ALIASES.get(relation, relation)
        prefix, _, rest = subject.partition(":")
        group = {"team": "teams", "organisation": "organisations", "person": "people", "method": "methods"}.get(prefix)
        name = fold_name(rest)
        if group:
            name = self.canonical.get(group, {}).get(name, name)
        return f"{prefix}:{name}", relation, self._fold_object(value)

    def _fold_object(self, value: str) -> str:
        text = fold_name(value)
        for name in (text, text.removesuffix(" team")):
            for table in self.canonical.values():
                if name in table:
                    return table[name]
        return text.removesuffix(" team")

    def score_edges(self) -> None:
        wanted = {self._triple(*edge) for edge in self.gold["edges"]}
        optional = {self._triple(*edge) for edge in self.gold["optional_edges"]} | self._accepted_edges()
        negative = {self._triple(*edge) for edge in self.gold["negative_edges"]}
        predicted = self.predicted_edges
        self.report.negative_edges = [" ".join(edge) for edge in sorted(predicted & negative)]
        comparable = {relation for _, relation, _ in wanted}
        for edge, statements in self._stated.items():
            right = edge in wanted | optional
            self.report.judged += [
                Judged(*statement, right) for statement in statements if right or edge[1] in comparable
            ]
        for subject, relation, value in sorted(wanted - optional):
            if relation in _NOT_EXTRACTED:
                continue
            found = self._found((subject, relation, value), predicted)
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
        }
        return {
            self._triple(f"posting:{posting_id}", relations[name], str(value))
            for (posting_id, name), values in self.accepted.items()
            for value in values
            if name in relations and value is not None
        }

    def _found(self, wanted: Triple, predicted: set[Triple]) -> bool:
        return wanted in predicted or (wanted[1] == "ABOUT" and self._matched_softly(wanted, predicted))

    @staticmethod
    def _matched_softly(edge: Triple, others: set[Triple]) -> bool:
        subject, relation, value = edge
        if relation not in ("ABOUT", "IN_THEME"):
            return False
        return any(s == subject and r == relation and _soft_equal(value, v) for s, r, v in others)


def _place(value: Json | str | None) -> str | None:
    if value is None or isinstance(value, str):
        return value
    parts = [value.get("city"), value.get("region"), value.get("country")]
    return ", ".join(part for part in parts if part) or None


def _joined(value: Sequence[int] | int | None) -> str | None:
    if value is None:
        return None
    numbers = [value, value] if isinstance(value, int) else list(value)
    return "-".join(map(str, numbers))


def _soft_equal(a: str, b: str) -> bool:
    first, second = _stems(a), _stems(b)
    if not first or not second:
        return a == b
    shared = len(first & second)
    return shared / min(len(first), len(second)) >= 0.99 or shared / len(first | second) >= 0.5


def _stems(text: str) -> set[str]:
    return {word.rstrip("s")[:8] for word in text.replace("-", " ").split() if len(word) > 2 or word.isupper()} or set(
        text.split()
    )
