import base64
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from landscape.show.agreement import html_agrees, images_agree, settled


def png(pixels, level=6):
    buffer = BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG", compress_level=level)
    return base64.b64encode(buffer.getvalue()).decode()


@pytest.fixture
def pixels():
    return np.random.default_rng(0).integers(60, 180, size=(200, 300, 3), dtype=np.uint8)


def changed(pixels, count, by):
    other = pixels.copy()
    other.reshape(-1, 3)[:count, 0] += by
    return other


def test_the_same_pixels_agree_whatever_the_bytes(pixels):
    assert png(pixels, 1) != png(pixels, 9)
    assert images_agree(png(pixels, 1), png(pixels, 9))


@pytest.mark.parametrize(
    ("count", "by", "agree"), [(60_000, 8, True), (6, 70, True), (60_000, 9, False), (7, 70, False)]
)
def test_rounding_agrees_and_a_moved_mark_does_not(pixels, count, by, agree):
    """60 000 pixels: 8 levels anywhere, more in 6 of them."""
    assert images_agree(png(pixels), png(changed(pixels, count, by))) is agree


def test_another_shape_never_agrees(pixels):
    assert not images_agree(png(pixels), png(pixels[:-1]))


def test_html_agrees_if_text_and_images_do(pixels):
    def page(text, image):
        return f'<p>{text}</p><img src="data:image/png;base64,{image}">'

    assert html_agrees(page("a", png(pixels, 1)), page("a", png(pixels, 9)))
    assert not html_agrees(page("a", png(pixels)), page("b", png(pixels)))
    assert not html_agrees(page("a", png(pixels)), page("a", png(changed(pixels, 999, 70))))


def test_only_what_agrees_is_kept(pixels):
    stored = {"image/png": png(pixels, 1), "text/plain": "old"}
    fresh = {"image/png": png(pixels, 9), "text/plain": "new"}
    assert settled(stored, fresh) == {"image/png": stored["image/png"], "text/plain": "new"}
