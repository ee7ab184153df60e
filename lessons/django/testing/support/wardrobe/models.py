from django.db import models


class Costume(models.Model):
    name = models.CharField(max_length=80)

    def __str__(self):
        return self.name


class Loan(models.Model):
    costume = models.ForeignKey(Costume, on_delete=models.PROTECT, related_name="loans")
    email = models.EmailField()
    days = models.IntegerField()

    def cents(self):
        """A day costs 400 cents; from the eighth on, half of it."""
        return 400 * min(self.days, 7) + 200 * max(self.days - 7, 0)
