from django.conf import settings
from django.http import HttpResponse


def home(request):
    return HttpResponse(settings.GREETING + "\n", content_type="text/plain")


def healthcheck(request):
    return HttpResponse("ok\n", content_type="text/plain")
