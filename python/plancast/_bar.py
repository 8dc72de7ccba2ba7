"""A progress bar."""

from __future__ import annotations

from typing import Any, Callable

Progress = Callable[[int, int, str], object]
"""Is called with the steps done, the steps in all, and what is being done; whatever it raises stops the task."""


def bar(**options: Any) -> Progress:
    """A progress callback that draws a bar with tqdm, in a notebook or on a terminal.

    ``options`` are those of ``tqdm.tqdm``. Give a new one to each task: ``model.run(progress=plancast.bar())``.
    """
    from tqdm.auto import tqdm  # type: ignore[import-untyped, unused-ignore]

    shown = tqdm(**options)

    def tell(done: int, of: int, what: str) -> None:
        if shown.total != of or done < shown.n:
            shown.reset(total=of)
        shown.set_description(what, refresh=False)
        shown.update(done - shown.n)
        if done == of:
            shown.refresh()

    return tell
