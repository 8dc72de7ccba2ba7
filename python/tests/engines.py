"""A province on each engine, with a worker killed in the middle: the checksum must be the program's.

    python engines.py --program ../../target/release/plancast futures dask ray spark

An engine that is not installed is said and left out; everything else that does not work fails. Each engine runs in a process
of its own, with a limit: one that hangs when its worker has died is stopped with all that it started, and fails.
"""

from __future__ import annotations

import argparse
import contextlib
import faulthandler
import importlib.util
import json
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any, Callable, Iterator, List, Tuple

import plancast

ROOT = Path(__file__).resolve().parents[2]
MODEL = ROOT / "models" / "wenling"
DRAWS = 40
BLOCK = 20
SEED = 7
# Seconds for an engine.
LIMIT = 300.0

Pids = Callable[[], List[int]]


def by_the_program(program: str) -> str:
    """The checksum that the program gives."""
    with tempfile.TemporaryDirectory() as folder:
        arguments = ["province", str(MODEL), "--draws", str(DRAWS), "--seed", str(SEED), "--out", folder]
        answer = subprocess.run(
            [program, *arguments, "--format", "json"], check=True, stdout=subprocess.PIPE, cwd=ROOT
        )
    return str(json.loads(answer.stdout)["checksum"])


def pid(_: object = None) -> int:
    """Whose process this is; slow enough that every worker is asked."""
    time.sleep(0.2)
    return os.getpid()


class Killer:
    """Kills a worker when some blocks have come; said to be the progress."""

    def __init__(self, pids: Pids) -> None:
        self.pids = pids
        self.killed: List[int] = []

    def __call__(self, done: int, of: int, what: str) -> None:
        if self.killed or done < of // 10:
            return
        # A scheduler may answer only while we wait for blocks, so it is not asked from here.
        self.killed = [0]
        threading.Thread(target=self.kill).start()

    def kill(self) -> None:
        victim = next(one for one in self.pids() if one != os.getpid())
        os.kill(victim, signal.SIGKILL)
        self.killed = [victim]


@contextlib.contextmanager
def futures() -> Iterator[Tuple[Any, Pids]]:
    def pids() -> List[int]:
        return [one.pid for one in multiprocessing.active_children() if one.pid is not None]

    yield None, pids


@contextlib.contextmanager
def dask() -> Iterator[Tuple[Any, Pids]]:
    from distributed import Client, LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
        known = list(client.run(os.getpid).values())
        yield client, lambda: known


@contextlib.contextmanager
def ray() -> Iterator[Tuple[Any, Pids]]:
    os.environ.update(RAY_USAGE_STATS_ENABLED="0", RAY_AUTH_MODE="disabled")
    import ray as engine

    engine.init(num_cpus=2, include_dashboard=False, object_store_memory=100 << 20, log_to_driver=False)
    try:
        ask = engine.remote(pid)
        known = sorted(set(engine.get([ask.remote() for _ in range(4)])))
        yield engine, lambda: known
    finally:
        engine.shutdown()


@contextlib.contextmanager
def spark() -> Iterator[Tuple[Any, Pids]]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2,4]").config("spark.ui.enabled", "false")
    for key in ("spark.driver.bindAddress", "spark.driver.host"):
        builder = builder.config(key, "127.0.0.1")
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    try:
        known = sorted(set(session.sparkContext.parallelize(range(4), 4).map(pid).collect()))
        yield session, lambda: known
    finally:
        session.stop()


ENGINES = {"futures": (futures, None), "dask": (dask, "distributed"), "ray": (ray, "ray"), "spark": (spark, "pyspark")}


def missing(name: str) -> str:
    """What an engine lacks on this machine."""
    package = ENGINES[name][1]
    if package is not None and importlib.util.find_spec(package) is None:
        return package
    return "java" if name == "spark" and shutil.which("java") is None else ""


def judged(name: str, expected: str) -> bool:
    """A province on one engine, while a worker is killed: whether it is the program's."""
    begun = time.monotonic()
    with ENGINES[name][0]() as (on, pids):
        killer = Killer(pids)
        found = plancast.province(MODEL, draws=DRAWS, seed=SEED, block=BLOCK, on=on, workers=2, progress=killer)
    took = time.monotonic() - begun
    died = killer.killed and killer.killed[0]
    same = found.checksum == expected and bool(died)
    verdict = "the program's bits" if same else f"WRONG: {found.checksum}"
    print(f"{name}: worker {died or 'not'} killed, {took:.1f} s, {verdict}", flush=True)
    return same


def end(process: "subprocess.Popen[bytes]") -> None:
    """Kills a process and what it started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def within_the_limit(name: str, expected: str, limit: float) -> bool:
    """The same in a process of its own, which has so many seconds."""
    arguments = ["--expected", expected, "--limit", str(limit), name]
    process = subprocess.Popen([sys.executable, os.path.abspath(__file__), *arguments], start_new_session=True)
    try:
        return process.wait(limit) == 0
    except subprocess.TimeoutExpired:
        print(f"{name}: FAILED: no province after {limit:.0f} s, a worker killed or not; stopped", flush=True)
        return False
    finally:
        end(process)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    given = parser.add_mutually_exclusive_group(required=True)
    given.add_argument("--program", help="the program to compare with")
    given.add_argument("--expected", metavar="CHECKSUM", help="what the program gave; one engine, in this process")
    parser.add_argument("--limit", type=float, default=LIMIT, metavar="SECONDS", help="time for each engine; %(default)g")
    parser.add_argument("engines", nargs="*", help=f"of {', '.join(ENGINES)}; all if none is named")
    asked = parser.parse_args()
    unknown = sorted(set(asked.engines) - set(ENGINES))
    if unknown:
        parser.error(f"no engine {', '.join(unknown)}")
    if asked.expected is not None:
        # Where it hangs is said shortly before it is stopped.
        faulthandler.dump_traceback_later(0.95 * asked.limit)
        return 0 if all([judged(name, asked.expected) for name in asked.engines]) else 1
    # Whoever stops this stops the engine too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    expected = by_the_program(asked.program)
    print(f"program: {expected}", flush=True)
    wrong = 0
    for name in asked.engines or ENGINES:
        lacking = missing(name)
        if lacking:
            print(f"{name}: no {lacking} here, left out", flush=True)
            continue
        wrong += not within_the_limit(name, expected, asked.limit)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
