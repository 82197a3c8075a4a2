"""The grammar of 指标值 (indicator values) and of the sums around them, read and printed."""

from jixiaolint.quantity.amounts import money, plan_value, stated_budget
from jixiaolint.quantity.numerals import number
from jixiaolint.quantity.parsing import parse
from jixiaolint.quantity.rendering import render

__all__ = ["money", "number", "parse", "plan_value", "render", "stated_budget"]
