"""What is wrong is said as the program says it, with file and line, and arrives whole from anywhere."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path

import plancast
import pytest


def test_a_wrong_model_raises_with_file_and_line(own: Path) -> None:
    file = own / "parameters.toml"
    text = file.read_text(encoding="utf-8")
    line = len(text.splitlines()) + 2
    file.write_text(text + "\nmistake = =\n", encoding="utf-8")
    with pytest.raises(plancast.ModelError) as caught:
        plancast.open(own)
    error = caught.value
    assert ("parameters.toml", line) in [(Path(one.file).name, one.line) for one in error.complaints]
    assert "parameters.toml" in str(error) and f"line {line}" in error.en and f"第 {line} 行" in error.zh


def test_all_complaints_come_at_once(own: Path) -> None:
    for name in ("services.toml", "processes.toml"):
        file = own / name
        file.write_text(file.read_text(encoding="utf-8") + "\nmistake = =\n", encoding="utf-8")
    with pytest.raises(plancast.InputError) as caught:
        plancast.open(own)
    names = {Path(one.file).name for one in caught.value.complaints}
    assert {"services.toml", "processes.toml"} <= names


def test_an_error_is_pickled_whole(tmp_path: Path) -> None:
    with pytest.raises(plancast.ModelError) as caught:
        plancast.open(tmp_path / "none")
    again = pickle.loads(pickle.dumps(caught.value))
    assert type(again) is plancast.ModelError
    assert (again.zh, again.en, again.complaints) == (caught.value.zh, caught.value.en, caught.value.complaints)
    assert isinstance(again, plancast.PlancastError) and again.complaints


def test_what_is_asked_wrongly_is_said(model: plancast.Model) -> None:
    with pytest.raises(plancast.ModelError, match=r"Did you mean care_grade_3\?"):
        model.run(scenario="care_grade_33", draws=1)
    with pytest.raises(plancast.InputError, match="999999"):
        model.block("999999", 0, 1)
    with pytest.raises(plancast.InputError):
        model.run(levers=["nothing=1@2028"], draws=1)
    with pytest.raises(ValueError, match="draws"):
        model.run(draws=0)
    with pytest.raises(ValueError, match="seed"):
        model.run(draws=1, seed=-1)
    with pytest.raises(TypeError, match="levers"):
        model.run(draws=1, levers="care_subsidy.standard=600@2028")
    with pytest.raises(ValueError, match="midterm"):
        model.report("novel")
    with pytest.raises(TypeError, match="Executor"):
        plancast.province(model, draws=1, on="cloud")


def test_years_still_to_come_are_warned_of(own: Path, tmp_path: Path) -> None:
    file = own / "observations.toml"
    report = (
        '\n[[observation]]\nprocess = "upper_secondary_rate"\nyear = 2034\nvalue = 0.8\n'
        'source = "judgement"\nevidence = "assumed"\nverification = "unverified"\n'
    )
    file.write_text(file.read_text(encoding="utf-8") + report, encoding="utf-8")
    with pytest.warns(UserWarning, match="observations.toml.*2034"):
        plancast.open(own)
    now = date.today().year
    table = tmp_path / "rows.csv"
    rows = "".join(f"{year},{year - 1990}\n" for year in range(now - 12, now + 2))
    table.write_text("year,people\n" + rows, encoding="utf-8")
    found = plancast.forecast(table, horizon=1, draws=50)
    assert str(now + 1) in found.en and found.projection.years[-1] == now + 1
    assert plancast.forecast(table, horizon=1, draws=50, allow_future=True).projection.years[-1] == now + 2
