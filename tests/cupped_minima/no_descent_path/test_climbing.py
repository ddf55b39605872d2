"""Definition 1, Lemma 1, and how much every path climbs."""

import numpy as np
import pytest
from flint import fmpq

from landscape.cupped_minima import no_descent_path as cups
from landscape.evidence.check import Check
from landscape.evidence.inputs import exact_array
from landscape.evidence.seeds import generator
from landscape.evidence.verdict import Verdict

SMALL = cups.one_neuron()


@pytest.fixture(scope="module")
def paths():
    return cups.default_paths(generator("own/certified-climb"))


def refused(check: Check) -> bool:
    return not check.verdict.positive


def test_verdicts(paths):
    assert cups.check_definition().verdict is Verdict.VERIFIED
    assert cups.check_no_idle_neurons().verdict is Verdict.PROVED
    assert cups.check_least_climb().verdict is Verdict.PROVED
    for name, some in paths.items():
        assert cups.check_lemma_1(some, name).verdict is Verdict.VERIFIED
    small = cups.check_certified_climb(SMALL, cups.ONE_NEURON_DUALS, paths["one neuron"], "one neuron")
    duals = cups.stored_paths()["duals"]
    large = cups.check_certified_climb(cups.rational(), duals, paths["rational example"], "rational example")
    assert small.verdict is large.verdict is Verdict.VERIFIED


def test_the_pass_of_one_neuron_is_exactly_two():
    assert cups.certified_climb(SMALL, cups.ONE_NEURON_DUALS)[0] == 2
    assert cups.straight_over().height() == cups.straight_over().climb() == 2


def test_moving_only_the_output_weight_meets_the_same_network():
    path = cups.Path.through(SMALL, [([[1, 0]], [-1])])
    assert path.leaves().v[0] == 0 and path.climb() == 2


def test_duals_never_exceed_what_points_on_the_walls_have():
    """Weak duality against points: random weights on random walls of the rational cup."""
    rng, cup = np.random.default_rng(0), cups.rational()
    v = np.array([fmpq(int(s)) for s in cup.v], dtype=object)
    walls = {(wall.neuron, wall.sample): wall for wall in cups.exits(cup, cups.stored_paths()["duals"])}
    for _ in range(12):
        end = cup.W + np.array([[fmpq(int(k), 40) for k in row] for row in rng.integers(-60, 61, cup.W.shape)])
        stop = cups.Path.through(cup, [(end, v.tolist())]).leaves()
        if stop is not None:
            gain = cups.Path.through(cup, [(stop.W, v.tolist())]).climb()
            met = [key for key in walls if stop.W[key[0]] @ cup.X[key[1]] == 0]
            assert met and all(walls[key].climb <= gain for key in met)


@pytest.mark.sabotage("SSG20/def-1", "the higher valley is said to have the property")
def test_definition_with_a_wrong_answer():
    for k, (heights, answer) in enumerate(cups.GRAPHS):
        graphs = [*cups.GRAPHS[:k], (heights, not answer), *cups.GRAPHS[k + 1 :]]
        assert refused(cups.check_definition(graphs))


@pytest.mark.sabotage("own/no-idle-neurons", "the second neuron makes up for too much, or too little")
@pytest.mark.parametrize("share", [0, 2, -1])
def test_idle_neurons_with_a_wrong_share(share):
    assert refused(cups.check_no_idle_neurons(share))


@pytest.mark.sabotage("SSG20/lem-1", "the start is no minimum, or the end is no lower", drops=(1, 2))
def test_lemma_1_without_its_hypotheses():
    slope = cups.cup(cups.ONE_NEURON_X, (2, 0, 2, 3), [[0]], [[1, 0]], [1])
    assert slope.finding().holds is False
    down = cups.Path.through(slope, [([[1, "1/2"]], [1])])
    assert down.drop > 0 and refused(cups.check_lemma_1([down], "slope"))
    level = cups.Path.through(SMALL, [([[3, 0]], ["1/3"])])
    assert level.drop == 0 and refused(cups.check_lemma_1([level], "rescaled"))
    assert refused(cups.check_lemma_1([cups.straight_over(), level], "one of two"))


@pytest.mark.sabotage("own/certified-climb", "more than the climb, duals beyond their limit, no minimum")
def test_certified_climb_sharpened(paths):
    over = [cups.straight_over()]
    assert refused(cups.check_certified_climb(SMALL, cups.ONE_NEURON_DUALS, over, "small", fmpq(2001, 1000)))
    assert refused(cups.check_certified_climb(SMALL, [[0, -3, 1, 0]] * 3, over, "small"))
    slope = cups.cup(cups.ONE_NEURON_X, (2, 0, 2, 3), [[0]], [[1, 0]], [1])
    assert refused(cups.check_certified_climb(slope, cups.ONE_NEURON_DUALS, over, "slope"))
    stored = cups.stored_paths()["duals"]
    larger = 2 * exact_array("stored", stored, (132, 14))
    _, found = cups.certified_climb(cups.rational(), larger)
    assert found.holds is False
    assert refused(cups.check_certified_climb(SMALL, [[0] * 4] * 3, over, "zero duals"))


@pytest.mark.sabotage("own/least-climb", "each number moved past the truth")
@pytest.mark.parametrize("wrong", [{"below": fmpq(1216, 1000)}, {"above": fmpq(1215, 1000)}, {"exact": fmpq(199, 100)}])
def test_least_climb_moved(wrong):
    assert refused(cups.check_least_climb(**wrong))


def test_bad_paths_and_duals():
    with pytest.raises(ValueError, match="at least one stop"):
        cups.Path.through(SMALL, [])
    with pytest.raises(ValueError, match="W: expected shape"):
        cups.Path.through(SMALL, [([[1, 0, 0]], [1])])
    with pytest.raises(ValueError, match="fixed output weights"):
        cups.Path.through(SMALL, [([[1, 0]], [-1])]).height()
    with pytest.raises(ValueError, match="duals"):
        cups.certified_climb(SMALL, [[0, 0, 0, 0]])
    with pytest.raises(ValueError, match="heights"):
        cups.has_descent_paths([])
