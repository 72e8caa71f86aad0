#!/usr/bin/env python3
"""The second half: imports Django once, and makes the app's settings in a fork for each place that is tried.

Requests come through descriptor 3 and answers go through descriptor 4, a line of JSON each. The values of settings
are compared in here; only the hosts and the names of other settings leave. Of an exception its class and the app's
line leave, never its text. The app's own code runs in forks alone, and none of them has these two descriptors.
"""

import sys

if sys.path[:1] == [""]:
    del sys.path[0]  # what this imports is Python's own, whatever the app's folder calls its modules

import ast
import binascii
import builtins
import collections
import functools
import gc
import importlib
import importlib.util
import io
import json
import opcode
import os
import re
import select
import shlex
import signal
import time
import tokenize
import types

# src/env.ts has it too.
OWN = "HEALTH_CHECK_HOSTS"
REQUESTS, ANSWERS = 3, 4
MOST_HOSTS = 2000
MOST_HOST_BYTES = 64 * 1024
MOST_FILES = 200
MOST_PARTS = 100_000
MOST_TEXT = 8 * 1024**2
MOST_FROM_FORK = 16 * 1024**2
OBJECTS_DEEP = 3
DEEP = 40


# --- A trial's files -------------------------------------------------------------------------------------------------

SERVED = {}  # (device, inode) -> bytes, in a trial's fork


def served(path):
    """A file in memory with the trial's bytes, or None. By its inode, so that links and relative paths count."""
    if not SERVED or isinstance(path, int):
        return None
    try:
        status = os.stat(path)
    except (OSError, ValueError, TypeError):
        return None
    content = SERVED.get((status.st_dev, status.st_ino))
    if content is None:
        return None
    descriptor = os.memfd_create("file")
    while content:
        content = content[os.write(descriptor, content) :]
    os.lseek(descriptor, 0, os.SEEK_SET)
    return descriptor


class Open:
    """In the place of open(): an object, because a function in a class would become its method."""

    real = staticmethod(io.open)

    def __call__(
        self, file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None
    ):
        if isinstance(mode, str) and not set(mode) & set("wax+"):
            descriptor = served(file)
            if descriptor is not None:
                opener = lambda path, flags: descriptor  # noqa: E731
        return Open.real(file, mode, buffering, encoding, errors, newline, closefd, opener)


class OsOpen:
    real = staticmethod(os.open)

    def __call__(self, path, flags, mode=0o777, *, dir_fd=None):
        if dir_fd is None and flags & os.O_ACCMODE == os.O_RDONLY:
            descriptor = served(path)
            if descriptor is not None:
                return descriptor
        return OsOpen.real(path, flags, mode, dir_fd=dir_fd)


def serve_files():
    """Before a library is imported that reads settings: who takes a name from these modules takes what is in it then."""
    builtins.open = io.open = tokenize._builtin_open = Open()
    os.open = OsOpen()


def put_files(files):
    for path, content in files.items():
        try:
            status = os.stat(path)
        except OSError:
            continue  # nobody reads it then, so that nothing changes
        SERVED[(status.st_dev, status.st_ino)] = binascii.a2b_base64(content)


def put_env(env, server):
    """Over the environment, and below what the server's command sets."""
    for name, value in env.items():
        if name in server.env:
            continue
        if value is None:
            os.environb.pop(name.encode(), None)
        else:
            os.environb[name.encode()] = value.encode()


# --- What the server imports -----------------------------------------------------------------------------------------
#
# As the Procfile's line of the web process says, else WSGIPath, else what lies in the bundle. Nothing of it is executed
# here. src/django/server.ts answers the same from the text alone.

SERVER = re.compile(r"(gunicorn|uvicorn|daphne|hypercorn|granian|uwsgi|waitress-serve|waitress)$")
MODULE = re.compile(r"[A-Za-z_][\w.]*(:[A-Za-z_][\w.]*(\(.*\))?)?$")
# Options of the servers that take no value: a word behind one of them may be the module.
FLAG = re.compile(
    r"--?(preload|reload|daemon|D|check-config|print-config|no-sendfile|reuse-port|spew|capture-output|R|statsd"
    r"|enable-stdio-inheritance|log-syslog|proxy-headers|access-log|use-colors|factory|call|no-\S+"
    r"|expose-tracebacks|disable-redirect-access-to-syslog|proxy-protocol|debug|master|http-socket)$"
)
ASSIGNMENT = re.compile(r"([A-Za-z_]\w*)=(.*)$", re.S)
VARIABLE = re.compile(r"\$(?:(\w+)|\{(\w+)(?::?-([^}]*))?\})")
PROCESS = re.compile(r"\s*([A-Za-z0-9_-]+)\s*:\s*(\S.*)$")
PLATFORMS_FOLDER = re.compile(r"/var/app/(?:current|staging)(?:/|$)")
NOT_THE_APP = re.compile(r"\.|(node_modules|__pycache__|venv|env|static|staticfiles|media|site-packages)$")
SETTINGS_VARIABLES = ("DJANGO_SETTINGS_MODULE", "DJANGO_CONFIGURATION")
MOST_NAMES = 20_000
FOLDERS_DEEP = 6
SCRIPTS_DEEP = 3


# What a shell reads when it runs, and what it decides: then nobody knows which of its variables count.
SHELL_READS = re.compile(r"(?:^|[;&|(])\s*(?:(?:source|\.|eval)\s|set\s+-\w*a\b|set\s+-o\s+allexport|:\s+[\"']?\$\{)")
SHELL_DECIDES = re.compile(r"(?:^|[;&|(]|\b(?:then|do|else)\b)\s*(?:if|case|for|while|until)\s")
VARIABLES_MADE = re.compile(r"\bexport\s|\bDJANGO_\w+=|\.env\b")
COMPUTED = re.compile(r"\$\(|`")
# What makes variables in gunicorn's configuration, which is a program.
MAKES_VARIABLES = re.compile(r"environ(?:\.setdefault|\.update|\[[^\]]*\]\s*=[^=])|putenv|dotenv")


class Server:
    """What is started, and in which place."""

    def __init__(self, started_by, folder, module=None, manage=None, env=None, paths=(), program="gunicorn"):
        self.started_by, self.manage, self.program = started_by, manage, program
        # What is called in the module, such as "application", or "create()".
        module, _, called = (module or "").partition(":")
        self.module, self.called = module or None, called or "application"
        self.folder, self.env, self.paths, self.env_file = folder, dict(env or {}), list(paths), None
        # Something on the way to it may change which settings it loads, and is not understood.
        self.is_unclear = False


def text_of(path):
    """Empty where it cannot be read."""
    if not os.path.isfile(path):
        return ""  # a pipe would be waited for
    try:
        with open(path, encoding="utf-8-sig", errors="replace") as file:
            return file.read(2**20)
    except (OSError, ValueError):
        return ""


def tree_of(text):
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ast.Module([], [])


