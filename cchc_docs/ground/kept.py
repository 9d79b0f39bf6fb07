"""What builds have made, kept by what it was made from: nothing is made twice, nothing is stale.

A key is a digest of everything that what is kept was made of. Whatever is wrong with the store, or
with one thing in it, is silently made again; it goes through kills, and two builds may share it.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from cchc_docs.ground.digests import digest

IDLE = 4
"""Builds that do not ask for something before it goes: previews and whole builds take turns."""
VERSION = 1
_TABLES = """
CREATE TABLE kept (key TEXT PRIMARY KEY, value BLOB NOT NULL, sum BLOB NOT NULL);
CREATE TABLE asked (key TEXT PRIMARY KEY, build INTEGER NOT NULL);
CREATE TABLE builds (number INTEGER PRIMARY KEY);
"""


class Kept:
    """A store in one file; nothing new stays in it before ``finish``."""

    def __init__(self, file: Path | None = None, *made_of: str) -> None:
        """Of ``file``, without one nothing is kept; ``made_of``: what everything is made of."""
        self._made_of = digest(*made_of)
        self._asked: set[str] = set()
        self._store = _opened(file) if file else None

    def key(self, *made_of: str) -> str:
        """The key of something made of these, and of what everything is made of."""
        return digest(self._made_of, *made_of)

    def of(self, make: Callable[[], str], *made_of: str) -> str:
        """What is kept of what is made of these alone; else it is made, and kept."""
        return self.made(make, lambda: made_of)

    def made(self, make: Callable[[], str], made_of: Callable[[], Sequence[str]]) -> str:
        """What is kept of what is made of these; else it is made, and kept.

        Not where what it is made of has changed meanwhile: files do.
        """
        key = self.key(*made_of())
        if (found := self.find(key)) is not None:
            return found
        text = make()
        if self.key(*made_of()) == key:
            self.keep(key, text)
        return text

    def find(self, key: str) -> str | None:
        """What is kept under a key; None where there is nothing, or it is not what was kept."""
        value = self.find_bytes(key)
        return None if value is None else value.decode("utf-8", "surrogatepass")

    def find_bytes(self, key: str) -> bytes | None:
        """The same of what was kept as bytes."""
        if self._store is None:
            return None
        try:
            row = self._store.execute(
                "SELECT value, sum FROM kept WHERE key = ?", (key,)
            ).fetchone()
            if row is None or _sum(key, row[0]) != row[1]:
                return None
        except (sqlite3.Error, TypeError):
            return None
        self._asked.add(key)
        return bytes(row[0])

    def still(self, key: str) -> None:
        """Lets what is kept under a key stay: somebody has it, and need not look."""
        self._asked.add(key)

    def keep(self, key: str, text: str) -> None:
        """Keeps a text, from ``finish`` on."""
        self.keep_bytes(key, text.encode("utf-8", "surrogatepass"))

    def keep_bytes(self, key: str, value: bytes) -> None:
        """Keeps bytes likewise."""
        if self._store is None:
            return
        try:
            row = (key, value, _sum(key, value))
            self._store.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", row)
        except sqlite3.Error:  # a full disk, or another build that writes
            self.leave()
        self._asked.add(key)

    def finish(self, *, prune: bool = True) -> None:
        """Keeps what came; with ``prune`` drops what no build has asked for of late."""
        if self._store is None:
            return
        try:
            number = self._store.execute("INSERT INTO builds VALUES (NULL)").lastrowid or 0
            rows = [(key, number) for key in sorted(self._asked)]
            self._store.executemany("INSERT OR REPLACE INTO asked VALUES (?, ?)", rows)
            self._store.execute("DELETE FROM builds WHERE number < ?", (number,))
            if prune:
                self._store.execute("DELETE FROM asked WHERE build <= ?", (number - IDLE,))
                self._store.execute("DELETE FROM kept WHERE key NOT IN (SELECT key FROM asked)")
            self._store.commit()
        except sqlite3.Error:
            pass
        self.leave()

    def leave(self) -> None:
        """Closes the store as it was found."""
        if self._store is not None:
            self._store.close()
        self._store = None


def _opened(file: Path) -> sqlite3.Connection | None:
    """The store in a file, a new one in place of anything else; None where there can be none."""
    for _ in range(2):
        store = None
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            store = sqlite3.connect(file, timeout=0)
            store.execute("PRAGMA synchronous = OFF")  # what a lost current spoils, its sum tells
            if store.execute("PRAGMA user_version").fetchone() == (VERSION,):
                store.execute("SELECT number FROM builds").fetchone()
                return store
            if not store.execute("SELECT 1 FROM sqlite_master").fetchone():
                store.execute("PRAGMA auto_vacuum = FULL")
                store.executescript(f"BEGIN;{_TABLES}PRAGMA user_version = {VERSION};COMMIT;")
                return store
        except sqlite3.OperationalError:  # another build writes, or nobody may
            if store is not None:
                store.close()
            return None
        except (sqlite3.Error, OSError):
            pass
        if store is not None:
            store.close()
        try:
            file.unlink(missing_ok=True)
        except OSError:
            return None
    return None


def _sum(key: str, value: bytes) -> bytes:
    return hashlib.sha256(key.encode() + value).digest()
