//! What can be said against a lever.

use crate::dataset::nearest;
use crate::model::file::{LeverFile, ModelFile};

/// What can be said against a key: what was found, what was expected.
pub(super) type Against = ((String, String), (&'static str, &'static str));

/// No service has that name.
pub(super) fn unknown_service(file: &ModelFile, name: &str) -> Against {
    let known: Vec<&str> = file.services.keys().map(String::as_str).collect();
    let meant = nearest(name, known.iter().copied()).unwrap_or_default();
    (
        (
            format!("没有叫 {name} 的服务，是不是 {meant}？"),
            format!("there is no service {name}; did you mean {meant}?"),
        ),
        ("services.toml 里的服务", "a service of services.toml"),
    )
}

/// A tied standard does not rise by itself.
pub(super) fn moves_with_another(lever: &LeverFile) -> Against {
    (
        (
            format!("{} 的标准与别的标准挂钩", lever.service),
            format!("the standard of {} is tied to another", lever.service),
        ),
        (
            "不写 uprating，或同时用 standard 另定标准",
            "no uprating, or a standard of its own with it",
        ),
    )
}

/// The service has no cost.
pub(super) fn without_cost(lever: &LeverFile) -> Against {
    (
        (
            format!("{} 没有成本", lever.service),
            format!("{} has no cost", lever.service),
        ),
        ("有成本的服务", "a service with a cost"),
    )
}

/// A coverage that is none.
pub(super) fn no_share(coverage: f64) -> Against {
    (
        (
            format!("覆盖率 {coverage}"),
            format!("a coverage of {coverage}"),
        ),
        (
            "0 到 1 之间的比例（99% 写 0.99）",
            "a share from 0 to 1 (99 % is 0.99)",
        ),
    )
}

/// A lever that does nothing.
pub(super) fn nothing() -> Against {
    (
        ("什么也没有改".into(), "nothing is done".into()),
        (
            "standard、coverage、eligible、uprating 或 add_centres",
            "a standard, a coverage, who is eligible, an uprating, or add_centres",
        ),
    )
}

/// A rule that admits nobody.
pub(super) fn nobody() -> Against {
    (
        ("没有一条资格规则".into(), "there is no clause".into()),
        (
            "至少一条规则；谁都可以写 [{}]",
            "at least one clause; [{}] is everybody",
        ),
    )
}

/// Something is said of centres, and none are added.
pub(super) fn without_centres() -> Against {
    (
        (
            "给了 places、staff、capital 或 running，却没有 add_centres".into(),
            "places, staff, capital or running without add_centres".into(),
        ),
        ("add_centres 的个数", "how many centres, add_centres"),
    )
}
