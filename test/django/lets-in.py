"""Whether an app of the current folder lets hosts in, and all of its other settings; asked of Django itself."""

import json
import sys

sys.path.insert(0, "")
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.core.handlers.wsgi import WSGIRequest

from config.wsgi import application


def lets_in(host):
    try:
        return WSGIRequest({"REQUEST_METHOD": "GET", "HTTP_HOST": host, "wsgi.input": sys.stdin}).get_host() == host
    except DisallowedHost:
        return False


names = [name for name in dir(settings) if name.isupper() and name != "ALLOWED_HOSTS"]
rest = {name: repr(getattr(settings, name)) for name in names}
hosts = sorted(settings.ALLOWED_HOSTS)
print(json.dumps({"letsIn": [lets_in(host) for host in sys.argv[1:]], "hosts": hosts, "rest": rest}))
