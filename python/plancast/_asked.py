"""Numbers that callers give, held against what they may be."""

from __future__ import annotations

import operator
from typing import Optional, SupportsIndex

LARGEST_SEED = 2**63 - 1
"""Receipts are written in TOML, which has whole numbers up to this."""


def whole(name: str, value: SupportsIndex, least: int) -> int:
    """A whole number, NumPy's too."""
    number = operator.index(value)
    if number < least:
        raise ValueError(f"{name}: {number}, expected at least {least}")
    return number


def checked_seed(seed: Optional[SupportsIndex]) -> Optional[int]:
    """A seed, where one is given."""
    if seed is None:
        return None
    number = whole("seed", seed, 0)
    if number > LARGEST_SEED:
        raise ValueError(f"seed: {number}, expected at most {LARGEST_SEED}")
    return number
