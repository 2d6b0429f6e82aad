"""Targets in tables, whole or flattened: rows first, then what each cell holds."""
