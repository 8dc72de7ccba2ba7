"""The same bits in any number of threads, in blocks, and on any engine that runs them."""

from __future__ import annotations

import random
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Callable, List, Tuple

import numpy as np
import plancast
import pytest
from plancast import _work
from plancast._bundle import bundle


def test_any_number_of_threads_gives_the_same_bits(model: plancast.Model) -> None:
    one, two = (model.run(draws=40, seed=5, threads=threads) for threads in (1, 2))
    assert one.checksum == two.checksum
    assert one.checksum != model.run(draws=40, seed=6).checksum


def test_blocks_are_the_draws_of_one_run(model: plancast.Model) -> None:
    whole = model.run(draws=30, seed=5, scenario="care_grade_3")
    one = model.block(None, 0, 11, seed=5, scenario="care_grade_3")
    # A scenario goes by its title too.
    title = next(known.zh for known in model.scenarios if known.key == "care_grade_3")
    two = model.block(model.region, 11, 19, seed=5, scenario=title)
    joined = one.append(two)
    assert joined.checksum == whole.checksum
    assert np.array_equal(np.asarray(joined), np.asarray(whole), equal_nan=True)
    for wrong in (one, model.block(None, 11, 2, seed=6, scenario="care_grade_3"), model.block(None, 11, 2, seed=5)):
        with pytest.raises(plancast.PlancastError):
            one.append(wrong)


def test_a_county_of_the_province_shares_what_is_the_nations(model: plancast.Model) -> None:
    here, there = model.block(None, 0, 60, seed=5), model.block("330102", 0, 60, seed=5)
    year = here.years[-1]
    prices = np.corrcoef(here.at("process.prices", year), there.at("process.prices", year))
    assert prices[0, 1] > 0.5
    assert not np.array_equal(here["population"], there["population"], equal_nan=True)


def test_scenarios_share_their_chance(model: plancast.Model) -> None:
    baseline = model.run(draws=30, seed=5)
    levers = model.run(draws=30, seed=5, levers=["care_subsidy.standard=600@2028"])
    difference = levers["care_subsidy.cost"] - baseline["care_subsidy.cost"]
    years = np.array(baseline.years)
    assert np.all(difference[(years > 2020) & (years < 2028)] == 0.0)
    assert np.all(difference[years >= 2028] != 0.0)


class Shuffled(Executor):
    """Runs tasks in an order of its own."""

    def __init__(self, seed: int) -> None:
        self.waiting: List[Tuple[Future[Any], Callable[[], Any]]] = []
        self.chance = random.Random(seed)
        self.pool = ThreadPoolExecutor(1)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.waiting.append((future, lambda: fn(*args, **kwargs)))
        if len(self.waiting) == 1:
            self.pool.submit(self.work)
        return future

    def work(self) -> None:
        while self.waiting:
            self.chance.shuffle(self.waiting)
            future, task = self.waiting.pop()
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(task())
                except BaseException as error:
                    future.set_exception(error)


def test_a_province_has_the_same_bits_in_any_order(path: Path) -> None:
    told: List[Tuple[int, int]] = []
    one = plancast.province(path, draws=6, seed=7, workers=2, progress=lambda done, of, _: told.append((done, of)))
    two = plancast.province(path, draws=6, seed=7, block=4, on=Shuffled(1))
    assert one.checksum == two.checksum and len(one.checksum) == 64
    assert told[0] == (0, told[0][1]) and told[-1] == (told[0][1], told[0][1])
    assert one.json()["totals"] == two.json()["totals"]
    assert one.left_out == two.left_out and len(one.left_out) == 0
    assert len(one.totals()) > 0 and len(one.counties()) == len(two.counties())


def test_what_was_cut_out_of_a_county_has_its_own_people(path: Path) -> None:
    model = plancast.open(path)
    people = [model.block(region, 0, 8).at("population", 2020).mean() for region in ("330327", "330383")]
    assert 850_000 < people[0] < 1_080_000 and 350_000 < people[1] < 450_000


def test_the_same_files_make_the_same_bundle(path: Path) -> None:
    one, two = bundle(path, None), bundle(path, None)
    assert one == two and len(one.data) < 2_000_000


def test_a_worker_says_so_when_it_has_no_model() -> None:
    with pytest.raises(RuntimeError, match="has not received"):
        _work.session("0" * 64)


def test_blocks_that_were_not_asked_for_are_refused(path: Path) -> None:
    packed = bundle(path, None)
    _work.receive(packed)
    session = _work.session(packed.key)
    gathering = session.gathering("baseline", 4, 7)
    block = session.part(gathering.places[0], "baseline", 7, 0, 2)
    assert gathering.put(block) is True
    assert gathering.put(block) is False
    with pytest.raises(plancast.InputError, match="not asked for"):
        gathering.put(session.part(gathering.places[0], "baseline", 8, 0, 2))
    with pytest.raises(plancast.InputError, match="missing"):
        gathering.finish()
