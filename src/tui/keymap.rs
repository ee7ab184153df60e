//! From a key to an action, by the list of bindings and the user's own.

use std::collections::BTreeMap;
use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::action::{Action, BINDINGS, Binding, Layer};
use super::glyphs::Glyphs;

/// A key as it is bound: Shift only where the character does not tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

/// The bindings in force.
#[derive(Debug, Clone)]
pub struct Keymap {
    entries: Vec<Entry>,
}

/// An action, where it holds, and its keys.
#[derive(Debug, Clone)]
struct Entry {
    layer: Layer,
    action: Action,
    keys: Vec<Key>,
}

impl Keymap {
    /// The built-in bindings changed by the user's (name to keys). Returns what is wrong with the
    /// user's, one sentence each; a binding with a mistake keeps its built-in keys.
    pub fn new(own: &BTreeMap<String, Vec<String>>) -> (Self, Vec<String>) {
        let mut problems: Vec<String> = own
            .keys()
            .filter(|name| !BINDINGS.iter().any(|binding| binding.name == name.as_str()))
            .map(|name| format!("keys: there is no action called `{name}`"))
            .collect();
        let mut entries = Vec::with_capacity(BINDINGS.len());
        for binding in BINDINGS {
            let built_in = || binding.keys.iter().filter_map(|key| Key::parse(key)).collect();
            let keys = match own.get(binding.name).map(|keys| parse_all(keys)) {
                None => built_in(),
                Some(Ok(keys)) => keys,
                Some(Err(key)) => {
                    problems.push(format!("keys: `{}` has an unknown key `{key}`", binding.name));
                    built_in()
                }
            };
            entries.push(Entry { layer: binding.layer, action: binding.action, keys });
        }
        let keymap = Self { entries };
        problems.extend(keymap.conflicts());
        (keymap, problems)
    }

    /// What a key does where `layers` hold, the uppermost first, and at last what it does
    /// everywhere. Where text is typed, plain characters are text.
    pub fn lookup(&self, layers: &[Layer], event: KeyEvent) -> Option<Action> {
        let key = Key::from_event(event);
        if types_text(layers) && key.is_plain_character() {
            return None;
        }
        let find = |layer: &Layer| {
            self.entries
                .iter()
                .find(|e| e.layer == *layer && e.keys.contains(&key))
                .map(|e| e.action)
        };
        layers.iter().chain(&[Layer::Global]).find_map(find)
    }

    /// The keys that reach a binding where `layers` hold, in words: none that is text there, and
    /// none that a layer above takes for itself.
    pub fn keys_in(&self, layers: &[Layer], binding: &Binding, glyphs: &Glyphs) -> Vec<String> {
        let is_it = |e: &&Entry| e.layer == binding.layer && e.action == binding.action;
        let Some(entry) = self.entries.iter().find(is_it) else { return Vec::new() };
        let typing = types_text(layers);
        let above: Vec<Layer> = layers.iter().copied().take_while(|l| *l != entry.layer).collect();
        let taken = |key: &Key| {
            self.entries.iter().any(|e| above.contains(&e.layer) && e.keys.contains(key))
        };
        let is_text = |key: &Key| typing && key.is_plain_character();
        let reaches = |key: &&Key| !is_text(key) && !taken(key);
        entry.keys.iter().filter(reaches).map(|key| key.label(glyphs)).collect()
    }

    /// The first key of an action in a layer (or everywhere), in words for the footer.
    pub fn key_for(&self, layer: Layer, action: Action, glyphs: &Glyphs) -> Option<String> {
        self.keys_for(layer, action, glyphs).into_iter().next()
    }

    /// The keys that do an action in a layer, its own or those that hold everywhere, in words for
    /// the help. Where text is typed, plain characters are none of them.
    pub fn keys_for(&self, layer: Layer, action: Action, glyphs: &Glyphs) -> Vec<String> {
        let find = |layer| self.entries.iter().find(|e| e.layer == layer && e.action == action);
        let keys = find(layer).or_else(|| find(Layer::Global)).map_or(&[][..], |e| &e.keys);
        let acts = |key: &&Key| !(layer.types_text() && key.is_plain_character());
        keys.iter().filter(acts).map(|key| key.label(glyphs)).collect()
    }

    /// Keys that two actions of one layer claim.
    fn conflicts(&self) -> Vec<String> {
        let mut problems = Vec::new();
        for (index, entry) in self.entries.iter().enumerate() {
            for other in self.entries.iter().skip(index + 1).filter(|o| o.layer == entry.layer) {
                for key in entry.keys.iter().filter(|key| other.keys.contains(key)) {
                    problems.push(format!(
                        "keys: `{key}` is bound twice in {}: {:?} and {:?}; the first one wins",
                        entry.layer.title(),
                        entry.action,
                        other.action
                    ));
                }
            }
        }
        problems
    }
}

