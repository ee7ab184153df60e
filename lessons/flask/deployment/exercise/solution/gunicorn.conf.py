"""Settings of the server."""

import os

cores = os.cpu_count() or 1
bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WORKERS", 2 * cores + 1))
threads = int(os.environ.get("THREADS", 4))
