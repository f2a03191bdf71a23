"""What the headings of foreign sheets mean. Collected from DUKCAPIL, SIAK, BDT and PNPM forms and hand-made lists.

Headings are compared after `rapikan`: lower case, no accents or punctuation, numbers in brackets gone.
"""

from __future__ import annotations

import re
import unicodedata

#: fields of a person and of a hat that an import can fill, with the words shown in the mapping list
KOLOM_TUJUAN: dict[str, str] = {
    "nama": "Nama lengkap", "nik": "NIK", "no_kk": "No. KK", "jenis_kelamin": "Jenis kelamin",
    "jk_l": "Jenis kelamin: tanda di kolom L", "jk_p": "Jenis kelamin: tanda di kolom P",
    "tempat_lahir": "Tempat lahir", "tanggal_lahir": "Tanggal lahir", "ttl": "Tempat, tanggal lahir (satu kolom)",
    "status_kawin": "Status kawin", "pendidikan": "Pendidikan", "pekerjaan": "Pekerjaan", "alamat": "Alamat",
    "dusun": "Dusun/lingkungan (masuk ke alamat)", "rt": "RT", "rw": "RW", "rtrw": "RT/RW (satu kolom)",
    "no_hp": "No. HP", "miskin": "Miskin/MBR", "unsur": "Unsur", "status": "Keadaan/status",
    "keterangan": "Keterangan", "jabatan": "Jabatan", "badan": "Badan/unit", "periode": "Periode",
    "mulai": "Mulai bertugas", "selesai": "Selesai bertugas", "sk_nomor": "No. SK", "sk_tanggal": "Tanggal SK",
    "suara": "Perolehan suara", "tanggal_dikukuhkan": "Tanggal dikukuhkan", "alasan_berhenti": "Alasan berhenti",
    "nomor": "No. relawan", "tanggal_daftar": "Tanggal daftar", "kegiatan_asal": "Kegiatan asal",
    "minat": "Minat/keahlian", "evaluasi": "Catatan pembinaan", "kode": "Kode orang di LKM Desktop",
    "pelatihan": "Pelatihan yang diikuti", "tahun_pelatihan": "Tahun pelatihan",
    "urut": "Nomor urut (tidak disimpan)", "umur": "Umur (tidak disimpan, dihitung)",
}  # fmt: skip
#: understood, but not kept: the list counts and computes them itself
HANYA_INFO = frozenset({"urut", "umur"})
#: more than one column of a table may feed these
BOLEH_BANYAK = frozenset({"urut", "pelatihan"})

