//! From TOML to settings, and every complaint on the way.

use std::borrow::Cow;
use std::path::Path;

use toml_edit::{Document, Item, TableLike, TomlError, Value};

use super::{Ascii, Settings, ThemeChoice};
use crate::learn::schedule;
use crate::settings::{DAILY, RETENTION};
use crate::store::notice::Notice;

/// Every key of the file.
const KEYS: [&str; 11] = [
    "theme",
    "motion",
    "key_hints",
    "mouse",
    "ascii",
    "python",
    "work_dir",
    "desired_retention",
    "daily_reviews",
    "parameters",
    "keys",
];

/// Reads the text of the settings file called `name`. `home` is what `~` stands for.
pub(super) fn read(text: &str, name: &str, home: Option<&Path>) -> (Settings, Vec<Notice>) {
    let mut settings = Settings::default();
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(error) => {
            let (line, mistake) = mistake(text, &error);
            let advice = "Until it is mended the defaults are used for everything.";
            let notice = Notice::new(format!("{name}, line {line}: {mistake}."), advice);
            return (settings, vec![notice]);
        }
    };
    let mut notices = Vec::new();
    let mut complain = |table: &dyn TableLike, key: &str, what: String, advice: String| {
        let start = table.key(key).and_then(toml_edit::Key::span).map_or(0, |span| span.start);
        let line = line_of(text, start);
        notices.push(Notice::new(format!("{name}, line {line}: {what}."), advice));
    };
    let top = document.as_table();
    for (key, item) in top {
        match set(&mut settings, key, item, home) {
            Ok(()) => {}
            Err(Refused::Unknown) => {
                complain(top, key, format!("there is no setting `{key}`"), suggest(key));
            }
            Err(Refused::Value(allowed)) => {
                let advice = format!("Allowed: {allowed}. The default is used.");
                complain(top, key, format!("`{key}` cannot be this"), advice);
            }
        }
    }
    if let Some(keys) = top.get("keys").and_then(Item::as_table_like) {
        for (action, item) in keys.iter() {
            if let Some(bound) = key_list(item) {
                settings.keys.insert(action.into(), bound);
            } else {
                let advice = "Allowed: a key such as \"ctrl-s\", or a list of keys. \
                              The default is used.";
                complain(keys, action, format!("`{action}` cannot be this"), advice.into());
            }
        }
    }
    (settings, notices)
}

/// Line and words of a mistake in the TOML itself.
pub(super) fn mistake(text: &str, error: &TomlError) -> (usize, String) {
    let start = error.span().map_or(0, |span| span.start);
    (line_of(text, start), error.message().replace('\n', ", "))
}

enum Refused {
    /// No setting has this name.
    Unknown,
    /// The value is of no use; these are.
    Value(Cow<'static, str>),
}

fn set(
    settings: &mut Settings,
    key: &str,
    item: &Item,
    home: Option<&Path>,
) -> Result<(), Refused> {
    let flag = || item.as_bool().ok_or(Refused::Value("true, false".into()));
    match key {
        "theme" => {
            let theme = item.as_str().and_then(ThemeChoice::from_name);
            settings.theme = theme.ok_or(Refused::Value(
                "\"auto\", \"dark\", \"light\", \"contrast\", or the name of a file in the themes \
                 folder, without its ending"
                    .into(),
            ))?;
        }
        "motion" => settings.motion = flag()?,
        "key_hints" => settings.key_hints = flag()?,
        "mouse" => settings.mouse = flag()?,
        "ascii" => {
            settings.ascii = match (item.as_str(), item.as_bool()) {
                (Some("auto"), _) => Ascii::Auto,
                (_, Some(true)) => Ascii::Always,
                (_, Some(false)) => Ascii::Never,
                _ => return Err(Refused::Value("\"auto\", true, false".into())),
            };
        }
        "python" => {
            let command = item.as_str().filter(|text| !text.trim().is_empty());
            let allowed = "a command such as \"python3.13\", or a path";
            settings.python = Some(command.ok_or(Refused::Value(allowed.into()))?.into());
        }
        "work_dir" => {
            let path = item.as_str().and_then(|text| match text.strip_prefix("~/") {
                Some(rest) => Some(home?.join(rest)),
                None => Some(text.into()),
            });
            let allowed = "a path from the root, or one that begins with \"~/\"";
            let path = path.filter(|path| path.is_absolute());
            settings.work_dir = Some(path.ok_or(Refused::Value(allowed.into()))?);
        }
        "keys" if item.is_table_like() => {}
        "keys" => return Err(Refused::Value("a table of actions and their keys".into())),
        "desired_retention" => settings.desired_retention = retention(item)?,
        "daily_reviews" => settings.daily_reviews = daily(item)?,
        "parameters" => settings.parameters = Some(parameters(item)?),
        _ => return Err(Refused::Unknown),
    }
    Ok(())
}

/// How much is to be remembered.
fn retention(item: &Item) -> Result<f64, Refused> {
    let (least, most) = RETENTION;
    let value = item.as_float().filter(|value| (least..=most).contains(value));
    value.ok_or_else(|| Refused::Value(format!("a number from {least} to {most}").into()))
}

/// Reviews in a day.
fn daily(item: &Item) -> Result<u32, Refused> {
    let (least, most) = DAILY;
    let value = item.as_integer().and_then(|value| u32::try_from(value).ok());
    let value = value.filter(|value| (least..=most).contains(value));
    value.ok_or_else(|| Refused::Value(format!("a whole number from {least} to {most}").into()))
}

/// Parameters of the scheduler.
fn parameters(item: &Item) -> Result<[f64; schedule::PARAMETERS], Refused> {
    let number = |value: &Value| match value.as_integer() {
        // Further than any bound, and exact.
        Some(whole) => i32::try_from(whole).ok().map(f64::from),
        None => value.as_float(),
    };
    let numbers: Option<Vec<f64>> =
        item.as_array().and_then(|all| all.iter().map(number).collect());
    let refused = |why: String| Refused::Value(why.into());
    let numbers = numbers.ok_or_else(|| refused("a list of 21 numbers".into()))?;
    schedule::parameters(&numbers).map_err(|why| refused(why.to_string()))
}

fn key_list(item: &Item) -> Option<Vec<String>> {
    if let Some(key) = item.as_str() {
        return Some(vec![key.into()]);
    }
    item.as_array()?.iter().map(|key| key.as_str().map(Into::into)).collect()
}

fn suggest(key: &str) -> String {
    let near = KEYS.iter().map(|known| (strsim::damerau_levenshtein(key, known), known)).min();
    match near {
        Some((distance, known)) if distance <= 2 => {
            format!("Did you mean `{known}`? It is left as it is and has no effect.")
        }
        _ => format!("There are {}. It is left as it is and has no effect.", KEYS.join(", ")),
    }
}

fn line_of(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|&b| b == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &Settings, told: &[&str]) {
        let (settings, notices) = read(text, "s.toml", Some(Path::new("/home/anna")));
        assert_eq!(settings, *expected, "{text}");
        let notices: Vec<String> = notices.iter().map(ToString::to_string).collect();
        assert_eq!(notices.len(), told.len(), "{text}: {notices:?}");
        for (notice, told) in notices.iter().zip(told) {
            assert!(notice.starts_with("s.toml, line ") && notice.contains(told), "{notice}");
        }
    }

