"""Asks a server's /ready ten times a second until its input ends, and then prints the milliseconds that each answer took."""

import select
import sys
import time
import urllib.request


def main(url: str) -> None:
    """Ask, and print."""
    looks = []
    while not select.select([sys.stdin], [], [], 0.1)[0]:
        began = time.perf_counter()
        with urllib.request.urlopen(f"{url}/ready", timeout=60) as answer:
            answer.read()
        looks.append(1000 * (time.perf_counter() - began))
    print(*looks)


if __name__ == "__main__":
    main(sys.argv[1])
