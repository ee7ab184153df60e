from rest_framework import permissions


class IsOwnerOrReadOnly(permissions.BasePermission):
    """Only the owner may change an object."""
