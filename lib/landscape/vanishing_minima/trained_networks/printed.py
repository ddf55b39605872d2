"""What SH18 prints about its experiments: the ratios of Table 1, and the formula for the error. Exact."""

from collections.abc import Callable
from itertools import product

from flint import fmpq

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, equal, suffices
from landscape.evidence.inputs import exact_number
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
    """SH18/table-1--printed: d_0 d_1 / N and d_0 / N of the printed sizes, to three decimals."""
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


def sign(value: fmpq) -> int:
    """-1, 0 or 1."""
    return (value > 0) - (value < 0)


def printed_error(label: int, prediction: fmpq) -> fmpq:
    """One sample's share of the classification error by SH18's footnote 2: (1 + (1 - 2y) sign(e - 1/2)) / 2."""
    return fmpq(1 + (1 - 2 * label) * sign(label - prediction - fmpq(1, 2)), 2)


def error_of_one(label: int, prediction: fmpq) -> fmpq:
    """The same with the factor 2y - 1 on the residual: (1 + sign((2y - 1) e - 1/2)) / 2."""
    return fmpq(1 + sign((2 * label - 1) * (label - prediction) - fmpq(1, 2)), 2)


def _is_the_error(formula: Callable[[int, fmpq], fmpq], predictions: tuple) -> Finding:
    """1 where the prediction is on the other side of 1/2 than the label, 0 where it is on its side."""
    return all_of(
        [
            equal(formula(y, fmpq(p)), int(bool((fmpq(p) > fmpq(1, 2)) != (y == 1))))
            for y, p in product((0, 1), predictions)
        ]
    )


PREDICTIONS = (fmpq(-3), fmpq(0), fmpq(1, 5), fmpq(49, 100), fmpq(51, 100), fmpq(9, 10), fmpq(1), fmpq(3, 2), fmpq(7))


@checker(Arithmetic.EXACT)
def check_error_formula(formula: Callable[[int, fmpq], fmpq] = error_of_one, predictions: tuple = PREDICTIONS) -> Check:
    """SH18/eq-2.3--mce at predictions on both sides of 1/2."""
    if any(exact_number("predictions", p) == fmpq(1, 2) for p in predictions):
        raise ValueError("predictions: expected none of 1/2, which is on neither side")
    scope = f"both labels, {len(predictions)} predictions on both sides of 1/2"
    return Check("SH18/eq-2.3--mce", suffices(_is_the_error(formula, predictions)), scope)


@checker(Arithmetic.EXACT)
def check_error_printed(formula: Callable[[int, fmpq], fmpq] = printed_error) -> Check:
    """SH18/eq-2.3--mce-printed at a perfect prediction: label 1, prediction 1."""
    scope = "prediction 1, label 1 or 0"
    return Check("SH18/eq-2.3--mce-printed", _is_the_error(formula, (fmpq(1),)), scope)
