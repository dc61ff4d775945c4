"""Runs a command and prints its wall time in seconds and its peak resident memory in bytes as JSON."""

import json
import resource
import subprocess
import sys
import time

begin = time.perf_counter()
ended = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
seconds = time.perf_counter() - begin
# Linux counts kilobytes, macOS bytes.
unit = 1 if sys.platform == "darwin" else 1024
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit
print(json.dumps({"seconds": seconds, "peak": peak, "code": ended.returncode, "output": ended.stdout[-4000:]}))
