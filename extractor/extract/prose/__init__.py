"""Targets in running text: what each number of a sentence measures, and which numbers promise nothing."""
