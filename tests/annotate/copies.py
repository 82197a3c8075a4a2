"""What the tests of annotated copies share: copies made, opened, accepted and rejected."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from lxml import etree

from jixiaolint import api
from jixiaolint.forms import canonical
from jixiaolint.model.finding import Finding

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SAMPLE = Path(__file__).parents[2] / "samples/青禾镇2024年绩效文本.docx"


def copied(path: Path, folder: Path, suggest: bool = False) -> api.Copy:
    (one,) = api.annotate([str(path)], folder=folder, suggest=suggest)
    assert not one.trouble
    return one


def findings(path: Path) -> tuple[Finding, ...]:
    return api.check([str(path)]).findings


def spots(found: Iterable[Finding]) -> Counter[tuple[str, int | None, str]]:
    """A finding as what it is about: its message may name what stands elsewhere."""
    return Counter((f.rule, f.table, f.pointer) for f in found)


def carriers(path: Path) -> set[tuple[object, ...]]:
    """The places that findings stand at: a cell, a table's title, or the first paragraph."""
    document = api.document(path)
    found = set()
    for finding in findings(path):
        whole = document.paragraphs[0] if finding.table is None else None
        found.add(finding.place or (whole or document.tables[finding.table].title).place)
    return {tuple(place) for place in found}


def tables(path: Path) -> object:
    return canonical.documents_json([api.document(path)])["documents"][0]["tables"]


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(path: Path, to: Path, change: Callable[[etree._Element], None]) -> Path:
    """The Word file with its main part changed."""
    with zipfile.ZipFile(to, "w") as out:
        for name, content in parts(path).items():
            root = etree.fromstring(content) if name == "word/document.xml" else None
            if root is not None:
                change(root)
            out.writestr(name, content if root is None else etree.tostring(root))
    return to


def accept(root: etree._Element) -> None:
    """What Word does with tracked changes when a person accepts them all."""
    settle(root, keep="ins", drop="del")


def reject(root: etree._Element) -> None:
    settle(root, keep="del", drop="ins")
    for text in root.iter(f"{W}delText"):
        text.tag = f"{W}t"


def settle(root: etree._Element, keep: str, drop: str) -> None:
    for element in list(root.iter(f"{W}{drop}")):
        element.getparent().remove(element)
    for element in list(root.iter(f"{W}{keep}")):
        parent = element.getparent()
        at = parent.index(element)
        for child in reversed(list(element)):
            parent.insert(at, child)
        parent.remove(element)


def by_libreoffice(path: Path, suffix: str, folder: Path) -> str:
    """The file as LibreOffice understands it, as flat XML; the test skips where there is none."""
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        pytest.skip("没有 LibreOffice")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    call = [soffice, profile, "--headless", "--convert-to", suffix, "--outdir", folder, path]
    subprocess.run(call, check=True, capture_output=True, timeout=120)
    return (folder / path.with_suffix(f".{suffix}").name).read_text(encoding="utf-8")
