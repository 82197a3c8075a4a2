"""The grammar of arithmetic in Chinese prose (算式): written products and sums, totals and their parts.

What is not understood as a whole is not read at all: a reader of these results may complain of them.
"""

from jixiaolint.arithmetic.breakdowns import Breakdown, breakdowns
from jixiaolint.arithmetic.equations import Equation, Slip, equations

__all__ = ["Breakdown", "Equation", "Slip", "breakdowns", "equations"]
