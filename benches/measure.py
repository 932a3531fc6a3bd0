#!/usr/bin/env python3
"""Runs a command and prints, on one line: seconds of processor time of it and all its descendants, seconds of wall time,
and the largest resident size of one process in MiB.

Descendants whose parents end without waiting for them are taken over and counted, too (Linux).
"""

import ctypes
import os
import resource
import subprocess
import sys
import time

PR_SET_CHILD_SUBREAPER = 36


def main() -> int:
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    began = time.monotonic()
    command = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    status = 1
    while True:
        try:
            ended, code = os.wait()
        except ChildProcessError:
            break
        if ended == command.pid:
            status = os.waitstatus_to_exitcode(code)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{used.ru_utime + used.ru_stime:.2f} {time.monotonic() - began:.2f} {used.ru_maxrss / 1024:.0f}")
    return status


if __name__ == "__main__":
    sys.exit(main())
