"""What can go wrong with a call or a file, as opposed to a doubt about a text (`models.Issue`)."""


class PlandiffError(Exception):
    """A bad call, file or manifest entry: one line that says where, what and what to do."""

    def __init__(self, where: str, what: str, remedy: str) -> None:
        super().__init__(f"{where}: {what}. {remedy}")
        self.where = where
        self.what = what
        self.remedy = remedy
