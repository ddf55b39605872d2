"""Every claim id that is written down exists."""

from rules.claim_ids import claim_ids_exist
from synthetic import code, prose


def test_in_this_repository(repository):
    assert claim_ids_exist(repository) == []


def test_sees_an_unknown_id_wherever_it_stands(house):
    house.claim("ZZ99/thm-1", statement="Sharper than ZZ99/lem-9.")
    house.write("README.md", "See ZZ99/thm-2. And own/zz-a too")
    house.write("CONTRIBUTING.md", "ZZ98/thm-1, SSG" + "62/thm-1")
    house.write("lib/landscape/evidence/claim.py", '"""Such as ZZ99/thm-3--literal."""')
    house.write("tests/test_x.py", "from QQ16 import x  # SSG" + "61/thm-1")
    house.notebook("book/a-part/a.ipynb", prose("{claim}`ZZ99/thm-4`"), code("f('ZZ99/eq-5')", prints="ZZ99/fig-6\n"))
    assert sorted(claim_ids_exist(house.root)) == [
        "CONTRIBUTING.md: unknown claim SSG" + "62/thm-1",
        "README.md: unknown claim ZZ99/thm-2",
        "README.md: unknown claim own/zz-a",
        "book/a-part/a.ipynb: unknown claim ZZ99/eq-5",
        "book/a-part/a.ipynb: unknown claim ZZ99/fig-6",
        "book/a-part/a.ipynb: unknown claim ZZ99/thm-4",
        "book/claims/ZZ99.toml: unknown claim ZZ99/lem-9",
        "lib/landscape/evidence/claim.py: unknown claim ZZ99/thm-3--literal",
        "tests/test_x.py: unknown claim SSG" + "61/thm-1",
    ]


def test_lets_known_ids_and_in_examples_synthetic_ones_pass(house):
    house.claim("ZZ99/thm-1")
    house.claim("own/zz-a")
    house.write("README.md", "By ZZ99/thm-1, own/zz-a. No id: own/<name>, down/left, ZZ99/theorem, zz99-thm-2.")
    house.write("tests/test_x.py", "'ZZ98/thm-7', 'own/zz-nothing'")
    house.write("CONTRIBUTING.md", "ZZ98/thm-8")
    assert claim_ids_exist(house.root) == []


def test_does_not_read_pictures(house):
    house.claim("ZZ99/thm-1")
    pixels = {"image/png": "own/zz-picture", "text/html": '<img src="data:image/png;base64,own/zz-picture">'}
    house.notebook("book/a.ipynb", code("draw()", shows=pixels))
    assert claim_ids_exist(house.root) == []
