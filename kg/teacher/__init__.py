"""The teacher: a graph with text vectors in, a vector for every node out; torch is imported on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.teacher.config import Architecture, Device, TeacherConfig

if TYPE_CHECKING:
    from kg.teacher.result import EpochScore, TeacherResult
    from kg.teacher.train import train_teacher

__all__ = ["Architecture", "Device", "EpochScore", "TeacherConfig", "TeacherResult", "train_teacher"]

_LAZY = {
    "EpochScore": "kg.teacher.result",
    "TeacherResult": "kg.teacher.result",
    "train_teacher": "kg.teacher.train",
}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module 'kg.teacher' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_LAZY[name]), name)
