"""Addresses from page to page, anchors kept."""

from sphinx.util.osutil import relative_uri


def seen_from(here: str, address: str) -> str:
    """The address of a page, with or without an anchor, as a link on the page `here`; both from the root of the site.

    Sphinx's `relative_uri` drops anchors.
    """
    page, sign, anchor = address.partition("#")
    return relative_uri(here, page) + sign + anchor
