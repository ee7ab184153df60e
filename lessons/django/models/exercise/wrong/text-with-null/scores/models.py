from django.db import models


class Composer(models.Model):
    name = models.CharField(max_length=80, unique=True)

    def __str__(self):
        return self.name


class Ensemble(models.Model):
    name = models.CharField(max_length=80)


class Score(models.Model):
    class Level(models.TextChoices):
        EASY = "easy", "Easy"
        HARD = "hard", "Hard"

    title = models.CharField(max_length=120)
    copies = models.IntegerField(default=1)
    level = models.CharField(max_length=4, choices=Level, default=Level.EASY)
    composer = models.ForeignKey(
        Composer, on_delete=models.PROTECT, related_name="scores"
    )
    ensembles = models.ManyToManyField(Ensemble, related_name="scores")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(copies__gte=0), name="copies_ok"),
        ]

    def __str__(self):
        return f"{self.title} ({self.composer})"


class Loan(models.Model):
    score = models.ForeignKey(Score, on_delete=models.CASCADE, related_name="loans")
    ensemble = models.ForeignKey(
        Ensemble,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="loans",
    )
    due = models.DateField()
    returned = models.DateField(null=True, blank=True)
    remark = models.TextField(null=True, blank=True)

    def is_late(self, today):
        """Say whether it is still out, although it was due before this day."""
        return self.returned is None and self.due < today
