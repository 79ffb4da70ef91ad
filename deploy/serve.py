"""Serves the dashboard with several processes behind one address: `python deploy/serve.py --workers 2 --port 8501`.

nginx hands each reader to one of the processes and keeps the reader there (nginx/readers.conf). A process that ends is started
again; meanwhile the others answer. The editions are shared by path.
"""

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
LOOK_SECONDS = 0.5
START_AGAIN_SECONDS = 2.0  # between two starts of a process that ends at once
END_SECONDS = 10.0


def upstream(ports: Sequence[int]) -> str:
    """The file that names the processes to nginx."""
    servers = "".join(f"    server 127.0.0.1:{port} max_fails=1 fail_timeout=2s;\n" for port in ports)
    pages = f"upstream pages {{\n    hash $reader consistent;\n{servers}}}\n"
    return pages + f"upstream routes {{\n    hash $remote_addr consistent;\n{servers}}}\n"


def free_ports(count: int) -> list[int]:
    """Ports of this machine that nobody listens on."""
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def start(port: int) -> "subprocess.Popen[bytes]":
    """One process of the dashboard; only the proxy may state a client's address to it."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    options = ["--server.address", "127.0.0.1", "--server.port", str(port)]
    environment = os.environ | {"FORWARDED_ALLOW_IPS": "127.0.0.1"}
    return subprocess.Popen([*command, *options], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)


def serve(workers: int, address: str, port: int, folder: Path) -> int:
    """Keep the processes and nginx running until told to end; returns the exit status."""
    for file in (HERE / "nginx").glob("*.conf"):
        shutil.copy(file, folder)
    ports = free_ports(workers)
    (folder / "upstream.conf").write_text(upstream(ports))
    (folder / "listen.conf").write_text(f"listen {address}:{port};\n")
    processes = {number: (start(number), time.monotonic()) for number in ports}
    settings = f"daemon off; pid {folder}/nginx.pid; error_log stderr;"
    proxy = subprocess.Popen(["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf"), "-g", settings])
    print(f"The dashboard is served at http://{address}:{port} by {workers} processes.", flush=True)
    try:
        while proxy.poll() is None:
            time.sleep(LOOK_SECONDS)
            for number, (process, since) in processes.items():
                if process.poll() is not None and time.monotonic() - since > START_AGAIN_SECONDS:
                    print(
                        f"The process at port {number} ended with {process.returncode}; it is started again.",
                        flush=True,
                    )
                    processes[number] = start(number), time.monotonic()
    except KeyboardInterrupt:
        return 0
    finally:
        end([proxy, *(process for process, _ in processes.values())])
    return proxy.returncode


def end(processes: "Sequence[subprocess.Popen[bytes]]") -> None:
    """Ask the processes to end; kill those that do not."""
    for process in processes:
        process.terminate()
    until = time.monotonic() + END_SECONDS
    for process in processes:
        try:
            process.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", type=int, default=2, help="how many processes (2)")
    parser.add_argument("--port", type=int, default=8501, help="where nginx listens (8501)")
    parser.add_argument("--address", default="127.0.0.1", help="at which address (127.0.0.1)")
    options = parser.parse_args()
    if not shutil.which("nginx"):
        print(
            "nginx was not found: install it (on Debian, as root: apt-get install nginx-light).",
            file=sys.stderr,
        )
        return 2
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with tempfile.TemporaryDirectory(prefix="follow-up-nginx-") as folder:
        return serve(options.workers, options.address, options.port, Path(folder))


if __name__ == "__main__":
    sys.exit(main())