/// Whether plain characters are text where `layers` hold.
pub fn types_text(layers: &[Layer]) -> bool {
    layers.iter().any(|layer| layer.types_text())
}

/// Parses all keys of a binding, or names the one that makes no sense.
fn parse_all(keys: &[String]) -> Result<Vec<Key>, String> {
    keys.iter().map(|key| Key::parse(key).ok_or_else(|| key.clone())).collect()
}

/// Names of keys in the settings file, and their labels in Unicode and ASCII.
const NAMED: &[(&str, KeyCode, &str, &str)] = &[
    ("enter", KeyCode::Enter, "Enter", "Enter"),
    ("esc", KeyCode::Esc, "Esc", "Esc"),
    ("tab", KeyCode::Tab, "Tab", "Tab"),
    ("space", KeyCode::Char(' '), "Space", "Space"),
    ("up", KeyCode::Up, "↑", "Up"),
    ("down", KeyCode::Down, "↓", "Down"),
    ("left", KeyCode::Left, "←", "Left"),
    ("right", KeyCode::Right, "→", "Right"),
    ("home", KeyCode::Home, "Home", "Home"),
    ("end", KeyCode::End, "End", "End"),
    ("pageup", KeyCode::PageUp, "PgUp", "PgUp"),
    ("pagedown", KeyCode::PageDown, "PgDn", "PgDn"),
    ("backspace", KeyCode::Backspace, "Backspace", "Backspace"),
    ("delete", KeyCode::Delete, "Del", "Del"),
    ("insert", KeyCode::Insert, "Ins", "Ins"),
];

impl Key {
    /// Reads a key such as `q`, `G`, `ctrl-t`, `shift-up`, `f1` or `space`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut modifiers = KeyModifiers::NONE;
        let mut rest = text;
        loop {
            let (word, after) = match rest.split_once('-') {
                Some((word, after)) if !after.is_empty() => (word, after),
                Some(_) | None => break,
            };
            modifiers |= match word.to_ascii_lowercase().as_str() {
                "ctrl" => KeyModifiers::CONTROL,
                "alt" => KeyModifiers::ALT,
                "shift" => KeyModifiers::SHIFT,
                _ => return None,
            };
            rest = after;
        }
        let code = code_named(rest)?;
        Some(Self::normal(code, modifiers))
    }

    /// The key of an event.
    pub fn from_event(event: KeyEvent) -> Self {
        Self::normal(event.code, event.modifiers)
    }

    /// One spelling for each key: a character tells its own Shift, and Shift-Tab is Tab with Shift.
    fn normal(code: KeyCode, modifiers: KeyModifiers) -> Self {
        let known = KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT;
        let modifiers = modifiers & known;
        if code == KeyCode::BackTab {
            return Self { code: KeyCode::Tab, modifiers: modifiers | KeyModifiers::SHIFT };
        }
        let KeyCode::Char(c) = code else { return Self { code, modifiers } };
        let modifiers = modifiers - KeyModifiers::SHIFT;
        if modifiers.contains(KeyModifiers::CONTROL) {
            return Self { code: KeyCode::Char(c.to_ascii_lowercase()), modifiers };
        }
        Self { code, modifiers }
    }

    fn is_plain_character(self) -> bool {
        matches!(self.code, KeyCode::Char(_)) && self.modifiers.is_empty()
    }

    /// The key in words, such as `Ctrl-T` or `→`.
    pub fn label(self, glyphs: &Glyphs) -> String {
        let mut label = self.modifier_words();
        label.push_str(&self.code_word(glyphs));
        label
    }

    fn modifier_words(self) -> String {
        let mut label = String::new();
        for (modifier, word) in [
            (KeyModifiers::CONTROL, "Ctrl-"),
            (KeyModifiers::ALT, "Alt-"),
            (KeyModifiers::SHIFT, "Shift-"),
        ] {
            if self.modifiers.contains(modifier) {
                label.push_str(word);
            }
        }
        label
    }

    fn code_word(self, glyphs: &Glyphs) -> String {
        let named = NAMED.iter().find(|(_, code, ..)| *code == self.code);
        if let Some((_, _, unicode, ascii)) = named {
            return if glyphs.is_unicode() { unicode } else { ascii }.to_string();
        }
        if let KeyCode::Char(c) = self.code {
            let shown = !self.modifiers.is_empty();
            return if shown { c.to_uppercase().to_string() } else { c.to_string() };
        }
        self.code.to_string()
    }
}

