//! Colours code.
