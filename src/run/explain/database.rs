//! Databases: the messages of `SQLite`, also as `SQLAlchemy` and Django hand them on.

use super::messages::{any, take};
use super::{Explanation, Fault, say};

pub(super) fn explain(fault: &Fault, name: &str) -> Option<Explanation> {
    // SQLAlchemy puts the driver's class in front and the statement behind.
    let message = fault.message.lines().next().unwrap_or_default();
    let message = message.split_once("Error) ").map_or(message, |(_, rest)| rest);
    match name {
        "OperationalError" | "ProgrammingError" => {
            operation(message, fault).or_else(|| undefined_table(message))
        }
        "IntegrityError" => integrity(message),
        "DetachedInstanceError" => say(
            "An object of the database is used after its session was closed.",
            "Its related rows were not loaded while the session was open.",
            "Load what you need inside the session.",
        ),
        _ => None,
    }
}

fn operation(message: &str, fault: &Fault) -> Option<Explanation> {
    if let Some([table]) = take("no such table: {}", message) {
        let (cause, fix) = if fault.kind.starts_with("django") {
            (
                "The model is there, but its table has not been made: a migration is missing or \
                 has not run.",
                "Run `python manage.py makemigrations`, then `python manage.py migrate`.",
            )
        } else if fault.kind.starts_with("sqlalchemy") {
            (
                "The tables have not been made in this database file, or another file is open.",
                "Call `db.create_all()` inside `with app.app_context():`, after the models.",
            )
        } else {
            (
                "`CREATE TABLE` has not run on this database. SQLite makes a new, empty file \
                 without a word if the name is misspelled.",
                "Check the file's name, and create the table first.",
            )
        };
        return say(format!("The database has no table `{table}`."), cause, fix);
    }
    if let Some([column]) = take("no such column: {}", message) {
        return say(
            format!("The database has no column `{column}`."),
            "The name is misspelled, a text in SQL lacks its quotes, or the model got a field \
             after \
             the table was made.",
            "Compare with the table. After a change of a model, run the migrations.",
        );
    }
    if let Some([near]) = take("near \"{}\": syntax error", message) {
        return say(
            format!("The database cannot read the SQL, near `{near}`."),
            "A comma, bracket or keyword is missing just before that place.",
            "Print the statement and look just before it. Values belong into `?`, not into the \
             text.",
        );
    }
    if message.contains("database is locked") {
        return say(
            "Another program or connection is writing to the database.",
            "A connection was left open without `commit` or `close`.",
            "Use `with` for connections, and end other programs that use the file.",
        );
    }
    if any(message, &["unable to open database file"]) {
        return say(
            "The file of the database cannot be opened.",
            "Its folder does not exist, or may not be written to.",
            "Check the path, and make the folder first.",
        );
    }
    None
}

fn undefined_table(message: &str) -> Option<Explanation> {
    let [table] = take("relation \"{}\" does not exist", message)?;
    say(
        format!("The database has no table `{table}`."),
        "A migration is missing or has not run.",
        "Run the migrations, on the database that the program uses.",
    )
}

fn integrity(message: &str) -> Option<Explanation> {
    let column = message.rsplit(": ").next().unwrap_or_default();
    if any(message, &["UNIQUE constraint failed", "duplicate key"]) {
        return say(
            format!("There is a row with this value already: `{column}` must be unique."),
            "The same thing is stored twice, or an id is given that is taken.",
            "Look for the row first (`get_or_create` in Django), or tell the user.",
        );
    }
    if any(message, &["NOT NULL constraint failed", "null value in column"]) {
        return say(
            format!("`{column}` must have a value, but got none."),
            "A field was left out when the row was made.",
            "Give it a value, or allow it to be empty in the model.",
        );
    }
    if message.contains("FOREIGN KEY constraint failed") {
        return say(
            "A row points to another one that does not exist.",
            "The other row was never saved, was deleted, or still has rows that point to it.",
            "Save the other row first; delete the rows that depend on it first.",
        );
    }
    if message.contains("CHECK constraint failed") {
        return say(
            format!("A rule of the table refuses the value: `{column}`."),
            "The value is outside of what the rule allows.",
            "Check the value before it is saved.",
        );
    }
    None
}
