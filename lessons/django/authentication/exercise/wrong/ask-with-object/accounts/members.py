from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission


def add_member(name, password, editor=False):
    """Make a member, and put editors into the group of that name; return the member."""
    user = get_user_model().objects.create_user(name, password=password)
    if editor:
        group, _ = Group.objects.get_or_create(name="editors")
        group.permissions.add(Permission.objects.get(codename="change_draft"))
        user.groups.add(group)
    return user
