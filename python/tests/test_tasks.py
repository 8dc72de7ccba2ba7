"""Forecasts, papers, calibrations and models that are carried."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import plancast
import polars as pl
import pytest

SERIES = {
    "甲": {2016: 812.0, 2017: 846.0, 2018: 871.0, 2019: 905.0, 2020: 921.0, 2021: 958.0, 2022: 990.0},
    "乙": {2016: 40.0, 2017: 44.0, 2018: 43.0, 2019: 47.0, 2020: 52.0, 2021: 51.0, 2022: 55.0},
}


def test_series_are_forecast_from_a_mapping_a_file_and_a_table(tmp_path: Path) -> None:
    found = plancast.forecast(SERIES, horizon=3, draws=200, seed=2)
    rows = [(name, year, value) for name, own in SERIES.items() for year, value in own.items()]
    frame = pd.DataFrame(rows, columns=["series", "year", "value"])
    frame.to_csv(tmp_path / "series.csv", index=False)
    again = plancast.forecast(tmp_path / "series.csv", horizon=3, draws=200, seed=2)
    table = plancast.forecast(pl.DataFrame(frame.to_dict("list")), horizon=3, draws=200, seed=2)
    quantiles = pl.DataFrame(found.quantiles)
    assert quantiles["series"].unique().sort().to_list() == sorted(SERIES)
    assert quantiles["year"].unique().sort().to_list() == [2023, 2024, 2025]
    assert quantiles.equals(pl.DataFrame(again.quantiles)) and quantiles.equals(pl.DataFrame(table.quantiles))
    assert len(found.draws) == 2 * 3 * 200
    assert found.folder is None and "甲" in found.words()


def test_a_forecast_is_a_projection_as_a_run_is() -> None:
    found = plancast.forecast(SERIES, horizon=3, draws=200, seed=2)
    draws = found.projection
    assert isinstance(draws, plancast.Projection)
    assert draws.keys() == list(SERIES) and draws.years == list(range(2016, 2026))
    assert draws["甲"].shape == (10, 200) and set(draws.at("甲", 2017)) == {846.0}
    wide = pl.DataFrame(draws)
    assert wide.columns == ["year", "draw", *SERIES] and wide.height == 10 * 200
    said = pl.DataFrame(found.quantiles).filter(pl.col("series") == "甲").sort("year")
    own = pl.DataFrame(draws.quantiles()).filter((pl.col("key") == "甲") & (pl.col("year") > 2022)).sort("year")
    for column in ("median", "q2.5", "q90"):
        assert said[column].to_list() == own[column].to_list()
    assert draws.words() == found.zh and draws.json()["series"] == found.json["series"]
    with pytest.raises(plancast.InputError):
        draws.targets()
    with pytest.raises(plancast.InputError):
        draws.append(draws)


def test_a_forecast_is_written_where_a_folder_is_named(tmp_path: Path) -> None:
    found = plancast.forecast(SERIES, horizon=2, draws=100, out=tmp_path / "out")
    assert found.folder is not None and (found.folder / "forecast.xlsx").is_file()


def test_wrong_series_are_refused(tmp_path: Path) -> None:
    with pytest.raises(plancast.ModelError) as caught:
        plancast.forecast(tmp_path / "none.csv")
    assert Path(caught.value.complaints[0].file).name == "none.csv"
    with pytest.raises(ValueError, match="horizon"):
        plancast.forecast(SERIES, horizon=31)
    with pytest.raises(ValueError, match="fraction"):
        plancast.forecast(SERIES, below_one="half")
    with pytest.raises(TypeError, match="Arrow"):
        plancast.forecast(3)


def test_a_paper_is_written(model: plancast.Model, tmp_path: Path) -> None:
    paper = model.report("brief", formats=["md", "xlsx"], draws=50, out=tmp_path)
    assert (paper.folder / "report.md").is_file() and "report.md" in paper.files
    assert paper.json["charts"] > 0 and paper.words("en")


def test_a_calibration_without_figures_is_refused(own: Path, tmp_path: Path) -> None:
    (own / "calibration.toml").unlink()
    with pytest.raises(plancast.PlancastError, match="calibration.toml"):
        plancast.open(own).calibrate(rows=100, points=100, out=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_carried_model_runs_and_is_not_overwritten(tmp_path: Path) -> None:
    folder = plancast.example("wenling", tmp_path)
    assert folder == tmp_path / "models" / "wenling"
    assert plancast.open(folder).run(draws=2).shape[2] == 2
    with pytest.raises(plancast.InputError):
        plancast.example("wenling", tmp_path)


def test_what_is_said_is_what_the_program_says(draws: plancast.Projection) -> None:
    assert "60 次模拟" in draws.words() and "60 draws" in draws.words("en")
    told = draws.json()
    assert (told["draws"], told["seed"], told["scenario"]) == (60, 7, "baseline")
    with pytest.raises(ValueError, match="zh or en"):
        draws.words("fr")
