"""A province: every county of it, in blocks of draws that any engine runs, put together as they come."""

from __future__ import annotations

from contextlib import closing
from typing import Any, Optional, Union

from ._asked import checked_seed, whole
from ._bar import Progress
from ._bundle import bundle
from ._engines import blocks
from ._model import BASELINE, Model
from ._plancast import Province
from ._work import Task, receive, session
from ._written import PathLike


def province(
    model: Union[Model, PathLike],
    *,
    scenario: str = BASELINE,
    draws: int = 500,
    seed: Optional[int] = None,
    on: Any = None,
    workers: Optional[int] = None,
    block: int = 250,
    datasets: Optional[PathLike] = None,
    progress: Optional[Progress] = None,
) -> Province:
    """Every county of a model's province under a scenario, added up draw by draw.

    ``on`` is the engine that runs the blocks: a ``dask.distributed.Client``, the module ``ray`` (after ``ray.init()``),
    a ``SparkSession``, a ``concurrent.futures.Executor`` of this machine, or ``None`` for ``workers`` processes of this
    machine. plancast must be installed, in the same version, where the workers run; the model and the datasets are sent
    to each worker once. A task is ``block`` draws of one county (scenario, place, first, count); a worker that dies is
    replaced and its tasks are run again by the engine.

    Where ``province.toml`` of the model says what is published of the province, the counties are brought to it when all
    have come (``Province.reconciled``); until then their draws are kept.

    The result has the same bits as ``plancast province`` (``Province.checksum``), whatever the engine, the number of
    workers and the order in which blocks come. ``progress(done, of, what)`` is told after each block.
    """
    draws, block = whole("draws", draws, 1), whole("block", block, 1)
    if not isinstance(model, Model):
        model = Model(model, datasets=datasets)
    packed = bundle(model.path, model.datasets)
    receive(packed)
    # Of the files as they were packed, which are those that the workers have.
    gathering = session(packed.key).gathering(scenario, draws, checked_seed(seed))
    tasks = [
        Task(scenario, place, first, min(block, draws - first), gathering.seed)
        for place in gathering.places
        for first in range(0, draws, block)
    ]
    done = 0
    if progress is not None:
        progress(0, len(tasks), model.title[0])
    with closing(blocks(on, packed, tasks, workers)) as coming:
        for part in coming:
            done += gathering.put(part)
            if progress is not None:
                progress(done, len(tasks), model.title[0])
    return gathering.finish()
