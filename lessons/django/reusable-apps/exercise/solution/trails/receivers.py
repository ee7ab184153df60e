from django.dispatch import receiver

from ratings.signals import rated
from trails.models import Trail


@receiver(rated)
def count_vote(sender, rating, **kwargs):
    trail = rating.about
    if isinstance(trail, Trail):
        trail.votes += 1
        trail.save()
