"""Reads env files with the programs that read them in production; run by readers.ts.

readers.py versions NAME …: {name: {"version": "…"} or {"why": "…"}}
readers.py NAME < ["base64", …]: one {"variables": {…}} or {"refused": "…"} a file, in their order
"""

import base64
import ctypes
import ctypes.util
import glob
import importlib.metadata
import json
import logging
import os
import re
import sys
import tempfile

logging.disable(logging.CRITICAL)


def python_dotenv():
    from dotenv import dotenv_values

    # A key without "=" has the value None, and load_dotenv sets no variable for it.
    return lambda path: {key: value for key, value in dotenv_values(path).items() if value is not None}


def django_environ():
    from environ import Env

    env = Env()

    def read(path):
        # read_env only sets what the environment does not have yet.
        os.environ.clear()
        env.read_env(path)
        variables = {}
        for name in list(os.environ):
            try:
                # As an app gets it: a value that starts with "$" names another variable.
                variables[name] = env(name)
            except Exception:
                pass  # The app that asks for it does not start: as good as not there.
        return variables

    return read


def python_decouple():
    from decouple import RepositoryEnv

    return lambda path: dict(RepositoryEnv(path).data)


def systemd():
    """What a unit with EnvironmentFile= gets: the parser, then the check of names and values."""
    library = ctypes.CDLL(systemd_library())
    libc = ctypes.CDLL(ctypes.util.find_library("c"))
    strings = ctypes.POINTER(ctypes.c_void_p)
    libc.fopen.restype = ctypes.c_void_p
    libc.fopen.argtypes = [ctypes.c_char_p, ctypes.c_char_p]
    libc.fclose.argtypes = [ctypes.c_void_p]
    libc.free.argtypes = [ctypes.c_void_p]
    library.load_env_file.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.POINTER(strings)]
    library.strv_env_clean_with_callback.restype = strings
    library.strv_env_clean_with_callback.argtypes = [strings, ctypes.c_void_p, ctypes.c_void_p]
    library.log_set_max_level(0)

    def read(path):
        file = libc.fopen(path.encode(), b"r")
        loaded = strings()
        result = library.load_env_file(file, b"env", ctypes.byref(loaded))
        libc.fclose(file)
        if result < 0:
            raise OSError(-result, os.strerror(-result))
        variables = {}
        if loaded:
            library.strv_env_clean_with_callback(loaded, None, None)
            at = 0
            while loaded[at]:
                name, _, value = ctypes.string_at(loaded[at]).decode().partition("=")
                variables[name] = value
                libc.free(loaded[at])
                at += 1
            libc.free(ctypes.cast(loaded, ctypes.c_void_p))
        return variables

    return read


def systemd_library():
    folders = ["/usr/lib/systemd", "/usr/lib64/systemd", "/usr/lib/*-linux-*/systemd", "/lib/systemd"]
    found = [path for folder in folders for path in glob.glob(f"{folder}/libsystemd-shared-*.so")]
    if not found:
        raise FileNotFoundError("no libsystemd-shared")
    return found[0]


def systemd_version():
    return re.search(r"shared-(\d+)", systemd_library()).group(1)


def package_version(package):
    return lambda: importlib.metadata.version(package)


READERS = {
    "python-dotenv": (python_dotenv, package_version("python-dotenv")),
    "django-environ": (django_environ, package_version("django-environ")),
    "python-decouple": (python_decouple, package_version("python-decouple")),
    "systemd": (systemd, systemd_version),
}


def version(make, find):
    try:
        make()
        return {"version": find()}
    except Exception as error:
        return {"why": f"{type(error).__name__}: {error}"}


def read_one(read, path, content):
    with open(path, "wb") as file:
        file.write(content)
    try:
        return {"variables": read(path)}
    except Exception as error:
        return {"refused": f"{type(error).__name__}: {error}"}


def main(name, *others):
    if name == "versions":
        return {other: version(*READERS[other]) for other in others}
    read = READERS[name][0]()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, ".env")
        return [read_one(read, path, base64.b64decode(file)) for file in json.load(sys.stdin)]


print(json.dumps(main(*sys.argv[1:])))
