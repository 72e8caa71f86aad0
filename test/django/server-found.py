"""What ask.py finds that each app's server imports, as JSON. It is read and not started."""

import json
import os
import sys

text, cases = sys.argv[1], json.load(sys.stdin)
names = {"__name__": "ask"}
exec(compile(text[: text.rindex("\nmain(")], "ask.py", "exec"), names)


def found(root, wsgi_path):
    server = names["find_server"](root, wsgi_path)
    return {
        "module": server.module,
        "folder": os.path.relpath(server.folder, root).strip("."),
        "startedBy": server.started_by,
        "env": server.env,
        "paths": [os.path.relpath(path, root) for path in server.paths],
        "settings": server.defaults.get("DJANGO_SETTINGS_MODULE", "none"),
    }


print(json.dumps([found(*case) for case in cases]))
