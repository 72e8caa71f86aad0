"""What Django itself says of an app: it judges the hooks' work, so it shares nothing with them.

It reads one job a line, imports Django once, and starts the app in a fork of its own for each job, as the server does.
A job: {"folder", "module", "env", "hosts"}. Its answer: {"hosts": ALLOWED_HOSTS, "let in": those of the job's hosts
that a request may name, "others": the other settings}, or {"error": the exception}.
"""

import json
import os
import re
import sys

import django.conf
import django.core.handlers.wsgi
import django.core.wsgi
import django.http

sys.dont_write_bytecode = True


def plain(value):
    """Data that JSON has; of all else what it is called."""
    if isinstance(value, dict):  # a copy of the environment has the hooks' own variable, which is nobody's loss
        return {"dict": [[plain(key), plain(value[key])] for key in value if key != "HEALTH_CHECK_HOSTS"]}
    if isinstance(value, (list, tuple)):
        return [plain(entry) for entry in value]
    if isinstance(value, (set, frozenset)):
        return {"set": sorted(json.dumps(plain(entry)) for entry in value)}
    if value is None or type(value) in (bool, int, float, str):
        return value
    return re.sub(r"\bat 0x[0-9a-f]+", "at 0x", repr(value))


def lets_in(host):
    request = django.http.HttpRequest()
    request.META = {"HTTP_HOST": host, "SERVER_NAME": "server", "SERVER_PORT": "80"}
    try:
        request.get_host()
        return True
    except django.core.exceptions.DisallowedHost:
        return False


def look(job):
    os.environ.clear()
    os.environ.update(job["env"])
    os.chdir(job["folder"])
    sys.path.insert(0, job["folder"])
    __import__(job["module"])
    settings = django.conf.settings
    others = [name for name in dir(settings) if name.isupper() and name != "ALLOWED_HOSTS"]
    return {
        "hosts": list(settings.ALLOWED_HOSTS),
        "letIn": [host for host in job["hosts"] if lets_in(host)],
        "others": {name: plain(getattr(settings, name)) for name in others},
    }


def in_fork(job, pipe):
    try:
        answer = look(job)
    except BaseException as error:
        answer = {"error": "%s: %s" % (type(error).__name__, error)}
    with os.fdopen(pipe, "w") as file:
        # The same app in another folder has the same settings.
        file.write(json.dumps(answer).replace(job["folder"], "<the app>"))
    os._exit(0)


for line in sys.stdin:
    source, pipe = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(source)
        in_fork(json.loads(line), pipe)
    os.close(pipe)
    with os.fdopen(source) as file:
        text = file.read()
    os.waitpid(pid, 0)
    print(text, flush=True)
