"""What can go wrong with a translation model, said so that it can be mended."""


class ModelError(Exception):
    """A translation model can't be used; ``str()`` says why in one line."""


class PackageError(Exception):
    """The translation package asked for by name can't be used.

    ``str()`` says why in one line, and the exact command that mends it: the remedy.
    """

    def __init__(self, message: str, remedy: str):
        super().__init__(f"{message}; try: {remedy}")


class NetworkError(Exception):
    """Something can't be had over the network; ``str()`` says why in one line.

    ``status`` is the HTTP status of a server that refused, otherwise None.
    """

    def __init__(self, message: str, status: int | None = None):
        super().__init__(message)
        self.status = status
