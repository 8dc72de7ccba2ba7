"""What a worker does: a block of draws of a county, from a bundle that it was sent once.

A block is a pure function of the bundle and of the task, so that any engine may run it anywhere, twice or again.
"""

from __future__ import annotations

import tempfile
import threading
from collections import OrderedDict
from pathlib import Path
from typing import NamedTuple, Optional, Tuple

from . import _plancast
from ._bundle import Bundle, unpack

_KEPT = 2
_lock = threading.Lock()
_received: "OrderedDict[str, Bundle]" = OrderedDict()
_opened: "OrderedDict[str, Tuple[_plancast.Session, tempfile.TemporaryDirectory[str]]]" = OrderedDict()


class Task(NamedTuple):
    """A block of draws."""

    scenario: str
    place: str
    first: int
    draws: int
    seed: int


def receive(bundle: Bundle) -> None:
    """Keeps a bundle for the tasks to come."""
    with _lock:
        _received[bundle.key] = bundle
        while len(_received) > _KEPT:
            _received.popitem(last=False)


def session(key: str) -> _plancast.Session:
    """The model of a bundle that was received; opened once in a process."""
    with _lock:
        if key not in _opened:
            if key not in _received:
                raise RuntimeError(f"this worker has not received the model {key[:12]}")
            bundle = _received[key]
            folder = tempfile.TemporaryDirectory(prefix="plancast-")
            unpack(bundle.data, Path(folder.name))
            model = Path(folder.name, "models", bundle.model)
            _opened[key] = (_plancast.open(model, Path(folder.name, "datasets")), folder)
            while len(_opened) > _KEPT:
                _opened.popitem(last=False)
        return _opened[key][0]


def work(key: str, task: Task, bundle: Optional[Bundle] = None) -> bytes:
    """One block, in one thread. ``bundle`` where the engine hands it to every task instead of to the worker."""
    if bundle is not None and key not in _received:
        receive(bundle)
    return session(key).part(task.place, task.scenario, task.seed, task.first, task.draws)
