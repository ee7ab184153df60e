from django.db import models


class Plant(models.Model):
    name = models.CharField(max_length=60)

    def __str__(self):
        return self.name


class Variety(models.Model):
    STATES = {"ok": "in store", "low": "running low", "sow": "to be sown"}
    name = models.CharField(max_length=60)
    plant = models.ForeignKey(Plant, on_delete=models.PROTECT, related_name="varieties")
    state = models.CharField(max_length=3, choices=STATES, default="ok")

    class Meta:
        verbose_name_plural = "varieties"


class Lot(models.Model):
    variety = models.ForeignKey(Variety, on_delete=models.CASCADE, related_name="lots")
    year = models.IntegerField()
    grams = models.IntegerField()
