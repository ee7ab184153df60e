from django.db import migrations


def split(apps, schema_editor):
    Ringer = apps.get_model("ringers", "Ringer")
    for ringer in Ringer.objects.all():
        if " " in ringer.name:
            ringer.given, ringer.family = ringer.name.strip().split(" ", 1)
        ringer.save()


def join(apps, schema_editor):
    Ringer = apps.get_model("ringers", "Ringer")
    for ringer in Ringer.objects.all():
        ringer.name = f"{ringer.given} {ringer.family}".strip()
        ringer.save()


class Migration(migrations.Migration):
    dependencies = [("ringers", "0002_add_names")]
    operations = [migrations.RunPython(split, join)]
