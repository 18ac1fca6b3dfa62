"""The student: a text vector in, the vector its node would have in the graph out; asking needs numpy alone.

Training is `kg.student.distill.distill`, which is not imported here because it needs torch.
"""

from kg.student.config import StudentConfig
from kg.student.mixing import Mix, choose_blend, choose_mix, combine, route
from kg.student.student import Student

__all__ = ["Mix", "Student", "StudentConfig", "choose_blend", "choose_mix", "combine", "route"]
