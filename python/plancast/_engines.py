"""Engines that run tasks. plancast has no scheduler of its own: each of these functions hands tasks to somebody else's
and yields the blocks as they come, in whatever order. Workers that die are the engine's to replace.
"""

from __future__ import annotations

import concurrent.futures as futures
import multiprocessing
import os
import tempfile
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, Dict, Generator, Iterable, List, Optional, Sequence

from ._bundle import Bundle
from ._work import Task, receive, work

_TRIES = 3
"""How often a task is tried again after a worker died."""
_WAVE = 4
"""Partitions of a Spark job for each processor."""


def blocks(on: Any, bundle: Bundle, tasks: Sequence[Task], workers: Optional[int]) -> Generator[bytes, None, None]:
    """The blocks of all tasks, as they come."""
    if on is None:
        return _processes(bundle, tasks, workers)
    if isinstance(on, futures.Executor):
        return _executor(on, bundle, tasks)
    home = (on.__name__ if isinstance(on, type(os)) else type(on).__module__).split(".")[0]
    if home == "distributed":
        return _dask(on, bundle, tasks)
    if home == "ray":
        return _ray(on, bundle, tasks)
    if home == "pyspark":
        return _spark(on, bundle, tasks)
    raise TypeError(
        f"on: {type(on).__module__}.{type(on).__qualname__}; expected a dask.distributed.Client, the module ray, a "
        "SparkSession, a concurrent.futures.Executor, or None for processes of this machine"
    )


def _start(bundle: Bundle) -> None:
    """Begins a process of our own: as many of them work as there are processors, so each takes one."""
    os.environ["RAYON_NUM_THREADS"] = os.environ["POLARS_MAX_THREADS"] = "1"
    receive(bundle)


def _processes(bundle: Bundle, tasks: Sequence[Task], workers: Optional[int]) -> Generator[bytes, None, None]:
    """Processes of this machine. One that dies breaks the pool: a new one does what is missing."""
    missing = list(tasks)
    for attempt in range(_TRIES + 1):
        # A forked process would inherit threads that are not there.
        spawn = multiprocessing.get_context("spawn")
        pool = futures.ProcessPoolExecutor(workers, mp_context=spawn, initializer=_start, initargs=(bundle,))
        try:
            asked = {pool.submit(work, bundle.key, task): task for task in missing}
            lost: List[Task] = []
            for done in futures.as_completed(asked):
                try:
                    block = done.result()
                except BrokenProcessPool:
                    if attempt == _TRIES:
                        raise
                    lost.append(asked[done])
                else:
                    yield block
            missing = lost
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
        if not missing:
            return


def _executor(on: futures.Executor, bundle: Bundle, tasks: Sequence[Task]) -> Generator[bytes, None, None]:
    """An executor of the caller's own, on this machine: its workers read the bundle from a file."""
    with tempfile.TemporaryDirectory(prefix="plancast-") as folder:
        file = Path(folder, "bundle")
        file.write_bytes(bundle.data)
        asked = [on.submit(_from_file, str(file), bundle.key, bundle.model, task) for task in tasks]
        try:
            for done in futures.as_completed(asked):
                yield done.result()
        finally:
            for one in asked:
                one.cancel()
            # Whoever still runs may still read the file.
            futures.wait([one for one in asked if not one.cancelled()])


def _from_file(file: str, key: str, model: str, task: Task) -> bytes:
    from . import _work

    if key not in _work._received:
        receive(Bundle(key, Path(file).read_bytes(), model))
    return work(key, task)


def _dask(client: Any, bundle: Bundle, tasks: Sequence[Task]) -> Generator[bytes, None, None]:
    """Dask: a plugin gives the bundle to every worker, one that is started later too."""
    from distributed import as_completed

    from ._dask import Carrier

    plugin = Carrier(bundle)
    client.register_plugin(plugin)
    try:
        names = [f"plancast-{bundle.key[:16]}-{'-'.join(map(str, task))}" for task in tasks]
        asked = [
            client.submit(work, bundle.key, task, key=name, retries=_TRIES) for name, task in zip(names, tasks)
        ]
        try:
            coming: Any = as_completed(asked, with_results=True)  # type: ignore[no-untyped-call, unused-ignore]
            for done, block in coming:
                yield block
                done.release()
        finally:
            client.cancel([one for one in asked if not one.done()])
    finally:
        client.unregister_worker_plugin(plugin.name)


def _ray(ray: Any, bundle: Bundle, tasks: Sequence[Task]) -> Generator[bytes, None, None]:
    """Ray: the bundle lies once in the store of each machine."""
    stored = ray.put(bundle)
    remote = ray.remote(max_retries=_TRIES)(work)
    left = [remote.remote(bundle.key, task, stored) for task in tasks]
    try:
        while left:
            ready, left = ray.wait(left, num_returns=1)
            yield from ray.get(ready)
    finally:
        for one in left:
            ray.cancel(one, force=False)


def _spark(spark: Any, bundle: Bundle, tasks: Sequence[Task]) -> Generator[bytes, None, None]:
    """Spark: the bundle is broadcast; a partition is a county, because each task costs Spark tens of milliseconds, and
    a job is some partitions for each processor, whose blocks come when all of them are done.
    """
    context = getattr(spark, "sparkContext", spark)
    shared = context.broadcast(bundle)
    key = bundle.key
    counties: Dict[str, List[Task]] = {}
    for task in tasks:
        counties.setdefault(task.place, []).append(task)
    # One element in each partition.
    parts = context.parallelize(list(counties.values()), len(counties))

    def run(part: Iterable[List[Task]]) -> List[bytes]:
        return [work(key, Task(*task), shared.value) for county in part for task in county]

    try:
        each = _WAVE * context.defaultParallelism
        for first in range(0, len(counties), each):
            wave = list(range(first, min(first + each, len(counties))))
            yield from context.runJob(parts, run, wave)
    finally:
        shared.destroy()
