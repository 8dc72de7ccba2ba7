//! Keys of what only the county has, made of its names.

/// How they begin.
const OWN: &str = "own_";

/// The key of what has this name; letters of any script, and nothing that has a meaning in the model's files.
pub(super) fn key_of(title: &str) -> String {
    let plain = |sign: char| if sign.is_alphanumeric() { sign } else { '_' };
    let plain: String = title.chars().map(plain).collect();
    format!("{OWN}{}", plain.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::key_of;

    #[test]
    fn a_key_has_nothing_that_files_read_otherwise() {
        assert_eq!(key_of("无障碍改造户数"), "own_无障碍改造户数");
        assert_eq!(key_of("B超（1.5 次）"), "own_b超_1_5_次_");
    }
}
