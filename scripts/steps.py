"""Steps of the set-up: what shows that one is done, and what of it has gone missing since.

Standard library only, and readable by old Pythons, like every script.
"""

import hashlib
import json
import os
from typing import Callable, Sequence


class Step:
    """Something made once: done while its stamp tells the same inputs and all it made is there.

    ``inputs`` are files below ``root``, ``facts`` what else it depends on; ``makes`` the folders
    and files it makes. Of ``makes`` every folder is watched and the files at the top, with
    ``whole`` every file: what people delete is a folder, and looking must cost next to nothing.
    ``run`` is called with what is missing, None when all of it is to be made.
    """

    def __init__(
        self,
        root: str,
        stamp: str,
        run: "Callable[[list[str] | None], None]",
        facts: object = None,
        inputs: "Sequence[str]" = (),
        makes: "Sequence[str]" = (),
        whole: bool = False,
    ) -> None:
        self.root = root
        self.stamp = stamp
        self.run = run
        self.facts = facts
        self.inputs = inputs
        self.makes = makes
        self.whole = whole

    def fingerprint(self) -> str:
        """Hash of all that decides what is made; line ends do not count."""
        digest = hashlib.sha256(repr((self.facts, self.inputs)).encode("utf-8"))
        for name in self.inputs:
            with open(os.path.join(self.root, name), "rb") as file:
                digest.update(file.read().replace(b"\r\n", b"\n"))
        return digest.hexdigest()

    def missing(self) -> "list[str] | None":
        """What it made and is gone, below ``root``; None when it was never done like this."""
        try:
            with open(self.stamp, encoding="utf-8") as file:
                told = json.load(file)
            if told["of"] != self.fingerprint():
                return None
            return [path for path in told["made"] if not os.path.exists(self.below(path))]
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return self.missing() == []

    def finish(self) -> None:
        """Does what is left; the stamp is gone while it lasts, so that a break repeats it."""
        missing = self.missing()
        if missing == []:
            return
        if os.path.exists(self.stamp):
            os.remove(self.stamp)
        self.run(missing)
        made = [os.path.relpath(path, self.root) for path in self.watched()]
        part = self.stamp + ".part"
        with open(part, "w", encoding="utf-8") as file:
            json.dump({"of": self.fingerprint(), "made": made}, file)
        os.replace(part, self.stamp)

    def watched(self) -> "list[str]":
        """All whose absence would be noticed."""
        found = []
        for top in self.makes:
            if not os.path.isdir(top):
                found.append(top)
            for folder, names, files in os.walk(top):
                names[:] = [name for name in names if name[0] != "." and name != "__pycache__"]
                found.append(folder)
                if self.whole or folder == top:
                    found.extend(os.path.join(folder, name) for name in files if name[0] != ".")
        return sorted(found)

    def below(self, path: str) -> str:
        """The place of ``path``, which is told from the project's folder."""
        return os.path.join(self.root, path)
