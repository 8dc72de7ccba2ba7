"""While a task runs Python goes on, hears how far it is, and can stop it."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path
from typing import List, Tuple

import plancast
import pytest


@pytest.mark.skipif(os.name == "nt", reason="signals are sent in another way")
def test_ctrl_c_stops_a_run(model: plancast.Model) -> None:
    model.run(draws=1)
    timer = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
    begun = time.monotonic()
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        model.run(draws=5_000, threads=1)
    assert time.monotonic() - begun < 10.0
    # And the next one runs.
    assert model.run(draws=2).draws == 2


def test_progress_is_told_and_ends_with_all(model: plancast.Model) -> None:
    told: List[Tuple[int, int, str]] = []
    model.run(draws=400, progress=lambda *how: told.append(how))
    assert told[-1][:2] == (400, 400)
    assert [done for done, _, _ in told] == sorted(done for done, _, _ in told)
    assert told[-1][2] == model.title[0]


def test_what_a_callback_raises_stops_the_run_and_comes_out(model: plancast.Model) -> None:
    class Enough(Exception):
        pass

    enough = Enough("enough")

    def stop(done: int, of: int, what: str) -> None:
        raise enough

    begun = time.monotonic()
    with pytest.raises(Enough) as caught:
        model.run(draws=5_000, threads=1, progress=stop)
    assert caught.value is enough
    assert time.monotonic() - begun < 10.0


def test_a_stopped_report_writes_nothing(model: plancast.Model, tmp_path: Path) -> None:
    def stop(done: int, of: int, what: str) -> None:
        raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        model.report("brief", draws=2000, out=tmp_path / "out", progress=stop)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_other_threads_go_on(model: plancast.Model) -> None:
    counted, over = [0], threading.Event()

    def count() -> None:
        while not over.is_set():
            counted[0] += 1

    other = threading.Thread(target=count)
    other.start()
    before = counted[0]
    model.run(draws=2000, threads=1)
    after = counted[0]
    over.set()
    other.join()
    # With the interpreter held, not one more would have been counted.
    assert after - before > 10_000


def test_a_bar_follows_the_progress(model: plancast.Model) -> None:
    pytest.importorskip("tqdm")
    bar = plancast.bar(disable=True)
    model.run(draws=50, progress=bar)


def test_very_many_threads_are_as_many_as_the_machine_has_use_for(model: plancast.Model) -> None:
    with pytest.warns(UserWarning, match="99999"):
        assert model.run(draws=2, threads=99_999).draws == 2
