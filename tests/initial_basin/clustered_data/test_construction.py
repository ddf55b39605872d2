"""The sharpened theorem: weights on whole balls, exact minima beside them, sabotage of every hypothesis."""

from dataclasses import replace

import pytest
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.initial_basin import clustered_data as clusters
from landscape.initial_basin.clustered_data.clusters import PAIR, TINY
from landscape.initial_basin.clustered_data.construction import promised_error

F = fmpq


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (clusters.check_cluster_weights, Verdict.PROVED),
        (clusters.check_cluster_weights_on_balls, Verdict.VERIFIED),
        (clusters.check_clusters, Verdict.PROVED),
        (clusters.check_clusters_against_minima, Verdict.VERIFIED),
        (clusters.check_clusters_on_a_line, Verdict.VERIFIED),
        (clusters.check_clusters_on_planes, Verdict.VERIFIED),
        (clusters.check_cluster_constants, Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


def test_three_neurons():
    assert clusters.check_cluster_weights_on_balls(clusters.EXAMPLES[1:3], num_neurons=3).verdict is Verdict.VERIFIED


@pytest.mark.sabotage("own/cluster-weights", "1.99 for 2, the factor 1/(1 - eta) left out")
def test_the_construction_is_tight():
    assert clusters.check_cluster_weights(F(199, 100)).verdict is Verdict.UNDECIDED
    assert clusters.check_cluster_weights_on_balls(two=F(199, 100)).verdict is Verdict.REFUTED
    assert clusters.check_cluster_weights_on_balls(two=F(201, 100)).verdict is Verdict.VERIFIED
    assert clusters.check_cluster_weights_on_balls(stretched=False).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/cluster-weights", "dependent centres", drops=1)
def test_dependent_centres_are_refused():
    flat = tuple(clusters.cluster(c, 0, ((0, 0),), (y,)) for c, y in (((1, 0), 1), ((2, 0), 0)))
    with pytest.raises(ValueError, match="independent"):
        clusters.fitted_weights(clusters.Clusters(flat, F(1), F(0)), (((1, 1),), (1,)))


@pytest.mark.sabotage("own/cluster-weights", "eta of 1 and more, a least singular value too large", drops=2)
def test_the_constants_are_checked():
    wide = tuple(clusters.cluster(c, r, PAIR, (1,) * 4) for c, r in (((1, 0), F(3, 5)), ((0, 1), F(4, 5))))
    assert clusters.Clusters(wide, F(1), F(0)).hypotheses().holds is False
    for sigma in (F(99, 100), F(101, 100)):
        assert replace(clusters.EXAMPLES[2], sigma=sigma).hypotheses().holds is False


@pytest.mark.sabotage("own/cluster-weights", "starts that are not proper", drops=3)
def test_unserved_clusters_are_noticed():
    data = clusters.EXAMPLES[1]
    assert clusters.served_by(data, ((1, 1),), (1,)) == [0, None]
    assert all(None not in clusters.served_by(data, *pattern) for pattern in clusters.proper_patterns(data, 2))


@pytest.mark.sabotage(
    "own/clusters", "the rate, the constants, points outside the balls, labels that jump", drops=(2, 3)
)
def test_the_theorem_needs_its_hypotheses():
    line, plane = clusters.check_clusters_on_a_line, clusters.check_clusters_on_planes
    assert line([clusters.OUTSIDE]).verdict is Verdict.REFUTED
    assert line([clusters.ROUGH]).verdict is Verdict.REFUTED
    assert line(rate=F(749, 1000)).verdict is Verdict.REFUTED
    assert plane(rate=F(1, 2)).verdict is Verdict.REFUTED
    assert clusters.check_clusters(rate=F(74, 100)).verdict is Verdict.UNDECIDED
    assert clusters.check_clusters(two=F(199, 100)).verdict is Verdict.UNDECIDED
    assert clusters.check_clusters_against_minima(two=F(1, 100)).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/clusters", "hypotheses that the data do not meet", drops=(1, 4))
def test_false_hypotheses_are_found():
    for false in (clusters.OUTSIDE, clusters.ROUGH):
        assert clusters.check_clusters_against_minima([false]).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/cluster-constants", "the true constants")
@pytest.mark.parametrize("lie", [{"two": F(2)}, {"lipschitz": F(1)}, {"copies": 3}])
def test_the_true_constants_stand(lie):
    assert clusters.check_cluster_constants(**lie).verdict is Verdict.REFUTED


@pytest.mark.parametrize(("copies", "radius"), [(1, F(1, 5)), (12, F(1, 200)), (30, TINY)])
def test_the_formula_behind_the_constant_2(copies, radius):
    """4 f_1 f_2 delta^2 / (f_1 + 4 f_2 delta^2), by the certified minimum of one neuron on both clusters."""
    from landscape.networks.basin_minimum import exact_minimum_of_cells

    data = clusters.pushed_up(copies, radius)
    certified = exact_minimum_of_cells(data.X, data.y, [((1,) * len(data.X), 1)])
    f1, f2 = F(1, copies + 2), F(copies, copies + 2)
    assert certified.check().holds is True
    assert certified.value == 4 * f1 * f2 * radius**2 / (f1 + 4 * f2 * radius**2)


def test_with_points_for_balls_the_theorem_is_theorem_7():
    from landscape.initial_basin.rank_m_data import weight_with

    points = tuple(clusters.cluster(c, 0, ((0, 0),), (y,)) for c, y in (((1, 0), 3), ((0, 1), 4)))
    data = clusters.Clusters(points, F(1), F(0))
    assert clusters.fitted_weights(data, (((1, 1),), (1,))) == [weight_with(data.centres, [3, 4])]


def test_irrational_norms_are_refused():
    assert clusters.rational_norm([F(3, 2), F(2)]) == F(5, 2)
    with pytest.raises(ValueError, match="rational norm"):
        clusters.rational_norm([F(1), F(1)])


def test_no_more_neurons_err_than_there_are_or_than_labels_ask_for():
    data = clusters.EXAMPLES[1]
    one, two, five = (promised_error(data, n) for n in (1, 2, 5))
    assert sum(label != 0 for label in data.middles) == 2 and one < two == five