class Place:
    """Where a command of the shell is started: its folder and its variables."""

    def __init__(self, root, folder, env):
        self.root, self.folder, self.env = root, folder, dict(env)

    def path(self, text):
        """Elastic Beanstalk has the app in either of two folders: both mean this one."""
        found = PLATFORMS_FOLDER.match(text)
        start, text = (self.root, text[found.end() :]) if found else (self.folder, text)
        return os.path.normpath(os.path.join(start, text))

    def expand(self, word):
        """`$NAME`, `${NAME}` and `${NAME:-default}`."""

        def value(found):
            name = found[1] or found[2]
            return self.env.get(name) or os.environ.get(name) or found[3] or ""

        return VARIABLE.sub(value, word)


def commands_of(line, place):
    """The words of each command: what `&&`, `||`, `;`, `|` and `&` divide. None where a quote is open."""
    words = shlex.shlex(line, posix=True, punctuation_chars=";&|")
    words.whitespace_split, words.commenters = True, ""
    commands = [[]]
    try:
        for word in words:
            if word.startswith("#"):
                break
            if word.strip(";&|") == "":
                commands.append([])
            else:
                commands[-1].append(place.expand(without_subshell(word)))
    except ValueError:
        return []
    return [command for command in commands if command]


def without_subshell(word):
    """`(cd src && gunicorn shop.wsgi)` has two words with a bracket that is not theirs."""
    if word.startswith("("):
        return word[1:]
    return word[:-1] if word.endswith(")") and word.count("(") < word.count(")") else word


def assignments_in(words):
    return dict(found.groups() for found in map(ASSIGNMENT.match, words) if found)


def option_values(words, *names):
    """Of `--env A=B`, `--env=A=B`, `-e A=B`, `-eA=B`."""
    values = []
    for index, word in enumerate(words):
        for name in names:
            start = name + "=" if name.startswith("--") else name
            if word == name:
                values += words[index + 1 : index + 2]
            elif word.startswith(start):
                values.append(word[len(start) :])
    return values


def started_by_line(line, place, deep=0):
    """The server that a line starts, through whatever wraps it; or None."""
    for command in commands_of(line, place):
        if command[0] == "cd":
            place.folder = place.path(" ".join(command[1:2]))
            continue
        if command[0] == "export":
            place.env.update(assignments_in(command))
            continue
        found = server_in(command, place) or manage_in(command, place) or started_inside(command, place, deep)
        if found:
            found.is_unclear = found.is_unclear or is_shells_own(line, found.program)
            return found
    return None


def is_shells_own(line, program):
    decides = SHELL_DECIDES.search(line) and VARIABLES_MADE.search(line)
    return bool(decides or SHELL_READS.search(line) or COMPUTED.search(line.split(program)[0]))


def started_inside(command, place, deep):
    """By the command in `bash -c "…"`, or by a script of the app."""
    for at, word in enumerate(command if deep < SCRIPTS_DEEP else ()):
        line = word if re.search(r"\s", word) else script_line(place.path(word), place.root)
        if line:
            env = {**place.env, **assignments_in(command[:at])}
            return started_by_line(line, Place(place.root, place.folder, env), deep + 1)
    return None


def script_line(path, root):
    """A comment ends with its line, and a statement does too."""
    if path.endswith(".py") or not path.startswith(root + os.sep):
        return ""
    text = re.sub(r"(?m)(^|\s)#.*$", "", re.sub(r"\\\n", " ", text_of(path)))
    return ";".join(text.splitlines())


def server_in(command, place):
    at = next((at for at, word in enumerate(command) if SERVER.match(os.path.basename(word))), len(command))
    program = os.path.basename("".join(command[at : at + 1]))
    words, config, env = command[at + 1 :], {}, {**place.env, **assignments_in(command[:at])}
    if program == "gunicorn":
        words = shlex.split(os.environ.get("GUNICORN_CMD_ARGS", "")) + words
        config = gunicorn_config(last(option_values(words, "--config", "-c"), "gunicorn.conf.py"), place)
        env.update(assignments_in(config.get("raw_env", []) + option_values(words, "--env", "-e")))
    module = module_in(words, program) or last(config.get("wsgi_app"))
    if not program or not module:
        return None
    folder = place.path(last(option_values(words, "--chdir") or config.get("chdir"), "."))
    paths = option_values(words, "--pythonpath", "--app-dir", "--python-path") or config.get("pythonpath", [])
    inside = Place(place.root, folder, {})
    paths = [inside.path(path) for path in ",".join(paths).split(",") if path]
    found = Server(None, folder, module, env=env, paths=paths, program=program)
    found.env_file = last(option_values(words, "--env-file")) if program == "uvicorn" else None
    found.is_unclear = "unclear" in config
    return found


def manage_in(command, place):
    if not re.search(r"\brunserver|_server", " ".join(command)):
        return None
    for at, word in enumerate(command):
        if os.path.basename(word) == "manage.py":
            env = {**place.env, **assignments_in(command[:at])}
            return Server(None, place.folder, manage=place.path(word), env=env, program="manage.py")
    return None


def first(values):
    return values[0] if values else None


def last(values, default=None):
    return values[-1] if values else default


def module_in(words, program):
    if program == "uwsgi":
        named = option_values(words, "--module", "-w", "--wsgi-file")
        if named:
            return module_of_path(named[0]) + ":" + last(option_values(words, "--callable"), "")
    found = []
    for index, word in enumerate(words):
        before = words[index - 1] if index else ""
        if MODULE.match(word) and (not before.startswith("-") or "=" in before or FLAG.match(before)):
            found.append(word)
    found = [word for word in found if ":" in word][:1] or found[-1:]
    found = found or [word for word in words if MODULE.match(word) and ":" in word][-1:]
    return first(found)


def without_object(module):
    return module and module.split(":")[0]


def module_of_path(text):
    """`config/wsgi.py`, `config.wsgi:application` and `config.wsgi` are one module."""
    return re.sub(r"\.py$", "", without_object(text.strip()) or "").replace("/", ".").lstrip(".")


def gunicorn_config(path, place):
    """The plain texts that are assigned in it; "unclear" where it may say more of the settings than these."""
    text = text_of(place.path(re.sub("^file:", "", path)))
    found = {"unclear": []} if path.startswith("python:") or MAKES_VARIABLES.search(text) else {}
    for node in tree_of(text).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            values = node.value.elts if isinstance(node.value, (ast.List, ast.Tuple)) else [node.value]
            found[name] = [text for text in map(plain_text_in, values) if text is not None]
            if name in ("raw_env", "chdir", "pythonpath", "wsgi_app") and len(found[name]) < len(values):
                found["unclear"] = []
    return found


def named_in(path):
    """Of the variables that say which settings count: what a file assigns, and its defaults."""
    assigned, defaults = {}, {}
    text = text_of(path) if path else ""
    for node in nodes_in(text) if "DJANGO_" in text else ():
        if isinstance(node, ast.Assign):
            target = node.targets[0]
            if isinstance(target, ast.Subscript) and "environ" in ast.dump(target.value):
                assigned[text_in(target.slice)] = text_in(node.value)
        elif getattr(node.func, "attr", "") == "setdefault" and len(node.args) == 2:
            defaults.setdefault(text_in(node.args[0]), text_in(node.args[1]))
    return [{name: found[name] for name in SETTINGS_VARIABLES if found.get(name)} for found in (assigned, defaults)]


