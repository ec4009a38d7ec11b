from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registers", "0004_due_in_order"),
    ]

    operations = [
        # Of the standings that will end alone: what lasts has indexes of its own.
        migrations.RemoveIndex(model_name="standing", name="standing_until_of"),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(
                condition=models.Q(("until__isnull", False)),
                fields=["register", "seen_by", "until"],
                name="standing_until_of",
            ),
        ),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(
                condition=models.Q(("due__isnull", True), ("until__isnull", True)),
                fields=["register", "seen_by", "status", "matter"],
                name="standing_undue",
            ),
        ),
    ]
