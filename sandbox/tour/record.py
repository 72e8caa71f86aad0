"""Runs a command on a pseudo terminal and prints what it writes there: a JSON line for each piece, with its time."""

import fcntl
import json
import os
import pty
import struct
import sys
import termios
import time

columns, command = int(sys.argv[1]), sys.argv[2:]
started = time.monotonic()
pid, terminal = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    os.execvp(command[0], command)
while True:
    try:
        piece = os.read(terminal, 65536)
    except OSError:  # what Linux says when the last process has left the terminal
        break
    if not piece:
        break
    # One character for each byte, so that a piece may end inside a longer character.
    print(json.dumps([time.monotonic() - started, piece.decode("latin-1")]), flush=True)
_, status = os.waitpid(pid, 0)
sys.exit(os.waitstatus_to_exitcode(status))
