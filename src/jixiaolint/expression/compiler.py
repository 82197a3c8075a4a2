"""From the text of an expression to a native function.

Two habits of the language differ from Python's, because a table's numbers are often unknown: an
unknown number in a comparison makes it false (it can prove nothing), and a number standing alone
as a condition asks whether it is known.
"""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from keyword import iskeyword
from typing import Any

from jixiaolint.expression import trouble
from jixiaolint.expression.functions import FUNCTIONS, GATHERING, Function
from jixiaolint.expression.types import (
    BOOL,
    MAYBE_NUMBER,
    NONE,
    NUMBER,
    SCOPES,
    TEXT,
    WORDS,
    Type,
    attributes,
    noun,
)
from jixiaolint.model.document import plain
from jixiaolint.nearest import nearest

_ORDER = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}
_EQUAL = {ast.Eq: "==", ast.NotEq: "!="}
_MEMBER = {ast.In: "in", ast.NotIn: "not in"}
_ARITHMETIC = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
_LONGEST = 4000


class ExpressionError(ValueError):
    """An expression that cannot be compiled; the message is Chinese and names the nearest word."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A named expression about one noun of `scope`: `run` takes the noun and answers the value."""

    scope: str
    run: Callable[..., Any]
    type: Type


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What packs add to the language: word lists, and named expressions about one noun."""

    lexicons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    definitions: Mapping[str, Definition] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Code:
    text: str
    type: Type


def unusable(name: str) -> str:
    """Why an expression could not use a word list or a definition of this name, "" when it can."""
    if not name.isidentifier() or iskeyword(name):
        return "这个名称在条件里没法用，请用字母、数字和下划线，不以数字开头"
    if name in FUNCTIONS or name in GATHERING or name in SCOPES:
        return "这个名称已经有别的意思，换一个"
    return ""


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


def _either(one: Type, two: Type) -> Type | None:
    """The type of a value that is one or the other; None (unknown) goes with a number only."""
    if {one.name, two.name} == {"number", "none"}:
        return MAYBE_NUMBER
    if one.name != two.name:
        return None
    return one if one.optional else two


class _Compiler:
    def __init__(self, scope: str, vocabulary: Vocabulary, alone: bool = False) -> None:
        self.vocabulary = vocabulary
        self.names: dict[str, _Code] = {}
        if not alone:
            self.names["document"] = _Code("document", noun(SCOPES["document"]))
            if scope not in ("document", "paragraph"):
                self.names["table"] = _Code("table", noun(SCOPES["table"]))
        self.names[scope] = _Code("subject", noun(SCOPES[scope]))
        self.parameters = "subject" if alone else "subject, table, document"
        self.space: dict[str, Any] = {"__builtins__": {}, "any": any, "all": all, "sum": sum}

    def function(self, code: str) -> Callable[..., Any]:
        try:
            run: Callable[..., Any] = eval(f"lambda {self.parameters}: {code}", self.space)
        except (SyntaxError, RecursionError, MemoryError):
            raise ExpressionError("表达式嵌套得太深") from None
        return run

    def keep(self, value: object) -> str:
        name = f"_{len(self.space)}"
        self.space[name] = value
        return name

    def truth(self, node: ast.expr) -> str:
        code = self.visit(node)
        if code.type.name == "number":
            return f"({code.text} is not None)"
        if code.type != BOOL:
            hint = "，问有没有内容请写 not blank(…)" if code.type.name == "text" else ""
            raise ExpressionError(f"{ast.unparse(node)} 是{code.type}，不能作条件{hint}")
        return code.text

    def visit(self, node: ast.expr) -> _Code:
        method = getattr(self, f"visit_{type(node).__name__.lower()}", None)
        if method is None:
            raise ExpressionError(f"不支持的写法：{ast.unparse(node)}")
        try:
            result: _Code = method(node)
        except RecursionError:
            raise ExpressionError("表达式嵌套得太深") from None
        return result

    def visit_constant(self, node: ast.Constant) -> _Code:
        value = node.value
        if value is None:
            return _Code("None", NONE)
        if isinstance(value, bool):
            return _Code(str(value), BOOL)
        if isinstance(value, str):
            return _Code(repr(plain(value)), TEXT)
        if isinstance(value, int):
            return _Code(str(value), NUMBER)
        if isinstance(value, float):
            return _Code(self.keep(Decimal(repr(value))), NUMBER)
        raise ExpressionError(f"不支持的常量：{ast.unparse(node)}")

    def visit_name(self, node: ast.Name) -> _Code:
        if node.id in self.names:
            return self.names[node.id]
        if node.id in self.vocabulary.lexicons:
            return _Code(self.keep(frozenset(self.vocabulary.lexicons[node.id])), WORDS)
        known = [*self.names, *self.vocabulary.lexicons]
        near = nearest(node.id, known) or f"，这里可用的有：{'、'.join(self.names)}"
        raise ExpressionError(f"不认识的名称 {node.id}{near}")

    def visit_attribute(self, node: ast.Attribute) -> _Code:
        owner = self.visit(node.value)
        if owner.type.name != "noun" or owner.type.cls is None:
            raise ExpressionError(f"{ast.unparse(node.value)} 是{owner.type}，没有字段 {node.attr}")
        known = attributes(owner.type.cls)
        if node.attr not in known:
            near = nearest(node.attr, known) or f"，可用的有：{'、'.join(sorted(known))}"
            raise ExpressionError(f"{ast.unparse(node.value)} 没有字段 {node.attr}{near}")
        kind = known[node.attr]
        plain = Type(kind.name, kind.item, kind.cls, kind.optional)
        return _Code(f"{owner.text}.{node.attr}{kind.suffix}", plain)

    def visit_boolop(self, node: ast.BoolOp) -> _Code:
        word = " and " if isinstance(node.op, ast.And) else " or "
        return _Code("(" + word.join(self.truth(v) for v in node.values) + ")", BOOL)

    def visit_unaryop(self, node: ast.UnaryOp) -> _Code:
        if isinstance(node.op, ast.Not):
            return _Code(f"(not {self.truth(node.operand)})", BOOL)
        operand = self.visit(node.operand)
        if not isinstance(node.op, ast.USub) or operand.type != NUMBER:
            raise ExpressionError(f"不支持的写法：{ast.unparse(node)}")
        return _Code(f"(-{operand.text})", NUMBER)

    def visit_binop(self, node: ast.BinOp) -> _Code:
        sign = _ARITHMETIC.get(type(node.op))
        left, right = self.visit(node.left), self.visit(node.right)
        if sign is None or {left.type.name, right.type.name} != {"number"}:
            raise ExpressionError(f"只能对数做加减乘除：{ast.unparse(node)}")
        one, two, guard = self.known_pair(left, right)
        value = f"{one} {sign} {two}"
        if sign == "/":
            guard = f"{guard} and " if guard else ""
            guard += f"{two} != 0"
        if not guard:
            return _Code(f"({value})", NUMBER)
        return _Code(f"({value} if {guard} else None)", MAYBE_NUMBER)

    def known_pair(self, left: _Code, right: _Code) -> tuple[str, str, str]:
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

    def visit_compare(self, node: ast.Compare) -> _Code:
        parts, left = [], node.left
        for operator, right in zip(node.ops, node.comparators, strict=True):
            parts.append(self.comparison(left, operator, right))
            left = right
        return _Code("(" + " and ".join(parts) + ")", BOOL)

    def comparison(self, left: ast.expr, operator: ast.cmpop, right: ast.expr) -> str:
        one, two = self.visit(left), self.visit(right)
        if sign := _ORDER.get(type(operator)):
            if {one.type.name, two.type.name} != {"number"}:
                raise ExpressionError(
                    f"只有数能比大小：{ast.unparse(left)} {sign} {ast.unparse(right)}"
                )
            first, second, guard = self.known_pair(one, two)
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

    def visit_list(self, node: ast.List) -> _Code:
        return _Code(self.keep(self.texts(node)), WORDS)

    def texts(self, node: ast.List) -> frozenset[str]:
        values = []
        for element in node.elts:
            if not (isinstance(element, ast.Constant) and isinstance(element.value, str)):
                raise ExpressionError(f"列表里只能是文字：{ast.unparse(node)}")
            values.append(plain(element.value))
        return frozenset(values)

    def visit_ifexp(self, node: ast.IfExp) -> _Code:
        yes, no = self.visit(node.body), self.visit(node.orelse)
        kind = _either(yes.type, no.type)
        if kind is None:
            raise ExpressionError(f"if 两边的类型不同：{ast.unparse(node)}")
        return _Code(f"({yes.text} if {self.truth(node.test)} else {no.text})", kind)

    def visit_call(self, node: ast.Call) -> _Code:
        if not isinstance(node.func, ast.Name):
            raise ExpressionError(f"不支持的写法：{ast.unparse(node)}")
        name = node.func.id
        if name in GATHERING:
            return self.gathering(name, node)
        if name in FUNCTIONS:
            return self.call(name, FUNCTIONS[name], node)
        if name in self.vocabulary.definitions:
            return self.defined(name, node)
        known = [*FUNCTIONS, *GATHERING, *self.vocabulary.definitions]
        raise ExpressionError(f"不认识的函数 {name}{nearest(name, known)}")

    def defined(self, name: str, node: ast.Call) -> _Code:
        definition = self.vocabulary.definitions[name]
        arguments = [self.visit(a) for a in node.args]
        wanted = noun(SCOPES[definition.scope])
        if len(arguments) != 1 or arguments[0].type != wanted or node.keywords:
            raise ExpressionError(f"{name}() 要一个 {definition.scope}")
        return _Code(f"{self.keep(definition.run)}({arguments[0].text})", definition.type)

    def call(self, name: str, function: Function, node: ast.Call) -> _Code:
        if len(node.args) != len(function.params):
            raise ExpressionError(
                f"{name}() 要 {len(function.params)} 个参数，写了 {len(node.args)} 个"
            )
        if name in ("starts", "ends"):
            method = {"starts": "startswith", "ends": "endswith"}[name]
            text = self.argument(name, "text", node.args[0])
            return _Code(f"{text}.{method}({self.keep(self.words(name, node.args[1]))})", BOOL)
        arguments = [
            self.argument(name, k, a) for k, a in zip(function.params, node.args, strict=True)
        ]
        for keyword in node.keywords:
            if keyword.arg not in function.options:
                wrong = nearest(keyword.arg or "", function.options)
                raise ExpressionError(f"{name}() 没有参数 {keyword.arg}{wrong}")
            arguments.append(f"{keyword.arg}={self.argument(name, 'number', keyword.value)}")
        if name in ("has", "matches"):
            return _Code(f"({arguments[1]}({arguments[0]}) is not None)", BOOL)
        return _Code(f"{self.keep(function.run)}({', '.join(arguments)})", function.result)

    def argument(self, name: str, kind: str, node: ast.expr) -> str:
        if kind == "words":
            words = self.words(name, node)
            pattern = "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)"
            return self.keep(re.compile(pattern).search)
        if kind == "pattern":
            compiled = self.pattern(name, node)
            return self.keep(compiled.sub if name == "without" else compiled.search)
        code = self.visit(node)
        wanted = {"numbers": "list"}.get(kind, kind)
        if kind != "any" and code.type.name != wanted:
            raise ExpressionError(
                f"{name}() 的参数 {ast.unparse(node)} 是{code.type}，应当是{Type(wanted)}"
            )
        return code.text

    def words(self, name: str, node: ast.expr) -> tuple[str, ...]:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return (plain(node.value),)
        if isinstance(node, ast.List):
            return tuple(sorted(self.texts(node)))
        if isinstance(node, ast.Name):
            if node.id in self.vocabulary.lexicons:
                return self.vocabulary.lexicons[node.id]
            wrong = nearest(node.id, self.vocabulary.lexicons)
            raise ExpressionError(f"{name}() 用的词表 {node.id} 没有定义{wrong}")
        raise ExpressionError(f"{name}() 的第二个参数要是词表、文字或文字列表")

    def pattern(self, name: str, node: ast.expr) -> re.Pattern[str]:
        if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
            raise ExpressionError(f"{name}() 的第二个参数要是写明的正则表达式")
        if unicodedata.normalize("NFKC", node.value) != node.value:
            raise ExpressionError(
                f"正则表达式里有全角字符，而文字比较前已转成半角：{node.value}（请改写成半角）"
            )
        try:
            return re.compile(node.value)
        except re.error as error:
            told = trouble.of_pattern(error)
            raise ExpressionError(f"正则表达式有误：{node.value}（{told}）") from None

    def gathering(self, name: str, node: ast.Call) -> _Code:
        argument = node.args[0] if len(node.args) == 1 and not node.keywords else None
        if not isinstance(argument, ast.GeneratorExp) or len(argument.generators) != 1:
            raise ExpressionError(f"{name}() 要写成 {name}(… for 变量 in 一列)")
        loop = argument.generators[0]
        source = self.visit(loop.iter)
        if source.type.name != "list" or source.type.item is None:
            raise ExpressionError(f"for 的后面要是一列：{ast.unparse(loop.iter)}")
        if not isinstance(loop.target, ast.Name) or loop.target.id in self.names:
            raise ExpressionError(f"for 的变量要是一个新名称：{ast.unparse(loop.target)}")
        variable = f"v{len(self.space)}"
        self.space[variable] = None
        self.names[loop.target.id] = _Code(variable + source.type.item.suffix, source.type.item)
        tests = "".join(f" if {self.truth(t)}" for t in loop.ifs)
        body = self.visit(argument.elt) if name == "sum" else _Code(self.truth(argument.elt), BOOL)
        del self.names[loop.target.id]
        each = f"for {variable} in {source.text}{tests}"
        if name == "sum":
            if body.type.name != "number":
                raise ExpressionError(f"sum() 只能加数：{ast.unparse(argument.elt)}")
            return _Code(f"sum(({body.text} or 0) {each})", NUMBER)
        if name == "count":
            return _Code(f"sum((1 if {body.text} else 0) {each})", NUMBER)
        return _Code(f"{name}({body.text} {each})", BOOL)
