"""Only the files that wait are looked for by their day; each that an act names left and entered the index before."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("exchange", "0005_resealings")]

    operations = [
        migrations.RemoveIndex(model_name="sealedfile", name="file_named"),
        migrations.AddIndex(
            model_name="sealedfile",
            index=models.Index(fields=["party", "at"], condition=models.Q(named=None), name="file_waiting"),
        ),
    ]
