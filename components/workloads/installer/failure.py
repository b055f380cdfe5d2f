"""The one way in which the installer says that it failed."""


class Failure(Exception):
    """Why the installation cannot go on, and what to do about it."""

    def __init__(self, reason: str, remedy: str):
        super().__init__(f"{reason}. Remedy: {remedy}.")
