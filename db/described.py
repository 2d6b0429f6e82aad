"""What every table, view and column is called in words: `metadata.yml`, the one place that says so."""

from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml


def metadata() -> dict[str, Any]:
    """Titles and descriptions: inside the package once installed, beside it in a checkout."""
    installed = files("db") / "metadata.yml"
    source = installed if installed.is_file() else Path(__file__).parents[1] / "metadata.yml"
    described: dict[str, Any] = yaml.safe_load(source.read_text("utf-8"))
    return described
