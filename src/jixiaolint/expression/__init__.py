"""The condition language of rules: small, typed, without side effects, compiled to native code.

An expression is read with Python's own parser, checked against the nouns (`types`), the functions
(`functions`) and what packs add (`vocabulary`), and emitted as code (`compiler`; `operators` and `calls`
hold its larger parts). Nothing else of Python can be reached.
"""

from jixiaolint.expression.compiler import compile_condition, compile_definition, compile_value
from jixiaolint.expression.vocabulary import Definition, ExpressionError, Vocabulary, unusable

__all__ = [
    "Definition",
    "ExpressionError",
    "Vocabulary",
    "compile_condition",
    "compile_definition",
    "compile_value",
    "unusable",
]
