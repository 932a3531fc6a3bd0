"""A preview that is edited: what it shows, what it tells of, and what it holds in memory."""

import http.client
import itertools
import json
import os
import re
import statistics
import subprocess
import time
import urllib.parse
from collections import deque
from pathlib import Path

# How long a preview may take to show an edit before it counts as stuck.
PATIENCE = 120
# So many streams of events are open at a time; each edit opens one more and closes the oldest.
STREAMS = 20
# A card is printed after so many edits of its site.
PRINT_EACH = 10
# The second half may hold this much more than the first quarter, which is what an allocator's rounding comes to.
SLACK = 0.03
# What edits change, and by which they are known again.
MARK = re.compile(r"mark \d{7}")
FIRST = "mark 0000000"


class Stuck(Exception):
    """A preview that did not show an edit, or has ended."""


class Site:
    """A site, its preview, and all that can be done to it."""

    def __init__(self, name, root, kinds, card=None):
        self.name, self.root, self.card = name, root, card
        self.turn = itertools.cycle(kinds.items())
        self.number = 0
        self.streams = deque()
        self.waits = {}
        self.samples, self.minutes = [], []

    def start(self, quietroom):
        self.log = open(self.root / "said", "w+b")
        self.server = subprocess.Popen([str(quietroom), "-C", str(self.root), "serve", "--port", "0"], stdin=subprocess.DEVNULL,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        line = self.server.stderr.readline().decode()
        # What is said after that is nobody's concern here, but a full pipe would stop the preview.
        self.drain = subprocess.Popen(["cat"], stdin=self.server.stderr, stdout=self.log)
        self.host = line.split("http://", 1)[1].split("/", 1)[0]
        self.connection = None
        self.told('"errors":0')

    def stop(self):
        self.server.terminate()
        self.server.wait()
        self.drain.wait()

    def edit(self):
        """The next edit; it is done when the preview shows it."""
        self.number += 1
        kind, edit = next(self.turn)
        mark = f"mark {self.number:07}"
        began = time.monotonic()
        edit(self, mark)
        self.waits.setdefault(kind, []).append(time.monotonic() - began)
        self.follow("/2026/")
        if self.card and self.number % PRINT_EACH == 0:
            pdf = self.get(self.card, audience="responders")
            if not pdf.startswith(b"%PDF-"):
                raise Stuck(f"{self.name}: {self.card} is no PDF: {pdf[:200]}")

    def follow(self, page):
        """Opens a stream of events, and closes the oldest one."""
        self.streams.append(Stream(self.host, page))
        if len(self.streams) > STREAMS:
            self.streams.popleft().close()

    def mark(self, path, mark):
        """Saves a source with the newest mark in the place of the one before: it never grows."""
        path = self.root / path
        text, count = MARK.subn(mark, path.read_text())
        if count != 1:
            raise Stuck(f"{path} holds {count} marks")
        path.write_text(text)

    def write(self, path, text):
        path = self.root / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def add(self, path, words):
        """Writes words behind those of a source, before anything is measured."""
        self.write(path, (self.root / path).read_text() + words)

    def address_of(self, source):
        return f"/2026/{Path(source).stem}/"

    def shows(self, address, words, audience="public"):
        """Waits until a page shows these words."""
        words = words.encode()
        return self.until(lambda: words in self.get(address, audience), f"{address} to show {words!r}")

    def until(self, is_so, what):
        """Asks again after each state that the preview tells of, until it is so."""
        stream = Stream(self.host, "/")
        try:
            while not is_so():
                stream.next_state(self, what)
        finally:
            stream.close()

    def told(self, words, is_there=True):
        """Waits until findings hold these words, or hold them no more."""
        stream = Stream(self.host, "/")
        try:
            while True:
                stream.next_state(self, f"findings with {words!r}: {is_there}")
                if (words in stream.findings) == is_there:
                    return
        finally:
            stream.close()

    def get(self, address, audience="public"):
        for _ in range(2):
            try:
                if self.connection is None:
                    self.connection = http.client.HTTPConnection(self.host, timeout=PATIENCE)
                self.connection.request("GET", address, headers={"Cookie": f"quietroom-audience={audience}"})
                answer = self.connection.getresponse()
                self.status, body = answer.status, answer.read()
                return body
            except (OSError, http.client.HTTPException):
                # An idle connection may have been closed.
                self.connection = None
        raise Stuck(f"{self.name}: the preview does not answer; it has {'ended' if self.server.poll() is not None else 'not ended'}")

    def is_missing(self, address):
        self.get(address)
        return self.status == 404

    def sample(self):
        status = Path(f"/proc/{self.server.pid}/status").read_text()
        fields = dict(line.split(":", 1) for line in status.splitlines())
        mib = [int(fields[name].split()[0]) / 1024 for name in ("VmRSS", "RssAnon")]
        self.samples.append((*mib, int(fields["Threads"]), len(os.listdir(f"/proc/{self.server.pid}/fd"))))

    def close_minute(self, minute):
        if not self.samples:
            return
        middle = [statistics.median(figures) for figures in zip(*self.samples)]
        self.samples = []
        self.minutes.append((minute, *middle))
        print(f"| {minute} | {self.name} | {self.number} | {middle[0]:.1f} | {middle[1]:.1f} | {middle[2]:.0f} | {middle[3]:.0f} |", flush=True)

    def account(self):
        """What the edits cost, and whether the second half of the time holds more than its first quarter."""
        print(f"\n{self.name}: {self.number} edits\n\n| edit | times | median, ms | longest |\n| --- | ---: | ---: | ---: |")
        for kind, waits in sorted(self.waits.items()):
            print(f"| {kind.replace('_', ' ')} | {len(waits)} | {statistics.median(waits) * 1000:.0f} | {max(waits) * 1000:.0f} |")
        if len(self.minutes) < 8:
            print("\ntoo short to say anything of growth: 8 minutes at least")
            return
        quarter = self.minutes[:len(self.minutes) // 4]
        half = self.minutes[len(self.minutes) // 2:]
        for name, at in (("resident", 1), ("anonymous", 2)):
            before = statistics.mean(row[at] for row in quarter)
            after = statistics.mean(row[at] for row in half)
            slope = statistics.linear_regression([row[0] / 60 for row in half], [row[at] for row in half]).slope
            verdict = "flat" if after <= before * (1 + SLACK) else "GROWN"
            print(f"\n{name}: first quarter {before:.1f} MiB, second half {after:.1f} MiB ({100 * (after / before - 1):+.1f} %), within it"
                  f" {slope:+.1f} MiB an hour: {verdict}", flush=True)


class Stream:
    """An open stream of events."""

    def __init__(self, host, page):
        self.connection = http.client.HTTPConnection(host, timeout=PATIENCE)
        self.connection.request("GET", "/.quietroom/events?" + urllib.parse.urlencode({"audience": "public", "page": page}))
        self.answer = self.connection.getresponse()
        self.findings = ""

    def next_state(self, site, what):
        event = None
        began = time.monotonic()
        while True:
            try:
                line = self.answer.readline().decode()
            except OSError:
                line = ""
            if not line or time.monotonic() - began > PATIENCE:
                raise Stuck(f"{site.name}: waited in vain for {what}")
            name, _, value = line.strip().partition(": ")
            if name == "event":
                event = value
            elif name == "data" and event == "findings":
                self.findings = value
            elif name == "data" and event == "state":
                json.loads(value)
                return

    def close(self):
        self.answer.close()
        self.connection.close()
