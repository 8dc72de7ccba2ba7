from pathlib import Path
from typing import Any, Callable, Dict, List, Mapping, Optional, Tuple, final

import numpy
import numpy.typing

__all__ = [
    "Gathering",
    "Province",
    "Projection",
    "Quantity",
    "Session",
    "open",
    "Table",
    "calibrate",
    "example",
    "forecast",
    "report",
    "__version__",
]

__version__: str

_Progress = Optional[Callable[[int, int, str], object]]
_Written = Tuple[Path, List[str], str, str, str]

@final
class Quantity:
    """What a projected quantity is."""

    @property
    def key(self) -> str:
        """Name in files and of columns, such as `holders`."""
    @property
    def zh(self) -> str:
        """Chinese name."""
    @property
    def en(self) -> str:
        """English name."""
    @property
    def unit(self) -> str:
        """Unit of every value, such as `persons`, `yuan`, `share`."""
    @property
    def evidence(self) -> str:
        """The weakest evidence that it rests on: `measured`, `estimated`, `judged` or `assumed`."""

@final
class Table:
    """A table of results; anything that reads Arrow takes it."""

    @property
    def name(self) -> str:
        """What the table is about, such as `quantities`."""
    @property
    def columns(self) -> List[str]:
        """Names of the columns."""
    def csv(self) -> bytes:
        """The table as CSV in UTF-8 with a byte-order mark, as Excel and WPS read it."""
    def __arrow_c_stream__(self, requested_schema: Optional[object] = None) -> Any:
        """The table as a stream of Arrow arrays (PyCapsule interface)."""
    def __len__(self) -> int: ...

@final
class Projection:
    """Draws of all quantities over the years: NumPy views and Arrow tables of the memory that the engine wrote."""

    @property
    def model(self) -> str:
        """Key of the model; of a forecast of series the name of their file."""
    @property
    def scenario(self) -> str:
        """Key of the scenario; `forecast` where series were forecast."""
    @property
    def quantities(self) -> List[Quantity]:
        """What is projected, in order."""
    @property
    def years(self) -> List[int]:
        """The years, ascending."""
    @property
    def draws(self) -> int:
        """Number of draws."""
    @property
    def first(self) -> int:
        """Number of the first draw."""
    @property
    def seed(self) -> int:
        """Seed of the draws."""
    @property
    def shape(self) -> Tuple[int, int, int]:
        """Numbers of quantities, years and draws."""
    @property
    def checksum(self) -> str:
        """SHA-256 of all values as little-endian bytes."""
    @property
    def __array_interface__(self) -> Dict[str, Any]:
        """What NumPy asks for."""
    def keys(self) -> List[str]:
        """Keys of the quantities, in order."""
    def __contains__(self, key: str, /) -> bool: ...
    def __getitem__(self, key: str, /) -> numpy.typing.NDArray[numpy.float32]:
        """A read-only NumPy view of one quantity, of shape (years, draws)."""
    def at(self, key: str, year: int) -> numpy.typing.NDArray[numpy.float32]:
        """A read-only NumPy view of the draws of one quantity in one year."""
    def quantiles(self) -> Table:
        """Mean and quantiles of every quantity in every year."""
    def targets(self) -> Table:
        """The plan's targets with the probability that each is met; forecasts of series have none."""
    def words(self, language: str = "zh") -> str:
        """The summary that the program prints, in Chinese (`zh`) or English (`en`)."""
    def json(self) -> Any:
        """The summary that the program gives to other programs."""
    def append(self, next: Projection) -> Projection:
        """These draws and those that follow them, with the bits of one run."""
    def __arrow_c_stream__(self, requested_schema: Optional[object] = None) -> Any:
        """The draws as a stream of Arrow arrays (PyCapsule interface)."""

@final
class Province:
    """A province that was run: every county, and all of them together, added up draw by draw."""

    @property
    def draws(self) -> int:
        """Number of draws."""
    @property
    def seed(self) -> int:
        """Seed."""
    @property
    def checksum(self) -> str:
        """SHA-256 of every county's draws in the order of the codes and of the sums."""
    @property
    def left_out(self) -> List[Tuple[str, str]]:
        """The counties of which there is no model, and why, in Chinese and in English."""
    def counties(self) -> Table:
        """Mean and quantiles of every county, quantity and year."""
    def totals(self) -> Table:
        """The same of all counties together, and how much of the variance they share."""
    def reconciled(self) -> Table:
        """How much each county was moved to bring all together to the totals that are published of the province; no rows where none are."""
    def words(self, language: str = "zh") -> str:
        """The summary that the program prints, in Chinese (`zh`) or English (`en`)."""
    def json(self) -> Any:
        """The summary that the program gives to other programs."""

@final
class Gathering:
    """Blocks of a province that have come, in whatever order."""

    @property
    def places(self) -> List[str]:
        """Codes of the counties, ascending."""
    @property
    def seed(self) -> int:
        """Seed of every county."""
    def put(self, part: bytes) -> bool:
        """Takes a block; no for one that has been taken before."""
    def finish(self) -> Province:
        """The province, when every block has come."""

@final
class Session:
    """A model with its datasets, opened and checked."""

    @property
    def key(self) -> str:
        """Name of the folder."""
    @property
    def title(self) -> Tuple[str, str]:
        """Title in Chinese and in English."""
    @property
    def region(self) -> Optional[str]:
        """Code of the county, where the model has one."""
    @property
    def seed(self) -> int:
        """The model's own seed."""
    @property
    def draws(self) -> int:
        """The model's own number of draws."""
    @property
    def scenarios(self) -> List[Tuple[str, str, str]]:
        """Keys of the scenarios with their Chinese and English titles, the baseline first."""
    def quantities(self) -> List[Quantity]:
        """What the baseline projects, in order."""
    def run(self, asked: Mapping[str, object], threads: Optional[int], progress: _Progress) -> Projection:
        """Draws of the model or of a county of its province."""
    def part(self, place: str, scenario: str, seed: int, first: int, count: int) -> bytes:
        """A block of a county's draws of what is asked of every county, as bytes."""
    def gathering(self, scenario: str, draws: int, seed: Optional[int] = None) -> Gathering:
        """What is asked of every county of the province, ready to take their blocks."""

def open(model: Path, datasets: Optional[Path] = None) -> Session:
    """Opens a model folder; its baseline is checked and made ready."""

def forecast(
    asked: Mapping[str, object], threads: Optional[int], progress: _Progress
) -> Tuple[Projection, Table, Table, str, str, str, Optional[Path]]:
    """Forecasts the series of a file; writes nothing unless `out` is given."""

def calibrate(asked: Mapping[str, object], threads: Optional[int], progress: _Progress) -> _Written:
    """Conditions a model's parameters on what was published and writes the new parameter file."""

def report(asked: Mapping[str, object], threads: Optional[int], progress: _Progress) -> _Written:
    """Writes a paper to hand in."""

def example(name: str, folder: Path) -> Path:
    """Writes out a model that plancast carries; the model's folder."""
