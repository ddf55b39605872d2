"""What SH18 prints about its experiments: the ratios of Table 1. Exact."""

from flint import fmpq

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, equal
from landscape.evidence.verdict import Arithmetic

SIZES = {"MNIST": (784, 89, 70_000), "CIFAR": (3072, 16, 50_000), "ImageNet": (12_288, 105, 1_280_000)}
"""d_0, d_1 and N of Table 1; the d_1 of ImageNet is taken from the introduction."""
RATIOS = {"MNIST": fmpq(999, 1000), "CIFAR": fmpq(983, 1000), "ImageNet": fmpq(1008, 1000)}
INPUT_RATIOS = {"MNIST": fmpq(16, 1000), "CIFAR": fmpq(61, 1000), "ImageNet": fmpq(55, 1000)}
"""#parameters / N of Table 1, and d_0 / N of section 1, as printed."""
WITH_BIASES = ("MNIST",)
COMPUTED_INPUT_RATIOS = {"MNIST": fmpq(11, 1000), "CIFAR": fmpq(61, 1000), "ImageNet": fmpq(10, 1000)}


def thousandths(value: fmpq) -> fmpq:
    """Rounded to three decimals, halves up."""
    return fmpq((1000 * value + fmpq(1, 2)).floor(), 1000)


def parameters(dim: int, width: int, biases: bool) -> int:
    """d_0 d_1, or all parameters: with biases in both layers and output weights."""
    return dim * width + (2 * width + 1 if biases else 0)


@checker(Arithmetic.EXACT)
def check_table_printed(names: tuple[str, ...] = tuple(SIZES)) -> Check:
    """SH18/table-1--printed: d_0 d_1 / N and d_0 / N of the printed sizes, to three decimals.

    Raises ValueError for no name, or one that is not printed.
    """
    if not names or not set(names) <= set(SIZES):
        raise ValueError(f"names: expected some of {', '.join(SIZES)}, not {names}")
    findings = []
    for name in names:
        dim, width, num = SIZES[name]
        findings.append(equal(thousandths(fmpq(dim * width, num)), RATIOS[name]))
        findings.append(equal(thousandths(fmpq(dim, num)), INPUT_RATIOS[name]))
    scope = ", ".join(f"{n}: {SIZES[n][0] * SIZES[n][1]}/{SIZES[n][2]} and {SIZES[n][0]}/{SIZES[n][2]}" for n in names)
    return Check("SH18/table-1--printed", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_table_arithmetic(
    with_biases: tuple[str, ...] = WITH_BIASES, inputs: dict[str, fmpq] = COMPUTED_INPUT_RATIOS
) -> Check:
    """SH18/table-1--arithmetic: which parameters give the printed ratios, and d_0 / N for the N of the table."""
    findings = []
    for name, (dim, width, num) in SIZES.items():
        count = parameters(dim, width, name in with_biases)
        findings.append(equal(thousandths(fmpq(count, num)), RATIOS[name]))
        findings.append(equal(thousandths(fmpq(dim, num)), inputs[name]))
    return Check("SH18/table-1--arithmetic", all_of(findings), "all three rows, to three decimals", Covers.WHOLE)
