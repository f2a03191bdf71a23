"""The office on disk: one folder with the encrypted database, its key, its backups."""

from lkm_desktop.storage.kantor import create_store, open_store
from lkm_desktop.storage.store import Langkah, Store

__all__ = ["Langkah", "Store", "create_store", "open_store"]
