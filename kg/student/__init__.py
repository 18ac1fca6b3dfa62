"""The student: a text vector in, the vector its node would have in the graph out; asking needs numpy alone.

Training is `kg.student.distill.distill`, which is not imported here because it needs torch.
"""

from kg.student.config import StudentConfig, TowerConfig
from kg.student.mixing import Mix, Shares, choose_blend, choose_shares, combine, route
from kg.student.rewording import Rewording
from kg.student.student import Student

__all__ = [
    "Mix",
    "Rewording",
    "Shares",
    "Student",
    "StudentConfig",
    "TowerConfig",
    "choose_blend",
    "choose_shares",
    "combine",
    "route",
]
