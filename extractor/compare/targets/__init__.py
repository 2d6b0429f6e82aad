"""Targets against targets: which lower target answers an upper one, and what it makes of it."""
