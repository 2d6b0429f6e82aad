"""jieba, loaded once and late: its dictionary takes longer to open than most pages to make."""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from threading import Lock, Thread

_LOADING = Lock()


def cutter() -> Callable[[str], list[str]]:
    """Return jieba's cut; who asks while it is being loaded waits for that one, and loads no second."""
    with _LOADING:
        return _loaded()


@cache
def warm() -> None:
    """Load the dictionary behind the back of whoever serves pages, so that the first reader need not wait for it."""
    Thread(target=cutter, name="jieba", daemon=True).start()


@cache
def _loaded() -> Callable[[str], list[str]]:
    """jieba's cut; its cache lies in a folder of our own, never in the shared temp folder."""
    import logging
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba

    jieba.setLogLevel(logging.CRITICAL)  # a cache that cannot be written is no news for the reader
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(_cache_folder())
    tokenizer.initialize()
    cut: Callable[[str], list[str]] = tokenizer.lcut
    return cut


def _cache_folder() -> Path:
    """A folder only this user can write to; where there is none jieba works without a cache."""
    try:
        folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "plandiff"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (OSError, RuntimeError):
        return Path(os.devnull) / "plandiff"
    return folder
