"""Office files are zip archives; the same content gives the same bytes whenever it is packed."""

import io
import zipfile
from datetime import UTC, datetime

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a zip archive can hold


def repacked(data: bytes) -> bytes:
    """The same archive without the time at which each part was written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(_undated(part.filename), old.read(part))
    return out.getvalue()


def _undated(name: str) -> zipfile.ZipInfo:
    part = zipfile.ZipInfo(name, EPOCH)
    part.compress_type = zipfile.ZIP_DEFLATED
    part.external_attr = 0o600 << 16
    return part


def made_at(built_at: str | None) -> datetime:
    """The time a file bears: that of the database it was made from.

    >>> made_at("2026-01-02T03:04:05Z"), made_at(None)
    (datetime.datetime(2026, 1, 2, 3, 4, 5), datetime.datetime(1980, 1, 1, 0, 0))
    """
    try:
        return datetime.fromisoformat(built_at or "").astimezone(UTC).replace(tzinfo=None)
    except ValueError:
        return datetime(*EPOCH[:3])
