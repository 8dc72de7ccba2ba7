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

/// Says that a service has no places.
pub(super) fn placeless(checking: &mut Checking<'_>, key: &str) {
    say(
        checking,
        key,
        ("这项服务没有床位（名额）", "the service has no places"),
        ("有 capacity 的服务", "a service with `capacity`"),
    );
}
