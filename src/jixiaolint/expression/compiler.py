"""From the text of an expression to a native function.

Two habits of the language differ from Python's, because a table's numbers are often unknown: an
unknown number in a comparison makes it false (it can prove nothing), and a number standing alone
as a condition asks whether it is known.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from jixiaolint.expression import trouble
from jixiaolint.expression.calls import Calls
from jixiaolint.expression.emitter import Code
from jixiaolint.expression.operators import Operators
from jixiaolint.expression.types import (
    BOOL,
    NONE,
    NUMBER,
    SCOPES,
    TEXT,
    WORDS,
    Type,
    attributes,
    noun,
)
from jixiaolint.expression.vocabulary import Definition, ExpressionError, Vocabulary
from jixiaolint.model.document import plain
from jixiaolint.nearest import nearest

_LONGEST = 4000


def compile_condition(text: str, scope: str, vocabulary: Vocabulary) -> Callable[..., Any]:
    """A function (subject, table, document) → truth, from an expression about a `scope` noun.

    Raises ExpressionError.
    """
    compiler = _Compiler(scope, vocabulary)
    return compiler.function(compiler.truth(_parse(text)))


def compile_value(text: str, scope: str, vocabulary: Vocabulary) -> Callable[..., Any]:
    """A function (subject, table, document) → the expression's value. Raises ExpressionError."""
    compiler = _Compiler(scope, vocabulary)
    return compiler.function(compiler.visit(_parse(text)).text)


def compile_definition(text: str, scope: str, vocabulary: Vocabulary) -> Definition:
    """A definition, from an expression that names its one noun and nothing else.

    Raises ExpressionError.
    """
    compiler = _Compiler(scope, vocabulary, alone=True)
    code = compiler.visit(_parse(text))
    return Definition(scope, compiler.function(code.text), code.type)


def _parse(text: str) -> ast.expr:
    if len(text) > _LONGEST:
        raise ExpressionError(f"表达式太长（{len(text)} 字，最多 {_LONGEST} 字）")
    try:
        return ast.parse(" ".join(text.split("\n")).strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        told = trouble.of_expression(text)
        raise ExpressionError(f"表达式写法有误：{text.strip()}（{told}）") from None


class _Compiler(Operators, Calls):
    def __init__(self, scope: str, vocabulary: Vocabulary, alone: bool = False) -> None:
        super().__init__(vocabulary)
        if not alone:
            self.names["document"] = Code("document", noun(SCOPES["document"]))
            if scope not in ("document", "paragraph"):
                self.names["table"] = Code("table", noun(SCOPES["table"]))
        self.names[scope] = Code("subject", noun(SCOPES[scope]))
        self.parameters = "subject" if alone else "subject, table, document"

    def function(self, code: str) -> Callable[..., Any]:
        try:
            run: Callable[..., Any] = eval(f"lambda {self.parameters}: {code}", self.space)
        except (SyntaxError, RecursionError, MemoryError):
            raise ExpressionError("表达式嵌套得太深") from None
        return run

    def _visit_constant(self, node: ast.Constant) -> Code:
        value = node.value
        if value is None:
            return Code("None", NONE)
        if isinstance(value, bool):
            return Code(str(value), BOOL)
        if isinstance(value, str):
            return Code(repr(plain(value)), TEXT)
        if isinstance(value, int):
            return Code(str(value), NUMBER)
        if isinstance(value, float):
            return Code(self.keep(Decimal(repr(value))), NUMBER)
        raise ExpressionError(f"不支持的常量：{ast.unparse(node)}")

    def _visit_name(self, node: ast.Name) -> Code:
        if node.id in self.names:
            return self.names[node.id]
        if node.id in self.vocabulary.lexicons:
            return Code(self.keep(frozenset(self.vocabulary.lexicons[node.id])), WORDS)
        if node.id in SCOPES:
            told = f"这里没有 {node.id}，有的是：{'、'.join(self.names)}；要逐个看它，写 scope: {node.id}"
            raise ExpressionError(told)
        known = [*self.names, *self.vocabulary.lexicons]
        near = nearest(node.id, known) or f"，这里可用的有：{'、'.join(self.names)}"
        raise ExpressionError(f"不认识的名称 {node.id}{near}")

    def _visit_attribute(self, node: ast.Attribute) -> Code:
        owner = self.visit(node.value)
        if owner.type.name != "noun" or owner.type.cls is None:
            raise ExpressionError(f"{ast.unparse(node.value)} 是{owner.type}，没有字段 {node.attr}")
        known = attributes(owner.type.cls)
        if node.attr not in known:
            near = nearest(node.attr, known) or f"，可用的有：{'、'.join(sorted(known))}"
            raise ExpressionError(f"{ast.unparse(node.value)} 没有字段 {node.attr}{near}")
        kind = known[node.attr]
        value = Type(kind.name, kind.item, kind.cls, kind.optional)
        return Code(f"{owner.text}.{node.attr}{kind.suffix}", value)
