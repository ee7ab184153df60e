import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
django.setup()

from django.core.management import call_command

call_command("migrate", run_syncdb=True, verbosity=0)

from bonsai.models import Tree
from digs.models import Bone, Site
from django.contrib.auth.models import User
from treks.models import Trek

urlpatterns = []
cliff, quarry = Site.objects.create(name="Cliff"), Site.objects.create(name="Quarry")
for site, name, length in (
    (cliff, "rib", 60),
    (cliff, "femur", 120),
    (quarry, "tail", 200),
    (quarry, "tooth", 9),
):
    Bone.objects.create(site=site, name=name, length=length)
Trek.objects.create(name="Dawn", places=4)
ada, ben = User.objects.create(username="ada"), User.objects.create(username="ben")
for gardener, name, public in (
    (ada, "maple", False),
    (ada, "pine", True),
    (ben, "elm", False),
):
    Tree.objects.create(gardener=gardener, name=name, public=public)
