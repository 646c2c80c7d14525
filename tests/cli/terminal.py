"""terreau on a pseudo-terminal, for what needs an open session: keys in, files out."""
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time

DEADLINE = 20  # seconds; nothing here takes one, but machines are slow at times

ESCAPES = re.compile(rb"\x1b(\[[0-9;?]*[ -/]*[@-~]|[()][0-9A-B]|[=>78]|\][^\x07]*\x07)")


class Session:
    """One run. `acks` are the lines of TERREAU_TEST_FD."""

    def __init__(self, program, args, env, cwd):
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        acks, ack_end = os.pipe()
        env = dict(env, TERM="xterm-256color", TERREAU_TEST_FD=str(ack_end))
        self.master, self.ack_pipe = master, acks
        self.process = subprocess.Popen(
            [program, *args], stdin=slave, stdout=slave, stderr=slave, env=env, cwd=cwd,
            pass_fds=(ack_end,), start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
        os.close(slave)
        os.close(ack_end)
        self.output, self.acks = b"", b""

    def pump(self, timeout=0.05):
        """Read what has come; False once both ends are closed."""
        fds = [fd for fd in (self.master, self.ack_pipe) if fd is not None]
        for fd in select.select(fds, [], [], timeout)[0]:
            try:
                data = os.read(fd, 65536)
            except OSError:
                data = b""
            if fd == self.master:
                self.output += data
                if not data:
                    os.close(self.master)
                    self.master = None
            else:
                self.acks += data
                if not data:
                    os.close(self.ack_pipe)
                    self.ack_pipe = None
        return bool(fds)

    def text(self):
        return ESCAPES.sub(b"", self.output).decode("utf-8", "replace")

    def wait(self, what, condition):
        end = time.monotonic() + DEADLINE
        while not condition():
            if time.monotonic() > end or not self.pump():
                raise AssertionError(f"no {what}; the screen was sent:\n{self.text()}")

    def wait_text(self, text):
        self.wait(f"« {text} »", lambda: text in self.text())

    def wait_acks(self, count):
        self.wait(f"{count} acknowledged notes", lambda: self.acks.count(b"\n") >= count)

    def type(self, text):
        os.write(self.master, text.encode("utf-8"))

    def settle(self, quiet=0.2):
        """Until nothing more comes: a key after Esc must not be taken for Alt+key."""
        seen = None
        while seen != len(self.output):
            seen = len(self.output)
            self.pump(quiet)

    def hang_up(self):
        os.close(self.master)
        self.master = None

    def signal(self, number):
        os.kill(self.process.pid, number)

    def left_within(self, seconds):
        """Waits for its end, and for no longer: it may still have something to say."""
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            pass

    def end(self):
        """The exit status, once it has left."""
        end = time.monotonic() + DEADLINE
        while self.process.poll() is None:
            if time.monotonic() > end:
                raise AssertionError("it does not leave")
            if not self.pump():
                self.left_within(0.01)
        while self.pump(0):
            pass
        return self.process.returncode

    def quit(self):
        """Leave as a person does; Esc first closes whatever is open."""
        self.type("\x1b")
        self.settle()
        self.type("q\r")
        return self.end()

    def close(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
        for fd in (self.master, self.ack_pipe):
            if fd is not None:
                os.close(fd)
