"""`python -m jixiaolint`."""

from jixiaolint.cli import main

main(prog_name="jixiaolint")
