"""Numbers and their units: numerals, values with comparators, lengths of time, how often."""
