//! A file that is open, and what is known of it on disk.

use super::super::Editor;

/// An open file.
pub(super) struct Sheet {
    pub(super) path: String,
    pub(super) editor: Editor,
    /// Its text on disk, or to be there once it is edited, as far as is known.
    pub(super) disk: Option<String>,
    /// Whether it is on disk.
    pub(super) there: bool,
    /// Texts that were sent to be saved before `disk`, whose news may be on their way.
    pub(super) sent: Vec<String>,
    /// What another program made of it while it was edited here.
    pub(super) other: Option<String>,
}

impl Sheet {
    /// Whether its text is not the one on disk.
    pub(super) fn is_unsaved(&self) -> bool {
        self.disk.as_deref() != Some(self.editor.text().as_str())
    }

    /// Its path and text, if they are to be saved; they are then taken for saved.
    pub(super) fn hand_over(&mut self) -> Option<(String, String)> {
        if !self.is_unsaved() {
            return None;
        }
        let text = self.editor.text();
        self.sent.extend(self.disk.replace(text.clone()));
        self.there = true;
        Some((self.path.clone(), text))
    }
}

/// The language of a file, as after a fence.
pub fn language(path: &str) -> &'static str {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    let end = name.rsplit_once('.').map_or("", |(_, end)| end);
    match (end, name) {
        ("py", _) => "python",
        ("html", _) if folders.contains("templates") => "jinja",
        ("html", _) => "html",
        ("css", _) => "css",
        ("js", _) => "javascript",
        ("json", _) => "json",
        ("toml", _) => "toml",
        ("ini" | "cfg", _) => "ini",
        ("yml" | "yaml", _) => "yaml",
        ("sql", _) => "sql",
        ("sh", _) => "bash",
        ("md", _) => "markdown",
        (_, "Dockerfile") => "dockerfile",
        (_, "Jenkinsfile") => "jenkinsfile",
        (_, "requirements.txt") => "requirements",
        _ => "text",
    }
}
