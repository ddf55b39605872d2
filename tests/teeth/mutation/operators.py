"""The ways in which one node of a syntax tree is made wrong."""

import ast
from collections.abc import Callable, Iterator

Wrong = tuple[ast.AST, ast.AST]
"""(what is shown as changed, what replaces the node)."""

_COMPARISONS = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
_ARITHMETIC = {ast.Add: ast.Sub, ast.Sub: ast.Add}
_LOGIC = {ast.And: ast.Or, ast.Or: ast.And}
_NAMES = {
    "min": "max",
    "max": "min",
    "any": "all",
    "all": "any",
    "any_of": "all_of",
    "all_of": "any_of",
    "less": "at_most",
    "at_most": "less",
}
_ORDERED = ("less", "at_most")


def wrong_versions(node: ast.AST) -> Iterator[ast.AST]:
    """Each false version of this node alone; its children keep their own."""
    operator = _OPERATORS.get(type(node))
    if operator:
        yield from operator(node)


def wrong_returns(node: ast.Return, returns: str) -> Iterator[ast.AST]:
    """True and False for a function that answers a question; a finding that always holds."""
    if node.value is None:
        return
    if returns == "bool":
        yield from (ast.Return(ast.Constant(value)) for value in (True, False))
    elif returns == "Finding":
        yield ast.parse(f"return __import__('dataclasses').replace({ast.unparse(node.value)}, holds=True)").body[0]


def _compare(node: ast.Compare) -> Iterator[ast.AST]:
    for place, operator in enumerate(node.ops):
        for other in _COMPARISONS[type(operator)]:
            yield ast.Compare(node.left, [*node.ops[:place], other(), *node.ops[place + 1 :]], node.comparators)


def _arithmetic(node: ast.BinOp) -> Iterator[ast.AST]:
    if type(node.op) in _ARITHMETIC:
        yield ast.BinOp(node.left, _ARITHMETIC[type(node.op)](), node.right)


def _logic(node: ast.BoolOp) -> Iterator[ast.AST]:
    yield ast.BoolOp(_LOGIC[type(node.op)](), node.values)


def _sign(node: ast.UnaryOp) -> Iterator[ast.AST]:
    if isinstance(node.op, (ast.Not, ast.USub)):
        yield node.operand


def _number(node: ast.Constant) -> Iterator[ast.AST]:
    if type(node.value) is int:
        yield ast.Constant(node.value + 1)


def _call(node: ast.Call) -> Iterator[ast.AST]:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    if name in _NAMES:
        yield ast.Call(ast.Name(_NAMES[name], ast.Load()), node.args, node.keywords)
    if name in _ORDERED and len(node.args) == 2:
        yield ast.Call(node.func, node.args[::-1], node.keywords)
    if name == "all_of" and node.args and isinstance(node.args[0], ast.List) and len(node.args[0].elts) > 1:
        conjuncts = node.args[0].elts
        for place in range(len(conjuncts)):
            rest = ast.List(conjuncts[:place] + conjuncts[place + 1 :], ast.Load())
            yield ast.Call(node.func, [rest], node.keywords)


def _dropped(node: ast.stmt) -> Iterator[ast.AST]:
    yield ast.Pass()


def _expression(node: ast.Expr) -> Iterator[ast.AST]:
    if isinstance(node.value, ast.Call):
        yield ast.Pass()


_OPERATORS: dict[type, Callable[..., Iterator[ast.AST]]] = {
    ast.Compare: _compare,
    ast.BinOp: _arithmetic,
    ast.BoolOp: _logic,
    ast.UnaryOp: _sign,
    ast.Constant: _number,
    ast.Call: _call,
    ast.Raise: _dropped,
    ast.Assert: _dropped,
    ast.AugAssign: _dropped,
    ast.Expr: _expression,
}
