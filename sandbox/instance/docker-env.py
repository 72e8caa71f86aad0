"""What docker makes of an env file, by its own rules; no line of the hooks, nor of docker, is in here.

`docker run --env-file`: the rules that stand above the code of pkg/kvfile/kvfile.go in github.com/docker/cli, at
28f756087eea5fa301f3fbf12b01ae62f91521c2, and Go's bufio.ScanLines, which takes one carriage return from a line's end.

`.env` of docker compose: dotenv/parser.go and template/template.go in github.com/compose-spec/compose-go, at
e70e961c3a3acebf0800b882f1afb3dbf1fb74a2.

Reads a JSON list of [dialect, text in base64, variables that are known] from standard input, and answers with a list
of {"variables": {...}} or {"refused": why}.
"""

import base64
import json
import re
import sys


class Refused(Exception):
    pass


def utf8(data):
    try:
        return data.removeprefix(b"\xef\xbb\xbf").decode()
    except UnicodeDecodeError:
        raise Refused("it is not UTF-8")


def read_env_list(data, known):
    variables = {}
    for line in utf8(data).split("\n"):
        line = line.removesuffix("\r").lstrip()
        if line == "" or line.startswith("#"):
            continue
        name, is_set, value = line.partition("=")
        if name == "":
            raise Refused("a line has no name")
        if " " in name or "\t" in name:
            raise Refused("a name has a blank")
        if is_set:
            variables[name] = value
        elif name in known:
            variables[name] = known[name]
    return variables


BLANK = "[\t\v\f\r \x85\xa0]"
STATEMENT = re.compile(r"(?:\s|#[^\n]*(?:\n|\Z))*")
EXPORT = re.compile(r"export\s+")
NAME = re.compile(rf"(?:[\w.\-\[\]]|{BLANK})*")
ESCAPE = re.compile(r"\\(?:([abcfnrtv\"\\])|(\$)|0([0-7]{3}))")
ESCAPES = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


def read_compose_env(data, known):
    text, at, variables = utf8(data), 0, {}
    while True:
        at = STATEMENT.match(text, at).end()
        if at == len(text):
            return variables
        exported = EXPORT.match(text, at)
        at = exported.end() if exported else at
        found = NAME.match(text, at)
        at = found.end()
        end = text[at : at + 1]
        if end not in ("", "=", ":", "\n"):
            raise Refused("a name has an odd character")
        name = found.group().rstrip()
        if " " in name:
            raise Refused("a name has a blank")
        at += 1
        if end in ("", "\n"):
            if name in known:
                variables[name] = known[name]
            continue
        at = re.compile(f"{BLANK}*").match(text, at).end()
        value, at = read_value(text, at, {**variables, **known})
        variables[name] = value


def read_value(text, at, known):
    quote = text[at : at + 1]
    if quote in ("'", '"') and quote:
        inner = re.compile(rf"((?:\\.|[^{quote}\\])*){quote}", re.DOTALL).match(text, at + 1)
        if not inner:
            raise Refused("a quote is left open")
        value = inner.group(1).replace("\\" + quote, quote)
        if quote == '"':
            value = substitute(ESCAPE.sub(unescape, value), known)
        return value, inner.end()
    line = text[at:].split("\n", 1)[0]
    value = line.split(" #", 1)[0].rstrip()
    return substitute(value, known), at + len(line) + 1


def unescape(found):
    letter, dollar, octal = found.groups()
    if dollar:
        return "$$"
    return chr(int(octal, 8)) if octal else ESCAPES.get(letter, letter)


REFERENCE = re.compile(r"\$(?:(\$)|([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-?+])((?:[^{}$]|\$\{[^{}]*\}|\$)*))?\}|())", re.ASCII)


def substitute(text, known):
    def value_of(found):
        escaped, plain, name, sign, other, odd = found.groups()
        if odd is not None:
            raise Refused("a reference is no reference")
        if escaped:
            return "$"
        if plain or not sign:
            return known.get(plain or name, "")
        value = known.get(name)
        is_there = value is not None and not (sign[0] == ":" and value == "")
        if sign[-1] == "+":
            return substitute(other, known) if is_there else ""
        if not is_there and sign[-1] == "?":
            raise Refused("a variable is required")
        return value if is_there else substitute(other, known)

    return REFERENCE.sub(value_of, text)


READERS = {
    "env.list": read_env_list,
    "compose": read_compose_env,
    "reference": lambda data, known: {"": substitute(utf8(data), known)},
}


def read(dialect, text, known):
    try:
        return {"variables": READERS[dialect](base64.b64decode(text), known)}
    except Refused as why:
        return {"refused": str(why)}


if __name__ == "__main__":
    json.dump([read(*question) for question in json.load(sys.stdin)], sys.stdout)
