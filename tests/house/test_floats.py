"""No float behind an exact check."""

import importlib
from textwrap import dedent

import pytest
from rules.floats import exact_checkers, floats_behind_exact_checks

HEADER = """
import functools, math, random, sys
from dataclasses import dataclass
import numpy as np
import scipy.special
import sympy
from flint import fmpq
from landscape.evidence.check import checker, finder
from landscape.evidence.comparison import less
from landscape.evidence.verdict import Arithmetic

"""


@pytest.fixture
def faults(house, monkeypatch, request):
    """Faults of a package of one module, whose exact checker is `judge`; each as 'function uses what'."""
    name = f"synthetic_{abs(hash(request.node.name))}"
    monkeypatch.syspath_prepend(house.root)

    def faults(source, *, decorator="@checker(Arithmetic.EXACT)"):
        house.write(f"{name}/__init__.py")
        house.write(f"{name}/paper.py", HEADER + dedent(source).replace("@exact", decorator))
        importlib.invalidate_caches()
        found = floats_behind_exact_checks(name)
        return [fault.removeprefix(f"{name}.paper.judge: ") for fault in found]

    return faults


def test_in_this_repository():
    assert list(exact_checkers("landscape")), "a walk from nowhere finds nothing"
    assert floats_behind_exact_checks("landscape") == []


DIRECT = {
    "0.5": "0.5",
    "1 / 2": "0.5",  # folded by the compiler
    "(1, (2, 0.25))": "0.25",
    "2j": "2j",
    "float('1')": "float",
    "np.float64(1)": "numpy.float64",
    "np.array([1], dtype=float)": "float",
    "np.linalg.norm(x)": "numpy.linalg",
    "np.random.default_rng(0)": "numpy.random",
    "np.linspace(x)": "numpy.linspace",
    "np.pi": repr(3.141592653589793),
    "math.sqrt(x)": "math.sqrt",
    "math.pi": repr(3.141592653589793),
    "scipy.special.comb(4, 2)": "scipy",
    "random.random()": "random",
    "sympy.Float(1)": "sympy.core.numbers.Float",
    "sympy.N(x)": "sympy.core.evalf.N",
    "x.evalf()": "evalf",
    "[0.5 for _ in x]": "0.5",
    "lambda: math.exp(1)": "math.exp",
}


@pytest.mark.parametrize(("expression", "what"), DIRECT.items())
def test_sees_a_float_in_the_checker_itself(faults, expression, what):
    found = faults(f"""
        @exact
        def judge(x=None):
            return {expression}
        """)
    assert any(fault.endswith(f" uses {what}") for fault in found)


INDIRECT = {
    "a default": "@exact\ndef judge(tolerance=1e-9): ...",
    "a keyword default": "@exact\ndef judge(*, tolerance=1e-9): ...",
    "a global": "TOLERANCE = 1e-9\n@exact\ndef judge(): return TOLERANCE",
    "a global array": "SAMPLE = np.ones(2)\n@exact\ndef judge(): return SAMPLE",
    "a global dictionary": "TABLE = {'a': [1, (2, 1e-9)]}\n@exact\ndef judge(): return TABLE",
    "a function called": "def inner(): return 1e-9\n@exact\ndef judge(): return inner()",
    "two calls away": "def b(): return 1e-9\ndef a(): return b\n@exact\ndef judge(): return a()()",
    "a function in a table": "def inner(): return 1e-9\nTABLE = [inner]\n@exact\ndef judge(): return TABLE[0]()",
    "a closure": """
        def make(e):
            def inner(): return e
            return inner
        f = make(1e-9)
        @exact
        def judge(): return f()
        """,
    "an import inside": "@exact\ndef judge():\n    import math as m\n    return m.sqrt(2)",
    "a name imported inside": "@exact\ndef judge():\n    from math import sqrt as root\n    return root(2)",
    "an alias": "@exact\ndef judge():\n    m = math\n    return m.sqrt(2)",
    "a cached function": "@functools.cache\ndef inner(): return 1e-9\n@exact\ndef judge(): return inner()",
    "a partial": "def inner(e): ...\nf = functools.partial(inner, 1e-9)\n@exact\ndef judge(): return f()",
    "a decorator": """
        def scaled(f):
            @functools.wraps(f)
            def wrapper(): return 1e-9 * f()
            return wrapper
        @exact
        @scaled
        def judge(): ...
        """,
    "another checker": "@checker(Arithmetic.FLOAT)\ndef inner(): return 1e-9\n@exact\ndef judge(): return inner()",
    "a constructor": "class A:\n    def __init__(self): self.e = 1e-9\n@exact\ndef judge(): return A()",
    "a method": "class A:\n    def f(self): return 1e-9\n@exact\ndef judge(): return A().f()",
    "an operator": "class A:\n    def __add__(self, other): return 1e-9\n@exact\ndef judge(): return A() + A()",
    "a property": "class A:\n    @property\n    def e(self): return 1e-9\n@exact\ndef judge(): return A().e",
    "a cached property": """
        class A:
            @functools.cached_property
            def e(self): return 1e-9
        @exact
        def judge(): return A().e
        """,
    "a class method": "class A:\n    @classmethod\n    def of(cls): return 1e-9\n@exact\ndef judge(): return A.of()",
    "a static method": "class A:\n    @staticmethod\n    def of(): return 1e-9\n@exact\ndef judge(): return A.of()",
    "a class attribute": "class A:\n    e = 1e-9\n@exact\ndef judge(): return A().e",
    "an inherited method": """
        class B:
            def f(self): return 1e-9
        class A(B): ...
        @exact
        def judge(): return A().f()
        """,
    "a field's default": "@dataclass\nclass A:\n    e: object = 1e-9\n@exact\ndef judge(): return A()",
    "an argument's method": "class A:\n    def f(self): return 1e-9\n@exact\ndef judge(a: list[A]): return a[0].f()",
    "a global object": "class A:\n    def f(self): return 1e-9\nONE = A()\n@exact\ndef judge(): return ONE.f()",
}


@pytest.mark.parametrize("source", INDIRECT.values(), ids=INDIRECT.keys())
def test_sees_a_float_behind(faults, source):
    found = faults(source)
    assert found and all("1e-09" in fault or "sqrt" in fault or "array" in fault for fault in found)


def test_names_the_way(faults):
    assert faults("def inner(): return 1e-9\n@exact\ndef judge(): return inner()") == ["inner uses 1e-09"]


def test_lets_exact_work_pass(faults):
    assert not faults("""
        @finder
        def guess(): return np.linalg.norm([0.5])

        @finder
        @functools.cache
        def remembered(): return 0.5

        @dataclass(frozen=True)
        class Cone:
            margin: float = 0
            def contains(self, w): return less(fmpq(0), w)
            def draw(self): return 0.5
            def __repr__(self): return f"{0.5}"

        def drawn(): return 0.5

        @exact
        def judge(cone: Cone, n: int = 3):
            '''0.5 in words'''
            guess(), remembered()
            return cone.contains(fmpq(1, math.comb(n, 2)) * np.array([n], dtype=object).dot([n])) + sympy.sqrt(2)
        """)


@pytest.mark.parametrize("kind", ["BALL", "SAMPLED", "FLOAT"])
def test_asks_nothing_of_other_checkers(faults, kind):
    assert not faults("@exact\ndef judge(): return 1e-9", decorator=f"@checker(Arithmetic.{kind})")
