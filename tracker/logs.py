"""Logs as JSON lines, without what people typed."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import structlog


def configure(file: str = "") -> None:
    """Write JSON lines to the file, or to standard error."""
    stream = Path(file).open("a", encoding="utf-8") if file else sys.stderr  # noqa: SIM115  # open while the process lives
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.WriteLoggerFactory(file=stream),
        cache_logger_on_first_use=False,
    )
