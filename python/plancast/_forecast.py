"""Forecasts of short annual series."""

from __future__ import annotations

import csv
import os
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from json import loads
from pathlib import Path
from typing import Any, Iterator, Mapping, Optional, Sequence, Union

from . import _plancast
from ._asked import checked_seed, whole
from ._bar import Progress
from ._plancast import Projection, Table
from ._written import PathLike

Series = Union[PathLike, Mapping[str, Mapping[int, float]], Any]
"""A CSV, Parquet or Excel file; names with values by year; or a table that hands over Arrow (needs pyarrow)."""


@dataclass(frozen=True)
class Forecast:
    """Series with their forecasts."""

    projection: Projection
    """The draws as a model's: NumPy views and Arrow, a quantity for each series, known years and those ahead, in the
    units that results have (persons where the file counts in 万人). Its quantiles are those that are said."""
    quantiles: Table
    """A row for each series and year ahead: point forecast, mean, median, quantiles."""
    draws: Table
    """A row for each series, draw and year ahead in double precision and in the unit of the file: a sample, of which
    `projection` has the same ranks. The years of a draw belong together."""
    zh: str
    """What is said, in Chinese."""
    en: str
    """What is said, in English."""
    json: Any
    """The same for programs."""
    folder: Optional[Path]
    """Where the workbook, charts and tables were written, if they were."""

    def words(self, language: str = "zh") -> str:
        """What is said, in Chinese (``zh``) or English (``en``)."""
        return {"zh": self.zh, "en": self.en}[language]


def forecast(
    series: Series,
    *,
    horizon: int = 5,
    levels: Sequence[float] = (80.0, 95.0),
    aggregate: bool = False,
    draws: int = 2000,
    seed: int = 1,
    sheet: Optional[str] = None,
    by: Sequence[str] = (),
    value: Optional[str] = None,
    positive: bool = False,
    share_of: Optional[str] = None,
    below_one: Optional[str] = None,
    missing: Sequence[str] = (),
    allow_future: bool = False,
    out: Optional[PathLike] = None,
    language: str = "zh",
    threads: Optional[int] = None,
    progress: Optional[Progress] = None,
) -> Forecast:
    """Forecasts annual series with intervals that mean what they say.

    ``series`` is a CSV, Parquet or Excel file (long, a column for each series, or years across), a mapping of names to
    values by year, or a table of pandas, Polars or pyarrow. ``horizon`` is the number of years ahead (1 to 30),
    ``levels`` are those of the intervals in per cent. With ``aggregate`` parts and totals agree in every draw. How
    columns are read is said by ``sheet``, ``by``, ``value``, ``positive``, ``share_of``, ``below_one`` (``percent`` or
    ``fraction``) and ``missing``, as for the program. Values of years still to come are left out, which ``words`` says,
    unless ``allow_future``. Nothing is written unless ``out`` names a folder.
    """
    if not 1 <= horizon <= 30:
        raise ValueError(f"horizon: {horizon}, expected 1 to 30 years")
    for level in levels:
        if not 1.0 <= level <= 99.5:
            raise ValueError(f"levels: {level}, expected per cent from 1 to 99.5, such as 80")
    with as_file(series) as file:
        asked = {
            "file": file,
            "sheet": sheet,
            "by": list(by),
            "value": value,
            "positive": positive,
            "share_of": share_of,
            "below_one": below_one,
            "missing": list(missing),
            "allow_future": bool(allow_future),
            "horizon": whole("horizon", horizon, 1),
            "levels": [float(level) for level in levels],
            "aggregate": aggregate,
            "draws": whole("draws", draws, 1),
            "seed": checked_seed(seed),
            "out": None if out is None else Path(out),
            "language": language,
        }
        projection, quantiles, every, zh, en, text, folder = _plancast.forecast(asked, threads, progress)
    return Forecast(projection, quantiles, every, zh, en, loads(text), folder)


@contextmanager
def as_file(series: Series) -> Iterator[Path]:
    """The series as a file, which is what plancast reads: then there is one way to read a table, and one to complain."""
    if isinstance(series, (str, os.PathLike)):
        yield Path(series)
        return
    with tempfile.TemporaryDirectory(prefix="plancast-") as folder:
        if isinstance(series, Mapping):
            path = Path(folder, "series.csv")
            with path.open("w", encoding="utf-8", newline="") as file:
                rows = csv.writer(file)
                rows.writerow(["series", "year", "value"])
                for name, values in series.items():
                    rows.writerows([name, year, repr(float(one))] for year, one in values.items())
        elif hasattr(series, "__arrow_c_stream__"):
            import pyarrow  # type: ignore[import-untyped, unused-ignore]
            import pyarrow.parquet  # type: ignore[import-untyped, unused-ignore]

            path = Path(folder, "series.parquet")
            pyarrow.parquet.write_table(pyarrow.table(series), path)
        else:
            raise TypeError(f"series: {type(series).__name__}, expected a file, a mapping or an Arrow table")
        yield path
