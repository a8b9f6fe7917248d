import pathlib
import re


class TorcRuntimeConfig:
    """As much of ~/.torc.json5 as is needed."""

    def __init__(self, database_url):
        self.database_url = database_url

    @classmethod
    def load(cls):
        text = (pathlib.Path.home() / ".torc.json5").read_text()
        return cls(re.search(r"database_url\"?\s*:\s*['\"]([^'\"]+)", text).group(1))
