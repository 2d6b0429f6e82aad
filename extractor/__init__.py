"""Text in, records out: reads plan texts and compares them. Knows neither SQLite nor Datasette."""

__version__ = "0.1.0"