#: heading -> field: as sure as it gets
_PASTI: dict[str, str] = {
    "nama": """nama|nama lengkap|nama warga|nama penduduk|nama anggota|nama relawan|nama peserta|nama orang|nama jiwa|
        nama art|nama anggota rumah tangga|nama anggota keluarga|nama anggota lkm|nama anggota bkm|nama pengurus|
        nama pengelola|nama responden|nama lengkap sesuai ktp|nama sesuai ktp|nama ktp|nama sesuai kk|full name|name|
        nama dan gelar|nama lengkap dan gelar|nama jelas|nama lgkp|nama lengkap gelar|namalengkap|nama individu""",
    "nik": """nik|no nik|nomor nik|no ktp|nomor ktp|no induk kependudukan|nomor induk kependudukan|nik ktp|no ktp nik|
        nik no ktp|nomor induk kependudukan nik|no nik ktp|no id ktp|noktp|n i k|no identitas|nomor identitas|
        no kartu identitas|no ktp sim|no e ktp|no ktp el""",
    "no_kk": """no kk|nomor kk|no kartu keluarga|nomor kartu keluarga|nokk|no k k|nkk|
        no kk nkk|nomor kk nkk|id kk""",
    "jenis_kelamin": """jenis kelamin|jk|kelamin|l p|sex|jns kelamin|jns kel|jenis kel|jen kel|gender|lp|jkel|j k|kel|
        jenis klmin|jns klmin|klmin|jenis kelamin l p|jk l p|l p jk|jenis kelamin lk pr|lk pr|jenkel|
        jeniskelamin|l atau p|lk p""",
    "jk_l": "l|lk|laki laki|laki|pria",
    "jk_p": "p|pr|perempuan|wanita",
    "tempat_lahir": """tempat lahir|tmp lahir|tpt lahir|tmpt lahir|kota lahir|tempat kelahiran|tempatlahir|
        kota kelahiran|tmp lhr|tmpt lhr|tpt lhr|birthplace|tempat""",
    "tanggal_lahir": """tanggal lahir|tgl lahir|tgl lhr|tanggallahir|tgllahir|tanggal kelahiran|lahir|tanggal lhr|
        date of birth|dob|birthdate|tgl bln thn lahir|tgl bulan tahun lahir|hari tanggal lahir|tgl kelahiran|
        tanggal bulan tahun lahir""",
    "ttl": """ttl|tempat tanggal lahir|tempat tgl lahir|tpt tgl lahir|tmp tgl lahir|tempat dan tanggal lahir|
        tempat dan tgl lahir|tmpt tgl lahir|t t l|tempat tanggal lhr|kelahiran|tempat lahir tanggal lahir|
        tempat tanggal bulan tahun lahir|tempat lahir tgl lahir""",
    "umur": "umur|usia|umur thn|usia thn|umur tahun|usia tahun|umur anggota rumah tangga tahun|age|umur usia",
    "status_kawin": """status kawin|status perkawinan|status pernikahan|status nikah|perkawinan|kawin|stat kawin|
        sts kawin|status marital|stat kwn|st kawin|status menikah|status kwn|stts kawin|pernikahan""",
    "pendidikan": """pendidikan|pendidikan terakhir|pend|pendidikan akhir|tingkat pendidikan|pendidikan dalam kk|
        pddk akhir|pddk akh|pddk terakhir|pendidikan kk|pendidikan kk id|pendidikan id|pend terakhir|jenjang pendidikan|
        pendidikan terakhir ditamatkan|pend akhir|education""",
    "pekerjaan": """pekerjaan|jenis pekerjaan|mata pencaharian|profesi|pekerjaan id|kerja|pekerjaan utama|
        pekerjaan pokok|usaha pokok|matapencaharian|jns pekerjaan|jenis pkrjn|jns pkrjn|occupation|
        pekerjaan saat ini|pkrjn""",
    "alamat": """alamat|alamat rumah|alamat tinggal|alamat lengkap|alamat domisili|alamat sesuai ktp|alamat ktp|
        tempat tinggal|domisili|alamat jalan|jalan|alamat tempat tinggal|nama jalan|jln|jl|address|alamat jl|
        alamat rt rw|rt rw alamat""",
    "dusun": "dusun|lingkungan|nama dusun|dusun lingkungan|kampung|blok|gang|nama sls|banjar|jorong|link|lingk",
    "rt": "rt|no rt|nomor rt|r t|rukun tetangga|nama rt|kode rt",
    "rw": "rw|no rw|nomor rw|r w|rukun warga|nama rw|kode rw",
    "rtrw": "rt rw|rtrw|rt dan rw|rt no rw|rukun tetangga rukun warga",
    "no_hp": """no hp|nomor hp|no telp|no telepon|hp|no wa|telepon|telp|no handphone|handphone|no hp wa|no telp hp|
        nomor telepon|whatsapp|no whatsapp|nomor wa|kontak|no kontak|no hp aktif|nomor hp yang aktif|wa|hp wa|
        telp hp|telepon hp|no hp telp|no tlp|tlp|no tlpn|phone|mobile|nohp|no telpon|nomor handphone|telpon|
        no hp whatsapp|nomor hp wa|no telepon hp|contact person|cp""",
    "miskin": """miskin|mbr|status miskin|warga miskin|keluarga miskin|ps 2|ps2|miskin ps 2|miskin mbr|
        status mbr|kk miskin|miskin non miskin|miskin tidak miskin|gakin|kategori miskin|status kemiskinan|
        miskin ya tidak|kategori kemiskinan""",
    "unsur": "unsur|unsur masyarakat|perwakilan|mewakili|jabatan unsur|unsur jabatan|unsur perwakilan|utusan",
    "status": """keadaan|status dasar|status penduduk|status keberadaan|keberadaan|status warga|status relawan|
        status keaktifan|keaktifan|status hidup|status""",
    "keterangan": "keterangan|ket|catatan|keterangan lain|remarks|keterangan lainnya|note",
    "jabatan": """jabatan|jabatan dalam lkm|jabatan di lkm|jabatan di bkm|kedudukan|posisi|jabatan lkm|jabatan bkm|
        jabatan dalam bkm|jabatan dalam kelompok|jabatan dalam pengurus|jabatan pengurus""",
    "badan": "badan|unit|unit pengelola|lembaga|bagian|badan unit|organ|bidang|up",
    "periode": "periode|masa bakti|masa jabatan|masa kerja|periode jabatan|masa tugas|periode kepengurusan",
    "mulai": """mulai|mulai bertugas|tgl mulai|tanggal mulai|tgl diangkat|tanggal diangkat|mulai menjabat|
        tmt|terhitung mulai|tgl masuk anggota|tanggal pengangkatan|tgl pengangkatan|sejak|mulai tanggal|
        tanggal masuk anggota|mulai tugas""",
    "selesai": """selesai|selesai bertugas|tgl berhenti|tanggal berhenti|berhenti|berakhir|akhir tugas|
        tgl selesai|tanggal selesai|akhir masa jabatan|tgl berakhir|tanggal berakhir|selesai tugas""",
    "sk_nomor": "no sk|nomor sk|sk|no surat keputusan|nomor surat keputusan|sk nomor|sk no|nomor sk lkm",
    "sk_tanggal": "tgl sk|tanggal sk|tanggal surat keputusan|sk tanggal|sk tgl",
    "suara": "suara|perolehan suara|jumlah suara|jml suara|suara sah",
    "tanggal_dikukuhkan": "tgl dikukuhkan|tanggal dikukuhkan|dikukuhkan|tgl pengukuhan|tanggal pengukuhan",
    "alasan_berhenti": "alasan berhenti|alasan|sebab berhenti|alasan keluar",
    "nomor": "no relawan|nomor relawan|no anggota relawan|id relawan|kode relawan|no induk relawan",
    "tanggal_daftar": """tgl daftar|tanggal daftar|tgl pendaftaran|tanggal pendaftaran|terdaftar|tgl masuk|
        tanggal masuk|tanggal mendaftar|tgl terdaftar""",
    "kegiatan_asal": "kegiatan asal|asal kegiatan|asal|sumber|kegiatan",
    "minat": """minat|minat keahlian|keahlian|minat dan keahlian|keterampilan|ketrampilan|bidang minat|minat bidang|
        keahlian minat|sektor minat|bakat minat|minat bakat|kategori peran""",
    "evaluasi": "catatan pembinaan|pembinaan|evaluasi|catatan evaluasi|catatan pengawasan|hasil pembinaan",
    "pelatihan": """pelatihan|nama pelatihan|pelatihan yang pernah diikuti|pelatihan yang diikuti|pelatihan diikuti|
        riwayat pelatihan|jenis pelatihan|pelatihan apa saja|pelatihan yang sudah diikuti|pelatihan yg pernah diikuti|
        pelatihan yg diikuti|diklat|diklat yang diikuti|diklat yang pernah diikuti|bimtek|pelatihan diklat|
        pelatihan kursus|pelatihan yang telah diikuti|pernah ikut pelatihan|pengalaman pelatihan""",
    "tahun_pelatihan": """tahun pelatihan|thn pelatihan|tgl pelatihan|tanggal pelatihan|waktu pelatihan|tahun ikut|
        tahun mengikuti|tahun diklat|waktu pelaksanaan pelatihan""",
    "kode": "kode lkm desktop|kode orang|id orang",
    "urut": "no|nomor|no urut|nomor urut|nomer|urut|no urut art|nomor urut art|number|nourut",
}  # fmt: skip

