"""The korkot's desk: the recaps of a whole city in one collection, which is a file or lives in PostgreSQL.

It knows no office: recaps come in as `bahan.BahanPaket` (importers/paket.py reads them), `masuk.terima` takes them into
a `koleksi.Koleksi`, and papan, jumlah, banding, janggal and tren tell what the collection holds. Source: lkm-siklus.md
6.1 (who sends what to whom) and 6.4 (sheets of the recap).
"""
