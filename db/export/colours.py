"""Colours of the verdicts on paper, by the tone of their word: pale enough to read black on, told apart in grey as well."""

FILLS = {
    "good": "DDF0E0",
    "up": "CFE8F3",
    "down": "FBD9B5",
    "step": "FFF2C4",
    "shift": "E9DDF3",
    "gone": "F6C9C6",
    "calm": "ECEEF0",
    "new": "D5E3FA",
}
INKS = {
    "good": "1B5E20",
    "up": "0B4F6C",
    "down": "7A3B00",
    "step": "5F4B00",
    "shift": "4A2472",
    "gone": "8B1A14",
    "calm": "3C4650",
    "new": "163E85",
}
