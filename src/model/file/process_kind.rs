//! The kinds of processes, and what is particular to each.

use super::value_range::ValueRange;
use super::walk_scale::WalkScale;
use crate::stream::Origin;

/// What kind of process it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProcessKind {
    /// A share: as coverage rates elsewhere, or a logit random walk with drift.
    Share,
    /// Log random walk with drift.
    Level,
    /// Poisson additions.
    Count,
    /// A finite number of things that are finished one after the other.
    Completion,
    /// Growth rates around a mean.
    Growth,
}

impl ProcessKind {
    /// The kind that a file calls by this word.
    pub fn of(word: &str) -> Option<Self> {
        Some(match word {
            "share" => ProcessKind::Share,
            "level" => ProcessKind::Level,
            "count" => ProcessKind::Count,
            "completion" => ProcessKind::Completion,
            "growth" => ProcessKind::Growth,
            _ => return None,
        })
    }

    /// What it is about.
    pub const fn origin(self) -> Origin {
        match self {
            ProcessKind::Share | ProcessKind::Level => Origin::Uptake,
            ProcessKind::Count | ProcessKind::Completion => Origin::Delivery,
            ProcessKind::Growth => Origin::Prices,
        }
    }

    /// The key that says in files how it moves.
    pub const fn moved_by(self) -> &'static str {
        match self {
            ProcessKind::Share | ProcessKind::Level => "drift",
            ProcessKind::Count | ProcessKind::Completion => "pace",
            ProcessKind::Growth => "mean",
        }
    }

    /// Whether it counts things that are added, or finished, at a pace.
    pub const fn has_pace(self) -> bool {
        matches!(self, ProcessKind::Count | ProcessKind::Completion)
    }

    /// The word used in files.
    pub const fn word(self) -> &'static str {
        match self {
            ProcessKind::Share => "share",
            ProcessKind::Level => "level",
            ProcessKind::Count => "count",
            ProcessKind::Completion => "completion",
            ProcessKind::Growth => "growth",
        }
    }

    /// The scale on which its values walk.
    #[inline]
    pub const fn scale(self) -> WalkScale {
        match self {
            ProcessKind::Share => WalkScale::LogOdds,
            ProcessKind::Level => WalkScale::Logarithm,
            ProcessKind::Count | ProcessKind::Completion | ProcessKind::Growth => WalkScale::Value,
        }
    }

    /// Where its values lie.
    pub const fn range(self) -> ValueRange {
        match self {
            ProcessKind::Share => ValueRange::OpenShare,
            ProcessKind::Completion => ValueRange::Share,
            ProcessKind::Level => ValueRange::Positive,
            ProcessKind::Count => ValueRange::NotNegative,
            ProcessKind::Growth => ValueRange::Growth,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [ProcessKind; 5] = [
        ProcessKind::Share,
        ProcessKind::Level,
        ProcessKind::Count,
        ProcessKind::Completion,
        ProcessKind::Growth,
    ];

    #[test]
    fn a_kind_is_found_by_its_word() {
        for kind in ALL {
            assert_eq!(ProcessKind::of(kind.word()), Some(kind));
        }
        assert_eq!(ProcessKind::of("shares"), None);
    }

    #[test]
    fn who_walks_on_another_scale_has_ends_that_lie_at_infinity_there() {
        for kind in ALL {
            let open = matches!(kind.range(), ValueRange::OpenShare | ValueRange::Positive);
            assert_eq!(!kind.scale().is_of_values(), open, "{kind:?}");
        }
    }
}
