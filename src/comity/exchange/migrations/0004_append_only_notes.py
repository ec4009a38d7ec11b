"""Notes refuse change, as messages do (0002_append_only.py)."""

from django.db import migrations


def forbid(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in sqlite() if vendor == "sqlite" else postgresql():
        schema_editor.execute(statement)


def sqlite():
    for verb in ("UPDATE", "DELETE"):
        yield (
            f"CREATE TRIGGER exchange_note_no_{verb.lower()} BEFORE {verb} ON exchange_note "
            f"BEGIN SELECT RAISE(ABORT, 'append-only: exchange_note refuses {verb}'); END"
        )
    yield (
        "CREATE TRIGGER exchange_note_new BEFORE INSERT ON exchange_note "
        "WHEN EXISTS (SELECT 1 FROM exchange_note WHERE id = NEW.id) "
        "BEGIN SELECT RAISE(ABORT, 'append-only: exchange_note takes only new rows'); END"
    )


def postgresql():
    yield (
        "CREATE TRIGGER exchange_note_no_change BEFORE UPDATE OR DELETE ON exchange_note "
        "FOR EACH ROW EXECUTE FUNCTION comity_append_only()"
    )
    yield (
        "CREATE TRIGGER exchange_note_no_truncate BEFORE TRUNCATE ON exchange_note "
        "FOR EACH STATEMENT EXECUTE FUNCTION comity_append_only()"
    )


class Migration(migrations.Migration):
    dependencies = [("exchange", "0003_notes_and_calendars"), ("record", "0002_append_only")]

    operations = [migrations.RunPython(forbid, elidable=False)]
