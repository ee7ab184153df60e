"""A request by POST, from a user who is logged in."""

from django.contrib.auth.models import User
from rest_framework import test


def post_as(name):
    request = test.APIRequestFactory().post("/")
    test.force_authenticate(request, User.objects.get(username=name))
    return request
