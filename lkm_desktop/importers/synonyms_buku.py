"""What the headings of foreign sheets mean for the plain books: agendas, deliveries, decrees, guests, things and so on.

Collected from the books that lkm-siklus.md 1.13 quotes and their usual abbreviations. The labels of our own fields and
of our printed books count without being repeated here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from lkm_desktop.domain import REGISTERS
from lkm_desktop.fields import Cetak, entity_fields
from lkm_desktop.importers.synonyms import rapikan

#: row number; understood, not kept
URUT = "urut"
#: two fields in one column, number first; taken apart row by row
GABUNGAN: dict[str, dict[str, tuple[str, str]]] = {
    "surat_masuk": {"nomor_tanggal": ("surat_nomor", "surat_tanggal")},
    "surat_keluar": {"nomor_tanggal": ("nomor", "tanggal")},
    "sk": {"nomor_tanggal": ("nomor", "tanggal")},
}
_NOMOR_TANGGAL = """nomor dan tanggal|nomor tanggal|no dan tgl|no tgl|tgl dan no surat|tanggal dan nomor surat|
    tgl no surat|no tgl surat|nomor dan tanggal surat|nomor tanggal surat|no dan tgl surat|tgl no surat masuk|
    tanggal nomor surat|nomor dan tanggal keputusan|no dan tgl sk|nomor dan tanggal sk|nomor tanggal sk|
    no tgl sk|tgl dan no surat masuk"""
_KET = "keterangan|ket|catatan|keterangan lain|lain lain"
_SURAT = "no surat|nomor surat|surat nomor|surat no|nomor|no surat keluar|nomor surat keluar"

_SINONIM: dict[str, dict[str, str]] = {
    "surat_masuk": {
        "nomor_agenda": "no agenda|nomor agenda|agenda|no ag|no urut agenda|nomor urut agenda",
        "tanggal_terima": """tgl terima|tanggal terima|tgl diterima|tanggal diterima|diterima tanggal|diterima tgl|
            tgl masuk|tanggal masuk|tgl penerimaan|tanggal penerimaan|tgl surat masuk diterima|terima tanggal""",
        "pengirim": """pengirim|asal surat|asal|dari|diterima dari|surat dari|instansi pengirim|alamat pengirim|
            nama pengirim|terima dari|asal surat masuk|instansi|dari siapa|asal instansi""",
        "surat_tanggal": "tanggal surat|tgl surat|surat tanggal|surat tgl|tertanggal|tanggal surat masuk",
        "surat_nomor": "no surat|nomor surat|surat nomor|surat no|no surat masuk|nomor surat masuk|nomor",
        "isi": """isi|isi surat|perihal|prihal|hal|ringkasan|ringkasan isi|isi singkat|isi ringkasan|tentang|uraian|
            perihal surat|isi perihal|perihal isi|pokok surat|isi ringkas surat""",
        "disposisi": """diteruskan kepada|diteruskan ke|diteruskan|terusan|disposisi kepada|tindak lanjut|
            disposisi tindak lanjut|isi disposisi""",
        "keterangan": _KET,
        "nomor_tanggal": _NOMOR_TANGGAL,
    },
    "surat_keluar": {
        "nomor": f"{_SURAT}|no verbal|nomor verbal",
        "jenis": "jenis|macam surat|jenis surat keluar",
        "tanggal": "tgl surat|tanggal|tgl|surat tanggal|tanggal surat keluar|tertanggal",
        "tanggal_kirim": "tgl kirim|tanggal dikirim|tgl dikirim|dikirim tanggal|tanggal pengiriman",
        "kepada": """tujuan|tujuan surat|dikirim kepada|kepada siapa|ditujukan kepada|penerima|instansi|
            dikirim kepada instansi|alamat tujuan surat|kepada yth""",
        "alamat": "alamat|alamat penerima|dikirim kepada alamat",
        "perihal": "hal|prihal|isi|isi surat|isi ringkas|isi ringkasan|tentang|perihal surat|uraian",
        "lampiran": "lamp|banyaknya lampiran|jumlah lampiran",
        "keadaan": "keadaan|status|status nomor",
        "keterangan": _KET,
        "nomor_tanggal": _NOMOR_TANGGAL,
    },
    "ekspedisi": {
        "tanggal": "tgl kirim|tanggal|tgl|tanggal pengiriman|hari tanggal|tgl ekspedisi",
        "surat_nomor": _SURAT,
        "isi": "isi|perihal|hal|isi surat|isi singkat|uraian|perihal isi",
        "kepada": "kepada|tujuan|dikirim kepada|ditujukan kepada|alamat tujuan|penerima surat",
        "penerima": "penerima|nama penerima|yang menerima|diterima oleh|penerima nama",
        "tanggal_terima": "tgl terima|tanggal diterima|tgl diterima|diterima tanggal",
        "keterangan": _KET,
    },
    "sk": {
        "nomor": """no sk|nomor|nomor keputusan|no keputusan|nomor surat keputusan|sk nomor|no surat keputusan|
            nomor sk lkm|nomor sk bkm""",
        "tanggal": "tgl|tgl sk|tanggal sk|tanggal keputusan|tgl keputusan|tanggal ditetapkan|ditetapkan tanggal",
        "tentang": "perihal|judul|hal|isi keputusan|tentang keputusan|judul sk",
        "uraian": "uraian|isi|isi singkat|ringkasan|uraian isi|isi ringkas",
        "keterangan": _KET,
        "nomor_tanggal": _NOMOR_TANGGAL,
    },
    "arsip_dokumen": {
        "jenis": "jenis|jenis arsip|macam dokumen|kategori|jenis surat",
        "nomor": "nomor dokumen|no dokumen|no arsip|nomor arsip|nomor surat|no surat",
        "tanggal": "tgl|tanggal dokumen|tgl dokumen|tanggal arsip",
        "judul": "judul dokumen|nama dokumen|perihal|nama arsip|isi|tentang|uraian|dokumen",
        "lokasi": """lokasi|lokasi fisik|map|ordner|odner|tempat simpan|tempat penyimpanan|lokasi simpan|lemari|rak|
            lokasi arsip|map ordner|lokasi fisik map ordner""",
        "keterangan": _KET,
    },
    "tamu": {
        "tanggal": "tanggal|tgl|hari tgl|hari tanggal kunjungan|tanggal kunjungan|tgl kunjungan|waktu",
        "nama": "nama tamu|nama lengkap|nama pengunjung",
        "instansi": "instansi|alamat|asal|asal instansi|lembaga|dari|alamat instansi|unit kerja|instansi asal",
        "jabatan": "jabatan tamu|jabatan pekerjaan|pekerjaan",
        "keperluan": "maksud tujuan|keperluan|tujuan|maksud|maksud kedatangan|maksud kunjungan|tujuan kunjungan",
        "kesan": "kesan|pesan|kesan pesan|kesan dan pesan|saran|kesan saran",
    },
    "inventaris": {
        "kode": "kode|no kode|kode inventaris|nomor inventaris|no inventaris|kode brg|register|nomor register",
        "nama_barang": "barang|nama brg|jenis barang|nama jenis barang|nama jenis|uraian barang",
        "merk": "merk|merek|tipe|type|merk type|merk tipe|merek type|spesifikasi",
        "asal": "asal|asal usul|cara perolehan|sumber|sumber dana|asal barang|asal perolehan|asal usul barang",
        "tanggal_perolehan": """tgl perolehan|tanggal beli|tgl beli|tanggal pembelian|tgl pembelian|tgl th perolehan|
            tanggal diterima|tgl masuk""",
        "jumlah": "jml|banyaknya|jumlah barang|volume|vol|qty|banyak",
        "satuan": "sat|satuan barang",
        "kondisi": "keadaan|kondisi barang|keadaan barang|kondisi b rr rb|keadaan b rr rb|b rr rb",
        "harga": "harga|harga satuan rp|harga rp|nilai|harga beli|harga perolehan|nilai perolehan",
        "lokasi": "tempat|letak|ruang|penempatan|lokasi barang|ditempatkan di|tempat simpan",
        "keterangan": _KET,
    },
    "kegiatan": {
        "tanggal": "tgl|hari tanggal|hari tgl|waktu|tanggal kegiatan|tgl kegiatan|tanggal pelaksanaan|tgl pelaksanaan",
        "kegiatan": "nama kegiatan|jenis kegiatan|uraian kegiatan|uraian",
        "tempat": "lokasi|tempat kegiatan|lokasi kegiatan",
        "pelaksana": "penanggung jawab|panitia|pelaksana kegiatan|oleh|penyelenggara",
        "peserta_l": "l|laki laki|laki|peserta laki laki|jumlah l|peserta lk|lk",
        "peserta_p": "p|perempuan|peserta perempuan|jumlah p|peserta pr|pr",
        "hasil": "hasil kegiatan|hasil yang dicapai|capaian|keluaran",
        "tindak_lanjut": "rencana tindak lanjut|rtl|tindaklanjut",
        "keterangan": _KET,
    },
    "pengaduan": {
        "tanggal": "tgl|tanggal pengaduan|tgl pengaduan|tanggal masuk|hari tanggal|tgl masuk",
        "pelapor": "nama pelapor|pengadu|nama pengadu|nama|dari|sumber",
        "media": "media pengaduan|sarana|melalui|lewat|saluran",
        "isi": "isi|pengaduan|masalah|uraian|uraian pengaduan|isi aduan|aduan|permasalahan|keluhan",
        "penanganan": "tindak lanjut|penyelesaian|jawaban|hasil penanganan|tindakan|tanggapan",
        "status": "keadaan|status penanganan|status pengaduan",
        "tanggal_selesai": "tgl selesai|selesai tanggal|tanggal penyelesaian|tgl penyelesaian",
    },
    "pelatihan": {
        "nama": "nama|pelatihan|judul pelatihan|nama diklat|materi|materi pelatihan|jenis pelatihan|nama kegiatan",
        "kode_modul": "kode|modul|no modul|nomor modul|kode materi",
        "mulai": "tanggal|tgl|tgl mulai|tanggal mulai|mulai tanggal|tgl pelaksanaan|tanggal pelaksanaan|hari tanggal",
        "selesai": "tgl selesai|tanggal selesai|sampai|sampai tanggal|s d|selesai tanggal|berakhir",
        "jpl": "jumlah jpl|jml jpl|jam pelajaran|jam pelatihan|lama jpl|jp|jumlah jam",
        "tempat": "lokasi|tempat pelatihan|tempat pelaksanaan|lokasi pelatihan",
        "pemandu": "pelatih|narasumber|fasilitator|instruktur|nama pemandu|pemandu narasumber",
        "penyelenggara": "pelaksana|diselenggarakan oleh|penyelenggara pelatihan|lembaga penyelenggara|oleh",
        "jenjang": "tingkat|tingkat pelatihan|tingkatan|level",
        "dana": "dana|sumber biaya|biaya|pembiayaan|asal dana",
        "keterangan": _KET,
    },
}  # fmt: skip
#: accepted when nothing better stands in the sheet
_LEMAH: dict[str, dict[str, str]] = {
    "surat_masuk": {"tanggal_terima": "tanggal|tgl|hari tanggal", "surat_nomor": "nomor"},
    "inventaris": {"tanggal_perolehan": "tahun|th perolehan|tahun perolehan|tanggal|tgl"},
    "arsip_dokumen": {"nomor": "nomor"},
}
_NOMOR_URUT = "no|no urut|nomor urut|nourut|nomer urut|urut|number|no baris"


@dataclass(frozen=True)
class Kamus:
    """The headings of one book: surely meant, weakly meant, and the longer ones for slips of the pen."""

    pasti: dict[str, str]
    lemah: dict[str, str]
    mirip: tuple[tuple[str, str], ...]


@lru_cache(maxsize=32)
def kamus(ke: str) -> Kamus:
    """The headings that the book `ke` understands, without blanks ("tglterima")."""
    register = REGISTERS[ke]
    pasti = dict.fromkeys(_rapat_semua(_NOMOR_URUT), URUT)
    for key, field in entity_fields(register.entity).items():
        pasti.setdefault(rapat(field.label), key)
    for column in register.printed:
        if isinstance(column, Cetak) and len(column.keys) == 1:
            pasti.setdefault(rapat(column.label), column.keys[0])
    for key, words in _SINONIM[ke].items():
        for one in _rapat_semua(words):
            pasti.setdefault(one, key)
    weak = {one: key for key, words in _LEMAH.get(ke, {}).items() for one in _rapat_semua(words)}
    sure = {one: key for one, key in pasti.items() if one not in weak}
    return Kamus(sure, weak, tuple(sorted((one, key) for one, key in sure.items() if len(one) >= 5)))


def kolom_tujuan(ke: str) -> dict[str, str]:
    """Fields that a column of a sheet may go to, with their words, in the order of the form."""
    register = REGISTERS[ke]
    found = {key: register.field(key).label for key in register.form}
    for key, parts in GABUNGAN.get(ke, {}).items():
        found[key] = " dan ".join(register.field(p).label.lower() for p in parts).capitalize() + " (satu kolom)"
    return {**found, URUT: "Nomor urut (tidak disimpan)"}


def rapat(judul: str) -> str:
    """A heading as it is compared, without blanks."""
    return rapikan(judul).replace(" ", "")


def _rapat_semua(words: str) -> list[str]:
    return ["".join(one.split()) for one in words.split("|")]
