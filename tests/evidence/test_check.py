"""Verdicts are derived, never typed; printed lines can be read back."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import landscape.evidence.claim
from landscape.evidence.check import (
    BREAKS,
    Check,
    Covers,
    Line,
    checker,
    finder,
    parse_line,
    report,
    report_broken,
)
from landscape.evidence.claim import Claim
from landscape.evidence.comparison import Finding
from landscape.evidence.verdict import Arithmetic, Verdict

EXACT, BALL, SAMPLED, FLOAT = Arithmetic
FINITE, ASYMPTOTIC = "ZZ99/thm-1", "ZZ99/thm-2--with-a-name-longer-than-its-column"


@pytest.fixture(autouse=True, scope="module")
def synthetic_claims():
    """Two claims in place of the book's."""
    finite = Claim(FINITE, "title", "source", "statement", (), "reading")
    found = {FINITE: finite, ASYMPTOTIC: replace(finite, id=ASYMPTOTIC, asymptotic=True)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(landscape.evidence.claim, "claims", lambda: found)
        yield


def verdict(holds, arithmetic, covers=Covers.INSTANCES, claim=FINITE):
    return Check(claim, Finding(holds, arithmetic), "a scope", covers).verdict


# --- derivation

RIGOROUS = {
    (True, Covers.WHOLE): Verdict.PROVED,
    (True, Covers.INSTANCES): Verdict.VERIFIED,
    (True, Covers.EMPTINESS): Verdict.VACUOUS,
    (False, Covers.WHOLE): Verdict.REFUTED,
    (False, Covers.INSTANCES): Verdict.REFUTED,
    (False, Covers.EMPTINESS): Verdict.UNDECIDED,
}
NOT_RIGOROUS = {
    (True, Covers.WHOLE): Verdict.SUPPORTED,
    (True, Covers.INSTANCES): Verdict.SUPPORTED,
    (True, Covers.EMPTINESS): Verdict.UNDECIDED,
    (False, Covers.WHOLE): Verdict.CONTRADICTED,
    (False, Covers.INSTANCES): Verdict.CONTRADICTED,
    (False, Covers.EMPTINESS): Verdict.UNDECIDED,
}


@pytest.mark.parametrize(
    ("arithmetics", "table"),
    [((EXACT, BALL), RIGOROUS), ((SAMPLED, FLOAT), NOT_RIGOROUS)],
    ids=["rigorous", "not rigorous"],
)
def test_every_verdict(arithmetics, table):
    for arithmetic, ((holds, covers), expected) in product(arithmetics, table.items()):
        assert verdict(holds, arithmetic, covers) is expected


def test_undecided_stays_undecided():
    for arithmetic, covers, claim in product(Arithmetic, Covers, (FINITE, ASYMPTOTIC)):
        assert verdict(None, arithmetic, covers, claim) is Verdict.UNDECIDED


def test_a_rigorous_word_needs_rigorous_arithmetic():
    for holds, arithmetic, covers, claim in product(
        (True, None, False), (SAMPLED, FLOAT), Covers, (FINITE, ASYMPTOTIC)
    ):
        assert not verdict(holds, arithmetic, covers, claim).rigorous


def test_no_instance_refutes_an_asymptotic_claim():
    for arithmetic in Arithmetic:
        assert verdict(False, arithmetic, Covers.INSTANCES, ASYMPTOTIC) is Verdict.UNDECIDED
    assert verdict(False, EXACT, Covers.WHOLE, ASYMPTOTIC) is Verdict.REFUTED
    assert verdict(True, EXACT, Covers.INSTANCES, ASYMPTOTIC) is Verdict.VERIFIED


def test_a_verdict_cannot_be_typed():
    check = Check(FINITE, Finding(False, EXACT), "a scope")
    with pytest.raises(AttributeError):
        check.verdict = Verdict.PROVED
    with pytest.raises(AttributeError):
        check.finding = Finding(True, EXACT)


# --- bad input


@pytest.mark.parametrize("scope", ["", " ", " leading", "trailing ", "two  spaces", "two\nlines", "a\ttab"], ids=repr)
def test_a_scope_is_one_line_with_single_spaces(scope):
    with pytest.raises(ValueError, match=f"scope of {FINITE}"):
        Check(FINITE, Finding(True, EXACT), scope)


def test_an_unknown_claim_is_refused():
    with pytest.raises(ValueError, match="ZZ99/thm-9"):
        Check("ZZ99/thm-9", Finding(True, EXACT), "a scope")


# --- printed lines

scopes = st.lists(st.text(st.characters(exclude_categories=("Z", "C")), min_size=1), min_size=1, max_size=6).map(
    " ".join
)
checks = st.builds(
    Check,
    st.sampled_from([FINITE, ASYMPTOTIC]),
    st.builds(Finding, st.sampled_from([True, False, None]), st.sampled_from(Arithmetic)),
    scopes,
    st.sampled_from(Covers),
)


@settings(deadline=None)
@given(checks)
def test_a_printed_line_is_read_back(check):
    read = parse_line(str(check))
    assert read == Line(check.verdict.value, check.claim, check.scope, check.finding.arithmetic)


def test_the_line_in_columns(capsys):
    report(Check(FINITE, Finding(True, EXACT), "m <= 4, n <= 5"))
    assert capsys.readouterr().out == "VERIFIED     ZZ99/thm-1                        m <= 4, n <= 5  [exact]\n"


def test_a_broken_variant_breaks_without_a_verdict_word(capsys):
    report_broken(Check(FINITE, Finding(False, BALL), "three points"), without="rank X = m")
    line = capsys.readouterr().out.rstrip("\n")
    assert parse_line(line) == Line(BREAKS, FINITE, "without rank X = m: three points", BALL)
    assert not any(word.value in line for word in Verdict)


def test_an_undecided_variant_is_printed_as_undecided(capsys):
    report_broken(Check(FINITE, Finding(None, BALL), "three points"), without="rank X = m")
    assert parse_line(capsys.readouterr().out.rstrip("\n")).word == Verdict.UNDECIDED.value


@pytest.mark.parametrize("arithmetic", Arithmetic)
def test_a_variant_that_holds_is_not_broken(arithmetic, capsys):
    with pytest.raises(ValueError, match="without rank X = m"):
        report_broken(Check(FINITE, Finding(True, arithmetic), "three points"), without="rank X = m")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("text", ["", "the loss is 0.25", "verified by hand", "PROVEDLY", "  ", "[exact]"])
def test_other_text_is_not_a_line(text):
    assert parse_line(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "VERIFIED",
        "PROVED by hand",
        "VERIFIED ZZ99/thm-1",
        "VERIFIED ZZ99/thm-1  [exact]",
        "VERIFIED ZZ99/thm-1 one space before the scope  [exact]",
        "VERIFIED ZZ99/thm-1  one space after the scope [exact]",
        "VERIFIED ZZ99/thm-1  no arithmetic",
        "VERIFIED ZZ99/thm-1  unknown arithmetic  [guess]",
        "VERIFIED ZZ99/thm-1  text follows  [exact] indeed",
        "VERIFIED ZZ99/thm-9  unknown claim  [exact]",
        "BREAKS   ZZ99/thm-9  unknown claim  [exact]",
        "PROVED   ZZ99/thm-1  a proof by floats  [float]",
        "REFUTED  ZZ99/thm-1  a refutation by samples  [sampled]",
        "VACUOUS  ZZ99/thm-1  emptiness by floats  [float]",
        "SUPPORTED    ZZ99/thm-1  weaker than its arithmetic  [exact]",
        "CONTRADICTED ZZ99/thm-1  weaker than its arithmetic  [ball]",
    ],
)
def test_a_malformed_line_raises(text):
    with pytest.raises(ValueError):
        parse_line(text)


# --- declarations


@pytest.mark.parametrize("declared", Arithmetic)
def test_a_checker_judges_in_the_arithmetic_it_declares(declared):
    @checker(declared)
    def judge(arithmetic):
        """Docstring."""
        return Check(FINITE, Finding(True, arithmetic), "a scope")

    assert judge.arithmetic is declared and judge.__name__ == "judge" and judge.__doc__ == "Docstring."
    for arithmetic in Arithmetic:
        if arithmetic is declared:
            assert judge(arithmetic).finding.arithmetic is declared
        else:
            with pytest.raises(ValueError, match=f"judge is declared {declared.value}.*{arithmetic.value}"):
                judge(arithmetic)


def test_a_finder_is_marked_and_otherwise_unchanged():
    @finder
    def guess():
        return 7

    assert guess.untrusted is True and guess() == 7
