"""Asks an app for one page in its own process, so that what it raises is seen: without DEBUG Django only mails it.

usage: request.py SETTINGS_MODULE HOST PATH
"""

import os
import sys

module, host, path = sys.argv[1:]
sys.path.insert(0, os.getcwd())
os.environ["DJANGO_SETTINGS_MODULE"] = module

import django
from django.test import Client

django.setup()
print(Client(HTTP_HOST=host, HTTP_X_FORWARDED_PROTO="https").get(path, secure=True).status_code)
