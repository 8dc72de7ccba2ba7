//! What grows after a roll-out grows less every year.
//!
//! Who can be reached is a finite number, so that growth fades as a programme spreads: in the logistic curve of a
//! diffusion of which a part `F` is reached, it falls by a factor `e^(−qF)` a year (Bass 1969 near the end). `q` is
//! 0.38, the mean of 213 published diffusions (Sultan, Farley and Lehmann 1990), and `F` three quarters, as after a
//! step behind which little is left to come; no series was asked for either. A decline fades alike.
//!
//! Held against the 175 series of `coverage_panel.csv` that begin as a roll-out does (94 countries, 14 programmes,
//! 1980–2016; histories of five to twelve years, each series one vote), a simple drift that fades so is off by 14.9 %
//! after three years and by 17.0 % after five, the last value by 14.2 and 16.8, the drift of the years after the step
//! by 17.7 and 21.8; of those that stand below 85 %, by 20.3 and 23.9, 20.5 and 25.0, 22.6 and 28.3 %. Factors from
//! 0.6 to 0.8 are within about half a point of it.

use super::members::{MEMBERS, members};
use crate::forecast::theta::line::Line;

/// Part of the growth of a year that is left a year later.
const LEFT: f64 = 0.75;

/// Forecasts of all members as [`members`] gives them, from logarithms of the values since a roll-out.
///
/// Each change of the past counts as what is left of it by the first year ahead, and each change ahead as what is
/// left of that.
pub(super) fn members_after_roll_out(
    logs: &[f64],
    known: usize,
    lines: &mut Vec<Line>,
    out: &mut [f64],
) {
    let logs = faded(logs);
    let values: Vec<f64> = logs.iter().map(|log| libm::exp(*log)).collect();
    members(&values, &logs, known, lines, out);
    let horizon = out.len() / MEMBERS;
    out.chunks_exact_mut(horizon).for_each(fade);
}

/// Summed up again backwards from the last, which stays.
fn faded(logs: &[f64]) -> Vec<f64> {
    let mut out = logs.to_vec();
    let mut left = 1.0;
    for year in (1..logs.len()).rev() {
        left *= LEFT;
        out[year - 1] = out[year] - left * (logs[year] - logs[year - 1]);
    }
    out
}

/// From the first year ahead on.
fn fade(ahead: &mut [f64]) {
    let (mut left, mut before) = (1.0, ahead[0]);
    for year in 1..ahead.len() {
        left *= LEFT;
        let change = ahead[year] - before;
        before = ahead[year];
        ahead[year] = ahead[year - 1] + left * change;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gompertz' curve with this factor: every change of the past is worth the next one, and what comes stays below
    /// the ceiling and ends near it.
    #[test]
    fn a_curve_that_fades_so_goes_to_its_ceiling() {
        let (ceiling, seen) = (libm::log(1000.0), 7);
        let curve = |year: usize| ceiling - 0.5 * libm::pow(LEFT, year as f64);
        let logs: Vec<f64> = (0..seen).map(curve).collect();
        let next = curve(seen) - curve(seen - 1);
        for pair in faded(&logs).windows(2) {
            assert!((pair[1] - pair[0] - next).abs() < 1e-12, "{pair:?}");
        }
        let mut ahead = [0.0; MEMBERS * 10];
        members_after_roll_out(&logs, seen, &mut Vec::new(), &mut ahead);
        let drift = &ahead[10..20];
        for (year, value) in drift.iter().enumerate() {
            let off = value / libm::exp(curve(seen + year)) - 1.0;
            assert!(off.abs() < 0.01, "year {year}: {off}");
        }
        assert!(ahead.iter().all(|value| *value < 1000.0));
    }
}
