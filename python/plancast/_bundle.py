"""A model, the models beside it and the datasets as one piece of bytes: what a worker needs, sent to it once."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path
from typing import Dict, Iterator, NamedTuple, Optional, Tuple

# The same files give the same bytes: the date says nothing.
_DATE = (1980, 1, 1, 0, 0, 0)


class Bundle(NamedTuple):
    """Files of a model, packed."""

    key: str
    """SHA-256 of the bytes."""
    data: bytes
    """A ZIP file with ``models/`` and ``datasets/``."""
    model: str
    """Name of the model's folder in ``models/``."""


def bundle(model: Path, datasets: Optional[Path]) -> Bundle:
    """Packs a model folder. The models beside it are packed too: some are those of other counties, and one may be the
    model that this one extends.
    """
    whole = model.resolve()
    packed: Dict[str, Path] = {}
    for folder in [whole, *sorted(whole.parent.iterdir())]:
        if (folder / "model.toml").is_file():
            packed.update(_named(folder, f"models/{folder.name}"))
    found = datasets if datasets is not None else _datasets(whole)
    packed.update(_named(found.resolve(), "datasets"))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(packed):
            archive.writestr(zipfile.ZipInfo(name, _DATE), packed[name].read_bytes(), zipfile.ZIP_DEFLATED)
    data = buffer.getvalue()
    return Bundle(hashlib.sha256(data).hexdigest(), data, whole.name)


def unpack(data: bytes, folder: Path) -> None:
    """Unpacks into a folder."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(folder)


def _named(folder: Path, name: str) -> Iterator[Tuple[str, Path]]:
    """Every file of a folder, with its name in the bundle; hidden files are nobody's data."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in inside.parts):
            yield f"{name}/{inside.as_posix()}", path


def _datasets(model: Path) -> Path:
    """Where plancast looks for the datasets of a model."""
    for above in [model, *model.parents]:
        if (above / "datasets" / "sources.toml").is_file():
            return above / "datasets"
    return Path("datasets")
