from django.db import models
from django.utils.translation import gettext_lazy as _


class Cheese(models.Model):
    class Kind(models.TextChoices):
        HARD = "hard", _("hard cheese")
        SOFT = "soft", _("soft cheese")

    name = models.CharField(_("name"), max_length=40)
    kind = models.CharField(_("kind"), max_length=4, choices=Kind)
    price = models.DecimalField(_("price"), max_digits=7, decimal_places=2)
    wheels = models.IntegerField(_("wheels"), default=0)