#: accepted when nothing better stands in the sheet
_LEMAH: dict[str, str] = {
    "nama": "nama kepala keluarga|nama kk|nama krt|nama kepala rumah tangga|kepala keluarga|warga|peserta|relawan",
    "dusun": "alamat dusun|perumahan|komplek",
    "alamat": "alamat sekarang|alamat sebelumnya",
    "unsur": "tokoh|golongan",
    "no_hp": "telp rumah",
    "badan": "instansi",
    "pendidikan": "pendidikan sedang",
    "keterangan": "lain lain|informasi",
    "tanggal_daftar": "tanggal|tgl",
}

_ORANG_LAIN = """ayah bapak ibu ortu orangtua suami istri isteri krt kepala pasangan wali anak saksi pelapor pendamping
    fasilitator sekolah kelurahan desa kecamatan kabupaten kab kota kodya provinsi prov sls usaha barang kegiatan
    lembaga kelompok ksm email akta akte paspor pasport kitas asuransi bpjs kks pkh kip kis bangunan lahan lantai
    dinding atap hub hubungan hubkrt agama cacat penyakit suku warganegara kewarganegaraan darah kb hamil kehamilan
    lat lng latitude longitude ijazah kelas partisipasi bank rekening npwp cerai perceraian perkawinan kepemilikan
    jumlah status tua non tidak pengganti koordinator lurah"""
