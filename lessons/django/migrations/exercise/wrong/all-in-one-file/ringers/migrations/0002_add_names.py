from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ringers", "0001_initial")]
    operations = [
        migrations.RemoveField("ringer", "name"),
        migrations.AddField("ringer", "given", models.CharField(blank=True, max_length=120)),
        migrations.AddField("ringer", "family", models.CharField(blank=True, max_length=120)),
    ]
