//! Changing the settings file: only the values that changed.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use toml_edit::{Array, Document, DocumentMut, Item, Table, TableLike, Value};

use super::read::{mistake, read};
use super::{Ascii, Settings};

/// The text with the values of `settings`; line and words of the mistake if it is no TOML.
pub(super) fn change(
    text: &str,
    settings: &Settings,
    home: Option<&Path>,
) -> Result<String, (usize, String)> {
    let document = Document::parse(text).map_err(|error| mistake(text, &error))?;
    let mut document = document.into_mut();
    let comments_only = document.is_empty();
    let (old, _) = read(text, "", home);
    if old == *settings {
        return Ok(text.into());
    }
    for ((key, before), (_, after)) in values(&old).into_iter().zip(values(settings)) {
        if before != after {
            put(document.as_table_mut(), key, after.map(Plain::into_value));
        }
    }
    if old.keys != settings.keys {
        change_keys(&mut document, &old, settings);
    }
    if comments_only && !text.is_empty() {
        // The editor would put new keys above the comments of a file that has no key.
        document.set_trailing("");
        return Ok(format!("{}\n{document}", text.strip_suffix('\n').unwrap_or(text)));
    }
    Ok(document.to_string())
}

/// A value that can be compared. (Values of the document carry their white space.)
#[derive(PartialEq)]
enum Plain {
    Flag(bool),
    Text(String),
    Whole(u32),
    Numbers(Vec<f64>),
    Number(f64),
}

impl Plain {
    fn into_value(self) -> Value {
        match self {
            Self::Flag(flag) => flag.into(),
            Self::Text(text) => text.into(),
            Self::Whole(number) => i64::from(number).into(),
            Self::Number(number) => number.into(),
            Self::Numbers(numbers) => numbers.into_iter().collect::<Array>().into(),
        }
    }
}

