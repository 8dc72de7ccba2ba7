"""Models."""

from __future__ import annotations

from pathlib import Path
from typing import Any, List, NamedTuple, Optional, Sequence, Tuple

from . import _plancast
from ._asked import checked_seed, whole
from ._bar import Progress
from ._forecast import Forecast, Series
from ._forecast import forecast as _forecast
from ._plancast import Projection, Quantity
from ._written import PathLike, Written, taken

BASELINE = "baseline"


class Scenario(NamedTuple):
    """A scenario of a model."""

    key: str
    """Name of its file."""
    zh: str
    """Chinese title."""
    en: str
    """English title."""


def open(path: PathLike, *, datasets: Optional[PathLike] = None) -> Model:
    """Opens a model folder and checks it with the data that it takes.

    ``datasets`` is the folder of the datasets; without it the nearest ``datasets/`` at or above the model is taken. A
    model that cannot be used raises ``ModelError`` with every complaint, each with its file and line.
    """
    return Model(path, datasets=datasets)


class Model:
    """A model that is open. What is made ready for one question serves the next."""

    def __init__(self, path: PathLike, *, datasets: Optional[PathLike] = None) -> None:
        self.path = Path(path)
        """Its folder."""
        self.datasets = None if datasets is None else Path(datasets)
        """Folder of the datasets, where one was given."""
        self._session = _plancast.open(self.path, self.datasets)

    @property
    def key(self) -> str:
        """Name of its folder."""
        return self._session.key

    @property
    def title(self) -> Tuple[str, str]:
        """Title in Chinese and in English."""
        return self._session.title

    @property
    def region(self) -> Optional[str]:
        """Code of the county (GB/T 2260), where the model has one."""
        return self._session.region

    @property
    def seed(self) -> int:
        """Its own seed."""
        return self._session.seed

    @property
    def draws(self) -> int:
        """Its own number of draws."""
        return self._session.draws

    @property
    def scenarios(self) -> List[Scenario]:
        """Its scenarios, the baseline first."""
        return [Scenario(*one) for one in self._session.scenarios]

    @property
    def quantities(self) -> List[Quantity]:
        """What its baseline projects."""
        return self._session.quantities()

    def run(
        self,
        *,
        scenario: str = BASELINE,
        levers: Sequence[str] = (),
        draws: Optional[int] = None,
        seed: Optional[int] = None,
        threads: Optional[int] = None,
        progress: Optional[Progress] = None,
    ) -> Projection:
        """Draws ``0 … draws − 1`` of a scenario, named by key or title, in memory; nothing is written.

        ``levers`` are laid over the scenario, written as for the program: ``care_subsidy.standard=600@2028``. ``draws``
        and ``seed`` are the model's own if not given, ``threads`` all processors. The result does not depend on
        ``threads``; two scenarios with the same seed share their chance, so that ``a["x"] - b["x"]`` is the effect of
        the scenario. ``progress(done, of, what)`` is told about twenty times a second.
        """
        return self._draws(None, 0, draws, scenario, levers, seed, threads, progress)

    def block(
        self,
        place: Optional[str],
        first: int,
        count: int,
        *,
        scenario: str = BASELINE,
        seed: Optional[int] = None,
        threads: Optional[int] = None,
        progress: Optional[Progress] = None,
    ) -> Projection:
        """Draws ``first … first + count − 1`` of a county.

        ``place`` is the code of a county of the model's province, whose model is its own where there is one beside this
        one, else made of the censuses; ``None`` or the model's own code is the model itself. Blocks that follow each
        other, put together by ``Projection.append``, have the bits of one run.
        """
        own = place is None or place == self.region
        return self._draws(None if own else place, first, count, scenario, (), seed, threads, progress)

    def _draws(
        self,
        place: Optional[str],
        first: int,
        draws: Optional[int],
        scenario: str,
        levers: Sequence[str],
        seed: Optional[int],
        threads: Optional[int],
        progress: Optional[Progress],
    ) -> Projection:
        if isinstance(levers, str):
            raise TypeError("levers: a list of texts, such as ['care_subsidy.standard=600@2028']")
        asked = {
            "place": place,
            "scenario": scenario,
            "levers": list(levers),
            "seed": checked_seed(seed),
            "first": whole("first", first, 0),
            "draws": None if draws is None else whole("draws", draws, 1),
        }
        return self._session.run(asked, threads, progress)

    @staticmethod
    def forecast(series: Series, **asked: Any) -> Forecast:
        """Forecasts annual series, which know nothing of the model: what :func:`plancast.forecast` does."""
        return _forecast(series, **asked)

    def calibrate(
        self,
        *,
        rows: int = 1000,
        points: Optional[int] = None,
        seed: Optional[int] = None,
        out: Optional[PathLike] = None,
        threads: Optional[int] = None,
        progress: Optional[Progress] = None,
    ) -> Written:
        """Conditions the model's parameters on what was published, as its ``calibration.toml`` says, and writes the new
        parameter file into ``out`` (``notebooks-out/calibrate/<model>`` if not given).

        ``rows`` is the size of the joint sample, ``points`` the number of points tried first. Data that contradict each
        other raise ``ContradictionError`` and nothing is written.
        """
        asked = {
            "model": self.path,
            "datasets": self.datasets,
            "rows": whole("rows", rows, 100),
            "points": None if points is None else whole("points", points, 100),
            "seed": checked_seed(seed),
            "out": None if out is None else Path(out),
        }
        return taken(_plancast.calibrate(asked, threads, progress))

    def report(
        self,
        kind: str,
        *,
        formats: Sequence[str] = ("docx", "xlsx", "html", "ipynb", "md"),
        scenarios: Optional[Sequence[str]] = None,
        levers: Sequence[str] = (),
        draws: Optional[int] = None,
        seed: Optional[int] = None,
        parameters: Optional[PathLike] = None,
        actuals: Optional[PathLike] = None,
        period: Optional[Tuple[int, int]] = None,
        appropriations: Sequence[str] = (),
        certainty: float = 0.8,
        out: PathLike = "notebooks-out",
        language: str = "zh",
        threads: Optional[int] = None,
        progress: Optional[Progress] = None,
    ) -> Written:
        """Writes a paper to hand in: ``midterm``, ``final``, ``budget``, ``scenarios`` or ``brief``.

        ``actuals`` is a table of what was reported, for an evaluation; ``period`` the first and last year,
        ``appropriations`` texts such as ``2027=400000000`` and ``certainty`` the probability with which the money shall
        suffice, for a budget. ``parameters`` stand in place of the model's own, as ``calibrate`` writes them.
        """
        if scenarios is None:
            scenarios = ["all"] if kind == "scenarios" else [BASELINE]
        if not 0.0 < certainty < 1.0:
            raise ValueError(f"certainty: {certainty}, expected a probability between 0 and 1")
        asked = {
            "model": self.path,
            "datasets": self.datasets,
            "kind": kind,
            "formats": list(formats),
            "scenarios": list(scenarios),
            "levers": list(levers),
            "draws": None if draws is None else whole("draws", draws, 1),
            "seed": checked_seed(seed),
            "parameters": None if parameters is None else Path(parameters),
            "actuals": None if actuals is None else Path(actuals),
            "period": period,
            "appropriations": list(appropriations),
            "certainty": certainty,
            "out": Path(out),
            "language": language,
        }
        return taken(_plancast.report(asked, threads, progress))

    def __repr__(self) -> str:
        return f"<plancast.Model {self.key}: {self.title[1]}>"
