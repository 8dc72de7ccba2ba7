//! What kind of quantity a series measures, and all that follows from it.

use super::support::Support;

/// What kind of quantity a series measures; it decides which values a forecast can take.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Whole numbers of people or things, 0 or more.
    Count,
    /// Amounts above zero, such as money.
    Positive,
    /// Any number.
    Real,
    /// Shares between 0 and 1. With `denominators`, the number of people each share is a share of;
    /// the last one also stands for the years to come.
    Share {
        /// Whole numbers above zero, one for each value.
        denominators: Option<Vec<f64>>,
    },
}

/// The largest count; up to it every whole number is exact.
pub const LARGEST_COUNT: f64 = 9_007_199_254_740_992.0;

/// Half a person: the shift that makes rounding a count the same as drawing above zero.
const HALF: f64 = 0.5;

impl Kind {
    /// The widest kind that the values allow: a real number where one is negative, a count where
    /// all are whole and one is 0, else an amount.
    pub fn of(values: &[Option<f64>]) -> Kind {
        let all = |test: fn(f64) -> bool| values.iter().flatten().all(|v| test(*v));
        if !all(|v| v >= 0.0) {
            Kind::Real
        } else if !all(|v| v > 0.0) && all(|v| v.fract() == 0.0 && v <= LARGEST_COUNT) {
            Kind::Count
        } else {
            Kind::Positive
        }
    }

    /// The kind of sums of values of these kinds, none of which is a share.
    pub fn of_sums<'a>(parts: impl Iterator<Item = &'a Kind> + Clone) -> Kind {
        if parts.clone().all(Kind::is_count) {
            Kind::Count
        } else if parts.clone().any(Kind::is_signed) {
            Kind::Real
        } else {
            Kind::Positive
        }
    }

    /// What it is called, in Chinese and in English.
    pub const fn words(&self) -> (&'static str, &'static str) {
        match self {
            Kind::Count => ("计数", "a count"),
            Kind::Positive => ("不小于 0 的数", "an amount"),
            Kind::Real => ("可正可负的数", "any number"),
            Kind::Share { .. } => ("比例", "a share"),
        }
    }

    /// Whether it is whole numbers of people or things.
    pub const fn is_count(&self) -> bool {
        matches!(self, Kind::Count)
    }

    /// Whether it is a part of something, between 0 and 1.
    pub const fn is_share(&self) -> bool {
        matches!(self, Kind::Share { .. })
    }

    /// Whether it can be below 0.
    pub const fn is_signed(&self) -> bool {
        matches!(self, Kind::Real)
    }

    /// Of how many people each value is a share, where that is known.
    pub fn denominators(&self) -> Option<&[f64]> {
        match self {
            Kind::Share { denominators } => denominators.as_deref(),
            Kind::Count | Kind::Positive | Kind::Real => None,
        }
    }

    /// That of the first so many values.
    pub(super) fn first(&self, values: usize) -> Kind {
        match self {
            Kind::Share { denominators } => Kind::Share {
                denominators: denominators.as_ref().map(|all| {
                    let kept = all.iter().take(values);
                    kept.copied().collect()
                }),
            },
            other => other.clone(),
        }
    }

    /// Which values a forecast takes on the working scale, and what is added to each before.
    pub(super) const fn support(&self) -> (Support, f64) {
        match self {
            Kind::Count => (Support::Whole, HALF),
            Kind::Positive => (Support::Above, 0.0),
            Kind::Real | Kind::Share { .. } => (Support::Line, 0.0),
        }
    }

    /// What a value must be that cannot be one of this kind; nothing where it can.
    pub(super) fn fault(&self, value: f64) -> Option<&'static str> {
        match self {
            Kind::Count if value < 0.0 || value.fract() != 0.0 => {
                Some("a count; counts are whole and 0 or more")
            }
            Kind::Count if value > LARGEST_COUNT => Some("a count that is exact (at most 2^53)"),
            Kind::Positive if value < 0.0 => Some("0 or more, as an amount must be"),
            Kind::Share { .. } if !(0.0..=1.0).contains(&value) => Some("a share between 0 and 1"),
            Kind::Count | Kind::Positive | Kind::Real | Kind::Share { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_read_off_the_values() {
        let kind = |v: &[f64]| Kind::of(&v.iter().map(|v| Some(*v)).collect::<Vec<_>>());
        assert_eq!(kind(&[1.0, -1.0]), Kind::Real);
        assert_eq!(kind(&[1.0, 0.0]), Kind::Count);
        assert_eq!(kind(&[1.0, 2.5]), Kind::Positive);
    }

    #[test]
    fn sums_are_counted_where_all_parts_are_and_signed_where_one_is() {
        let of = |kinds: &[Kind]| Kind::of_sums(kinds.iter());
        assert_eq!(of(&[Kind::Count, Kind::Count]), Kind::Count);
        assert_eq!(of(&[Kind::Count, Kind::Positive]), Kind::Positive);
        assert_eq!(of(&[Kind::Count, Kind::Real]), Kind::Real);
    }

    #[test]
    fn the_first_shares_keep_their_denominators() {
        let kind = Kind::Share {
            denominators: Some(vec![10.0, 20.0, 30.0]),
        };
        assert_eq!(kind.first(2).denominators(), Some(&[10.0, 20.0][..]));
        assert_eq!(Kind::Count.first(2), Kind::Count);
    }
}
