from rest_framework import permissions


class IsGardener(permissions.BasePermission):
    def has_object_permission(self, request, view, obj):
        return obj.gardener == request.user
