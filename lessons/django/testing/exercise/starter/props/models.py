from django.db import models

from . import rules


class Prop(models.Model):
    name = models.CharField(max_length=80)


class Loan(models.Model):
    prop = models.ForeignKey(Prop, on_delete=models.PROTECT, related_name="loans")
    email = models.EmailField()
    due = models.DateField()

    def fee(self, today):
        """Return the cents to pay if the prop comes back today."""
        return rules.late_fee((today - self.due).days)
