"""Keeping what a test prints."""

import io
import sys


class CaptureResult(tuple):
    """What was printed: `out` and `err`."""

    def __new__(cls, out, err):
        return super().__new__(cls, (out, err))

    @property
    def out(self):
        return self[0]

    @property
    def err(self):
        return self[1]


class Buffer(io.TextIOWrapper):
    """Takes the place of a standard stream, also for programs that write bytes to it."""

    def __init__(self):
        super().__init__(io.BytesIO(), encoding="utf-8", newline="", write_through=True)

    def text(self):
        return self.buffer.getvalue().decode("utf-8", "replace")


class Capture:
    """Keeps what is written to the standard streams between `start` and `stop`."""

    def start(self):
        self.before = sys.stdout, sys.stderr
        self.renew()

    def renew(self):
        self.out, self.err = sys.stdout, sys.stderr = Buffer(), Buffer()

    def texts(self):
        return CaptureResult(self.out.text(), self.err.text())

    def stop(self):
        sys.stdout, sys.stderr = self.before
        return self.texts()


class CaptureFixture:
    """The fixture `capsys`."""

    def __init__(self):
        self.capture = Capture()
        self.capture.start()

    def readouterr(self):
        """What was printed since the last time."""
        seen = self.capture.texts()
        self.capture.renew()
        return seen

    def disabled(self):
        """Let what is printed in a `with` block through."""
        return Disabled(self.capture)

    def close(self):
        # What the test did not read belongs to the test's own output.
        left = self.capture.stop()
        sys.stdout.write(left.out)
        sys.stderr.write(left.err)


class Disabled:
    def __init__(self, capture):
        self.capture = capture

    def __enter__(self):
        sys.stdout, sys.stderr = self.capture.before

    def __exit__(self, *_):
        sys.stdout, sys.stderr = self.capture.out, self.capture.err
