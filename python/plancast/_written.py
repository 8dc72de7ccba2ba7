"""What tasks write, and the models that plancast carries."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, List, Tuple, Union

from . import _plancast

PathLike = Union[str, "os.PathLike[str]"]


@dataclass(frozen=True)
class Written:
    """Files that a task wrote, and what it says of them."""

    folder: Path
    """Where they are."""
    files: Tuple[str, ...]
    """Their names in the folder."""
    zh: str
    """What is said, in Chinese."""
    en: str
    """What is said, in English."""
    json: Any
    """The same for programs."""

    def words(self, language: str = "zh") -> str:
        """What is said, in Chinese (``zh``) or English (``en``)."""
        return {"zh": self.zh, "en": self.en}[language]


def taken(raw: Tuple[Path, List[str], str, str, str]) -> Written:
    """As the compiled part hands it over."""
    folder, files, zh, en, text = raw
    return Written(Path(folder), tuple(files), zh, en, json.loads(text))


def example(name: str = "wenling", folder: PathLike = ".") -> Path:
    """Writes out a model that plancast carries, with those that it extends and the datasets; the model's folder.

    They stand in ``folder/models/name`` and ``folder/datasets``. A model that is there already is left alone:
    ``InputError``.
    """
    return Path(_plancast.example(name, Path(folder)))
