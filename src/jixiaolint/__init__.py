"""jixiaolint: a linter for 预算项目绩效目标表 (project target tables of Chinese public budgets)."""

__version__ = "0.1.0"
