"""What the emitters of all kinds of node share: names, kept values, and the way to the next node."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import Any

from jixiaolint.expression.types import BOOL, Type
from jixiaolint.expression.vocabulary import ExpressionError, Vocabulary


@dataclass(frozen=True, slots=True)
class Code:
    """Python source for a part of an expression, and the type of its value."""

    text: str
    type: Type


class Emitter:
    """Turns nodes into code: each kind of node has its `_visit_…`, any other is refused.

    `names` are the nouns in sight, `space` the values that the code refers to by name.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.names: dict[str, Code] = {}
        self.space: dict[str, Any] = {"__builtins__": {}, "any": any, "all": all, "sum": sum}

    def visit(self, node: ast.expr) -> Code:
        """The code of a node. Raises ExpressionError."""
        method = getattr(self, f"_visit_{type(node).__name__.lower()}", None)
        if method is None:
            raise ExpressionError(f"不支持的写法：{ast.unparse(node)}")
        try:
            result: Code = method(node)
        except RecursionError:
            raise ExpressionError("表达式嵌套得太深") from None
        return result

    def truth(self, node: ast.expr) -> str:
        """The code of a node as a condition. Raises ExpressionError."""
        code = self.visit(node)
        if code.type.name == "number":
            return f"({code.text} is not None)"
        if code.type != BOOL:
            hint = "，问有没有内容请写 not blank(…)" if code.type.name == "text" else ""
            raise ExpressionError(f"{ast.unparse(node)} 是{code.type}，不能作条件{hint}")
        return code.text

    def keep(self, value: object) -> str:
        """A name by which the code reaches the value."""
        name = f"_{len(self.space)}"
        self.space[name] = value
        return name
