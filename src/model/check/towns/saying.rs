//! Complaints about the file of the towns.

use crate::model::check::checking::Checking;

/// Complains about what stands at a key.
pub(super) fn say(
    checking: &mut Checking<'_>,
    key: &str,
    found: (&str, &str),
    expected: (&str, &str),
) {
    checking.say(
        "towns",
        key,
        (found.0.into(), found.1.into()),
        (expected.0.into(), expected.1.into()),
        ("请改正 towns.toml", "Correct towns.toml"),
    );
}