    fn with(change: impl FnOnce(&mut Settings)) -> Settings {
        let mut settings = Settings::default();
        change(&mut settings);
        settings
    }

    #[test]
    fn each_setting_is_read() {
        check("", &Settings::default(), &[]);
        check("theme = \"light\"", &with(|s| s.theme = ThemeChoice::Light), &[]);
        let named = ThemeChoice::Named("my-own".into());
        check("theme = \"my-own\"", &with(|s| s.theme = named), &[]);
        check("motion = false", &with(|s| s.motion = false), &[]);
        check("key_hints = false", &with(|s| s.key_hints = false), &[]);
        check("mouse = true", &with(|s| s.mouse = true), &[]);
        check("ascii = true", &with(|s| s.ascii = Ascii::Always), &[]);
        check("ascii = false", &with(|s| s.ascii = Ascii::Never), &[]);
        check("ascii = \"auto\"", &Settings::default(), &[]);
        check("python = \"py -3\"", &with(|s| s.python = Some("py -3".into())), &[]);
        let folder = Some("/home/anna/code".into());
        check("work_dir = \"~/code\"", &with(|s| s.work_dir = folder), &[]);
        check("desired_retention = 0.85", &with(|s| s.desired_retention = 0.85), &[]);
        check("daily_reviews = 50", &with(|s| s.daily_reviews = 50), &[]);
        let mut fitted = [0.1; 21];
        (fitted[4], fitted[16]) = (1.0, 1.0);
        let list: Vec<String> = fitted.iter().map(ToString::to_string).collect();
        let list = format!("parameters = [{}]", list.join(", "));
        check(&list, &with(|s| s.parameters = Some(fitted)), &[]);
        let keys = [("a".into(), vec!["x".into()]), ("b".into(), vec![])];
        check("[keys]\na = \"x\"\nb = []", &with(|s| s.keys = keys.into()), &[]);
    }

    #[test]
    fn what_cannot_be_used_is_told_and_the_rest_holds() {
        let quiet = with(|s| s.motion = false);
        for (bad, told) in [
            ("theme = 5", "line 2: `theme` cannot be this. Allowed: \"auto\", \"dark\""),
            ("theme = \"../x\"", "`theme` cannot be this"),
            ("mouse = \"no\"", "Allowed: true, false. The default is used."),
            ("ascii = \"yes\"", "Allowed: \"auto\", true, false."),
            ("python = \" \"", "a command such as"),
            ("work_dir = \"code\"", "a path from the root"),
            ("desired_retention = 0.5", "Allowed: a number from 0.7 to 0.97. The default"),
            ("desired_retention = \"much\"", "from 0.7 to 0.97"),
            ("daily_reviews = 0", "Allowed: a whole number from 1 to 500."),
            ("daily_reviews = 2.5", "a whole number"),
            ("parameters = [1, 2]", "Allowed: 21 numbers, not 2."),
            ("parameters = \"mine\"", "a list of 21 numbers"),
            ("keys = 1", "a table of actions"),
            ("[keys]\n\nsubmit = [1]", "line 4: `submit` cannot be this"),
            ("mose = true", "no setting `mose`. Did you mean `mouse`?"),
            ("[colours]\nred = 1", "There are theme, motion, key_hints"),
        ] {
            check(&format!("motion = false\n{bad}"), &quiet, &[told]);
        }
    }

    #[test]
    fn broken_toml_is_told_once() {
        check("motion = false\ntheme = \"dark", &Settings::default(), &["line 2: "]);
        check("a = 1\na = 1", &Settings::default(), &["line 2: duplicate key"]);
    }
}
