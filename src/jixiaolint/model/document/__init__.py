"""The nouns of a 绩效目标表 (project target table) once its form is understood.

Text stays as written, each piece with its place; numbers that the checks need stand beside it.
Sums of money are exact decimals in 万元. A rule's expression sees exactly these attributes: a new
field here is a new word of the condition language.
"""

from jixiaolint.model.document.field import BLANK, NO_AMOUNT, Amount, Field, plain
from jixiaolint.model.document.indicator import (
    COLUMNS,
    USUAL_COLUMNS,
    FurtherColumn,
    Goal,
    Indicator,
    UsualColumn,
)
from jixiaolint.model.document.money import Budget, Period, Plan, PlanUnit
from jixiaolint.model.document.table import Document, Leftover, Recognition, Section, Table, Term

__all__ = [
    "BLANK",
    "COLUMNS",
    "NO_AMOUNT",
    "USUAL_COLUMNS",
    "Amount",
    "Budget",
    "Document",
    "Field",
    "FurtherColumn",
    "Goal",
    "Indicator",
    "Leftover",
    "Period",
    "Plan",
    "PlanUnit",
    "Recognition",
    "Section",
    "Table",
    "Term",
    "UsualColumn",
    "plain",
]
