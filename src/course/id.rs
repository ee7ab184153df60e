//! Names that never change: the learner's history hangs on them.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id as it is written in files.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }
    };
}

id! {
    /// A stage, such as `python`.
    StageId
}
id! {
    /// A lesson, `stage/slug`, such as `python/loops`.
    LessonId
}
id! {
    /// A question, unique within its lesson.
    QuestionId
}

impl LessonId {
    /// The id of lesson `slug` in `stage`.
    pub fn new(stage: &str, slug: &str) -> Self {
        Self(format!("{stage}/{slug}").into())
    }

    /// The part before the slash; all of it where there is none.
    pub fn stage(&self) -> &str {
        self.0.split_once('/').map_or(&*self.0, |(stage, _)| stage)
    }

    /// The part after the slash; all of it where there is none.
    pub fn slug(&self) -> &str {
        self.0.split_once('/').map_or(&*self.0, |(_, slug)| slug)
    }
}

/// Whether `text` can name a stage, a lesson's folder or a question: small letters, digits and
/// hyphens, no hyphen at either end.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with('-')
        && !text.ends_with('-')
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
