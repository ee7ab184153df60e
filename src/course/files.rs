//! The files of a course as text, wherever they came from.

use std::collections::BTreeMap;

/// The files of a course: path below the course's folder, with `/`, to text. Anything that could
/// not be read as text is not here, and is reported by whoever read the folder.
pub type Files = BTreeMap<String, String>;
