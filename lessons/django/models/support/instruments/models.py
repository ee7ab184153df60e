from django.db import models


class Player(models.Model):
    name = models.CharField(max_length=40)


class Instrument(models.Model):
    name = models.CharField(max_length=40, unique=True)
    fee = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(fee__gte=0), name="fee_ok"),
        ]


class Loan(models.Model):
    instrument = models.ForeignKey(
        Instrument, on_delete=models.CASCADE, related_name="loans"
    )
    player = models.ForeignKey(Player, on_delete=models.PROTECT, related_name="loans")
    due = models.DateField()


class Orchestra(models.Model):
    name = models.CharField(max_length=40)
    players = models.ManyToManyField(Player, related_name="orchestras")
