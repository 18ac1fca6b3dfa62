"""all-MiniLM-L6-v2 → vectors of words and short texts, the starting point and the first aim of the table."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import numpy as np

from encoder_training.corpora import Corpora
from kg.features.minilm import load_minilm
from kg.features.words import fold
from kg.ports import FloatArray

_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")


def short_texts(corpora: Corpora, sentences: int = 10_000) -> list[str]:
    """Titles, names, tasks and sentences whose MiniLM vectors the table is to meet; nothing of it is a label."""
    occupations = (*corpora.onet(), *corpora.esco(), *corpora.isco())
    found: list[str] = [title for occupation in occupations for title in occupation.titles]
    found += [line for occupation in occupations for line in (*occupation.tasks, *occupation.activities)]
    found += [line for occupation in occupations for line in _sentences(occupation.description)]
    found += [name for occupation in occupations for name in occupation.technologies]
    found += [title for title, _ in corpora.board_titles()] + [title for title, _ in corpora.jobbert()]
    found += [*corpora.title_list(), *corpora.skill_names()]
    for term in corpora.skills():
        found += [term.name, *term.alternates, *_sentences(term.description)]
    found += [name for topic in corpora.topics() for name in topic]
    for paper in corpora.papers():
        found += [paper.title, *paper.keywords]
    found += [posting.title for posting in corpora.postings()]
    pool = [line for posting in corpora.postings() for part in posting.parts for line in _sentences(part)]
    pool += [line for paper in corpora.papers() for line in _sentences(paper.abstract)]
    found += sorted(set(pool), key=lambda line: (crc32(line.encode()), line))[:sentences]
    return list(dict.fromkeys(text for text in found if text.strip()))


def minilm_vectors(texts: Sequence[str], cache: Path) -> FloatArray:
    """MiniLM's vectors of texts, [len(texts), 384], float32, unit length; kept in the folder `cache` between runs."""
    key = hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]
    path = cache / f"minilm-{key}.npy"
    if not path.is_file():
        np.save(path, load_minilm().encode(list(texts)).astype(np.float16))
    return np.asarray(np.load(path), dtype=np.float32)


def _sentences(text: str) -> list[str]:
    """Sentences of some substance, cut at 40 words."""
    lines = (" ".join(line.split()[:40]) for line in _SENTENCE.split(text))
    return [line for line in lines if len(line) > 25 and len(fold(line)) > 25]
