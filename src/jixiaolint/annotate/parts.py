"""The parts of an OOXML package that a copy changes; all others go over as they are.

The whole of ECMA-376 part 2 that is needed: content types, relationships, and the zip itself.
"""

from __future__ import annotations

import os
import posixpath
import shutil
import zipfile
from pathlib import Path

from lxml import etree

from jixiaolint.readers.ooxml.package import BROKEN, MAX_PART, Package
from jixiaolint.readers.ooxml.xml import parse
from jixiaolint.readers.unreadable import Unreadable

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_USUAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_MAINS = (
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main",
     "http://purl.oclc.org/ooxml/wordprocessingml/main"),
    ("http://schemas.openxmlformats.org/spreadsheetml/2006/main",
     "http://purl.oclc.org/ooxml/spreadsheetml/main"),
)  # fmt: skip


class Parts:
    """Parts of `package` as trees that may be changed, and new ones. Methods raise `Unreadable`."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._trees: dict[str, etree._Element] = {}
        self._raw: dict[str, bytes] = {}
        kinds = [kind for kind, _ in package.relations("").values()]
        self._strict = any(kind.startswith(_STRICT) for kind in kinds)

    @property
    def relation_names(self) -> str:
        """The namespace of relationships and of `r:id`, which strict files have their own of."""
        return _STRICT if self._strict else _USUAL

    def seen(self, name: str) -> etree._Element:
        """The root of a part that is only looked at."""
        return parse(self.package.read(name))

    def tree(self, name: str, empty: str = "") -> etree._Element:
        """The root of a part that changes, with `empty` the XML of one that is not there yet."""
        if name not in self._trees:
            known = self.package.has(name) or not empty
            self._trees[name] = parse(self.package.read(name) if known else empty.encode())
        return self._trees[name]

    def raw(self, name: str) -> bytes:
        """The bytes of a part that is there."""
        return self._raw[name] if name in self._raw else self.package.read(name)

    def put(self, name: str, content: bytes) -> None:
        """Change or add a part that is not handled as a tree."""
        self._raw[name] = content

    def free(self, name: str) -> str:
        """The name, with 2, 3 … before the suffix when a part has it already."""
        taken = self._trees.keys() | self._raw.keys()
        stem, dot, suffix = name.rpartition(".")
        number = 1
        while self.package.has(name) or name in taken:
            number += 1
            name = f"{stem}{number}{dot}{suffix}"
        return name

    def relate(self, part: str, kind: str, to: str) -> str:
        """Relate `part` to the part `to`; the new relationship's id."""
        folder, file = posixpath.split(part)
        empty = f'<Relationships xmlns="{_RELATIONS}"/>'
        root = self.tree(posixpath.join(folder, "_rels", f"{file}.rels"), empty)
        taken = {str(relation.get("Id")) for relation in root}
        number = len(root) + 1
        while f"rId{number}" in taken:
            number += 1
        etree.SubElement(
            root,
            f"{{{_RELATIONS}}}Relationship",
            Id=f"rId{number}",
            Type=f"{self.relation_names}/{kind}",
            Target=posixpath.relpath(to, folder or "."),
        )
        return f"rId{number}"

    def declare(self, part: str, content_type: str) -> None:
        """State the content type of a new part."""
        root = self.tree("[Content_Types].xml", f'<Types xmlns="{_TYPES}"/>')
        name = f"{{{_TYPES}}}Override"
        etree.SubElement(root, name, PartName=f"/{part}", ContentType=content_type)

    def declare_suffix(self, suffix: str, content_type: str) -> None:
        """State the content type of all parts with this suffix, unless it is stated already."""
        root = self.tree("[Content_Types].xml", f'<Types xmlns="{_TYPES}"/>')
        name = f"{{{_TYPES}}}Default"
        if not any(str(e.get("Extension")).lower() == suffix for e in root.iterchildren(name)):
            root.insert(0, root.makeelement(name, Extension=suffix, ContentType=content_type))

    def save(self, source: Path, copy: Path) -> None:
        """Write `copy`: the file at `source` with what was changed, whole or not at all.

        Raises `Unreadable`, and OSError when the copy cannot be written.
        """
        changed = {name: self._bytes(root) for name, root in self._trees.items()} | self._raw
        copy.parent.mkdir(parents=True, exist_ok=True)
        fresh = copy.with_name(f"{copy.name}.{os.getpid()}.tmp")
        try:
            with zipfile.ZipFile(source) as old, zipfile.ZipFile(fresh, "w") as new:
                for info in old.infolist():
                    _copy(old, info, new, changed.pop(info.filename, None))
                for name, content in changed.items():
                    new.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
            fresh.replace(copy)
        except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError) as error:
            raise Unreadable(BROKEN) from error
        finally:
            fresh.unlink(missing_ok=True)

    def _bytes(self, root: etree._Element) -> bytes:
        text = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
        for usual, strict in _MAINS if self._strict else ():
            text = text.replace(usual.encode(), strict.encode())
        return text


def _copy(
    old: zipfile.ZipFile, info: zipfile.ZipInfo, new: zipfile.ZipFile, content: bytes | None
) -> None:
    """One entry under its own date, its content as it was or as it is now."""
    fresh = zipfile.ZipInfo(info.filename, info.date_time)
    fresh.compress_type, fresh.external_attr = info.compress_type, info.external_attr
    if content is not None:
        new.writestr(fresh, content)
        return
    if info.file_size > MAX_PART:
        raise Unreadable(BROKEN)
    with old.open(info) as source, new.open(fresh, "w") as out:
        shutil.copyfileobj(source, out)
