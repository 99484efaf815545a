"""The root of every refusal of the rules."""


class GalatAturan(ValueError):
    """A rule refuses its input; ``pesan`` is the Indonesian sentence that the user reads."""

    def __init__(self, pesan: str) -> None:
        super().__init__(pesan)
        self.pesan = pesan
