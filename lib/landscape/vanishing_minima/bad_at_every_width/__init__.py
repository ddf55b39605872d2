"""Bad differentiable minima in networks of every width, and how rare they become: certificates and exact volumes."""

from landscape.vanishing_minima.bad_at_every_width.by_hand import (
    BY_HAND,
    LINE_LABELS,
    check_bad_minimum,
    check_every_width,
    on_a_line,
    share_seeing_all,
)
from landscape.vanishing_minima.bad_at_every_width.series import bad_series, in_words, value
from landscape.vanishing_minima.bad_at_every_width.volumes import (
    FALL,
    check_bad_decay,
    check_good_eventually,
    least_good_volume,
    spanning_cones,
)

__all__ = [
    "BY_HAND",
    "FALL",
    "LINE_LABELS",
    "bad_series",
    "check_bad_decay",
    "check_bad_minimum",
    "check_every_width",
    "check_good_eventually",
    "in_words",
    "least_good_volume",
    "on_a_line",
    "share_seeing_all",
    "spanning_cones",
    "value",
]
