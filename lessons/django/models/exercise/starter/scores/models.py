from django.db import models


class Composer(models.Model):
    name = models.CharField(max_length=80)


class Ensemble(models.Model):
    name = models.CharField(max_length=80)


class Score(models.Model):
    title = models.CharField(max_length=120)
    copies = models.IntegerField(default=1)


class Loan(models.Model):
    score = models.ForeignKey(Score, on_delete=models.CASCADE)
    due = models.DateField()