def nodes_in(text):
    """Assignments and calls, in their order."""
    nodes = [node for node in ast.walk(tree_of(text)) if isinstance(node, (ast.Assign, ast.Call))]
    return sorted(nodes, key=lambda node: node.lineno)


def text_in(node):
    """A text, or what a variable falls back to: `os.environ.get("SETTINGS", "config.settings")`."""
    if isinstance(node, ast.Call) and len(node.args) == 2:
        return os.environ.get(text_in(node.args[0]) or "") or text_in(node.args[1])
    return plain_text_in(node)


def plain_text_in(node):
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def in_procfile(root, process):
    lines = [(number, PROCESS.match(line)) for number, line in enumerate(text_of(root + "/Procfile").splitlines(), 1)]
    lines = [(number, *found.groups()) for number, found in lines if found]
    meant = [line for line in lines if line[1] == process][-1:] or lines[:1]
    for number, _, command in meant:
        found = started_by_line(command, Place(root, root, {}))
        if found:
            found.started_by = "Procfile line %d" % number
        return found
    return None


def starts(root, process):
    found = [PROCESS.match(line) for line in text_of(root + "/Procfile").splitlines()]
    return any(one and one.group(1) == process for one in found)


def by_wsgi_path(root, path):
    """The platform's own default says nothing where there is no such module."""
    module = module_of_path(path or "")
    if not module or (module == "application" and not module_file(module, [root])):
        return None
    return Server("WSGIPath", root, "%s:%s" % (module, path.partition(":")[2]))


def module_file(module, folders):
    for folder in folders:
        start = os.path.join(folder, *module.split("."))
        for path in (start + "/__init__.py", start + ".py"):
            if os.path.isfile(path):
                return path
    return None


def bundle_paths(root):
    """Of what may start an app; the nearest to the top first."""
    paths, folders, seen = [], [("", 0)], 0
    for folder, deep in folders:
        for name in sorted(files_in(os.path.join(root, folder))):
            seen += 1
            path = os.path.join(folder, name)
            if name in ("application.py", "asgi.py", "manage.py", "wsgi.py"):
                paths.append(path)
            elif deep < FOLDERS_DEEP and seen < MOST_NAMES and is_folder_of_app(root, path):
                folders.append((path, deep + 1))
    return paths


def is_folder_of_app(root, path):
    full = os.path.join(root, path)
    if NOT_THE_APP.match(os.path.basename(path)) or os.path.islink(full) or not os.path.isdir(full):
        return False
    return not os.path.isfile(os.path.join(full, "pyvenv.cfg"))


def named_so(paths, name):
    return [path for path in paths if os.path.basename(path) == name]


def lying_there(root):
    """Elastic Beanstalk's own choice is application.py; what else lies there says what was meant."""
    paths = bundle_paths(root)
    manage = first(named_so(paths, "manage.py"))
    top = os.path.dirname(manage or "")
    named = [path for path in paths if path == "application.py" and any(named_in(os.path.join(root, path)))]
    path = first(named + named_so(paths, "wsgi.py") + named_so(paths, "asgi.py"))
    if not path:
        return manage and Server(manage, os.path.join(root, top).rstrip("/"), manage=os.path.join(root, manage))
    # A module is named from the folder of manage.py, else from above its own.
    below_manage = manage and (not top or path.startswith(top + "/"))
    folder = top if below_manage else os.path.dirname(os.path.dirname(path))
    module = module_of_path(os.path.relpath(path, folder or "."))
    return Server(path, os.path.join(root, folder).rstrip("/"), module)


def find_server(root, wsgi_path, process="web"):
    started = in_procfile(root, process)
    server = started or by_wsgi_path(root, wsgi_path) or lying_there(root) or Server("", root)
    if not started and starts(root, process):
        server.is_unclear = True
    folders = [*server.paths, server.folder, root]
    server.file = server.manage or (server.module and module_file(server.module, folders))
    assigned, defaults = named_in(server.file)
    if not assigned and not defaults and "DJANGO_SETTINGS_MODULE" not in os.environ:
        manage = os.path.join(server.folder, "manage.py")
        others = [os.path.join(root, path) for path in named_so(bundle_paths(root), "manage.py")]
        managed, defaults = named_in(manage if os.path.isfile(manage) else first(others))
        defaults.update(managed)
    # What a module assigns it assigns by itself.
    server.assigned = assigned if server.manage else {}
    server.defaults = {**defaults, **assigned}
    server.started_by = server.started_by or "DJANGO_SETTINGS_MODULE"
    return server


# --- What the app's modules import ----------------------------------------------------------------------------------


class App:
    """In the place of Django's WSGI or ASGI app: whatever wraps it may call it and ask for attributes."""

    def __call__(self, *args, **kwargs):
        return App()

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return App()


def touch_settings(*args, **kwargs):
    """django.setup() makes the settings; everything else of it would load the apps."""
    import django.conf

    django.conf.settings.ALLOWED_HOSTS


def get_application(*args, **kwargs):
    touch_settings()
    return App()


def nothing(*args, **kwargs):
    return None


def stub_management(module):
    """Some wsgi.py migrate the database."""
    module.call_command = module.execute_from_command_line = nothing


def stub_handlers(module):
    module.BaseHandler.load_middleware = nothing


AFTER_IMPORT = {
    "django.core.management": stub_management,
    "django.core.handlers.base": stub_handlers,
}


class AfterImport:
    """Changes some modules of Django when they are imported, and imports none by itself."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        change = AFTER_IMPORT.pop(name, None)
        spec = change and importlib.util.find_spec(name)
        if not spec:
            return None
        execute = spec.loader.exec_module

        def exec_module(module):
            execute(module)
            change(module)

        spec.loader.exec_module = exec_module
        return spec


# What Django judges requests by: a server has imported it before dynaconf puts an object of its own in its place.
judging = None
# The files whose code has assigned to its ALLOWED_HOSTS, such as a wsgi.py: what the settings' module has does not count then.
assigned_in = []


def watch_assignments(kind):
    real = kind.__setattr__

    def set_attribute(settings, name, value):
        if name == "ALLOWED_HOSTS":
            assigned_in.append(sys._getframe(1).f_code.co_filename)
        real(settings, name, value)

    kind.__setattr__ = set_attribute


def stub_django():
    import django
    import django.conf
    import django.core

    global judging
    judging = django.conf.settings
    watch_assignments(type(judging))
    django.setup = touch_settings
    for kind in ("wsgi", "asgi"):
        module = types.ModuleType("django.core." + kind)
        module.django = django
        setattr(module, "get_%s_application" % kind, get_application)
        sys.modules[module.__name__] = module
        setattr(django.core, kind, module)
    sys.meta_path.insert(0, AfterImport)


# Libraries that settings are made with, which look at the environment when they are called and not before. Imported
# once, they do not have to be imported in each fork.
READERS = ("boto3", "decouple", "dj_database_url", "dotenv", "environ", "environs", "pydantic_settings", "yaml")
MOST_LOOKED_AT = 50


def texts_beside(file):
    """Of what is in the folder of the server's module, and of the settings where they are a folder there."""
    folder = os.path.dirname(file)
    names = [os.path.join(place, name) for place in (folder, folder + "/settings") for name in files_in(place)]
    for name in [name for name in names if name.endswith(".py")][:MOST_LOOKED_AT]:
        with open(name, encoding="utf-8", errors="replace") as file:
            yield file.read(2**16)


