import re

import matplotlib.pyplot as plt
import pytest
from matplotlib.figure import Figure

from landscape.evidence.verdict import Verdict
from landscape.show.style import STYLE, VERDICT_COLOUR, VERDICT_MARKER, marker_path, save

PHONE_INCHES = 320 / 96


def test_every_verdict_has_its_own_colour_and_shape():
    assert set(VERDICT_COLOUR) == set(VERDICT_MARKER) == set(Verdict)
    assert len(set(VERDICT_COLOUR.values())) == len(set(VERDICT_MARKER.values())) == len(Verdict)


def test_every_word_in_a_figure_is_nine_points_on_a_phone():
    with plt.style.context(STYLE):
        shrink = PHONE_INCHES / plt.rcParams["figure.figsize"][0]
        base = plt.rcParams["font.size"]
        axes = Figure().add_subplot(xlabel="x", ylabel="y", title="t")
        words = [axes.title, axes.xaxis.label, axes.yaxis.label, *axes.get_xticklabels(), *axes.get_yticklabels()]
    assert base * shrink >= 9
    assert min(text.get_fontsize() for text in words) * shrink >= 9


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_the_same_figure_gives_the_same_bytes(tmp_path, suffix):
    for name in "ab":
        with plt.style.context(STYLE):
            figure = Figure()
            figure.add_subplot().plot([0, 1], [0, 1], marker="o", clip_on=True)
        save(figure, tmp_path / f"{name}{suffix}")
    first, second = ((tmp_path / f"{name}{suffix}").read_bytes() for name in "ab")
    assert first == second and b"Date" not in first and b"dc:date" not in first


def test_another_format_is_refused(tmp_path):
    with pytest.raises(ValueError, match=r"path: expected .* got figure\.pdf"):
        save(Figure(), tmp_path / "figure.pdf")


@pytest.mark.parametrize("verdict", Verdict)
def test_a_marker_is_centred_and_as_wide_as_asked(verdict):
    path = marker_path(verdict, 12)
    numbers = [float(number) for number in re.findall(r"-?\d+\.\d+", path)]
    assert path.startswith("M") and path.endswith("Z")
    assert max(numbers[::2]) == pytest.approx(6, abs=0.02) and min(numbers[::2]) == pytest.approx(-6, abs=0.02)
