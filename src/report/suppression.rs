//! Counts too small to be published: somebody who knows the town might know the person.

/// Counts below this are not shown when a table is published.
const LEAST: f64 = 10.0;
/// What stands for a count that would give another one away.
const BESIDE: &str = "…";

/// Whether, and how, small counts are left out of what is shown. What would give them away beside them is taken out
/// before: it is no number any more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Suppression {
    /// Whether what is shown is to be published.
    pub publish: bool,
}

impl Suppression {
    /// Whether a count is not shown.
    pub fn hides(self, count: f64) -> bool {
        self.publish && (count.is_nan() || count.round() < LEAST)
    }

    /// What stands for a count that is not shown; nothing for one that is.
    pub fn stand_in(self, count: f64) -> Option<String> {
        self.hides(count).then(|| match count.is_nan() {
            true => BESIDE.to_string(),
            false => format!("<{LEAST:.0}"),
        })
    }

    /// A count as it is shown.
    pub fn shown(self, count: f64, figure: impl FnOnce(f64) -> String) -> String {
        self.stand_in(count).unwrap_or_else(|| figure(count))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_counts_are_hidden_only_where_they_are_published() {
        let figure = |count: f64| format!("{count:.0}");
        let [publish, keep] = [true, false].map(|publish| Suppression { publish });
        assert_eq!(publish.shown(9.4, figure), "<10");
        assert_eq!(publish.shown(0.0, figure), "<10");
        assert_eq!(publish.shown(9.6, figure), "10");
        assert_eq!(publish.shown(f64::NAN, figure), "…");
        assert_eq!(keep.shown(3.0, figure), "3");
    }
}
