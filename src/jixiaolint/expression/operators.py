"""Code for and, or, not, arithmetic, comparisons and … if … else …"""

from __future__ import annotations

import ast

from jixiaolint.expression.emitter import Code, Emitter
from jixiaolint.expression.types import BOOL, MAYBE_NUMBER, NUMBER, Type
from jixiaolint.expression.vocabulary import ExpressionError

_ORDER = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}
_EQUAL = {ast.Eq: "==", ast.NotEq: "!="}
_MEMBER = {ast.In: "in", ast.NotIn: "not in"}
_ARITHMETIC = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}


class Operators(Emitter):
    """What an unknown number goes into: a comparison with it is false, arithmetic unknown too."""

    def _visit_boolop(self, node: ast.BoolOp) -> Code:
        word = " and " if isinstance(node.op, ast.And) else " or "
        return Code("(" + word.join(self.truth(v) for v in node.values) + ")", BOOL)

    def _visit_unaryop(self, node: ast.UnaryOp) -> Code:
        if isinstance(node.op, ast.Not):
            return Code(f"(not {self.truth(node.operand)})", BOOL)
        operand = self.visit(node.operand)
        if not isinstance(node.op, ast.USub) or operand.type != NUMBER:
            raise ExpressionError(f"不支持的写法：{ast.unparse(node)}")
        return Code(f"(-{operand.text})", NUMBER)

    def _visit_binop(self, node: ast.BinOp) -> Code:
        sign = _ARITHMETIC.get(type(node.op))
        left, right = self.visit(node.left), self.visit(node.right)
        if sign is None or {left.type.name, right.type.name} != {"number"}:
            raise ExpressionError(f"只能对数做加减乘除：{ast.unparse(node)}")
        one, two, guard = self._known_pair(left, right)
        value = f"{one} {sign} {two}"
        if sign == "/":
            guard = f"{guard} and " if guard else ""
            guard += f"{two} != 0"
        if not guard:
            return Code(f"({value})", NUMBER)
        return Code(f"({value} if {guard} else None)", MAYBE_NUMBER)

    def _visit_compare(self, node: ast.Compare) -> Code:
        parts, left = [], node.left
        for operator, right in zip(node.ops, node.comparators, strict=True):
            parts.append(self._comparison(left, operator, right))
            left = right
        return Code("(" + " and ".join(parts) + ")", BOOL)

    def _comparison(self, left: ast.expr, operator: ast.cmpop, right: ast.expr) -> str:
        one, two = self.visit(left), self.visit(right)
        if sign := _ORDER.get(type(operator)):
            if {one.type.name, two.type.name} != {"number"}:
                raise ExpressionError(
                    f"只有数能比大小：{ast.unparse(left)} {sign} {ast.unparse(right)}"
                )
            first, second, guard = self._known_pair(one, two)
            return f"{guard} and {first} {sign} {second}" if guard else f"{first} {sign} {second}"
        if sign := _EQUAL.get(type(operator)):
            names = {one.type.name, two.type.name} - {"none"}
            if len(names) > 1:
                raise ExpressionError(
                    f"{ast.unparse(left)} 是{one.type}，{ast.unparse(right)} 是{two.type}，不能相比"
                )
            return f"{one.text} {sign} {two.text}"
        if sign := _MEMBER.get(type(operator)):
            if two.type.name not in ("text", "words", "list") or one.type.name != "text":
                raise ExpressionError(f"in 的右边要是词表或文字：{ast.unparse(right)}")
            return f"{one.text} {sign} {two.text}"
        raise ExpressionError(f"不支持的比较：{ast.unparse(left)} … {ast.unparse(right)}")

    def _visit_ifexp(self, node: ast.IfExp) -> Code:
        yes, no = self.visit(node.body), self.visit(node.orelse)
        kind = _either(yes.type, no.type)
        if kind is None:
            raise ExpressionError(f"if 两边的类型不同：{ast.unparse(node)}")
        return Code(f"({yes.text} if {self.truth(node.test)} else {no.text})", kind)

    def _known_pair(self, left: Code, right: Code) -> tuple[str, str, str]:
        """The two operands as names, and the guard that assigns them and asks if they are known."""
        texts, guards = [], []
        for code in (left, right):
            if code.type.optional:
                name = f"n{len(self.space)}"
                self.space[name] = None
                guards.append(f"({name} := {code.text}) is not None")
                texts.append(name)
            else:
                texts.append(code.text)
        return texts[0], texts[1], " and ".join(guards)


def _either(one: Type, two: Type) -> Type | None:
    """The type of a value that is one or the other; None (unknown) goes with a number only."""
    if {one.name, two.name} == {"number", "none"}:
        return MAYBE_NUMBER
    if one.name != two.name:
        return None
    return one if one.optional else two
