"""spaCy comes without torch and its command line, and both stay importable."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest

from kg.extract.quick_import import without

PROGRAM = """
import sys
from kg.extract import Extractor
assert "spacy" in sys.modules and "torch" not in sys.modules
import torch
from torch import nn
import spacy
assert "spacy.cli" not in sys.modules
import spacy.cli
assert spacy.cli.__file__ and spacy.info(silent=True)
assert float(nn.Linear(1, 1)(torch.ones(1)).detach()) is not None
"""


def test_extraction_leaves_torch_out_and_importable() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_only_this_thread_does_without_and_only_meanwhile() -> None:
    seen: list[object] = []
    before = list(sys.meta_path)
    sys.modules.pop("colorsys", None)
    with without("colorsys"):
        with pytest.raises(ModuleNotFoundError, match="left out"):
            import colorsys
        thread = threading.Thread(target=lambda: seen.append(__import__("colorsys")))
        thread.start()
        thread.join()
    import colorsys

    assert seen == [colorsys]
    assert sys.meta_path == before


def test_a_hollow_module_does_what_the_real_one_does_and_makes_room_for_it() -> None:
    sys.modules.pop("colorsys", None)
    with without(hollow=["colorsys"]):
        from colorsys import rgb_to_hsv

        assert not hasattr(sys.modules["colorsys"], "__file__")
    import colorsys

    assert colorsys.__file__
    assert rgb_to_hsv(1.0, 1.0, 1.0) == (0.0, 0.0, 1.0)
