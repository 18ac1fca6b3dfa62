"""A picture of drawn lines and text in, the same with 256 colours out, a third as large."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

_COLOURS = 256


def shrink(path: Path) -> None:
    """Writes a picture anew in its own file."""
    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(_COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    small.save(path, "PNG", optimize=True)
