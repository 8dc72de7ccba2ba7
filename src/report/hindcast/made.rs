//! How an examination was made, and what it left out.

use crate::axes::Year;
use crate::evaluation::hindcast::{AGE_GROUPS, FIRST_AGES, Hindcast, JUDGED, Judged, Variant};
use crate::source::Language;

/// A county that is not judged: code, name, and why.
pub type LeftOut = (u32, String, NotJudged);

/// Why a county is not judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotJudged {
    /// It stands in the census of this year only.
    Only(Year),
    /// Its territory changed while its code stayed.
    Changed,
    /// Its code is no number.
    Unreadable,
}

impl std::fmt::Display for NotJudged {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            NotJudged::Only(year) => write!(f, "only_{year}"),
            NotJudged::Changed => f.write_str("territory_changed"),
            NotJudged::Unreadable => f.write_str("code_unreadable"),
        }
    }
}

/// How a hindcast was made.
#[derive(Clone, Copy, Debug)]
pub struct Made<'a> {
    /// Seed.
    pub seed: u64,
    /// Number of draws.
    pub draws: u32,
    /// Counties that are not judged.
    pub left_out: &'a [LeftOut],
    /// County shown by itself.
    pub county: u32,
    /// Years of the two censuses.
    pub years: [Year; 2],
}

/// Part beyond either binomial limit.
pub(super) const TAIL: f64 = 0.025;

/// What was judged of the county that is shown by itself.
pub(super) fn shown(hindcast: &Hindcast, code: u32) -> Vec<&Judged> {
    let own = |case: &&Judged| {
        case.variant == Variant::CrossFitted && hindcast.counties[case.county].code == code
    };
    hindcast.judged.iter().filter(own).collect()
}

/// Name of an age group.
pub(in crate::report) fn group(place: usize, language: Language) -> String {
    match FIRST_AGES.get(place) {
        Some(first) if place + 1 < AGE_GROUPS => {
            format!(
                "{first}{}{}",
                language.range_sign(),
                FIRST_AGES[place + 1] - 1
            )
        }
        Some(first) => format!("{first}+"),
        None => {
            debug_assert_eq!(place, JUDGED - 1);
            language.pick("合计", "all").to_string()
        }
    }
}
