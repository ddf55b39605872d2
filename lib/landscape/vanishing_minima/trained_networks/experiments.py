"""What the search counted when training ended, and the rates that the counts are evidence for."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from flint import fmpq

from landscape.evidence.witness import witness


@dataclass(frozen=True)
class Runs:
    """Independent repetitions of one setting.

    label        the schedule ("constant", "falling", "to the end") or the kind of labels ("true", "random")
    dim, width, num_samples    d_0, d_1 and N
    wrong        misclassified samples at the end of each repetition
    near         neural inputs below 1e-5 in absolute value, where they were counted
    mse, smallest    mean squared error and smallest neural input, two digits, where they were kept
    """

    label: str
    dim: int
    width: int
    num_samples: int
    wrong: tuple[int, ...]
    near: tuple[int, ...] = ()
    mse: tuple[fmpq, ...] = ()
    smallest: tuple[fmpq, ...] = ()

    def __post_init__(self) -> None:
        for name in ("wrong", "near", "mse", "smallest"):
            values = getattr(self, name)
            if any(value < 0 for value in values) or (values and len(values) != len(self.wrong)):
                raise ValueError(f"{name}: expected a non-negative number for each of {len(self.wrong)} repetitions")
        if not self.wrong or min(self.dim, self.width, self.num_samples) < 1:
            raise ValueError("wrong, dim, width, num_samples: expected at least one repetition of positive sizes")

    @property
    def ratio(self) -> fmpq:
        """d_0 d_1 / N."""
        return fmpq(self.dim * self.width, self.num_samples)

    @property
    def count(self) -> int:
        """Number of repetitions."""
        return len(self.wrong)

    @property
    def mean_share(self) -> fmpq:
        """The mean of the misclassified shares."""
        return fmpq(sum(self.wrong), self.num_samples * self.count)

    def wrong_at_most(self, share: Any) -> int:
        """In how many repetitions at most this share of the samples is misclassified."""
        return sum(w <= fmpq(share) * self.num_samples for w in self.wrong)


@lru_cache(maxsize=1)
def experiments() -> dict[str, tuple[Runs, ...]]:
    """The stored runs: "scan", "digits", "inputs", "kinks"."""
    stored = witness("training-errors", ["scan", "digits", "inputs", "kinks"])
    return {name: tuple(_runs(record) for record in records) for name, records in stored.items()}


def runs(kind: str, label: str, *, dim: int | None = None, ratio: Any = None, width: int | None = None) -> Runs:
    """The stored runs of one setting; N is the whole number next to d_0 d_1 / ratio.

    Raises ValueError unless there is exactly one.
    """
    found = [
        r
        for r in experiments()[kind]
        if r.label == label
        and (dim is None or r.dim == dim)
        and (width is None or r.width == width)
        and (ratio is None or 2 * abs(r.num_samples - r.dim * r.width / fmpq(ratio)) <= 1)
    ]
    if len(found) != 1:
        raise ValueError(f"expected one stored setting of {kind}, {label}, {dim}, {ratio}, {width}, not {len(found)}")
    return found[0]


def _runs(record: dict[str, Any]) -> Runs:
    tuples = {name: tuple(record.get(name, ())) for name in ("wrong", "near")}
    decimals = {name: tuple(_decimal(text) for text in record.get(name, ())) for name in ("mse", "smallest")}
    label = record.get("schedule") or record.get("labels") or "to the end"
    return Runs(label, record["dim"], record.get("width", record["dim"]), record["num_samples"], **tuples, **decimals)


def _decimal(text: str) -> fmpq:
    """The rational value of "1.6e-23"."""
    digits, exponent = text.split("e")
    whole, part = digits.split(".")
    return fmpq(int(whole + part)) * fmpq(10) ** (int(exponent) - len(part))
