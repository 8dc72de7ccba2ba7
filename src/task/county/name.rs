//! What the folder of a model may be called.

/// True for what may be the name of a model's folder.
pub(super) fn is_sound(name: &str) -> bool {
    let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    !name.is_empty() && name.chars().all(sound)
}
