"""The model that the tests ask, opened once."""

from __future__ import annotations

import shutil
from pathlib import Path

import plancast
import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def path() -> Path:
    return ROOT / "models" / "wenling"


@pytest.fixture(scope="session")
def model(path: Path) -> plancast.Model:
    return plancast.open(path)


@pytest.fixture(scope="session")
def draws(model: plancast.Model) -> plancast.Projection:
    return model.run(draws=60, seed=7)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A copy of the model and of what it needs, to be spoilt."""
    shutil.copytree(ROOT / "models", tmp_path / "models")
    shutil.copytree(ROOT / "datasets", tmp_path / "datasets")
    return tmp_path / "models" / "wenling"
