"""Messages refuse change, as the entries that they became do (see record/migrations/0002_append_only.py)."""

from django.db import migrations


def forbid(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in sqlite() if vendor == "sqlite" else postgresql():
        schema_editor.execute(statement)


def sqlite():
    for verb in ("UPDATE", "DELETE"):
        yield (
            f"CREATE TRIGGER exchange_message_no_{verb.lower()} BEFORE {verb} ON exchange_message "
            f"BEGIN SELECT RAISE(ABORT, 'append-only: exchange_message refuses {verb}'); END"
        )
    yield (
        "CREATE TRIGGER exchange_message_new BEFORE INSERT ON exchange_message "
        "WHEN EXISTS (SELECT 1 FROM exchange_message WHERE id = NEW.id) "
        "BEGIN SELECT RAISE(ABORT, 'append-only: exchange_message takes only new rows'); END"
    )


def postgresql():
    yield (
        "CREATE TRIGGER exchange_message_no_change BEFORE UPDATE OR DELETE ON exchange_message "
        "FOR EACH ROW EXECUTE FUNCTION comity_append_only()"
    )
    yield (
        "CREATE TRIGGER exchange_message_no_truncate BEFORE TRUNCATE ON exchange_message "
        "FOR EACH STATEMENT EXECUTE FUNCTION comity_append_only()"
    )


class Migration(migrations.Migration):
    dependencies = [("exchange", "0001_initial"), ("record", "0002_append_only")]

    operations = [migrations.RunPython(forbid, elidable=False)]
