"""The hook in the real pre-commit, on a fresh git repository that holds documents.

pre-commit builds the hook's environment from this checkout, so the test needs git, pre-commit and the
package index; without them it skips.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import Workbook

from jixiaolint import readers
from jixiaolint.model.grid import Paragraph

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
BAD = SAMPLES / "青禾镇2024年绩效文本.docx"
GOOD = SAMPLES / "明川镇2024年绩效文本-合规.docx"


def git(
    folder: Path, *words: str, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    command = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *words]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, env=environment, check=False
    )


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
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "configuration")
    built = run(folder, "install-hooks")
    if built.returncode:
        pytest.skip(f"the hook's environment cannot be built here: {built.stdout[-300:]}")
    return folder


def environment(folder: Path) -> dict[str, str]:
    """pre-commit's own store, and this checkout's programs first."""
    return {
        **{k: v for k, v in os.environ.items() if not k.startswith("GIT_")},
        "PRE_COMMIT_HOME": str(folder.parent / "home"),
        "PATH": f"{ROOT / '.venv/bin'}{os.pathsep}{os.environ['PATH']}",
    }


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = ["pre-commit", *words]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, env=environment(folder), check=False
    )


def workbook(document: Path, target: Path) -> None:
    """The same tables and texts as an Excel file, one below the other."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    top = 1
    for block in readers.read(document).blocks:
        if isinstance(block, Paragraph):
            sheet.cell(top, 1, block.text)
            top += 1
            continue
        for cell in block.cells:
            row, col = top + cell.row, 1 + cell.col
            sheet.cell(row, col, cell.text)
            if cell.rowspan * cell.colspan > 1:
                end = {"end_row": row + cell.rowspan - 1, "end_column": col + cell.colspan - 1}
                sheet.merge_cells(start_row=row, start_column=col, **end)
        top += 1 + max(cell.row + cell.rowspan for cell in block.cells)
    book.save(target)


def printed(document: Path, target: Path) -> None:
    """The same document printed to PDF."""
    office = shutil.which("soffice")
    if not office:
        pytest.skip("没有 LibreOffice：装上 libreoffice-writer 才能做 PDF 来试提交检查")
    profile = f"-env:UserInstallation={(target.parent.parent / 'profile').as_uri()}"
    out = target.parent.parent / "pdf"
    call = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(out),
        str(document),
    ]
    subprocess.run(call, check=True, capture_output=True)
    shutil.copy(out / f"{document.stem}.pdf", target)


MAKERS = {".docx": shutil.copy, ".xlsx": workbook, ".pdf": printed}


@pytest.mark.parametrize("suffix", MAKERS)
def test_a_bad_document_is_blocked_and_a_good_one_passes(repository: Path, suffix: str) -> None:
    git(repository, "reset", "-q", "--hard")
    MAKERS[suffix](GOOD, repository / f"好{suffix}")
    git(repository, "add", ".")
    good = run(repository, "run")
    assert good.returncode == 0, good.stdout + good.stderr
    assert "Passed" in good.stdout
    git(repository, "commit", "-qm", "good")
    MAKERS[suffix](BAD, repository / f"坏{suffix}")
    (repository / "说明.txt").write_text("不是文档", encoding="utf-8")
    git(repository, "add", ".")
    bad = run(repository, "run")
    assert bad.returncode == 1
    assert "BUD003" in bad.stdout
    assert f"坏{suffix}" in bad.stdout
    assert f"好{suffix}" not in bad.stdout


def test_a_name_in_capitals_is_checked_too(repository: Path) -> None:
    git(repository, "reset", "-q", "--hard")
    shutil.copy(BAD, repository / "坏.DOCX")
    git(repository, "add", ".")
    assert "BUD003" in run(repository, "run").stdout
    git(repository, "rm", "-qf", "坏.DOCX")


def test_a_commit_is_really_stopped_and_goes_through_when_mended(repository: Path) -> None:
    git(repository, "reset", "-q", "--hard")
    assert run(repository, "install").returncode == 0
    shutil.copy(BAD, repository / "文本.docx")
    git(repository, "add", ".")
    before = git(repository, "rev-parse", "HEAD").stdout
    stopped = git(repository, "commit", "-qm", "bad", environment=environment(repository))
    assert stopped.returncode == 1
    assert git(repository, "rev-parse", "HEAD").stdout == before
    shutil.copy(GOOD, repository / "文本.docx")
    git(repository, "add", ".")
    through = git(repository, "commit", "-qm", "good", environment=environment(repository))
    assert through.returncode == 0, through.stderr
    assert git(repository, "rev-parse", "HEAD").stdout != before


def test_files_of_other_kinds_are_not_checked(repository: Path) -> None:
    git(repository, "reset", "-q", "--hard")
    (repository / "a.py").write_text("pass\n", encoding="utf-8")
    git(repository, "add", "a.py")
    assert "Skipped" in run(repository, "run").stdout