def files_in(folder):
    try:
        return os.listdir(folder or ".")
    except OSError:
        return []


def import_readers(server):
    """Those of the virtual environment: a module of the app's own that is called so belongs into the forks."""
    try:
        text = "\n".join(texts_beside(server.file or ""))
        for name in READERS:
            if re.search(r"^\s*(?:from|import)\b.*\b%s\b" % name, text, re.M):
                spec = importlib.util.find_spec(name)
                if spec and "site-packages" in (spec.origin or ""):
                    importlib.import_module(name)
    except Exception:
        pass  # a fork says what is wrong


def version_of(package):
    """gunicorn gives its own to the app; 0 where it is not installed."""
    folders = [name for path in sys.path for name in files_in(path)]
    found = [name for name in folders if name.startswith(package + "-") and name.endswith(".dist-info")]
    return first(found)[len(package) + 1 : -len(".dist-info")] if found else "0"


def look_like_the_server(server, root):
    os.chdir(server.folder)
    os.environ.update(server.env)
    if server.program == "gunicorn":
        os.environ.setdefault("SERVER_SOFTWARE", "gunicorn/%s" % version_of("gunicorn"))
    here = Place(root, root, {})
    added = [path for path in server.env.get("PYTHONPATH", "").split(os.pathsep) if path]
    # On the instance, what is in the environment means the version before.
    sys.path[:] = [here.path(path) if PLATFORMS_FOLDER.match(path) else path for path in added + sys.path]
    sys.path[:0] = [*reversed(server.paths), os.getcwd()]
    # find_dotenv() takes a main module without a file for somebody at a prompt.
    program = os.path.join(os.path.dirname(sys.executable), server.program)
    sys.modules["__main__"].__file__ = server.manage or program
    sys.argv[:] = [server.program, server.module or ("runserver" if server.manage else "wsgi")]


# --- Why something failed --------------------------------------------------------------------------------------------


def below(path, root):
    """The path from the app's folder, of the app's own file; or None."""
    real = os.path.realpath(path)
    is_apps = real.startswith(root + os.sep) and not real.startswith(os.path.realpath(sys.prefix) + os.sep)
    if not is_apps or "site-packages" in real or not os.path.isfile(real):
        return None
    return os.path.relpath(real, root)


def why(error, root):
    """The class, and the app's line that was last on the way to it. The text may hold secrets."""
    path = file = line = module = None
    frame = error.__traceback__
    while frame is not None:
        found = below(frame.tb_frame.f_code.co_filename, root)
        if found:
            path, file, line = frame.tb_frame.f_code.co_filename, found, frame.tb_lineno
        module = frame.tb_frame.f_globals.get("__name__")
        frame = frame.tb_next
    refused = module == "django.conf" and REFUSED.match(str(error))
    if refused:
        return {"code": "refused", "setting": refused[1]}
    if isinstance(error, SyntaxError) and error.filename and below(error.filename, root):
        path, file, line = None, below(error.filename, root), error.lineno
    unset = path and unset_variable(type(error).__name__, path, line)
    return {"code": "raised", "raised": type(error).__name__, "file": file, "line": line, "unset": unset}


# Of Django's own words only the name of its own setting.
REFUSED = re.compile(r"The ([A-Z_]{1,40}) setting must be a list or a tuple")
# What is raised where a variable is not set, and what asks for one: its name is in the code, and no value can be one.
ASKED_IN_VAIN = ("EnvError", "EnvironError", "ImproperlyConfigured", "KeyError", "UndefinedValueError")
ASKS = re.compile(r"""(?:\benviron|\bgetenv|\benv(?:\.\w+)?|\bconfig)\s*[\[(]\s*["']([A-Z][A-Z0-9_]{0,99})["']""")


def unset_variable(raised, path, line):
    """The name of a variable that the app's line asks for and that is not set; or None."""
    lines = text_of(path).splitlines() if raised in ASKED_IN_VAIN else []
    found = ASKS.findall(lines[line - 1]) if line <= len(lines) else []
    return first([name for name in found if name not in os.environ])


# --- A setting's value as plain data, to compare it ------------------------------------------------------------------
#
# A form is one of: ["=", type, text], ["[", type, forms in order], ["{", type, forms of a set],
# [":", type, pairs of forms], ["object", type, pairs of forms].
# It is made without a call into the app's own code, as far as that is possible: a lazy text is never evaluated, a
# query never sent. What has no parts that Python can see is its repr() without addresses.

ATOMS = (int, float, complex, str, bytes, bytearray)
FUNCTIONS = (types.FunctionType, types.BuiltinFunctionType, type)
PLAIN_REPR = {"datetime", "decimal", "uuid", "fractions", "ipaddress", "zoneinfo", "pathlib", "pathlib._local"}


class TooLarge(Exception):
    pass


def type_name(kind):
    return "%s.%s" % (kind.__module__, kind.__qualname__)


def plain_text(value, kind):
    for atom in ATOMS:
        if issubclass(kind, atom):
            return atom.decode(value, "latin-1") if atom in (bytes, bytearray) else atom.__str__(value)
    return repr(value)


def parts_of(value, kind):
    """Its attributes, without asking its class for them."""
    parts = {}
    for base in kind.__mro__:
        slots = base.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else tuple(slots):
            try:
                parts[name] = object.__getattribute__(value, name)
            except AttributeError:
                pass
    try:
        parts.update(object.__getattribute__(value, "__dict__"))
    except (AttributeError, TypeError, ValueError):
        pass
    if issubclass(kind, functools.partial):
        parts.update(function=value.func, args=value.args, keywords=value.keywords)
    return parts


def function_parts(function):
    """What a function or a class made by the settings has with it: two of one name may differ in that."""
    if isinstance(function, type):
        return class_parts(function)
    if not isinstance(function, types.FunctionType):
        return {}
    cells = []
    for cell in function.__closure__ or ():
        try:
            cells.append(cell.cell_contents)
        except ValueError:
            cells.append(None)
    return {"defaults": function.__defaults__, "keywords": function.__kwdefaults__, "closure": cells}


def class_parts(kind):
    file = getattr(sys.modules.get(kind.__module__), "__file__", None)
    if not file or file.startswith(NOT_OF_APP) or "site-packages" in file:
        return {}
    return {name: value for name, value in vars(kind).items() if not name.startswith("__")}


