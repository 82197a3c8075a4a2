"""The condition language of rules: small, typed, without side effects, compiled to native code.

An expression is read with Python's own parser, checked against the nouns (`types`) and the function
list (`functions`), and emitted as a code object (`compiler`). Nothing else of Python can be reached.
"""

from jixiaolint.expression.compiler import (
    Definition,
    ExpressionError,
    Vocabulary,
    compile_condition,
    compile_definition,
    compile_value,
    unusable,
)

__all__ = [
    "Definition",
    "ExpressionError",
    "Vocabulary",
    "compile_condition",
    "compile_definition",
    "compile_value",
    "unusable",
]
