import pytest

from landscape.show.marked_tests import MarkedTest, read_marks


@pytest.fixture
def reads(tmp_path):
    def reads(source):
        (tmp_path / "tests" / "part").mkdir(parents=True, exist_ok=True)
        (tmp_path / "tests" / "part" / "test_x.py").write_text(source)
        return read_marks(tmp_path)

    return reads


def test_a_mark_on_a_test_and_one_on_a_parameter_are_read(reads):
    source = (
        "CASES = [pytest.param(1, marks=pytest.mark.control('own/zz-b', 'the repaired bound'))]\n\n\n"
        "@pytest.mark.sabotage('own/zz-a', 'n - 1 for n', drops=2)\ndef test_x(): ...\n"
    )
    marks, faults = reads(source)
    assert sorted(marks, key=lambda mark: mark.claim) == [
        MarkedTest("sabotage", "own/zz-a", "n - 1 for n", "tests/part/test_x.py", "test_x", (2,)),
        MarkedTest("control", "own/zz-b", "the repaired bound", "tests/part/test_x.py", "CASES"),
    ]
    assert faults == []


@pytest.mark.parametrize("said", ["CLAIM, 'what'", "'own/zz-a'", "'own/zz-a', 'b', drops=n", "'own/zz-a', 'b', why=1"])
def test_a_mark_that_cannot_be_read_is_named_and_no_mark(reads, said):
    marks, faults = reads(f"@pytest.mark.sabotage({said})\ndef test_x(): ...\n")
    assert marks == []
    assert faults == ["tests/part/test_x.py:1: sabotage takes an id and what is done, literally"]


def test_other_marks_and_functions_are_left_alone(reads):
    assert reads("@pytest.mark.sampled('a', 'b')\ndef test_x(): ...\n") == ([], [])
    assert reads("@pytest.mark.sabotage('own/zz-a', 'b')\ndef helper(): ...\n") == ([], [])
