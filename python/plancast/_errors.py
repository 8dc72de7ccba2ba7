"""Exceptions, with the same complaints as the program's. They can be pickled, so that they arrive from workers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple


@dataclass(frozen=True)
class Complaint:
    """One fault of a model or a table, with its place."""

    file: str
    """File, as its folder was given."""
    line: Optional[int]
    """Line from 1, where the file has lines."""
    place_zh: str
    """Line, key, cell or record, in Chinese."""
    place_en: str
    """The same in English."""
    zh: str
    """The whole complaint in Chinese: place, what stands there, what should, what to do."""
    en: str
    """The same in English."""
    warning: bool
    """Whether the file can be used, but somebody should look."""


class PlancastError(Exception):
    """Something could not be done. ``str()`` says why in Chinese and in English."""

    zh: str
    """Why, in Chinese."""
    en: str
    """Why, in English."""
    complaints: Tuple[Complaint, ...]
    """Every fault with its file and line, where files are at fault."""

    def __init__(self, zh: str, en: str = "", complaints: Tuple[Complaint, ...] = ()) -> None:
        super().__init__(zh, en, complaints)
        self.zh = zh
        self.en = en or zh
        self.complaints = complaints

    def __str__(self) -> str:
        return self.zh if self.en == self.zh else f"{self.zh}\n{self.en}"


class InputError(PlancastError):
    """What was asked for cannot be; the caller can put it right."""


class ModelError(InputError):
    """A model, a dataset or a table is at fault: every ``complaints`` at once, each with file and line."""


class ContradictionError(PlancastError):
    """Data contradict each other or the model, so that nothing can be concluded."""
