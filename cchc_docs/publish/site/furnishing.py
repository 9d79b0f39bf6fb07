"""Gives a project what every site has: ``settings.yml``, below what its ``mkdocs.yml`` says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.utils import get_theme_dir
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from cchc_docs import assets
from cchc_docs.assets.compiled import COMPILED
from cchc_docs.ground.problems import ProblemsFound, refused

REPLACED = ("search", "offline")
"""Plugins whose work is done here otherwise."""
_HERE = Path(__file__).parent
SETTINGS, THEME = _HERE / "settings.yml", _HERE / "theme"


def furnish(config: MkDocsConfig) -> None:
    """Adds theme, styles, plugins and Markdown of ``settings.yml`` to what the project has said.

    To be called before any other plugin's ``on_config``: those that are added here get theirs then.
    Raises PluginError where the project has said what cannot be.
    """
    said = _read(Path(config.config_file_path))
    brought = _brought(config, said.get("theme"))
    config.use_directory_urls = False  # the same pages open by double click
    config.theme = brought.theme
    config.theme.dirs.insert(1 if brought.theme.custom_dir else 0, str(THEME))
    config.extra_css = [*brought.extra_css, *config.extra_css]
    for key, value in brought.extra.items():
        config.extra.setdefault(key, value)
    config.markdown_extensions = list(
        dict.fromkeys([*brought.markdown_extensions, *config.markdown_extensions])
    )
    for name, options in brought.mdx_configs.items():
        config.mdx_configs[name] = {**options, **config.mdx_configs.get(name, {})}
    if "validation" not in said:
        config.validation = brought.validation
    for name, plugin in brought.plugins.items():
        config.plugins[name] = plugin


def furnish_theme(environment: Environment) -> None:
    """Lets the theme find its templates by their own names, under those that replace them, too."""
    assert environment.loader is not None
    own = FileSystemLoader(get_theme_dir("material"))
    environment.loader = ChoiceLoader([environment.loader, PrefixLoader({"material": own})])
    environment.filters["mended"] = mended
    environment.bytecode_cache = COMPILED


def mended(html: str, old: str, new: str) -> str:
    """A part of the theme with ``new`` for its first ``old``, which must be there."""
    if old not in html:
        raise PluginError(f"Giao diện đã đổi: không còn «{old}» để thay (theme/main.html).")
    return html.replace(old, new, 1)


def _brought(config: MkDocsConfig, theme: Any) -> MkDocsConfig:
    """``settings.yml`` as MkDocs reads it, with the project's own theme settings over its own."""
    brought = MkDocsConfig(config.config_file_path)
    settings = _read(SETTINGS)
    if theme is not None:
        own = theme if isinstance(theme, dict) else {"name": theme}
        if own.get("name") != settings["theme"]["name"]:
            raise PluginError("mkdocs.yml: giao diện phải là «material»; bỏ dòng theme cũng được.")
        settings["theme"].update(own)
    names = [next(iter(one)) if isinstance(one, dict) else one for one in settings["plugins"]]
    names.extend(REPLACED)
    for name in config.plugins:
        if name.rpartition("/")[2] in names:
            raise PluginError(f"mkdocs.yml: bỏ «{name}» khỏi plugins, vì «cchc» tự mang theo.")
    brought.load_dict({**settings, "site_name": config.site_name, "docs_dir": config.docs_dir})
    failed, _ = brought.validate()
    if failed:
        raise PluginError("; ".join(f"{name}: {error}" for name, error in failed))
    return brought


def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return yaml_load(file, get_yaml_loader())


def not_set_up(root: Path) -> ProblemsFound:
    """That set-up never made its part, to be raised."""
    return refused(
        root,
        assets.MISSING,
        "Gói cài từ tệp .whl đầy đủ; kho mã nguồn đã chuẩn bị.",
        "Cài lại từ tệp .whl đầy đủ, hoặc chạy «python3 scripts/build.py» trong kho mã nguồn.",
        "B016",
    )
