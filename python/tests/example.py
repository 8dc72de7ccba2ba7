"""An example that is held against the types: `mypy --strict` must be content, and it runs."""

from __future__ import annotations

from pathlib import Path
from typing import List

import numpy as np
import plancast

MODEL = Path(__file__).resolve().parents[2] / "models" / "wenling"


def more_with(model: plancast.Model, scenario: str, key: str, year: int, draws: int = 100) -> float:
    """What a scenario adds to a quantity, in the median of the draws."""
    baseline = model.run(draws=draws, seed=1)
    changed = model.run(scenario=scenario, draws=draws, seed=1)
    return float(np.median(changed.at(key, year) - baseline.at(key, year)))


def faults(path: Path) -> List[str]:
    """What is wrong with a model."""
    try:
        plancast.open(path)
    except plancast.ModelError as error:
        return [f"{one.file}:{one.line}: {one.en}" for one in error.complaints]
    return []


def main() -> None:
    assert faults(MODEL) == []
    model = plancast.open(MODEL)
    print(model.title[1], [one.key for one in model.scenarios])
    print(f"{more_with(model, 'care_grade_3', 'care_subsidy.cost', 2030):,.0f} yuan")
    for key, unit in ((one.key, one.unit) for one in model.quantities[:3]):
        print(key, unit)
    found = plancast.forecast({"holders": {2018: 100.0, 2019: 104.0, 2020: 106.0, 2021: 111.0, 2022: 115.0}}, draws=100)
    print(found.words("en").splitlines()[0])


if __name__ == "__main__":
    main()