/// The key code of a key's last word.
fn code_named(word: &str) -> Option<KeyCode> {
    let mut chars = word.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return Some(KeyCode::Char(c));
    }
    let word = word.to_ascii_lowercase();
    if let Some((_, code, ..)) = NAMED.iter().find(|(name, ..)| *name == word) {
        return Some(*code);
    }
    let number: u8 = word.strip_prefix('f')?.parse().ok()?;
    (1..=12).contains(&number).then_some(KeyCode::F(number))
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.label(&Glyphs::new(false)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(text: &str) -> KeyEvent {
        let key = Key::parse(text).unwrap();
        KeyEvent::new(key.code, key.modifiers)
    }

    #[test]
    fn keys_are_found_in_their_layer_then_everywhere() {
        let (keymap, problems) = Keymap::new(&BTreeMap::new());
        assert_eq!(problems, Vec::<String>::new());
        for (layer, key, expected) in [
            (Layer::Path, "q", Some(Action::Back)),
            (Layer::Path, "enter", Some(Action::Enter)),
            (Layer::Path, "?", Some(Action::Help)),
            (Layer::Lesson, "space", Some(Action::ReadOn)),
            (Layer::Type, "q", None),
            (Layer::Type, "?", None),
            (Layer::Type, "f1", Some(Action::Help)),
            (Layer::Type, "ctrl-c", Some(Action::Quit)),
            (Layer::Arrange, "shift-tab", Some(Action::Outdent)),
            (Layer::Choose, "7", Some(Action::Choose)),
            (Layer::Choose, "z", None),
        ] {
            assert_eq!(keymap.lookup(&[layer], event(key)), expected, "{layer:?} {key}");
        }
    }

    #[test]
    fn layers_above_others_take_their_keys() {
        let (keymap, _) = Keymap::new(&BTreeMap::new());
        let while_running = [Layer::Running, Layer::Lesson];
        assert_eq!(keymap.lookup(&while_running, event("esc")), Some(Action::Stop));
        assert_eq!(keymap.lookup(&while_running, event("q")), Some(Action::Back));
        let in_editor = [Layer::Exercise, Layer::Editor];
        assert_eq!(keymap.lookup(&in_editor, event("e")), None);
        assert_eq!(keymap.lookup(&in_editor, event("tab")), Some(Action::Indent));
        assert_eq!(keymap.lookup(&in_editor, event("ctrl-z")), Some(Action::Undo));
        let back = BINDINGS.iter().find(|b| b.name == "lesson.back").unwrap();
        let glyphs = Glyphs::new(true);
        assert_eq!(keymap.keys_in(&[Layer::Lesson], back, &glyphs), ["q", "Esc"]);
        assert_eq!(keymap.keys_in(&while_running, back, &glyphs), ["q"]);
    }

    #[test]
    fn shift_tab_and_capitals_have_one_spelling() {
        let back_tab = KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT);
        assert_eq!(Key::from_event(back_tab), Key::parse("shift-tab").unwrap());
        let capital = KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT);
        assert_eq!(Key::from_event(capital), Key::parse("G").unwrap());
    }

    #[test]
    fn own_keys_replace_built_in_ones_and_mistakes_are_told() {
        let own = BTreeMap::from([
            ("lesson.next".to_string(), vec!["ctrl-n".to_string()]),
            ("lesson.copy".to_string(), vec!["hyper-y".to_string()]),
            ("lesson.fly".to_string(), vec!["f".to_string()]),
            ("path.up".to_string(), vec!["q".to_string()]),
        ]);
        let (keymap, problems) = Keymap::new(&own);
        assert_eq!(keymap.lookup(&[Layer::Lesson], event("ctrl-n")), Some(Action::NextPage));
        assert_eq!(keymap.lookup(&[Layer::Lesson], event("n")), None);
        assert_eq!(keymap.lookup(&[Layer::Lesson], event("y")), Some(Action::CopyCode));
        assert_eq!(
            problems,
            [
                "keys: there is no action called `lesson.fly`",
                "keys: `lesson.copy` has an unknown key `hyper-y`",
                "keys: `q` is bound twice in Path: Up and Back; the first one wins",
            ]
        );
    }

    #[test]
    fn every_built_in_key_makes_sense() {
        for binding in BINDINGS {
            for key in binding.keys {
                assert!(Key::parse(key).is_some(), "{}: {key}", binding.name);
            }
        }
    }
}