/// Each key with its value; none if the key is left out. All but the keys of actions.
fn values(settings: &Settings) -> [(&'static str, Option<Plain>); 10] {
    let Settings {
        theme,
        motion,
        key_hints,
        mouse,
        ascii,
        python,
        work_dir,
        desired_retention,
        daily_reviews,
        parameters,
        keys: _,
    } = settings;
    let ascii = match ascii {
        Ascii::Auto => Plain::Text("auto".into()),
        Ascii::Always => Plain::Flag(true),
        Ascii::Never => Plain::Flag(false),
    };
    [
        ("theme", Some(Plain::Text(theme.name().into()))),
        ("motion", Some(Plain::Flag(*motion))),
        ("key_hints", Some(Plain::Flag(*key_hints))),
        ("mouse", Some(Plain::Flag(*mouse))),
        ("ascii", Some(ascii)),
        ("python", python.clone().map(Plain::Text)),
        ("work_dir", work_dir.as_ref().map(|path| Plain::Text(path.display().to_string()))),
        ("desired_retention", Some(Plain::Number(*desired_retention))),
        ("daily_reviews", Some(Plain::Whole(*daily_reviews))),
        ("parameters", parameters.map(|numbers| Plain::Numbers(numbers.to_vec()))),
    ]
}

fn change_keys(document: &mut DocumentMut, old: &Settings, new: &Settings) {
    if document.get("keys").is_some_and(|item| !item.is_table_like()) {
        document.remove("keys");
    }
    let item = document.entry("keys").or_insert_with(|| Table::new().into());
    let Some(table) = item.as_table_like_mut() else { return };
    for action in old.keys.keys().filter(|action| !new.keys.contains_key(*action)) {
        put(table, action, None);
    }
    for (action, keys) in &new.keys {
        if old.keys.get(action) != Some(keys) {
            let keys: Array = keys.iter().map(String::as_str).collect();
            put(table, action, Some(keys.into()));
        }
    }
}

/// Sets or removes a key; the comment behind the old value stays.
fn put(table: &mut dyn TableLike, key: &str, value: Option<Value>) {
    let Some(mut value) = value else {
        table.remove(key);
        return;
    };
    if let Some(old) = table.get_mut(key).and_then(Item::as_value_mut) {
        *value.decor_mut() = old.decor().clone();
        *old = value;
    } else {
        table.insert(key, value.into());
    }
}

/// The file's text; empty if there is none.
pub(super) fn read_file(path: &Path) -> io::Result<String> {
    match fs::read_to_string(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
        other => other,
    }
}

/// Writes a file beside the old one and puts it in its place.
pub(super) fn replace_file(path: &Path, text: &str) -> io::Result<()> {
    // Whoever keeps the settings elsewhere behind a link keeps the link.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.into());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let new = path.with_extension(format!("{}.new", std::process::id()));
    let written = write_new(&new, &path, text).and_then(|()| fs::rename(&new, &path));
    if written.is_err() {
        // The first error is the one to tell.
        let _ = fs::remove_file(&new);
    }
    written
}

fn write_new(new: &Path, old: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create(new)?;
    file.write_all(text.as_bytes())?;
    if let Ok(metadata) = fs::metadata(old) {
        file.set_permissions(metadata.permissions())?;
    }
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::settings::{SaveError, ThemeChoice};

    const FILE: &str = "# Mine.\nmotion = false   # it makes me dizzy\nfuture = [1, 2]\n\n\
                        theme  =  5 # odd\n\n[keys] # few\nsubmit = \"Enter\" # as ever\n";

    fn check(text: &str, set: impl FnOnce(&mut Settings), expected: &str) {
        let (mut settings, _) = read(text, "", None);
        set(&mut settings);
        let changed = change(text, &settings, None).unwrap();
        assert_eq!(changed, expected);
        assert_eq!(read(&changed, "", None).0, settings);
    }

    #[test]
    fn only_what_changed_is_written() {
        check(FILE, |_| {}, FILE);
        let expected = FILE.replace("motion = false ", "motion = true ");
        check(FILE, |s| s.motion = true, &expected);
        let expected = FILE.replace("  5 #", "  \"dark\" #");
        check(FILE, |s| s.theme = ThemeChoice::Dark, &expected);
        let expected = FILE.replace("\"Enter\" #", "[\"F5\", \"x\"] #");
        let keys = vec!["F5".into(), "x".into()];
        check(FILE, |s| drop(s.keys.insert("submit".into(), keys)), &expected);
        let expected = FILE.replace("submit = \"Enter\" # as ever\n", "");
        check(FILE, |s| s.keys.clear(), &expected);
    }

    #[test]
    fn what_is_missing_is_added() {
        check("", |s| s.python = Some("py".into()), "python = \"py\"\n");
        let settings = |s: &mut Settings| {
            s.ascii = Ascii::Always;
            s.keys.insert("back".into(), vec!["x".into()]);
        };
        check(
            "# Mine.\nmouse = false\n",
            settings,
            "# Mine.\nmouse = false\nascii = true\n\n[keys]\nback = [\"x\"]\n",
        );
        check("python = \"py\"\n", |s| s.python = None, "");
        let settings = |s: &mut Settings| (s.desired_retention, s.daily_reviews) = (0.85, 30);
        check("", settings, "desired_retention = 0.85\ndaily_reviews = 30\n");
        check("keys = 1\n", |s| drop(s.keys.insert("a".into(), vec![])), "[keys]\na = []\n");
    }

    #[test]
    fn a_file_is_replaced_whole_and_reads_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/settings.toml");
        assert_eq!(Settings::load(&path), (Settings::default(), vec![]));
        let settings = Settings { motion: false, ..Settings::default() };
        settings.save(&path).unwrap();
        assert_eq!(Settings::load(&path), (settings, vec![]));
        let left: Vec<_> = fs::read_dir(folder.path().join("new")).unwrap().collect();
        assert_eq!(left.len(), 1, "{left:?}");
    }

    #[test]
    fn nothing_is_saved_into_broken_toml() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        fs::write(&path, "motion = false\ntheme = ").unwrap();
        let error = Settings::default().save(&path).unwrap_err();
        assert!(matches!(error, SaveError::Syntax { line: 2, .. }), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "motion = false\ntheme = ");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_the_settings_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (link, real) = (folder.path().join("settings.toml"), folder.path().join("dotfile"));
        fs::write(&real, "# Mine.\n").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        Settings { mouse: true, ..Settings::default() }.save(&link).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&real).unwrap(), "# Mine.\nmouse = true\n");
    }

    #[test]
    fn settings_that_cannot_be_read_are_told() {
        let folder = tempfile::tempdir().unwrap();
        let (settings, notices) = Settings::load(folder.path());
        assert_eq!((settings, notices.len()), (Settings::default(), 1));
    }
}
