from __future__ import annotations

import subprocess
import sys


def test_the_student_is_imported_without_torch() -> None:
    code = "import sys, kg.student, kg.teacher; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
