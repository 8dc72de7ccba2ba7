//! How many years those who die in an age group live in it, on average: `a[x]`.

use crate::axes::Sex;

/// Rule for the first year of life.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InfantSeparation {
    /// Andreev and Kingkade (2015), Demographic Research 33: 363–390, as functions of the death rate:
    /// fitted to low mortality. The UN's life tables of 2019 follow it.
    #[default]
    AndreevKingkade,
    /// Coale and Demeny, model West. Source: Preston, Heuveline and Guillot (2001), table 3.3.
    CoaleDemeny,
}

/// Rule for five-year groups from age 15.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AdultSeparation {
    /// Greville (1943): `a = n/2 − n²/12·(m[x] − k)`, `k = ln(m[x+n]/m[x−n]) / 2n`.
    #[default]
    Greville,
    /// The middle of the group.
    Middle,
}

/// Rules for `a[x]`; ages 1 to 4 are always by Coale and Demeny, model West.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Separation {
    /// The first year of life.
    pub infant: InfantSeparation,
    /// Five-year groups from age 15.
    pub adult: AdultSeparation,
}

/// Mean years lived in the group by those who die in it, one per group; years.
///
/// `m`: death rates; `width`: years, infinite for the open group, where `a = 1/m`.
/// Groups no rule speaks of get the middle. Where a rule would give a value that no life table
/// can have (outside the group, or more deaths than people), the value under a constant hazard is
/// taken: `a = 1/m − n/(exp(n·m) − 1)`.
pub fn separation_factors(
    age: &[f64],
    width: &[f64],
    m: &[f64],
    sex: Sex,
    rule: Separation,
) -> Vec<f64> {
    let infant_rate = m.first().copied().unwrap_or(0.0);
    let starts_at_birth = age.first() == Some(&0.0) && width.first() == Some(&1.0);
    (0..age.len())
        .map(|i| {
            let n = width[i];
            if n.is_infinite() {
                return 1.0 / m[i];
            }
            let a = if i == 0 && starts_at_birth {
                infant(infant_rate, sex, rule.infant)
            } else if i == 1 && starts_at_birth && age[i] == 1.0 && n == 4.0 {
                one_to_four(infant_rate, sex)
            } else if age[i] >= 15.0 && n == 5.0 && rule.adult == AdultSeparation::Greville {
                greville(width, m, i)
            } else {
                n / 2.0
            };
            if a > 0.0 && a < n && a * m[i] < 1.0 {
                a
            } else {
                1.0 / m[i] - n / libm::expm1(n * m[i])
            }
        })
        .collect()
}

/// Mean years lived in the first year by those who die in it; `m`: infant death rate.
pub(crate) fn infant(m: f64, sex: Sex, rule: InfantSeparation) -> f64 {
    match (rule, sex) {
        (InfantSeparation::AndreevKingkade, Sex::Male) if m < 0.02300 => 0.14929 - 1.99545 * m,
        (InfantSeparation::AndreevKingkade, Sex::Male) if m < 0.08307 => 0.02832 + 3.26021 * m,
        (InfantSeparation::AndreevKingkade, Sex::Male) => 0.29915,
        (InfantSeparation::AndreevKingkade, Sex::Female) if m < 0.01724 => 0.14903 - 2.05527 * m,
        (InfantSeparation::AndreevKingkade, Sex::Female) if m < 0.06891 => 0.04667 + 3.88089 * m,
        (InfantSeparation::AndreevKingkade, Sex::Female) => 0.31411,
        (InfantSeparation::CoaleDemeny, Sex::Male) if m < 0.107 => 0.045 + 2.684 * m,
        (InfantSeparation::CoaleDemeny, Sex::Male) => 0.330,
        (InfantSeparation::CoaleDemeny, Sex::Female) if m < 0.107 => 0.053 + 2.800 * m,
        (InfantSeparation::CoaleDemeny, Sex::Female) => 0.350,
    }
}

/// Mean years lived between 1 and 5 by those who die there; `m`: death rate of the first year.
fn one_to_four(m: f64, sex: Sex) -> f64 {
    match sex {
        Sex::Male if m < 0.107 => 1.651 - 2.816 * m,
        Sex::Male => 1.352,
        Sex::Female if m < 0.107 => 1.522 - 1.518 * m,
        Sex::Female => 1.361,
    }
}

/// Greville's value for a group with a neighbour of equal width on both sides; the last closed
/// group, beside the open one, takes the slope of the one before it. Otherwise the middle.
fn greville(width: &[f64], m: &[f64], i: usize) -> f64 {
    let n = width[i];
    let centre = if i + 1 < width.len() && width[i + 1].is_infinite() {
        i.saturating_sub(1)
    } else {
        i
    };
    let even = centre >= 1 && width[centre - 1] == n && width[centre] == n;
    if !even || centre + 1 >= m.len() || !(m[centre - 1] > 0.0 && m[centre + 1] > 0.0) {
        return n / 2.0;
    }
    let slope = libm::log(m[centre + 1] / m[centre - 1]) / (2.0 * n);
    n / 2.0 - n * n / 12.0 * (m[i] - slope)
}
