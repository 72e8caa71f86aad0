#!/usr/bin/env python3
# eb-health-hooks 0.2.0, built by build.mjs: do not edit
"""The first half, with nothing of the app in its environment: takes bounds upon itself, then becomes the second.

It gets the folder, the seconds and the app's environment through descriptor 3: on a command line, or in the
environment of a program that root runs before it, they could be read, or could steer that program.
"""

import marshal
import os
import resource
import sys

REQUESTS, ANSWERS = 3, 4
MEMORY = 2 * 1024**3
FILE_SIZE = 16 * 1024**2
MORE_PROCESSES = 256


def exactly(count):
    """Not a byte more: what follows is for the second half."""
    read = b""
    while len(read) < count:
        more = os.read(REQUESTS, count - len(read))
        if not more:
            os._exit(1)
        read += more
    return read


def bound(name, value):
    kind = getattr(resource, name, None)
    if kind is None:
        return
    hard = resource.getrlimit(kind)[1]
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    try:
        resource.setrlimit(kind, (value, value))
    except (OSError, ValueError):
        pass  # not every system knows every bound


def processes_of_user():
    """How many tasks the user has now: the kernel counts his others against the same bound."""
    count = 0
    for name in os.listdir("/proc"):
        try:
            if name.isdigit() and os.stat("/proc/" + name).st_uid == os.getuid():
                count += len(os.listdir("/proc/" + name + "/task"))
        except OSError:
            pass  # it has ended
    return count


def take_bounds(seconds):
    bound("RLIMIT_CORE", 0)
    bound("RLIMIT_AS", MEMORY)
    bound("RLIMIT_FSIZE", FILE_SIZE)
    bound("RLIMIT_CPU", seconds)
    try:
        bound("RLIMIT_NPROC", processes_of_user() + MORE_PROCESSES)
        # Where memory gets short, this goes before the server does.
        with open("/proc/self/oom_score_adj", "w") as file:
            file.write("1000")
    except OSError:
        pass


# What the second half starts with: Django is imported while its own code is made ready beside it. By the first line
# other runs of the hooks tell that this is no process of the app (src/instance/processes.ts).
SECOND = """# eb-health-hooks asks the app
import gc, marshal, os, sys
gc.disable()
if sys.path[:1] == [""]:
    del sys.path[0]
try:
    import django.conf, django.core
except BaseException:
    pass
exec(marshal.loads(os.fdopen(int(sys.argv[2]), "rb").read()))
"""


def compiled(program):
    """A descriptor from which the code can be read. To compile it takes a fifth of the time that Django's import takes."""
    source, pipe = os.pipe()
    if os.fork() == 0:
        code = marshal.dumps(compile(program, "ask.py", "exec"))
        while code:
            code = code[os.write(pipe, code) :]
        os._exit(0)
    os.close(pipe)
    os.set_inheritable(source, True)
    return source


def main():
    program, way = sys.argv[1:]
    seconds, folder, *variables = exactly(int(exactly(10))).split(b"\0")
    take_bounds(int(seconds))
    try:
        os.chdir(folder)
    except OSError:
        os.write(ANSWERS, b'{"problem":{"code":"folder"}}\n')
        os._exit(1)
    env = dict(variable.split(b"=", 1) for variable in variables)
    os.execve(sys.executable, [sys.executable, "-B", "-c", SECOND, way, str(compiled(program))], env)


main()