#: a heading with one of these words speaks of somebody or something else
ORANG_LAIN = frozenset(_ORANG_LAIN.split())


def rapikan(judul: str) -> str:
    """A heading as it is compared: "Nama Lengkap *) (2)" -> "nama lengkap", "tempatLahir" -> "tempat lahir"."""
    teks = unicodedata.normalize("NFKD", judul)
    teks = "".join(c for c in teks if not unicodedata.combining(c))
    teks = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", " ", teks).lower()
    teks = re.sub(r"\(\s*\d+\s*\)|\[\s*\d+\s*\]", " ", teks)
    teks = re.sub(r"[^a-z0-9]+", " ", teks)
    return re.sub(r"\bnomer\b", "nomor", " ".join(teks.split()))


def _pecah(tabel: dict[str, str]) -> dict[str, str]:
    hasil: dict[str, str] = {}
    for field, kata in tabel.items():
        for satu in kata.split("|"):
            hasil.setdefault(" ".join(satu.split()).replace(" ", ""), field)
    return hasil


PASTI = _pecah(_PASTI)
LEMAH = _pecah(_LEMAH)
#: the longer phrases, for headings with a slip of the pen
UNTUK_MIRIP = tuple(sorted((kata, field) for kata, field in PASTI.items() if len(kata) >= 5))

#: meaning of a second-row heading under a group heading of the given field or word
KELOMPOK: dict[tuple[str, str], str] = {
    ("ttl", "tempat"): "tempat_lahir", ("ttl", "kota"): "tempat_lahir", ("ttl", "tmpt"): "tempat_lahir",
    ("ttl", "tpt"): "tempat_lahir", ("ttl", "tmp"): "tempat_lahir",
    ("ttl", "tanggal"): "tanggal_lahir", ("ttl", "tgl"): "tanggal_lahir", ("ttl", "tglblnthn"): "tanggal_lahir",
    ("tanggal_lahir", "tempat"): "tempat_lahir", ("tanggal_lahir", "tanggal"): "tanggal_lahir",
    ("tanggal_lahir", "tgl"): "tanggal_lahir", ("tanggal_lahir", "tglblnthn"): "tanggal_lahir",
    ("jenis_kelamin", "l"): "jk_l", ("jenis_kelamin", "p"): "jk_p", ("jenis_kelamin", "lk"): "jk_l",
    ("jenis_kelamin", "pr"): "jk_p", ("jenis_kelamin", "lakilaki"): "jk_l", ("jenis_kelamin", "perempuan"): "jk_p",
    ("jenis_kelamin", "pria"): "jk_l", ("jenis_kelamin", "wanita"): "jk_p", ("jenis_kelamin", "w"): "jk_p",
    ("umur", "l"): "jk_l", ("umur", "p"): "jk_p", ("umur", "lk"): "jk_l", ("umur", "pr"): "jk_p",
    ("sk_nomor", "nomor"): "sk_nomor", ("sk_nomor", "no"): "sk_nomor", ("sk_nomor", "tanggal"): "sk_tanggal",
    ("sk_nomor", "tgl"): "sk_tanggal",
    ("periode", "mulai"): "mulai", ("periode", "awal"): "mulai", ("periode", "dari"): "mulai",
    ("periode", "selesai"): "selesai", ("periode", "akhir"): "selesai", ("periode", "sampai"): "selesai",
    ("selesai", "tgl"): "selesai", ("selesai", "tanggal"): "selesai", ("selesai", "alasan"): "alasan_berhenti",
    ("selesai", "sebab"): "alasan_berhenti",
    ("alamat", "jalan"): "alamat", ("alamat", "nama"): "alamat", ("alamat", "no"): "", ("alamat", "nomor"): "",
    ("miskin", "ya"): "miskin", ("miskin", "tidak"): "",
    ("pelatihan", "nama"): "pelatihan", ("pelatihan", "jenis"): "pelatihan", ("pelatihan", "tahun"): "tahun_pelatihan",
    ("pelatihan", "tgl"): "tahun_pelatihan", ("pelatihan", "tanggal"): "tahun_pelatihan", ("pelatihan", "no"): "",
    ("pelatihan", "waktu"): "tahun_pelatihan", ("pelatihan", "tempat"): "", ("pelatihan", "penyelenggara"): "",
    ("pelatihan", "jumlah"): "", ("pelatihan", "lama"): "", ("pelatihan", "jpl"): "", ("pelatihan", "ket"): "",
    ("pelatihan", "keterangan"): "", ("pelatihan", "sertifikat"): "",
}  # fmt: skip
