"""`explore`: the one interactive element of the book.

In a kernel it is a slider that redraws; on a page it is the same frames, drawn beforehand,
behind a plain range input (`book/_static/explore.js`). Its plain text holds the numbers of
every stop, and nbval compares those.
"""

import base64
import html
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import ipywidgets as widgets
import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from PIL import Image

from landscape.show.style import STYLE

MAX_STOPS = 24
MAX_CHOICES = 4
PAGE_BYTES = 1_500_000
"""A page weighs at most this much."""


@dataclass(frozen=True)
class Frame:
    """One stop: its name ("n = 3"), its picture, its line of numbers, its alternative text."""

    stop: str
    png: bytes
    line: str
    alt: str


@dataclass(frozen=True)
class Explore:
    """Frames by choice, then by stop; without a choice there is one row and `choice` is empty."""

    label: str
    choice: str
    options: tuple[str, ...]
    rows: tuple[tuple[Frame, ...], ...]
    start: int = 0

    @property
    def first(self) -> Frame:
        """The frame that is shown before anybody moves anything."""
        return self.rows[0][self.start]

    def __repr__(self) -> str:
        lines = [self.label]
        for option, row in zip(self.options, self.rows, strict=True):
            chosen = f", {self.choice} = {option}" if self.choice else ""
            lines += [f"  {frame.stop}{chosen}: {frame.line}" for frame in row]
        return "\n".join(lines)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        live = self.live()._repr_mimebundle_()
        return live | {"text/html": self.html(), "text/plain": repr(self)}

    def html(self) -> str:
        """The first frame, complete without a script; the controls stay hidden until the script runs.

        JupyterLab's sanitiser keeps `hidden` only where it has a value.
        """
        first = self.first
        width, height = Image.open(BytesIO(first.png)).size
        return (
            f'<figure class="explore mathjax_ignore" data-frames="{html.escape(self._frames())}">\n'
            f'<div class="explore-controls" hidden="hidden">\n{self._slider()}\n{self._select()}</div>\n'
            f'<img src="{_address(first.png)}" alt="{html.escape(first.alt)}" '
            f'width="{width}" height="{height}">\n'
            f'<figcaption aria-live="polite">{html.escape(first.line)}</figcaption>\n</figure>'
        )

    def live(self) -> widgets.VBox:
        """The same element in a kernel: a slider, a select where there are choices, image and caption."""
        stops = [(frame.stop, index) for index, frame in enumerate(self.rows[0])]
        options = [(option, index) for index, option in enumerate(self.options)]
        whole_name = {"description_width": "initial"}
        slider = widgets.SelectionSlider(options=stops, index=self.start, description=self.label, style=whole_name)
        slider.layout.width = "30em"
        select = widgets.Dropdown(options=options, description=self.choice, style=whole_name)
        first = self.first
        image = widgets.Image(value=first.png, format="png", layout={"max_width": "33em"})
        caption = widgets.HTML(html.escape(first.line))

        def redraw(_change: Any) -> None:
            frame = self.rows[select.value][slider.value]
            image.value, caption.value = frame.png, html.escape(frame.line)

        slider.observe(redraw, "value")
        select.observe(redraw, "value")
        return widgets.VBox([slider, *([select] if self.choice else []), image, caption])

    def _frames(self) -> str:
        """Every frame as JSON; the script takes the first picture from the page, so it is not sent twice."""
        first = self.first

        def shown(frame: Frame) -> dict[str, str]:
            source = "" if frame is first else _address(frame.png)
            return {"stop": frame.stop, "line": frame.line, "alt": frame.alt, "src": source}

        return json.dumps([[shown(frame) for frame in row] for row in self.rows], ensure_ascii=False)

    def _slider(self) -> str:
        row = self.rows[0]
        stop = html.escape(self.first.stop)
        return (
            f'<label><span>{html.escape(self.label)}</span> <input type="range" min="0" max="{len(row) - 1}" '
            f'step="1" value="{self.start}" aria-valuetext="{stop}"></label> <output>{stop}</output>'
        )

    def _select(self) -> str:
        if not self.choice:
            return ""
        options = "".join(f"<option>{html.escape(option)}</option>" for option in self.options)
        return f"<label><span>{html.escape(self.choice)}</span> <select>{options}</select></label>\n"


