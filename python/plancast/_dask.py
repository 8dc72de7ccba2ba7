"""What Dask needs; imported only where Dask is."""

from __future__ import annotations

from typing import Any

from distributed import WorkerPlugin

from ._bundle import Bundle
from ._work import receive


class Carrier(WorkerPlugin):  # type: ignore[misc, unused-ignore]
    """Gives a bundle to every worker when it starts."""

    def __init__(self, bundle: Bundle) -> None:
        self.bundle = bundle
        self.name = f"plancast-{bundle.key[:16]}"

    def setup(self, worker: Any) -> None:
        """Called once in each worker."""
        receive(self.bundle)
