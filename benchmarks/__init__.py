"""What Wegmarke costs, and how the cost grows: `python -m benchmarks`."""
