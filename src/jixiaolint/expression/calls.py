"""Code for calls: functions, definitions of packs, and any, all, count and sum over a list."""

from __future__ import annotations

import ast
import re
import unicodedata

from jixiaolint.expression import trouble
from jixiaolint.expression.emitter import Code, Emitter
from jixiaolint.expression.functions import FUNCTIONS, GATHERING, Function
from jixiaolint.expression.types import BOOL, NUMBER, SCOPES, WORDS, Type, noun
from jixiaolint.expression.vocabulary import ExpressionError
from jixiaolint.model.document import plain
from jixiaolint.nearest import nearest


class Calls(Emitter):
    """Word lists and patterns among the arguments are turned into native form once, here."""

    def _visit_call(self, node: ast.Call) -> Code:
        if not isinstance(node.func, ast.Name):
            raise ExpressionError(f"不支持的写法：{ast.unparse(node)}")
        name = node.func.id
        if name in GATHERING:
            return self._gathering(name, node)
        if name in FUNCTIONS:
            return self._call(name, FUNCTIONS[name], node)
        if name in self.vocabulary.definitions:
            return self._defined(name, node)
        known = [*FUNCTIONS, *GATHERING, *self.vocabulary.definitions]
        raise ExpressionError(f"不认识的函数 {name}{nearest(name, known)}")

    def _defined(self, name: str, node: ast.Call) -> Code:
        definition = self.vocabulary.definitions[name]
        arguments = [self.visit(a) for a in node.args]
        wanted = noun(SCOPES[definition.scope])
        if len(arguments) != 1 or arguments[0].type != wanted or node.keywords:
            raise ExpressionError(f"{name}() 要一个 {definition.scope}")
        return Code(f"{self.keep(definition.run)}({arguments[0].text})", definition.type)

    def _call(self, name: str, function: Function, node: ast.Call) -> Code:
        if len(node.args) != len(function.params):
            raise ExpressionError(
                f"{name}() 要 {len(function.params)} 个参数，写了 {len(node.args)} 个"
            )
        for keyword in node.keywords:
            if keyword.arg not in function.options:
                wrong = nearest(keyword.arg or "", function.options)
                raise ExpressionError(f"{name}() 没有参数 {keyword.arg}{wrong}")
        if name in ("starts", "ends"):
            method = {"starts": "startswith", "ends": "endswith"}[name]
            text = self._argument(name, "text", node.args[0])
            return Code(f"{text}.{method}({self.keep(self._words(name, node.args[1]))})", BOOL)
        arguments = [
            self._argument(name, k, a) for k, a in zip(function.params, node.args, strict=True)
        ]
        arguments += [f"{k.arg}={self._argument(name, 'number', k.value)}" for k in node.keywords]
        if name in ("has", "matches"):
            return Code(f"({arguments[1]}({arguments[0]}) is not None)", BOOL)
        return Code(f"{self.keep(function.run)}({', '.join(arguments)})", function.result)

    def _argument(self, name: str, kind: str, node: ast.expr) -> str:
        if kind == "words":
            words = self._words(name, node)
            pattern = "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)"
            return self.keep(re.compile(pattern).search)
        if kind == "pattern":
            compiled = self._pattern(name, node)
            return self.keep(compiled.sub if name == "without" else compiled.search)
        code = self.visit(node)
        if not _fits(code.type, kind):
            wanted = {"numbers": "一列数", "sized": "文字或一列"}.get(kind) or Type(kind)
            raise ExpressionError(
                f"{name}() 的参数 {ast.unparse(node)} 是{code.type}，应当是{wanted}"
            )
        return code.text

    def _words(self, name: str, node: ast.expr) -> tuple[str, ...]:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return (plain(node.value),)
        if isinstance(node, ast.List):
            return tuple(sorted(self._texts(node)))
        if isinstance(node, ast.Name):
            if node.id in self.vocabulary.lexicons:
                return self.vocabulary.lexicons[node.id]
            wrong = nearest(node.id, self.vocabulary.lexicons)
            raise ExpressionError(f"{name}() 用的词表 {node.id} 没有定义{wrong}")
        raise ExpressionError(f"{name}() 的第二个参数要是词表、文字或文字列表")

    def _visit_list(self, node: ast.List) -> Code:
        return Code(self.keep(self._texts(node)), WORDS)

    def _texts(self, node: ast.List) -> frozenset[str]:
        values = []
        for element in node.elts:
            if not (isinstance(element, ast.Constant) and isinstance(element.value, str)):
                raise ExpressionError(f"列表里只能是文字：{ast.unparse(node)}")
            values.append(plain(element.value))
        return frozenset(values)

    def _pattern(self, name: str, node: ast.expr) -> re.Pattern[str]:
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

    def _gathering(self, name: str, node: ast.Call) -> Code:
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
        self.names[loop.target.id] = Code(variable + source.type.item.suffix, source.type.item)
        tests = "".join(f" if {self.truth(t)}" for t in loop.ifs)
        body = self.visit(argument.elt) if name == "sum" else Code(self.truth(argument.elt), BOOL)
        del self.names[loop.target.id]
        each = f"for {variable} in {source.text}{tests}"
        if name == "sum":
            if body.type.name != "number":
                raise ExpressionError(f"sum() 只能加数：{ast.unparse(argument.elt)}")
            return Code(f"sum(({body.text} or 0) {each})", NUMBER)
        if name == "count":
            return Code(f"sum((1 if {body.text} else 0) {each})", NUMBER)
        return Code(f"{name}({body.text} {each})", BOOL)


def _fits(given: Type, kind: str) -> bool:
    """Whether a value may stand for a parameter of this kind (`Function.params`)."""
    if kind == "numbers":
        return given.item is not None and given.item.name == "number"
    if kind == "sized":
        return given.name in ("text", "words", "list")
    return kind in ("any", given.name)
