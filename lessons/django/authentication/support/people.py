"""Members of the observatory, and their browsers."""

import logging

from django.contrib.auth import get_user_model
from django.test import Client

from reports.models import Report

logging.getLogger("django.request").setLevel(logging.CRITICAL)
User = get_user_model()
mira, ozan = User.objects.create(username="mira"), User.objects.create(username="ozan")
boss = User.objects.create(username="boss", is_superuser=True)
report = Report.objects.create(title="A new comet", author=mira)


def browser(user=None):
    """A browser in which this user is logged in, or nobody."""
    client = Client()
    if user:
        client.force_login(user)
    return client
