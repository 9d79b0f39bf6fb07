"""Whether all that a site is made of is known: what a project says in files, code and libraries."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import yaml

PLAIN = {
    *("site_name", "site_url", "site_description", "site_author", "copyright", "nav", "extra"),
    *("repo_url", "repo_name", "edit_uri", "edit_uri_template", "remote_branch", "remote_name"),
    *("docs_dir", "exclude_docs", "draft_docs", "not_in_nav", "extra_css", "extra_javascript"),
    *("strict", "validation", "watch", "dev_addr", "plugins"),
}
"""What ``mkdocs.yml`` may say without a doubt: it stands there and in files that are looked at."""


def is_plain(project: Path) -> bool:
    """Whether a ``mkdocs.yml`` asks for nothing but what this package brings."""
    try:
        said: Any = yaml.safe_load(project.read_text("utf-8"))
    except (UnicodeDecodeError, yaml.YAMLError):  # tags, such as those that ask the environment
        return False
    if not isinstance(said, dict) or not said.keys() <= PLAIN:
        return False
    plugins = [one if isinstance(one, dict) else {one: None} for one in said.get("plugins", [])]
    return [list(one) for one in plugins] == [["cchc"]]


def installed() -> set[str]:
    """Packages with their versions, as the folders beside them are called."""
    return {one.name for place in sys.path for one in Path(place).glob("*-info")}