class Forms:
    """Makes forms. isinstance() is not for it: that asks an object for its class, and a lazy one evaluates itself."""

    def __init__(self, hosts):
        self.parts, self.text, self.way = MOST_PARTS, MOST_TEXT, []
        self.hosts, self.meets_hosts = hosts, False

    def leaf(self, name, text=""):
        self.text -= len(text)
        if self.text < 0:
            raise TooLarge
        return ["=", name, text]

    def of(self, value, objects=0):
        self.parts -= 1
        if self.parts < 0:
            raise TooLarge
        name = type_name(type(value))
        self.meets_hosts = self.meets_hosts or value is self.hosts
        if id(value) in self.way:
            return self.leaf("the same as outside", str(len(self.way) - self.way.index(id(value))))
        if len(self.way) > DEEP:
            return self.leaf(name)
        self.way.append(id(value))
        try:
            return self.by_kind(value, type(value), name, objects)
        except (TooLarge, MemoryError):
            raise
        except Exception:
            return self.leaf(name)
        finally:
            self.way.pop()

    def by_kind(self, value, kind, name, objects):
        if value is None or kind is bool or issubclass(kind, ATOMS) or kind.__module__ in PLAIN_REPR:
            return self.leaf(name, plain_text(value, kind))
        if value is os.environ or value is os.environb:
            return self.leaf("the environment")
        if issubclass(kind, (list, tuple, collections.deque)):
            plain = next(base for base in (list, tuple, collections.deque) if issubclass(kind, base))
            return ["[", name, [self.of(entry, objects) for entry in plain.__iter__(value)]]
        if issubclass(kind, (set, frozenset)):
            plain = set if issubclass(kind, set) else frozenset
            return ["{", name, sorted((self.of(entry, objects) for entry in plain.__iter__(value)), key=json.dumps)]
        if issubclass(kind, dict):
            return [":", name, self.pairs(dict.items(value), objects)]
        if issubclass(kind, types.MappingProxyType):
            return [":", name, self.pairs(value.items(), objects)]
        if issubclass(kind, re.Pattern):
            return self.leaf(name, "%d %s" % (value.flags, value.pattern))
        if issubclass(kind, types.ModuleType):
            return self.leaf(name, value.__name__)
        if issubclass(kind, FUNCTIONS):
            code = "%s.%s" % (value.__module__, value.__qualname__)
            return ["object", "%s %s" % (name, code), self.pairs(function_parts(value).items(), objects + 1)]
        return self.object(value, kind, name, objects)

    def object(self, value, kind, name, objects):
        parts = parts_of(value, kind)
        # dynaconf's own object holds all settings, which are compared by their names.
        if objects >= OBJECTS_DEEP or kind.__module__.split(".")[0] in ("logging", "dynaconf"):
            return self.leaf(name, str(parts.get("name", "")))
        if not parts and kind.__repr__ is not object.__repr__:
            return self.leaf(name, re.sub(r"0x[0-9a-fA-F]+", "0x", repr(value)))
        return ["object", name, self.pairs(parts.items(), objects + 1)]

    def pairs(self, items, objects):
        """Without the variable of the hooks' own, which a copy of the environment has: no app means anything by it."""
        items = [item for item in items if not (type(item[0]) is str and item[0] == OWN)]
        return sorted(([self.of(key, objects), self.of(value, objects)] for key, value in items), key=json.dumps)


def forms_of(settings):
    """Their forms, and whether another setting is the list of hosts, or has it in it: that one grows with the list."""
    import django.conf

    if type(settings) is django.conf.LazySettings:
        settings = settings._wrapped  # which gives MEDIA_URL without an import of the URLs' machinery
    forms, shares_hosts = forms_of_environment(), False
    for name in dir(settings):
        if not name.isupper() or name == "ALLOWED_HOSTS":
            continue
        try:
            value = getattr(settings, name)
        except Exception as error:
            forms[name] = ["=", "raises", type(error).__name__]
        else:
            maker = Forms(settings.ALLOWED_HOSTS)
            forms[name] = maker.of(value)
            shares_hosts = shares_hosts or maker.meets_hosts
    return forms, shares_hosts


# As messages name it: no setting has that name.
A_VARIABLE = "the variable "
VARIABLE_NAME = re.compile(r"[A-Za-z_]\w{0,99}$", re.A)


def forms_of_environment():
    """What settings put into it, code beside them takes out: an address of the site, made of the list of hosts."""
    return {A_VARIABLE + name: ["=", "str", value] for name, value in os.environ.items() if VARIABLE_NAME.match(name)}


# --- The comparison --------------------------------------------------------------------------------------------------
#
# The settings are made twice in the same environment. Where the two differ (a random key, the time, an address) the
# form becomes ["?", the types that were seen]. There a trial differs only by another type, or by holding a text that
# is new in the trial. Everything beside it is compared as it is: one random entry does not hide the others.


def steady(one, other):
    if one == other:
        return one
    if one[0] == "?":
        return ["?", one[1] + [other[:2]]]
    if one[0].rstrip("?") != other[0] or one[1] != other[1] or one[0] == "=":
        return ["?", [one[:2], other[:2]]]
    if other[0] == "{":
        common = [form for form in one[2] if form in other[2]]
        size = len(one[2]) + (one[3] if one[0] == "{?" else 0)
        return ["{?", one[1], common, max(size, len(other[2])) - len(common)]
    if one[0] == "[" and len(one[2]) == len(other[2]):
        return ["[", one[1], [steady(*pair) for pair in zip(one[2], other[2])]]
    if one[0] != "[" and [key for key, _ in one[2]] == [key for key, _ in other[2]]:
        return [one[0], one[1], [[mine[0], steady(mine[1], its[1])] for mine, its in zip(one[2], other[2])]]
    return ["?", [one[:2], other[:2]]]


def steady_settings(one, other):
    """Of those that both have. One that only one of the two has says nothing about a trial."""
    both = {name: steady(one[name], other[name]) for name in one if name in other}
    return both, set(one) ^ set(other)


class Comparison:
    def __init__(self, fresh, in_any_order):
        self.fresh, self.in_any_order = fresh, in_any_order

    def holds_fresh(self, form):
        text = json.dumps(form)
        return any(word in text for word in self.fresh)

    def difference(self, was, now):
        """None, or how it changed."""
        if was == now:
            return None
        if was[0] == "?":
            return "changed" if now[:2] not in was[1] or self.holds_fresh(now) else None
        if was[0].rstrip("?") != now[0] or was[1] != now[1]:
            return "changed"
        if now[0] == "[":
            return self.of_lists(was[2], now[2])
        if now[0] == "{":
            return self.of_sets(was[2], now[2], was[3] if was[0] == "{?" else 0)
        if now[0] in (":", "object"):
            return self.of_pairs(was[2], now[2], now[0] == ":")
        return "changed"

    def of_lists(self, was, now):
        place = 0
        for former in was:
            while place < len(now) and self.difference(former, now[place]):
                place += 1
            if place == len(now):
                break
            place += 1
        else:
            return "grew" if len(now) > len(was) else None
        lost = collections.Counter(map(json.dumps, was)) - collections.Counter(map(json.dumps, now))
        if lost or not self.in_any_order:
            return "lost entries" if lost else "changed"
        return "grew" if len(now) > len(was) else None

    def of_sets(self, was, now, unsteady):
        if any(form not in now for form in was):
            return "lost entries"
        more = [form for form in now if form not in was]
        if len(more) > unsteady:
            return "grew"
        return "changed" if self.holds_fresh(more) else None

    def of_pairs(self, was, now, plain):
        if [key for key, _ in was] != [key for key, _ in now]:
            return "changed"
        found = {self.difference(former[1], value[1]) for former, value in zip(was, now)} - {None}
        if not found:
            return None
        return "grew" if plain and found == {"grew"} else "changed"

    def settings(self, was, unsteady, now):
        """The name, how it changed, and whether what is new in the trial is in it."""
        for name in sorted((set(was) | set(now)) - unsteady):
            if name not in was:
                how = "appeared"
            else:
                how = self.difference(was[name], now[name]) if name in now else "vanished"
            if how:
                yield name, how, name in now and self.holds_fresh(now[name])


