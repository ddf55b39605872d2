"""The loader of claim files: what it accepts, and how it names what it refuses."""

import pytest

from landscape.evidence.claim import KINDS, anchor, claim, claims

RECORD = """
["{id}"]
title = "A title"
source = "A paper, Theorem 1"
statement = "What it says."
hypotheses = ["n >= 1"]
reading = "for all n >= 1: what is judged"
chapter = "a-part/a-chapter"
{more}
"""


def record(claim_id, more=""):
    return RECORD.format(id=claim_id, more=more)


@pytest.fixture
def load(tmp_path):
    """Write claim files, given as ZZ99="...", and load them."""

    def load(**files):
        for name, text in files.items():
            (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
        return claims(tmp_path)

    return load


# --- what is accepted


def test_a_record_with_every_field(load):
    more = "\n".join(
        [
            'uses = ["own/zz-step"]',
            "told = true",
            'vacuous = "for n = 1"',
            'repaired_by = "ZZ99/thm-1--repaired"',
            "asymptotic = true",
        ]
    )
    found = load(ZZ99=record("ZZ99/thm-1", more) + record("ZZ99/thm-1--repaired"), own=record("own/zz-step"))
    assert list(found) == ["ZZ99/thm-1", "ZZ99/thm-1--repaired", "own/zz-step"]
    theorem = found["ZZ99/thm-1"]
    assert theorem.hypotheses == ("n >= 1",) and theorem.uses == ("own/zz-step",)
    assert theorem.told and theorem.asymptotic and theorem.repaired_by == "ZZ99/thm-1--repaired"
    assert theorem.anchor == "zz99-thm-1"


def test_an_empty_list_says_that_there_are_no_hypotheses(load):
    found = load(ZZ99=record("ZZ99/thm-1").replace('["n >= 1"]', "[]"))
    assert found["ZZ99/thm-1"].hypotheses == ()


def test_every_kind_has_ids(load):
    found = load(ZZ99="".join(record(f"ZZ99/{kind}-1a") for kind in KINDS))
    assert len(found) == len(KINDS)


def test_uses_may_share_and_point_to_later_records(load):
    found = load(
        ZZ99=record("ZZ99/thm-1", 'uses = ["ZZ99/lem-1", "ZZ99/lem-2"]')
        + record("ZZ99/lem-1", 'uses = ["ZZ99/lem-2"]')
        + record("ZZ99/lem-2")
    )
    assert found["ZZ99/thm-1"].uses == ("ZZ99/lem-1", "ZZ99/lem-2")


def test_the_anchor_is_lower_case_without_slash():
    assert anchor("ZZ99/thm-5--Median") == "zz99-thm-5--median"


def test_the_book_loads_and_its_records_know_their_ids():
    book = claims()
    assert book and all(claim(claim_id).id == claim_id for claim_id in book)
    assert len({record.anchor for record in book.values()}) == len(book)


def test_an_unknown_id_is_named():
    with pytest.raises(ValueError, match="ZZ99/thm-1"):
        claim("ZZ99/thm-1")


# --- what is refused, and by which name


def without(field):
    lines = record("ZZ99/thm-1").splitlines()
    return "\n".join(line for line in lines if not line.startswith(field))


def changed(old, new):
    text = record("ZZ99/thm-1")
    assert old in text
    return text.replace(old, new)


FAULTS = {
    "unknown key": (record("ZZ99/thm-1", 'proof = "easy"'), "proof"),
    "misspelt key": (changed("reading", "readings"), "readings"),
    "blank text": (changed('"What it says."', '"  "'), "statement"),
    "text for a list": (changed('["n >= 1"]', '"n >= 1"'), "hypotheses"),
    "list of numbers": (changed('["n >= 1"]', "[1]"), "hypotheses"),
    "list for a text": (changed('"A title"', '["A title"]'), "title"),
    "number for a truth value": (record("ZZ99/thm-1", "told = 1"), "told"),
    "text for a truth value": (record("ZZ99/thm-1", 'asymptotic = "yes"'), "asymptotic"),
    "dangling use": (record("ZZ99/thm-1", 'uses = ["ZZ99/lem-9"]'), "ZZ99/lem-9"),
    "dangling repair": (record("ZZ99/thm-1", 'repaired_by = "ZZ99/thm-1--repaired"'), "ZZ99/thm-1--repaired"),
    "repair of itself": (record("ZZ99/thm-1", 'repaired_by = "ZZ99/thm-1"'), "repaired_by"),
    "use of itself": (record("ZZ99/thm-1", 'uses = ["ZZ99/thm-1"]'), "cycle"),
    "cut between two fields": (record("ZZ99/thm-1").split("hypotheses")[0], "hypotheses"),
    **{f"no {field}": (without(field), field) for field in ("title", "source", "statement", "reading")},
    "no chapter": (without("chapter"), "chapter"),
    "no list of hypotheses": (without("hypotheses"), "hypotheses"),
}


@pytest.mark.parametrize(("text", "what"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_named_with_its_record(load, text, what):
    with pytest.raises(ValueError, match="ZZ99/thm-1") as caught:
        load(ZZ99=text)
    assert what in str(caught.value)


def test_a_longer_cycle_is_spelt_out(load):
    ring = ["thm-1", "lem-1", "lem-2"]
    links = zip(ring, ring[1:] + ring[:1], strict=True)
    text = "".join(record(f"ZZ99/{a}", f'uses = ["ZZ99/{b}"]') for a, b in links)
    with pytest.raises(ValueError, match="ZZ99/thm-1 -> ZZ99/lem-1 -> ZZ99/lem-2 -> ZZ99/thm-1"):
        load(ZZ99=text)


def test_a_cycle_behind_an_innocent_record_names_the_guilty_ones(load):
    text = record("ZZ99/thm-1", 'uses = ["ZZ99/lem-1"]') + record("ZZ99/lem-1", 'uses = ["ZZ99/lem-1"]')
    with pytest.raises(ValueError, match="ZZ99/lem-1 -> ZZ99/lem-1") as caught:
        load(ZZ99=text)
    assert "thm-1" not in str(caught.value)


def test_a_duplicate_id_is_named_with_its_file(load):
    with pytest.raises(ValueError, match=r"ZZ99\.toml.*ZZ99/thm-1"):
        load(ZZ99=record("ZZ99/thm-1") * 2)


def test_a_file_cut_in_a_line_is_named(load):
    with pytest.raises(ValueError, match=r"ZZ99\.toml.*Unterminated"):
        load(ZZ99=record("ZZ99/thm-1")[:50])


def test_an_empty_file_is_named(load):
    with pytest.raises(ValueError, match=r"ZZ99\.toml"):
        load(ZZ99="")


@pytest.mark.parametrize(
    "claim_id",
    [
        "ZZ98/thm-1",  # another paper's key
        "own/zz-1",  # ours, in a paper's file
        "ZZ99/theorem-1",
        "ZZ99/thm",
        "ZZ99/thm-",
        "ZZ99/thm-1--",
        "ZZ99/thm-1--With-Capitals",
        "ZZ99/thm-1-repaired",
        "ZZ99/thm-1 ",
        "ZZ99/thm-1\\n",
        "zz99/thm-1",
        "ZZ99",
    ],
)
def test_a_wrong_id_is_named(load, claim_id):
    with pytest.raises(ValueError) as caught:
        load(ZZ99=record(claim_id))
    assert claim_id.removesuffix("\\n") in str(caught.value)


def test_our_own_claims_have_plain_names(load):
    with pytest.raises(ValueError, match="own/zz--B"):
        load(own=record("own/zz--B"))


def test_a_record_that_is_no_table_is_named(load):
    with pytest.raises(ValueError, match="ZZ99/thm-1"):
        load(ZZ99='"ZZ99/thm-1" = 3')
