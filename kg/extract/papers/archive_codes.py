"""A code of a preprint server's category in, what it stands for out: "cs.CL" → "natural language processing"."""

from __future__ import annotations

import re

#: Whole archives, and categories that mean something narrower.
_FIELDS: dict[str, str] = {
    "astro-ph": "astronomy",
    "cond-mat": "condensed matter physics",
    "cond-mat.mtrl-sci": "materials science",
    "cond-mat.soft": "soft matter",
    "cond-mat.supr-con": "superconductivity",
    "cond-mat.stat-mech": "statistical physics",
    "cs": "computer science",
    "cs.AI": "artificial intelligence",
    "cs.CL": "natural language processing",
    "cs.CV": "computer vision",
    "cs.LG": "machine learning",
    "cs.RO": "robotics",
    "cs.IR": "information retrieval",
    "cs.CR": "computer security",
    "cs.DB": "data management",
    "cs.HC": "human-computer interaction",
    "cs.SE": "software engineering",
    "cs.DC": "distributed systems",
    "cs.PL": "programming languages research",
    "cs.NE": "neural networks",
    "cs.GT": "game theory",
    "cs.DS": "algorithms and data structures",
    "cs.MA": "multi-agent systems",
    "cs.SD": "audio signal processing",
    "cs.GR": "computer graphics",
    "cs.NI": "computer networks",
    "econ": "economics",
    "econ.EM": "econometrics",
    "eess": "electrical engineering",
    "eess.AS": "speech technology",
    "eess.IV": "image processing",
    "eess.SP": "signal processing",
    "eess.SY": "control engineering",
    "gr-qc": "general relativity",
    "hep-ex": "particle physics",
    "hep-lat": "particle physics",
    "hep-ph": "particle physics",
    "hep-th": "particle physics",
    "math": "mathematics",
    "math.OC": "optimization",
    "math.ST": "statistics",
    "math.PR": "probability theory",
    "math.NA": "numerical analysis",
    "nucl-ex": "nuclear physics",
    "nucl-th": "nuclear physics",
    "physics": "physics",
    "q-bio": "biology",
    "q-bio.NC": "neuroscience",
    "q-bio.GN": "genomics",
    "q-fin": "finance",
    "quant-ph": "quantum physics",
    "stat": "statistics",
    "stat.ML": "machine learning",
}
_CODE = re.compile(r"(?P<archive>[a-z]{2,7}(?:-[a-z]{2,4})?)(?:\.[A-Za-z-]{2,9})?")


def field_of(code: str) -> str | None:
    """What a category is about; `None` for what is no code."""
    found = _CODE.fullmatch(code)
    if found is None or found["archive"] not in _FIELDS:
        return None
    return _FIELDS.get(code) or _FIELDS[found["archive"]]
