"""jixiaolint's command line, called from a test."""

from click.testing import CliRunner, Result

from jixiaolint.cli import main


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])
