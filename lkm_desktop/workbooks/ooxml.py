"""A foreign .xlsx or .xlsm as a bundle of parts: some XML is changed in place, all other parts leave as they came.

The XML parser knows no entities, no document types and no network. Sizes were checked at the door (importers.guard).
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from typing import Any

from lxml import etree

from lkm_desktop.errors import LkmError

BUKU = "xl/workbook.xml"
_RELASI = "xl/_rels/workbook.xml.rels"
_JENIS = "[Content_Types].xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KEPALA = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DEKLARASI = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*\?>\s*")
_DOCTYPE = tuple("<!DOCTYPE".encode(k) for k in ("utf-8", "utf-16-le", "utf-16-be"))


def rusak(nama: str) -> LkmError:
    """The refusal of a file whose parts cannot be understood."""
    return LkmError(
        f"Berkas “{nama}” rusak sehingga tidak bisa diisi.",
        "Buka di Excel atau LibreOffice, Simpan Sebagai .xlsx, lalu pakai berkas baru itu.",
    )


def lokal(unsur: Any) -> str:
    """The name of an element without its namespace; "" for comments and the like."""
    tag = unsur.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def anak(unsur: Any, nama: str) -> Any:
    """The first child of that local name, or None."""
    return next((a for a in unsur if lokal(a) == nama), None)


def semua_anak(unsur: Any, nama: str) -> list[Any]:
    """The children of that local name."""
    return [a for a in unsur if lokal(a) == nama]


def serumpun(unsur: Any, nama: str) -> str:
    """The tag of another element in the namespace of this one."""
    return f"{unsur.tag.rpartition('}')[0]}}}{nama}" if "}" in unsur.tag else nama


def _relasi(unsur: Any) -> str:
    """The attribute r:id in whatever namespace the file uses (transitional or strict)."""
    return next((str(v) for k, v in unsur.attrib.items() if k.rpartition("}")[2] == "id" and "}" in k), "")


class Ooxml:
    """The parts of one file. `lembar`: names of its worksheets, in order, with their parts."""

    def __init__(self, data: bytes, nama: str) -> None:
        """nama: of the file, for sentences. Raises LkmError when this is no .xlsx or .xlsm that can be understood."""
        self.nama = nama
        if data.startswith(_OLE):
            raise LkmError(
                f"Berkas “{nama}” berformat .xls lama (atau bersandi) sehingga tidak bisa diisi.",
                "Buka di Excel, pilih Simpan Sebagai “Buku Kerja Excel (*.xlsx)”, lalu pakai berkas baru itu.",
            )
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as arsip:
                self._info = arsip.infolist()
                self._isi = {i.filename: arsip.read(i) for i in self._info}
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as e:
            raise rusak(nama) from e
        self._akar: dict[str, Any] = {}
        self._diubah: set[str] = set()
        if BUKU not in self._isi or _RELASI not in self._isi:
            raise rusak(nama)
        self.lembar = self._lembar()

    def _lembar(self) -> dict[str, str]:
        tujuan = self.hubungan(BUKU)
        daftar = anak(self.akar(BUKU), "sheets")
        hasil = {}
        for satu in semua_anak(daftar, "sheet") if daftar is not None else []:
            bagian, jenis = tujuan.get(_relasi(satu), ("", ""))
            if bagian in self._isi and jenis.endswith("/worksheet"):
                hasil[str(satu.get("name"))] = bagian
        return hasil

    def nama_lembar(self, nama: str) -> str | None:
        """The sheet of that name as the file spells it; Excel does not tell capitals apart."""
        if nama in self.lembar:
            return nama
        return next((n for n in self.lembar if n.casefold() == nama.casefold()), None)

    def hubungan(self, bagian: str) -> dict[str, tuple[str, str]]:
        """Relations of a part: id -> (part that it leads to, kind of relation)."""
        folder, _, pendek = bagian.rpartition("/")
        tempat = f"{folder}/_rels/{pendek}.rels"
        if tempat not in self._isi:
            return {}
        hasil = {}
        for r in semua_anak(self.akar(tempat), "Relationship"):
            target = str(r.get("Target") or "")
            jalur = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            hasil[str(r.get("Id"))] = (jalur, str(r.get("Type") or ""))
        return hasil

    def ada(self, bagian: str) -> bool:
        """Whether there is a part of that name."""
        return bagian in self._isi

    def akar(self, bagian: str) -> Any:
        """The root element of an XML part, parsed once. Raises LkmError when it is no XML that may be read."""
        if bagian not in self._akar:
            data = self._isi[bagian]
            if any(jarum in data for jarum in _DOCTYPE):
                raise LkmError(f"Berkas “{self.nama}” berisi definisi XML yang berbahaya, jadi ditolak.")
            pengurai = etree.XMLParser(
                resolve_entities=False, no_network=True, load_dtd=False, strip_cdata=False, huge_tree=False
            )
            try:
                self._akar[bagian] = etree.fromstring(data, pengurai)
            except (etree.XMLSyntaxError, ValueError) as e:
                raise rusak(self.nama) from e
        return self._akar[bagian]

    def tandai(self, bagian: str) -> None:
        """The tree of this part was changed and is to be written."""
        self._diubah.add(bagian)

    def buang(self, bagian: str) -> None:
        """Take out a part of the workbook, with its relation and its content type. Nothing happens without it."""
        if self._isi.pop(bagian, None) is None:
            return
        for r in semua_anak(self.akar(_RELASI), "Relationship"):
            target = str(r.get("Target") or "")
            if target.lstrip("/") in (bagian, bagian.removeprefix("xl/")):
                r.getparent().remove(r)
                self.tandai(_RELASI)
        for o in semua_anak(self.akar(_JENIS), "Override"):
            if str(o.get("PartName") or "").lstrip("/") == bagian:
                o.getparent().remove(o)
                self.tandai(_JENIS)

    def bita(self) -> bytes:
        """The whole file: parts in their old order, untouched ones with their old content."""
        keluar = io.BytesIO()
        with zipfile.ZipFile(keluar, "w") as arsip:
            for lama in self._info:
                if lama.filename not in self._isi:
                    continue
                baru = zipfile.ZipInfo(lama.filename, lama.date_time)
                baru.compress_type = lama.compress_type
                baru.external_attr, baru.create_system = lama.external_attr, lama.create_system
                arsip.writestr(baru, self._bagian(lama.filename))
        return keluar.getvalue()

    def _bagian(self, nama: str) -> bytes:
        if nama not in self._diubah:
            return self._isi[nama]
        pohon = self._akar[nama].getroottree()
        kepala = _DEKLARASI.match(self._isi[nama])
        utf8 = kepala is not None and (b"encoding" not in kepala[0] or b"utf-8" in kepala[0].lower())
        awal = kepala[0] if kepala is not None and utf8 else _KEPALA
        isi: bytes = etree.tostring(pohon, encoding="UTF-8", xml_declaration=False)
        return awal + isi