def words(text):
    return {word for word in re.split(rb"[^\w.:/@-]+", text) if len(word) > 3}


def fresh_words(trial):
    """What the trial has and the app's own environment has not."""
    fresh = set()
    for name, value in trial["env"].items():
        fresh |= words((value or "").encode()) - words(os.environb.get(name.encode(), b""))
    for was, now in texts_of_files(trial):
        fresh |= words(now) - words(was)
    return [word.decode("ascii", "ignore") for word in fresh]


ASSIGNED = re.compile(rb"\s*(?:export\s+)?([A-Za-z_]\w*)\s*=", re.A)


def tried_variables(trial):
    """Those that are to be another text: in the environment, and on lines of files."""
    lines = [line for was, now in texts_of_files(trial) for line in set(now.splitlines()) - set(was.splitlines())]
    names = [found[1].decode() for found in map(ASSIGNED.match, lines) if found]
    return {A_VARIABLE + name for name in [*trial["env"], *names]}


def texts_of_files(trial):
    """As they are, and as they would be."""
    for path, content in trial["files"].items():
        try:
            with open(path, "rb") as file:
                yield file.read(), binascii.a2b_base64(content)
        except OSError:
            pass  # nobody reads it then


# --- The line that lets the load balancer in -------------------------------------------------------------------------

ADDED = f'%s.environ.get("{OWN}", "").split()'
# Where code beside the settings' module assigns the list: of that file nothing is known, so it brings all that it needs.
LINE_OUTSIDE = (
    "from django.conf import settings; settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, *%s]"
    % ADDED
    % '__import__("os")'
)
# Below the class, which it extends.
LINE_FOR_CLASS = (
    'class %s(%s): setup = classmethod(lambda cls: (super(%s, cls).setup(), '
    'setattr(cls, "ALLOWED_HOSTS", [*cls.ALLOWED_HOSTS, %s*%s])))'
)
# What Django lets in with DEBUG, as long as ALLOWED_HOSTS is empty.
HOSTS_OF_DEBUG = [".localhost", "127.0.0.1", "[::1]"]


def the_line(root, shares_hosts):
    """What a person adds at the end of the settings module; None where that would not count."""
    import django.conf

    settings = judging
    module = sys.modules.get(os.environ.get("DJANGO_SETTINGS_MODULE"))
    if type(settings) is not django.conf.LazySettings or type(settings._wrapped) is not django.conf.Settings:
        return None  # something else has taken their place
    if type(module) is not types.ModuleType:
        return None
    names = module.__dict__
    if made_by_class(module):
        return at_the_end(names.get("__file__") or "", root, text_for_class(names, settings))
    default = django.conf.global_settings.ALLOWED_HOSTS
    if names.get("ALLOWED_HOSTS", default) is settings.ALLOWED_HOSTS:
        return at_the_end(module.__dict__.get("__file__") or "", root, text_of_line(names, settings, shares_hosts))
    return at_the_end(last(assigned_in, ""), root, LINE_OUTSIDE)


def at_the_end(path, root, line):
    file = below(path, root)
    if not line or not file or not file.endswith(".py"):
        return None
    text = text_of(path)
    return {"file": file, "below": text.count("\n") + (text[-1:] not in ("", "\n")), "text": line}


def made_by_class(module):
    """django-configurations puts the values of a class into the module, when all of that has been executed."""
    return "configurations" in sys.modules and "CONFIGURATION" in module.__dict__


def text_for_class(names, settings):
    """The values of a class are made when it is set up: what stands in its text may not be a list yet."""
    name = names["CONFIGURATION"].rpartition(".")[2]
    if type(getattr(names.get(name), "ALLOWED_HOSTS", None)) not in (list, tuple):
        return None
    kept = '*([".localhost", "127.0.0.1", "[::1]"] if cls.DEBUG else []), ' if only_by_debug(settings) else ""
    return LINE_FOR_CLASS % (name, name, name, kept, ADDED % '__import__("os")')


def only_by_debug(settings):
    return settings.DEBUG and not settings.ALLOWED_HOSTS


def text_of_line(names, settings, shares_hosts):
    name = "os" if names.get("os", os) is os else '__import__("os")'
    start = "" if "os" in names else "import os; "
    added = ADDED % name
    if only_by_debug(settings):
        kept = '*([".localhost", "127.0.0.1", "[::1]"] if DEBUG else [])'
        before = "*ALLOWED_HOSTS, " if "ALLOWED_HOSTS" in names else ""
        return "%sALLOWED_HOSTS = [%s%s, *%s]" % (start, before, kept, added)
    if "ALLOWED_HOSTS" not in names:
        return "%sALLOWED_HOSTS = %s" % (start, added)
    if type(names["ALLOWED_HOSTS"]) is list and name == "os" and not start and not shares_hosts:
        return "ALLOWED_HOSTS += " + added
    return "%sALLOWED_HOSTS = [*ALLOWED_HOSTS, *%s]" % (start, added)


# --- What may let the load balancer in all the same ------------------------------------------------------------------
#
# A list without its address is no proof that it is refused. Code of the app's own may answer before Django looks at the
# host, or change the list when the apps are loaded. Nothing of that is started here.

LOOKS_AT_HOST = "django.middleware.common.CommonMiddleware"
WHITENOISE = "whitenoise.middleware.WhiteNoiseMiddleware"
# They answer files, and the questions of browsers that come before a request.
ANSWER_NO_CHECK = ("corsheaders.middleware.CorsMiddleware", WHITENOISE)
CHANGES_IT = re.compile(
    r"\.ALLOWED_HOSTS\b|[gs]etattr\([\w.\s]+,\s*[\"']ALLOWED_HOSTS"
    r"|\bvalidate_host\b|\bget_host\s*=|\b_get_raw_host\b|\bhandler400\b"
)
NOT_SERVED = re.compile(r"(conftest|tests?|test_\w+|\w+_test)\.py$")
NOT_SERVED_FOLDERS = ("locale", "migrations", "test", "tests")


def before_hosts(server, root):
    """{"kind", "name"} of the first thing that may do so; None where nothing but Django's own is seen."""
    kind, name = next(ways_in(server, root), (None, None))
    return kind and {"kind": kind, "name": name}


