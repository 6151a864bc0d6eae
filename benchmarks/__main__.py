"""One command: make the data, serve them, measure, print the table, keep a JSON beside it."""

from __future__ import annotations

import argparse
import json
import random
import statistics
import threading
import time
from pathlib import Path
from typing import Any

from benchmarks import queries, tally
from benchmarks.client import Client
from benchmarks.server import Server, lay, serving
from benchmarks.work import Work, works

WARM_UP = 5
PEOPLE, CROWD_SECONDS = 50, 20


def main() -> None:
    """Measure each size and print a table."""
    arguments = _arguments()
    results = {}
    for administrations in arguments.administrations:
        folder = arguments.data / f"{administrations}-{arguments.seed}"
        folder.mkdir(parents=True, exist_ok=True)
        lay(folder, administrations, arguments.seed)
        with serving(folder) as server:
            results[administrations] = _measure(server, folder, arguments.crowd)
        _print(administrations, results[administrations])
    arguments.json.parent.mkdir(parents=True, exist_ok=True)
    arguments.json.write_text(json.dumps(results, indent=2))
    print(f"\nAlso in {arguments.json}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--administrations", type=int, nargs="+", default=[10, 400], help="the sizes to measure")
    parser.add_argument("--seed", type=int, default=1, help="what the data are drawn from")
    parser.add_argument(
        "--data", type=Path, default=Path("var/benchmarks"), help="where the data are kept between runs"
    )
    parser.add_argument("--json", type=Path, default=Path("var/benchmarks/results.json"), help="where the figures go")
    parser.add_argument("--crowd", type=int, default=CROWD_SECONDS, help=f"for how many seconds {PEOPLE} people click")
    return parser.parse_args()


def _measure(server: Server, folder: Path, crowd_seconds: int) -> dict[str, Any]:
    at_rest = server.memory()
    client = Client(server.port)
    client.sign_in()
    todo = works(client, folder)
    times = _times(todo)
    counted = queries.counted(folder, todo)
    floor = statistics.median(times[todo[1].name])
    rows = {work.name: _row(times[work.name], floor) | counted.get(work.name, {}) for work in todo}
    crowd = _crowd(server, todo, crowd_seconds)
    burst = tally.measure(server, folder, todo)
    return {
        "rows": rows,
        "cold_start_s": round(server.cold_start, 2),
        "memory_mib": [round(at_rest), round(server.memory())],
        "crowd": crowd,
        "tally": burst,
    }


def _times(todo: list[Work]) -> dict[str, list[float]]:
    """Time all work in random alternation, so that a slow minute slows all of it."""
    times: dict[str, list[float]] = {work.name: [] for work in todo}
    for work in todo:
        for _round in range(WARM_UP):
            work.do()
    schedule = [work for work in todo for _sample in range(work.samples)]
    random.shuffle(schedule)
    for work in schedule:
        times[work.name].append(work.do().seconds)
    return times


def _row(times: list[float], floor: float) -> dict[str, Any]:
    middle = statistics.median(times)
    return {
        "p50_ms": round(middle * 1000, 2),
        "p95_ms": round(statistics.quantiles(times, n=20)[-1] * 1000, 2),
        "per_second": round(len(times) / sum(times), 1),
        "floors": round(middle / floor, 1),
    }


def _crowd(server: Server, todo: list[Work], seconds: int) -> dict[str, Any]:
    """Let many people read pages at once, as browsers do, each with a second's thought between two of them."""
    clients = [Client(server.port) for _person in range(PEOPLE)]
    for client in clients:
        client.sign_in()
    deadline = time.monotonic() + seconds
    paths = _reading_paths(todo)
    times: list[float] = []
    errors: list[str] = []

    def click(client: Client) -> None:
        tags: dict[str, str] = {}
        while time.monotonic() < deadline:
            path = random.choice(paths)
            answer = client.get(path, tags.get(path, ""))
            tags[path] = answer.etag or tags.get(path, "")
            times.append(answer.seconds)
            if answer.status not in {200, 304}:
                errors.append(f"{path}: {answer.status}")
            time.sleep(random.uniform(0.5, 1.5))

    people = [threading.Thread(target=click, args=[client]) for client in clients]
    for person in people:
        person.start()
    for person in people:
        person.join()
    return {
        "people": PEOPLE,
        "requests": len(times),
        "errors": len(errors),
        "p95_ms": round(statistics.quantiles(times, n=20)[-1] * 1000, 1),
    }


def _reading_paths(todo: list[Work]) -> list[str]:
    return [work.path for work in todo if work.path and not work.is_floor]


def _print(administrations: int, result: dict[str, Any]) -> None:
    print(f"\n{administrations} administrations")
    print(f"{'':36}{'p50 ms':>9}{'p95 ms':>9}{'per s':>8}{'floors':>8}{'queries':>9}{'bytes':>10}")
    for name, row in result["rows"].items():
        queries_, size = row.get("queries", ""), row.get("bytes", "")
        times = f"{row['p50_ms']:>9}{row['p95_ms']:>9}{row['per_second']:>8}{row['floors']:>8}"
        print(f"{name:36}{times}{queries_:>9}{size:>10}")
    rest, loaded = result["memory_mib"]
    crowd = result["crowd"]
    print(f"cold start {result['cold_start_s']} s; memory of two workers {rest} MiB at rest, {loaded} MiB after load")
    print(f"{crowd['people']} people at once: {crowd['requests']} pages, {crowd['errors']} errors,", end=" ")
    print(f"p95 {crowd['p95_ms']} ms")
    _print_tally(result["tally"])


def _print_tally(burst: dict[str, Any]) -> None:
    print(
        f"{burst['taps']} taps from {tally.DEVICES} devices in {burst['seconds']} s, {burst['requests']} requests:",
        end=" ",
    )
    print(f"{burst['lost']} lost, {burst['double']} double, p50 {burst['p50_ms']} ms, p95 {burst['p95_ms']} ms;")
    for name, (alone, meanwhile) in burst["pages"].items():
        print(f"{name:36}{alone:>9} ms alone, {meanwhile:>9} ms meanwhile")


if __name__ == "__main__":
    main()
