"""Lines of text and the records a careful reader writes down: one table a subject, and all of them."""

from prose import amounts, dates, each, names, noise, shares, times, wholes

_TABLES = (amounts.CASES, dates.CASES, each.CASES, names.CASES, noise.CASES, shares.CASES, times.CASES, wholes.CASES)
CASES = {text: records for table in _TABLES for text, records in table.items()}
assert len(CASES) == sum(map(len, _TABLES)), "a text stands in two tables"