def ways_in(server, root):
    if not server.module:
        yield "unknown", ""
    if type(getattr(sys.modules.get(server.module), server.called, None)) is not App:
        yield "application", server.module
    middleware = list(judging.MIDDLEWARE)
    before = middleware[: middleware.index(LOOKS_AT_HOST)] if LOOKS_AT_HOST in middleware else None
    if before is None:
        yield "unchecked", LOOKS_AT_HOST
    for name in before or ():
        if not name.startswith("django.") and name not in ANSWER_NO_CHECK:
            yield "middleware", name
    if judging.SECURE_SSL_REDIRECT and judging.SECURE_SSL_HOST:
        yield "setting", "SECURE_SSL_HOST"
    for name in ("WHITENOISE_ROOT", "WHITENOISE_INDEX_FILE") if WHITENOISE in middleware else ():
        if getattr(judging, name, None):
            yield "setting", name
    for path in python_files([root, *packages_of(judging.INSTALLED_APPS, root)]):
        if CHANGES_IT.search(text_of(path)):
            yield "code", below(path, root) or os.path.join(*path.split(os.sep)[-3:])


def packages_of(apps, root):
    """The folders of those that are neither Django's nor the app's own."""
    for name in sorted({app.split(".")[0] for app in apps} - {"django"}):
        spec = importlib.util.find_spec(name)
        for folder in (spec and spec.submodule_search_locations) or ():
            if not os.path.realpath(folder).startswith(root + os.sep) or "site-packages" in folder:
                yield folder


def python_files(folders):
    """Of a server: without tests and migrations, and without what lies in the app's folder and is none of it."""
    for top in folders:
        for folder, names, files in os.walk(top):
            names[:] = [name for name in names if name not in NOT_SERVED_FOLDERS and is_folder_of_app(folder, name)]
            for name in files:
                if name.endswith(".py") and not NOT_SERVED.match(name):
                    yield os.path.join(folder, name)


def ask_before(request):
    """None where it cannot be found out, which proves nothing."""
    fork = Fork(request, None)
    wait_for([fork], request["seconds"])
    return {"kind": "unknown", "name": ""} if fork.problem else fork.result["before"]


# --- One evaluation, in a fork ---------------------------------------------------------------------------------------


# The code of Python itself, and what is no file.
NOT_OF_APP = (os.path.dirname(os.__file__) + os.sep, "<")
BUILD_SET = opcode.opmap["BUILD_SET"]
# What code has in it that makes something else of the same app at each start, as far as one process cannot tell: the
# order of a set is the same in all forks, and the time is almost.
MAKES_SETS = {"set", "frozenset", "keys"}
ASKS_TIME = {"now", "utcnow", "today", "time", "time_ns", "monotonic", "perf_counter", "localtime", "gmtime", "strftime"}


def names_in(code):
    """The names that a piece of code has, with what is inside it; the display of a set counts as one."""
    names = set(code.co_names)
    if BUILD_SET in code.co_code[::2]:
        names.add("set")
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            names |= names_in(constant)
    return names


class Watch:
    """What is done from now on: the app's files that are opened, other than Python's own, and what its code names."""

    def __init__(self, root):
        self.root, self.opened, self.names = root, [], set()
        if hasattr(sys, "addaudithook"):
            sys.addaudithook(self.look)
        else:
            self.names = MAKES_SETS | ASKS_TIME

    def look(self, event, args):
        if event == "exec":
            path = args[0].co_filename
            if not path.startswith(NOT_OF_APP) and "site-packages" not in path and below(path, self.root):
                self.names |= names_in(args[0])
        elif event == "open" and isinstance(args[0], (str, bytes)) and len(self.opened) < MOST_FILES:
            self.note(os.fsdecode(args[0]))

    def note(self, path):
        if path.endswith((".py", ".pyc", ".so")) or not below(path, self.root):
            return
        real = os.path.realpath(path)
        if real not in self.opened:
            self.opened.append(real)


def install_configurations():
    """What configurations.setup() does before django.setup()."""
    if os.environ.get("DJANGO_CONFIGURATION"):
        try:
            from configurations import importer

            importer.install()
        except Exception:
            pass  # the settings say then what is missing


def load_env_file(path):
    try:
        import dotenv

        dotenv.load_dotenv(path)
    except Exception:
        pass  # the server would not start


def import_module(server, root):
    """None, or why the server's module cannot be imported."""
    failure = None
    if server.env_file:
        load_env_file(server.env_file)
    os.environ.update(server.assigned)
    if server.module:
        try:
            importlib.import_module(server.module)
        except BaseException as error:
            failure = why(error, root)
    for name, value in server.defaults.items():
        os.environ.setdefault(name, value)
    if failure or not server.module:
        install_configurations()
    return failure


def as_django_takes(host):
    """A lazy text is one; what is nothing, such as a variable that is not set, lets nobody in."""
    from django.utils.functional import Promise

    return str(host) if isinstance(host, Promise) else host or ""


def hosts_problem(hosts):
    kinds = {type(host) for host in hosts}
    if not all(issubclass(kind, str) for kind in kinds):
        return "hosts-type"
    if len(hosts) > MOST_HOSTS or sum(len(host) for host in hosts) > MOST_HOST_BYTES:
        return "hosts-size"
    return None


def evaluate(request):
    """What the settings are; every failure of the app's own is an answer."""
    from django.core.exceptions import ImproperlyConfigured

    server = request["server"]
    failure = import_module(server, request["root"])
    settings = judging
    try:
        hosts = settings.ALLOWED_HOSTS
        if not isinstance(hosts, (list, tuple, set, frozenset)):
            return {"problem": {"code": "hosts-type"}}
        hosts = [as_django_takes(host) for host in hosts]
        problem = hosts_problem(hosts)
        if problem:
            return {"problem": {"code": problem}}
        by_debug = not hosts and bool(settings.DEBUG)
        forms, shares_hosts = forms_of(settings)
    except TooLarge:
        return {"problem": {"code": "too-large"}}
    except BaseException as error:
        unknown = isinstance(error, ImproperlyConfigured) and not os.environ.get("DJANGO_SETTINGS_MODULE")
        if unknown and not failure and not server.module:
            return {"problem": {"code": "no-server"}}
        return {"problem": failure if failure and unknown else why(error, request["root"])}
    return {
        "hosts": HOSTS_OF_DEBUG if by_debug else [str.__str__(host) for host in hosts],
        "byDebug": by_debug,
        "forms": forms,
        "failure": failure,
        "module": os.environ.get("DJANGO_SETTINGS_MODULE", ""),
        "startedBy": server.started_by,
        "line": the_line(request["root"], shares_hosts),
        "before": before_hosts(server, request["root"]) if request.get("before") else None,
    }