def explore(
    draw: Callable[..., None],
    stops: Mapping[str, Sequence[Any]],
    *,
    choices: Mapping[str, Sequence[Any]] | None = None,
    describe: Callable[..., str],
    alt: Callable[..., str] | str,
    label: str,
    start: int = 0,
) -> Explore:
    """A figure behind a slider.

    draw      `draw(axes, **parameters)` draws one frame and returns None
    stops     a path through the parameters: equally long lists, at most 24 stops
    choices   one more parameter with at most 4 values, for a select beside the slider
    describe  `describe(**parameters)`: one line of numbers, which nbval compares
    alt       alternative text, or a function of the parameters that gives it
    label     what the slider moves, in words
    start     index of the stop that is shown first: it should tell the story alone

    Every frame is drawn here, so an error appears in the cell. Raises ValueError for too
    many stops, a start that is none of them, a `describe` that is not one line, and an
    element heavier than a page may be.
    """
    path = _path(stops)
    name, values = _choice(choices)
    rows = []
    for value in values:
        chosen = {name: value} if name else {}
        rows.append(tuple(_frame(draw, describe, alt, stop, chosen) for stop in path))
    if not 0 <= start < len(path):
        raise ValueError(f"start: expected the index of one of {len(path)} stops, not {start}")
    element = Explore(label, name, tuple(str(value) for value in values), tuple(rows), start)
    weight = len(element.html())
    if weight > PAGE_BYTES:
        raise ValueError(f"stops: {weight} bytes of frames, expected at most {PAGE_BYTES}; take fewer stops")
    return element


def _path(stops: Mapping[str, Sequence[Any]]) -> list[dict[str, Any]]:
    lengths = {len(values) for values in stops.values()}
    if len(lengths) != 1 or not 2 <= min(lengths) <= MAX_STOPS:
        raise ValueError(f"stops: expected lists of one length, 2 to {MAX_STOPS}, got {sorted(lengths)}")
    return [dict(zip(stops, values, strict=True)) for values in zip(*stops.values(), strict=True)]


def _choice(choices: Mapping[str, Sequence[Any]] | None) -> tuple[str, Sequence[Any]]:
    if choices is None:
        return "", ("",)
    named = list(choices.items())
    if len(named) != 1 or not 2 <= len(named[0][1]) <= MAX_CHOICES:
        raise ValueError(f"choices: expected one parameter with 2 to {MAX_CHOICES} values, got {choices}")
    return named[0]


def _frame(
    draw: Callable[..., None],
    describe: Callable[..., str],
    alt: Callable[..., str] | str,
    stop: dict[str, Any],
    chosen: dict[str, Any],
) -> Frame:
    parameters = stop | chosen
    line = describe(**parameters)
    if not line or "\n" in line:
        raise ValueError(f"describe: expected one non-empty line for {parameters}, got {line!r}")
    words = alt(**parameters) if callable(alt) else alt
    if not words:
        raise ValueError(f"alt: expected words for {parameters}")
    name = ", ".join(f"{key} = {value}" for key, value in stop.items())
    return Frame(name, _drawn(draw, parameters), line, words)


def _drawn(draw: Callable[[Axes], None], parameters: dict[str, Any]) -> bytes:
    """PNG with a palette: a third of the bytes, and no eye sees the difference on a line drawing."""
    with plt.style.context(STYLE):
        figure = Figure()
        draw(figure.add_subplot(), **parameters)
        full = BytesIO()
        figure.savefig(full, format="png")
    small = BytesIO()
    Image.open(full).convert("RGB").quantize(128, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
    return small.getvalue()


def _address(png: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(png).decode("ascii")
