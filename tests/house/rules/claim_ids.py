"""Every claim id that is written down exists."""

import re
from pathlib import Path

from landscape.evidence.claim import KINDS, claims
from rules.files import texts

_ID = re.compile(rf"\b(?:[A-Z]{{2,}}\d\d/(?:{'|'.join(KINDS)})-[0-9a-z.]+(?:--[a-z0-9-]+)*|own/[a-z0-9-]+)")
_SYNTHETIC = re.compile(r"ZZ\d\d/|own/zz-")
"""How the ids of claims begin that exist in examples only."""
_EXAMPLES = ("tests/", "CONTRIBUTING.md")


def claim_ids_exist(root: Path) -> list[str]:
    """In prose, outputs, code, records and tests; only tests and CONTRIBUTING.md may name synthetic claims."""
    known = claims(root / "book" / "claims")
    return [
        f"{name}: unknown claim {claim_id}"
        for name, text in texts(root)
        for claim_id in sorted({match.rstrip(".") for match in _ID.findall(text)})
        if claim_id not in known and not (name.startswith(_EXAMPLES) and _SYNTHETIC.match(claim_id))
    ]
