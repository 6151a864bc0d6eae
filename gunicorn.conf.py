"""How gunicorn serves `wsgi:app`, unless its command line says otherwise."""

import gc
from typing import Any

bind = "127.0.0.1:8000"
workers = 2
worker_class = "gthread"
threads = 4
preload_app = True


def when_ready(_server: Any) -> None:
    """Keep what was loaded out of the collector's way, so that the workers go on sharing its memory."""
    gc.collect()
    gc.freeze()
