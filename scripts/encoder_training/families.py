"""Corpora → training tasks.

Concepts and documents that are held back for choosing (`is_dev`, `DEV_VENUES`, Google 2018) give no pair.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from encoder_training.bags import Texts
from encoder_training.bridge import Entry
from encoder_training.corpora import Corpora, Occupation, is_dev
from encoder_training.measures import DEV_VENUES, mean_likeness, with_tasks
from encoder_training.tasks import Contrast, Likeness, Link, Task, View
from encoder_training.variants import cognates, misspellings
from kg.config import DEFAULT_SEED
from kg.features.words import split_words
from kg.ports import FloatArray

_NOTHING, _NEARLY_FIRST = 1e-9, 3


@dataclass(frozen=True, slots=True)
class Material:
    """Where training pairs come from; `everything` takes in what is otherwise held back."""

    corpora: Corpora
    texts: Texts
    everything: bool = False

    def kept(self, key: str, share: int = 10) -> bool:
        """Whether a concept or document may be trained on."""
        return self.everything or not is_dev(key, share)

    def view(self, *texts: str, least: int = 1, most: int = 1) -> View:
        """A view of these texts."""
        return View(self.texts.add_all([text for text in texts if text.strip()]), least, most)


def tasks(material: Material, bridge: tuple[Entry, ...], minilm: Mapping[str, FloatArray]) -> tuple[Task, ...]:
    """All tasks but the distillation; `minilm` has the vectors of titles, tasks and other short texts."""
    return (
        onet(material),
        likeness(material, minilm),
        esco(material),
        vacancies(material),
        postings(material),
        papers(material),
        skills(material),
        languages(material, bridge),
        variants(material, _title_words(material.corpora)),
    )


def onet(material: Material) -> Contrast:
    """O*NET: titles, description, tasks, activities and technologies of an occupation."""
    views = [
        _views(
            material.view(*occupation.titles),
            material.view(occupation.description),
            material.view(*occupation.tasks, most=10),
            material.view(*occupation.activities, least=2, most=10),
            material.view(*occupation.technologies, least=3, most=12),
        )
        for occupation in material.corpora.onet()
        if material.kept(occupation.key)
    ]
    return Contrast("onet", views, 768, names_share=0.5)


def likeness(material: Material, minilm: Mapping[str, FloatArray]) -> Likeness:
    """O*NET: occupations are alike whose tasks and names are, by MiniLM's mean vectors and by rank.

    Of the twenty nearest by these two 0.54 are of the same major group and 0.55 name each other, as 0.55 and 0.56 of
    the published related occupations do, which are not at hand. Of those that share most work activities 0.90 are of
    the same group: a table that is taught them, too, finds 0.74 of its nearest there, and fewer that are meant alike.
    """
    chosen = [occupation for occupation in with_tasks(material.corpora.onet()) if material.kept(occupation.key)]
    known = 0.5 * _by_rank(mean_likeness([o.tasks for o in chosen], minilm)) + 0.5 * _by_rank(
        mean_likeness([o.titles for o in chosen], minilm)
    )
    views = [(material.view(o.title), material.view(o.description), _some(material, o)) for o in chosen]
    return Likeness("likeness", views, known, 384, weight=4.0, sharpness=0.4)


def esco(material: Material) -> Contrast:
    """ESCO: names, titles of vacancies, description and skills of an occupation."""
    titles: dict[str, list[str]] = defaultdict(list)
    for title, uri in material.corpora.jobbert():
        if material.kept(title.lower()):
            titles[uri].append(title)
    skills_of = dict(material.corpora.occupation_skills())
    views = [
        _views(
            material.view(*occupation.titles),
            material.view(*titles[occupation.key]),
            material.view(occupation.description),
            material.view(*skills_of.get(occupation.title, ()), least=3, most=12),
        )
        for occupation in material.corpora.esco()
        if material.kept(occupation.key)
    ]
    return Contrast("esco", views, 1024, names_share=0.5)


def vacancies(material: Material) -> Link:
    """Titles of vacancies find the label of their ESCO occupation."""
    chosen = [occupation for occupation in material.corpora.esco() if material.kept(occupation.key)]
    place = {occupation.key: number for number, occupation in enumerate(chosen)}
    pairs = [
        (material.texts.add(title), place[uri])
        for title, uri in material.corpora.jobbert()
        if uri in place and material.kept(title.lower())
    ]
    labels = np.array(material.texts.add_all([occupation.title for occupation in chosen]))
    return Link("vacancies", np.array([t for t, _ in pairs]), np.array([p for _, p in pairs]), labels, 512, weight=0.5)


def postings(material: Material) -> Contrast:
    """Postings: title, sections and labelled skills of one posting."""
    views = [
        _views(
            material.view(posting.title),
            *(material.view(part) for part in posting.parts),
            material.view(*posting.skills, least=3, most=12),
        )
        for posting in material.corpora.postings()
        if material.kept(posting.key, 20)
    ]
    return Contrast("postings", views, 256)


def papers(material: Material) -> Contrast:
    """Papers: title, halves of the abstract and keywords."""
    views = []
    for paper in material.corpora.papers():
        if material.everything or paper.venue not in DEV_VENUES:
            words = paper.abstract.split()
            half = len(words) // 2
            views.append(
                _views(
                    material.view(paper.title),
                    material.view(" ".join(words[:half])),
                    material.view(" ".join(words[half:])),
                    material.view(*paper.keywords, most=5),
                )
            )
    return Contrast("papers", views, 384)


def skills(material: Material) -> Contrast:
    """ESCO skills: names and description."""
    views = [
        _views(material.view(term.name, *term.alternates), material.view(term.description))
        for term in material.corpora.skills()
    ]
    return Contrast("skills", views, 512, names_share=0.5)


def languages(material: Material, bridge: tuple[Entry, ...]) -> Contrast:
    """Names of one thing in four languages."""
    return Contrast("languages", [(material.view(*entry.names),) for entry in bridge], 512, names_share=1.0)


def variants(material: Material, words: Sequence[str]) -> Contrast:
    """English words, their likely cognates, and slips of the keyboard in them."""
    rng = random.Random(DEFAULT_SEED)
    foreign = {entry.english: entry.names for entry in cognates(words)}
    views = [
        (material.view(word, *misspellings(word, rng), *foreign.get(word, ())),) for word in words if len(word) > 4
    ]
    return Contrast("variants", views, 512, weight=0.5, names_share=1.0)


def _title_words(corpora: Corpora) -> list[str]:
    """Words that stand in several titles."""
    counts = Counter(
        word
        for occupation in (*corpora.onet(), *corpora.esco())
        for title in occupation.titles
        for word in split_words(title)
    )
    counts.update(word for title, _ in corpora.board_titles() for word in split_words(title))
    return sorted(word for word, count in counts.items() if count > 3 and word.isalpha())


def _by_rank(likeness: FloatArray) -> FloatArray:
    """Minus the logarithm of each one's rank among its row, meant over both directions, [rows, rows].

    What shares nothing with the row has the middle of the ranks that are left; the first few ranks are nearly equal.
    """
    known = np.nan_to_num(likeness)
    np.fill_diagonal(known, -np.inf)
    rank = known.argsort(axis=1, kind="stable")[:, ::-1].argsort(axis=1, kind="stable").astype(np.float32)
    nothing = known <= np.where(np.isfinite(known), known, np.inf).min(axis=1, keepdims=True) + _NOTHING
    middle = np.where(nothing, rank, 0).sum(axis=1, keepdims=True) / nothing.sum(axis=1, keepdims=True)
    score = -np.log(np.where(nothing, middle, rank) + _NEARLY_FIRST)
    return np.asarray((score + score.T) / 2, dtype=np.float32)


def _some(material: Material, occupation: Occupation) -> View:
    """A good part of the tasks."""
    return material.view(*occupation.tasks, least=min(5, len(occupation.tasks)), most=20)


def _views(*views: View) -> tuple[View, ...]:
    """Views that have anything to say; the names stay first."""
    return tuple(view for view in views if len(view.texts) >= view.least)
