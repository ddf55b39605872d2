"""When a stored output and a fresh one are the same output.

Text is the same if it is equal, as nbval has it. An image is the same if its decoded pixels
are; because processors round differently, a channel may differ by 8 levels of 256 anywhere,
and by more in one pixel of 10 000. A marker or a letter that moves changes more than that.
"""

import base64
import re
from io import BytesIO
from typing import Any

import numpy as np
from PIL import Image

MAX_LEVELS = 8
MAX_SHARE = 1e-4

_EMBEDDED = re.compile(r"data:image/png;base64,([A-Za-z0-9+/=]+)")


def images_agree(stored: str, fresh: str) -> bool:
    """Whether two base64 PNGs show the same pixels, up to rounding."""
    if stored == fresh:
        return True
    a, b = _pixels(stored), _pixels(fresh)
    if a.shape != b.shape:
        return False
    differing = np.abs(a - b).max(axis=-1) > MAX_LEVELS
    return bool(differing.mean() <= MAX_SHARE)


def html_agrees(stored: str, fresh: str) -> bool:
    """Whether two pieces of HTML are equal but for embedded images, and those agree."""
    if _EMBEDDED.sub("", stored) != _EMBEDDED.sub("", fresh):
        return False
    pairs = zip(_EMBEDDED.findall(stored), _EMBEDDED.findall(fresh), strict=True)
    return all(images_agree(a, b) for a, b in pairs)


def settled(stored: dict[str, Any], fresh: dict[str, Any]) -> dict[str, Any]:
    """The fresh MIME bundle, with each stored part that agrees kept as it was."""
    kept = dict(fresh)
    for kind, agree in (("image/png", images_agree), ("text/html", html_agrees)):
        if kind in stored and kind in fresh and agree(stored[kind], fresh[kind]):
            kept[kind] = stored[kind]
    return kept


def _pixels(png: str) -> np.ndarray:
    """(height, width, 4) levels, wide enough to subtract."""
    return np.asarray(Image.open(BytesIO(base64.b64decode(png))).convert("RGBA")).astype(np.int16)
