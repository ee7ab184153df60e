//! Lays pages out.
