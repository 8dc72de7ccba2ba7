"""plancast: forecasts with uncertainty for disability services, from Python.

    import numpy as np, plancast

    model = plancast.open("models/wenling")
    draws = model.run(draws=1000, seed=1)
    draws["holders"]            # NumPy view, (years, draws), nothing copied
    polars.DataFrame(draws)     # or pyarrow.table(draws): the same memory
    plancast.province("models/wenling", draws=500, on=client)   # Dask, Ray, Spark, concurrent.futures

The same model, seed and draws give the same bits as the program, on whatever machine and in however many threads,
processes or blocks.
"""

from __future__ import annotations

from ._bar import bar
from ._errors import Complaint, ContradictionError, InputError, ModelError, PlancastError
from ._forecast import Forecast, forecast
from ._model import Model, Scenario, open
from ._plancast import Projection, Province, Quantity, Table, __version__
from ._province import province
from ._written import Written, example

__all__ = [
    "Complaint",
    "ContradictionError",
    "Forecast",
    "InputError",
    "Model",
    "ModelError",
    "PlancastError",
    "Projection",
    "Province",
    "Quantity",
    "Scenario",
    "Table",
    "Written",
    "__version__",
    "bar",
    "example",
    "forecast",
    "open",
    "province",
]
