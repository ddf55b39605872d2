"""Printed ratios, and the count of labels: verdicts, sabotage, controls."""

from itertools import product

import numpy as np
import pytest
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.geometry.arrangements import region_count
from landscape.vanishing_minima import trained_networks as trained


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (trained.check_table_printed, Verdict.REFUTED),
        (trained.check_table_arithmetic, Verdict.PROVED),
        (trained.check_too_few_parameters, Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.control("SH18/table-1--printed", "the row of CIFAR, which is right")
def test_the_row_of_cifar_is_right():
    assert trained.check_table_printed(("CIFAR",)).verdict is Verdict.VERIFIED


@pytest.mark.parametrize("name", ["MNIST", "ImageNet"])
def test_the_other_rows_are_not(name):
    assert trained.check_table_printed((name,)).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SH18/table-1--arithmetic", "biases nowhere, biases everywhere, the printed d_0/N")
@pytest.mark.parametrize("names", [(), ("MNIST", "CIFAR"), ("CIFAR",)])
def test_the_arithmetic_is_exact(names):
    assert trained.check_table_arithmetic(with_biases=names).verdict is Verdict.REFUTED
    printed = {"MNIST": fmpq(16, 1000), "CIFAR": fmpq(61, 1000), "ImageNet": fmpq(55, 1000)}
    assert trained.check_table_arithmetic(inputs=printed).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/too-few-parameters", "more parameters, a smaller level")
@pytest.mark.parametrize("lie", [{"settings": ((10, "1/8"),)}, {"settings": ((100, "1/16"),)}, {"level": fmpq(0)}])
def test_the_count_needs_few_parameters(lie):
    assert trained.check_too_few_parameters(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/too-few-parameters", "labels that depend on the samples", drops=1)
def test_labels_that_a_network_gave_are_classified():
    """A teacher of one neuron, slope 1/10: its labels are among those counted, whatever N is."""
    rng = np.random.default_rng(0)
    X, w = rng.standard_normal((400, 2)), rng.standard_normal(2)
    assert ((X @ w > 0) == (np.where(X @ w > 0, 1.0, 0.1) * (X @ w) > 0)).all()
    assert trained.classified_labels(400, 2, 1) < 2**400


@pytest.mark.parametrize(("num", "dim"), [*product(range(1, 9), range(1, 5))])
def test_dichotomies_are_the_regions_of_as_many_hyperplanes(num, dim):
    assert trained.dichotomies(num, dim) == region_count(num, dim)


def test_the_count_is_above_all_labels_of_small_networks():
    """All sign vectors of networks of two planar neurons with integer weights, slope 1/10."""
    rng = np.random.default_rng(1)
    X = rng.integers(-9, 10, (7, 2)).astype(float)
    W = rng.standard_normal((40_000, 2, 2))
    Z = np.einsum("kij,nj->kni", W, X)
    p = np.einsum("kni,ki->kn", np.where(Z > 0, Z, 0.1 * Z), rng.standard_normal((40_000, 2)))
    reached = {tuple(row) for row in (p > 0).tolist()}
    assert len(reached) > 2 * 7
    assert len(reached) <= trained.classified_labels(7, 2, 2)


@pytest.mark.parametrize(
    ("call", "match"),
    [
        (lambda: trained.dichotomies(3, 0), "dim"),
        (lambda: trained.classified_labels(3, 2, 0), "width"),
        (lambda: trained.samples_at(10, 0), "ratio"),
        (lambda: trained.samples_at(0, 1), "d: expected"),
        (lambda: trained.check_table_printed(("SVHN",)), "names"),
    ],
)
def test_bad_sizes_are_refused(call, match):
    with pytest.raises(ValueError, match=match):
        call()
