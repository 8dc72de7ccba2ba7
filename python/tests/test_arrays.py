"""What is handed over is the memory that the engine wrote, and it lives as long as anybody looks at it."""

from __future__ import annotations

import gc

import numpy as np
import pandas as pd
import plancast
import polars as pl
import pyarrow as pa
import pytest


def start(array: np.ndarray) -> int:
    return int(array.__array_interface__["data"][0])


def test_numpy_sees_all_draws_without_a_copy(draws: plancast.Projection) -> None:
    array = np.asarray(draws)
    assert array.shape == draws.shape == (len(draws.quantities), len(draws.years), 60)
    assert array.dtype == np.float32
    assert not array.flags.writeable
    assert start(array) == start(np.asarray(draws))
    with pytest.raises(ValueError):
        array[0, 0, 0] = 0.0


def test_a_quantity_and_a_year_are_views(draws: plancast.Projection) -> None:
    array = np.asarray(draws)
    place = draws.keys().index("holders")
    one = draws["holders"]
    assert start(one) == start(array) + place * one.nbytes
    assert np.shares_memory(one, array)
    year = draws.at("holders", draws.years[-1])
    assert start(year) == start(one) + (len(draws.years) - 1) * 60 * 4
    assert "holders" in draws and "no such key" not in draws
    with pytest.raises(KeyError):
        draws["no such key"]
    with pytest.raises(KeyError):
        draws.at("holders", 1900)


def test_a_view_outlives_its_projection(model: plancast.Model) -> None:
    projection = model.run(draws=8, seed=3)
    before = projection["population"].copy()
    view, table = projection["population"], pa.table(projection)
    del projection
    gc.collect()
    assert np.array_equal(view, before, equal_nan=True)
    assert np.array_equal(table["population"].to_numpy(), before.ravel(), equal_nan=True)


def test_pyarrow_takes_the_columns_without_a_copy(draws: plancast.Projection) -> None:
    table = pa.RecordBatchReader.from_stream(draws).read_all()
    assert table.column_names == ["year", "draw", *draws.keys()]
    assert table.num_rows == len(draws.years) * draws.draws
    for key in ("population", "holders", "cost.all"):
        column = table[key].chunk(0)
        assert column.buffers()[1].address + column.offset * 4 == start(draws[key])
    years, numbers = table["year"].to_numpy(), table["draw"].to_numpy()
    assert years[:61].tolist() == [draws.years[0]] * 60 + [draws.years[1]]
    assert numbers[:61].tolist() == [*range(60), 0]


def test_polars_takes_the_columns_without_a_copy(draws: plancast.Projection) -> None:
    frame = pl.DataFrame(draws)
    for key in ("population", "holders"):
        column = frame[key].to_numpy(allow_copy=False)
        assert start(column) == start(draws[key])
    last = frame.filter(pl.col("year") == draws.years[-1])["holders"].to_numpy()
    assert np.array_equal(last, draws.at("holders", draws.years[-1]))


def test_pandas_shares_where_it_can(draws: plancast.Projection) -> None:
    view = draws["holders"]
    frame = pd.DataFrame(view.T, columns=draws.years, copy=False)
    assert np.shares_memory(frame.to_numpy(), view)
    arrow = pa.table(draws).to_pandas(types_mapper=pd.ArrowDtype)
    assert arrow["holders"].iloc[-1] == view[-1, -1]


def test_streams_that_nobody_reads_are_let_go(draws: plancast.Projection) -> None:
    for _ in range(300):
        draws.__arrow_c_stream__()
        draws.quantiles().__arrow_c_stream__()
    assert pa.table(draws).num_rows == len(draws.years) * 60


def test_tables_of_results_are_arrow_too(draws: plancast.Projection) -> None:
    quantiles = pl.DataFrame(draws.quantiles())
    own = quantiles.filter((pl.col("key") == "holders") & (pl.col("year") == draws.years[-1]))
    exact = float(np.median(draws.at("holders", draws.years[-1]).astype(float)))
    assert own["median"][0] == pytest.approx(exact, abs=0.1)
    targets = pa.table(draws.targets())
    assert targets.num_rows > 10 and "probability" in targets.column_names
    assert draws.quantiles().csv().startswith("\ufeffkey,".encode())
    assert len(draws.targets()) == targets.num_rows
