"""The hook in the real pre-commit, on a fresh git repository that holds documents.

pre-commit builds the hook's environment from this checkout, so the test needs git, pre-commit and the
package index; without them it skips.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
BAD = SAMPLES / "青禾镇2024年绩效文本.docx"
GOOD = SAMPLES / "明川镇2024年绩效文本-合规.docx"


def git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository whose commits run the hook of this checkout."""
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("no git checkout here: the pre-commit hook is not tried")
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    home = tmp_path_factory.mktemp("hook")
    source, folder = home / "source", home / "documents"
    names = git(ROOT, "ls-files", "-z", "src", "rules", "pyproject.toml", "README.md", "LICENSE",
                ".pre-commit-hooks.yaml").stdout.split("\0")  # fmt: skip
    for name in filter(None, names):
        if (ROOT / name).exists():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, source / name)
    for one in (source, folder):
        one.mkdir(exist_ok=True)
        git(one, "init", "-q")
    git(source, "add", ".")
    git(source, "commit", "-qm", "hook")
    revision = git(source, "rev-parse", "HEAD").stdout.strip()
    config = f"repos:\n  - repo: {source.as_uri()}\n    rev: {revision}\n    hooks: [{{id: jixiaolint}}]\n"
    (folder / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    built = run(folder, "install-hooks")
    if built.returncode:
        pytest.skip(f"the hook's environment cannot be built here: {built.stdout[-300:]}")
    return folder


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith("GIT_")},
        "PRE_COMMIT_HOME": str(folder.parent / "home"),
        "PATH": f"{ROOT / '.venv/bin'}{os.pathsep}{os.environ['PATH']}",
    }
    command = ["pre-commit", *words]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, env=environment, check=False
    )


def test_a_bad_document_is_blocked_and_a_good_one_passes(repository: Path) -> None:
    shutil.copy(GOOD, repository / "好.docx")
    git(repository, "add", ".")
    good = run(repository, "run")
    assert good.returncode == 0, good.stdout + good.stderr
    git(repository, "commit", "-qm", "good")
    shutil.copy(BAD, repository / "坏.docx")
    (repository / "说明.txt").write_text("不是文档", encoding="utf-8")
    git(repository, "add", ".")
    bad = run(repository, "run")
    assert bad.returncode == 1
    assert "BUD003" in bad.stdout
    assert "坏.docx" in bad.stdout
    assert "好.docx" not in bad.stdout


def test_files_of_other_kinds_are_not_checked(repository: Path) -> None:
    git(repository, "reset", "-q", "--hard")
    (repository / "a.py").write_text("pass\n", encoding="utf-8")
    git(repository, "add", "a.py")
    assert "Skipped" in run(repository, "run").stdout