class Fork:
    """One evaluation. Its answer is a line that begins with a mark, so that nothing else is taken for it."""

    def __init__(self, request, trial, watched=False):
        self.mark = os.urandom(16).hex().encode()
        self.read, self.open, self.status = bytearray(), True, None
        self.problem = self.result = self.pid = None
        self.source, pipe = os.pipe()
        try:
            self.pid = os.fork()
        except OSError:
            self.problem = {"code": "no-process"}
        if self.pid == 0:
            self.run(request, trial, watched, pipe)
        os.close(pipe)

    def run(self, request, trial, watched, pipe):
        try:
            for descriptor in (self.source, REQUESTS, ANSWERS):
                os.close(descriptor)
            text = self.mark + json.dumps(in_place(request, trial, watched)).encode() + b"\n"
            while text:
                text = text[os.write(pipe, text) :]
            os._exit(0)
        finally:
            os._exit(70)

    def pending(self):
        return self.problem is None and self.result is None

    def take(self):
        more = os.read(self.source, 2**16)
        self.open = more != b""
        self.read += more
        if self.read[: len(self.mark)] != self.mark[: len(self.read)] or len(self.read) > MOST_FROM_FORK:
            self.problem = {"code": "unreadable"}
        elif self.read.endswith(b"\n"):
            self.parse()

    def parse(self):
        try:
            result = json.loads(self.read[len(self.mark) :])
            self.problem = result.get("problem")
            self.result = {key: result[key] for key in RESULT} if self.problem is None else None
        except Exception:
            self.problem = {"code": "unreadable"}

    def look_for_end(self):
        """Its last words may be in the pipe when it has ended: they are read before this says so."""
        if self.status is not None:
            name = "signal" if os.WIFSIGNALED(self.status) else "exit"
            number = os.WTERMSIG(self.status) if name == "signal" else os.WEXITSTATUS(self.status)
            self.problem = {"code": name, "number": number}
            return
        pid, status = os.waitpid(self.pid, os.WNOHANG)
        if pid:
            self.pid, self.status = None, status

    def end(self):
        """What it started lives on until all of this is ended from outside."""
        if self.pid is not None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.source)


RESULT = ("hosts", "byDebug", "forms", "failure", "module", "startedBy", "line", "before", "opened", "sets", "time")


def in_place(request, trial, watched):
    watch = Watch(request["root"]) if watched else None
    if trial is not None:
        put_files(trial["files"])
        put_env(trial["env"], request["server"])
    try:
        result = evaluate(request)
    except BaseException as error:
        result = {"problem": why(error, request["root"])}
    opened, names = (list(watch.opened), watch.names) if watch else ([], set())
    return dict(result, opened=opened, sets=not names.isdisjoint(MAKES_SETS), time=not names.isdisjoint(ASKS_TIME))


def wait_for(forks, seconds):
    """Until each has answered or ended, or the time is up."""
    end = time.monotonic() + seconds
    while True:
        pending = [fork for fork in forks if fork.pending()]
        if not pending:
            break
        if time.monotonic() > end:
            for fork in pending:
                fork.problem = {"code": "time"}
            break
        ready = select.select([fork.source for fork in pending if fork.open], [], [], 0.02)[0]
        for fork in pending:
            if fork.source in ready:
                fork.take()
            else:
                fork.look_for_end()
    for fork in forks:
        fork.end()


# --- Questions -------------------------------------------------------------------------------------------------------


# What a setting of chance takes to show itself: each has one of two values at least.
LOOKS = 6


class Baseline:
    """The settings as they are, made twice; and more often where a trial's change may be chance."""

    def __init__(self, one, other):
        self.problem = one.problem or other.problem
        self.in_doubt, self.looked_again, self.made = False, False, time.monotonic()
        if self.problem is None:
            self.result = one.result
            self.settings, self.unsteady = one.result["forms"], set()
            self.add(other)

    def add(self, fork):
        """Once more the same: what is another one now is so at each start, and no trial's doing."""
        if fork.problem is not None:
            return
        if self.result["hosts"] != fork.result["hosts"]:
            self.problem = {"code": "hosts-unsteady"}
        self.settings, more = steady_settings(self.settings, fork.result["forms"])
        self.unsteady |= more

    def look_again(self, request, end):
        if self.result["time"]:
            time.sleep(max(0, self.made + 1.1 - time.monotonic()))  # many settings know the second of their start
        forks = [Fork(request, None) for _ in range(LOOKS)]
        wait_for(forks, end - time.monotonic())
        for fork in forks:
            self.add(fork)
        self.looked_again = True

    def answer(self):
        if self.problem is not None:
            return {"problem": self.problem}
        import django

        shown = {key: value for key, value in self.result.items() if key != "forms"}
        return dict(shown, django=django.get_version())

    def compare(self, trial, fork):
        if self.problem is not None or fork.problem is not None:
            return {"problem": fork.problem or self.problem}
        try:
            if fork.result["failure"] not in (None, self.result["failure"]):
                return {"problem": fork.result["failure"]}
            comparison = Comparison(fresh_words(trial), in_any_order=self.result["sets"])
            not_compared = self.unsteady | tried_variables(trial)
            changes = list(comparison.settings(self.settings, not_compared, fork.result["forms"]))
        except Exception:
            return {"problem": {"code": "unreadable"}}
        if trial["crowd"]:
            changes = [change for change in changes if change[2]]  # a count, and what else is made of many, is no harm
        # Where a host is lost, the rest does not matter any more.
        if set(self.result["hosts"]) <= set(fork.result["hosts"]):
            self.in_doubt = self.in_doubt or any(how != "grew" and not fresh for _, how, fresh in changes)
        others = [{"name": name, "how": how} for name, how, _ in changes]
        return {"hosts": fork.result["hosts"], "others": others}

    def compare_all(self, trials, forks):
        return [self.compare(*pair) for pair in zip(trials, forks)]


def answer(request, baseline):
    """All of one request run side by side."""
    end = time.monotonic() + request["seconds"]
    first = [Fork(request, None, watched=True), Fork(request, None)] if baseline is None else []
    forks = [Fork(request, trial) for trial in request["trials"]]
    wait_for(first + forks, request["seconds"])
    baseline = baseline or Baseline(*first)
    trials = baseline.compare_all(request["trials"], forks)
    if baseline.in_doubt and not baseline.looked_again:
        baseline.look_again(request, end)
        trials = baseline.compare_all(request["trials"], forks)
    return baseline, {"settings": baseline.answer(), "trials": trials}


def say(message):
    text = json.dumps(message).encode() + b"\n"
    while text:
        text = text[os.write(ANSWERS, text) :]


def adopt_orphans():
    """Where nothing else holds the app's processes together: those that leave their parent come to this one."""
    import ctypes

    PR_SET_CHILD_SUBREAPER = 36
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def prepare(root, wsgi_path, process):
    """The server; or None, and says why."""
    try:
        server = find_server(root, wsgi_path, process)
        if server.is_unclear:
            say({"problem": {"code": "command"}})
            return None
        look_like_the_server(server, root)
    except OSError:
        say({"problem": {"code": "folder"}})
        return None
    try:
        stub_django()
        import_readers(server)
    except BaseException as error:
        say({"problem": dict(why(error, root), code="no-django")})
        return None
    gc.freeze()  # a collection in a fork would copy all that it shares with this
    gc.enable()
    return server


def main(way):
    requests = os.fdopen(REQUESTS, "rb")
    request = json.loads(requests.readline())
    signal.alarm(int(request["seconds"]) + 2)
    if way == "adopt" and sys.platform == "linux":
        adopt_orphans()
    serve_files()
    root, baseline = os.getcwd(), None
    server = prepare(root, request["wsgiPath"], request["process"])
    while server and request:
        request.update(root=root, server=server)
        if request.get("before"):
            message = {"before": ask_before(request)}
        else:
            baseline, message = answer(request, baseline)
        say(message)
        request = json.loads(requests.readline() or b"null")


main(sys.argv[1])
