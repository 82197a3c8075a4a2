"""Word: the review letter (审核意见), by project, for the township that has to change its tables.

The letter's own words are in a Word file with Jinja tags, `letter.docx` or the bureau's own: what a
tag may name is what `parts/letter.py` gives.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from jixiaolint.model.finding import Report
from jixiaolint.nearest import nearest
from jixiaolint.reports.parts.letter import fields
from jixiaolint.reports.parts.options import Options, TemplateError

NEEDS = ("docxtpl", "word")

_UNKNOWN = re.compile(r"'([^']+)' is undefined|has no attribute '([^']+)'")


def render(report: Report, options: Options) -> bytes:
    """The letter as the bytes of a .docx file; `options.template` and `options.date` change it.

    Raises TemplateError for a template that is no Word file, or whose tags cannot be filled in.
    """
    from docx.opc.exceptions import PackageNotFoundError
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined
    from jinja2 import TemplateError as JinjaError
    from jinja2.sandbox import SandboxedEnvironment

    name = options.template.name if options.template else "letter.docx"
    known = fields(report, options.date)
    template = DocxTemplate(io.BytesIO(letter(options.template)))
    environment = SandboxedEnvironment(undefined=StrictUndefined)
    out = io.BytesIO()
    try:
        template.render(known, environment, autoescape=True)
        template.save(out)
    except (JinjaError, TypeError) as error:
        raise TemplateError(f"模板 {name} 填不进去：{_told(str(error), known)}") from None
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise TemplateError(f"模板 {name} 不是 .docx 文件，或者已损坏") from error
    return _undated(out)


def letter(own: Path | None = None) -> bytes:
    """The template: a bureau's own, or the one that comes with the program."""
    return own.read_bytes() if own else (files(__package__) / "letter.docx").read_bytes()


def _told(error: str, known: Mapping[str, Any]) -> str:
    """Jinja's complaint in Chinese: a name that is not there, with the nearest one, or a wrong tag."""
    from jixiaolint.packs.templates import in_chinese

    if found := _UNKNOWN.search(error):
        name = found[1] or found[2]
        near = nearest(name, _names(known)) or f"，可用的有：{'、'.join(known)}"
        return f"没有“{name}”这个字段{near}"
    return f"标签写错了：{in_chinese(error)}"


def _names(node: Any) -> Iterator[str]:
    """Every name in the fields, also those of their parts."""
    if isinstance(node, Mapping):
        yield from node
    for part in node.values() if isinstance(node, Mapping) else node:
        if isinstance(part, Mapping | list):
            yield from _names(part)


def _undated(written: io.BytesIO) -> bytes:
    """The same package, its entries without the time of writing: the same report, the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(zipfile.ZipInfo(info.filename), old.read(info), zipfile.ZIP_DEFLATED)
    return out.getvalue()
