//! Reports that the moves of a process do not explain: many of its own standard deviations from where it was.

use super::checking::Checking;
use super::observations::{moved, place};
use crate::axes::Year;
use crate::model::file::{ModelFile, ObservationFile, ProcessParts, WalkScale};
use crate::statistics::sampling::{Distribution, Sampler};

/// Standard deviations from which on somebody should look.
const FAR: f64 = 6.0;
/// Those within which a plausible value lies.
const NEAR: f64 = 3.0;
/// Quantiles, and the standard deviations of a normal distribution between them.
const ENDS: [f64; 2] = [0.05, 0.95];
const BETWEEN: f64 = 3.29;

/// A random walk, on its scale: drift and its spread, and the spread of a year.
#[derive(Debug)]
struct WalkMoves {
    scale: WalkScale,
    drift: [f64; 2],
    volatility: f64,
}

/// Where a process was in a year, on the scale of its walk, and with which standard deviation.
#[derive(Clone, Copy, Debug)]
struct Whereabouts {
    year: Year,
    value: f64,
    sd: f64,
}

/// A reminder of each report that is far from the one before it, or from the start.
pub(super) fn reports(checking: &mut Checking<'_>) {
    let file = checking.file();
    for (key, process) in &file.processes {
        let parts = process.parts();
        let start = WalkMoves::of(&parts).and_then(|walk| {
            let start = walk.start(file.model.base_year, parts.start?)?;
            Some((walk, start))
        });
        let Some((walk, mut before)) = start else {
            continue;
        };
        for (i, seen) in of_process(file, key) {
            let Some(now) = walk.seen(seen) else {
                continue;
            };
            if now.year <= before.year {
                continue;
            }
            let (expected, sd) = walk.expected(before, now);
            let apart = (now.value - expected).abs() / sd;
            if sd > 0.0 && apart > FAR {
                let ends = [-NEAR, NEAR].map(|times| walk.scale.back(expected + times * sd));
                far(checking, (i, seen), &parts, (before.year, apart, ends));
            }
            before = now;
        }
    }
}

/// What was reported of a process, in the order of the years.
pub(super) fn of_process<'f>(file: &'f ModelFile, key: &str) -> Vec<(usize, &'f ObservationFile)> {
    let reports = file.observations.observation.iter().enumerate();
    let own = reports.filter(|(_, seen)| moved(file, seen) == Some(key) && !seen.is_set_aside());
    let mut own: Vec<(usize, &ObservationFile)> = own.collect();
    own.sort_by_key(|(_, seen)| seen.year);
    own
}

impl WalkMoves {
    /// The walk of a process whose every move is declared; nothing of others.
    fn of(parts: &ProcessParts<'_>) -> Option<WalkMoves> {
        let scale = parts.kind.scale();
        if scale.is_of_values() || parts.jumps.is_some() {
            return None;
        }
        let volatility = parts.volatility?.sampler().ok()?.quantile(ENDS[1]);
        let drift = match parts.drift {
            Some(drift) => {
                let drift = drift.sampler().ok()?;
                [drift.median(), spread(&drift, |value| value)]
            }
            None => [0.0; 2],
        };
        Some(WalkMoves {
            scale,
            drift,
            volatility,
        })
    }

    fn start(&self, year: Year, start: &Distribution) -> Option<Whereabouts> {
        let start = start.sampler().ok()?;
        let value = self.forth(start.median())?;
        let sd = spread(&start, |value| self.forth(value).unwrap_or(f64::NAN));
        sd.is_finite().then_some(Whereabouts { year, value, sd })
    }

    fn seen(&self, seen: &ObservationFile) -> Option<Whereabouts> {
        let (value, error) = (seen.value, seen.error.unwrap_or(0.0));
        let own = Whereabouts {
            year: seen.year,
            value: self.forth(value)?,
            sd: error / self.scale.printed(value).1,
        };
        (own.value.is_finite() && own.sd.is_finite()).then_some(own)
    }

    /// Where it is to be expected in the year of a report, and with which standard deviation the report lies around it.
    fn expected(&self, before: Whereabouts, now: Whereabouts) -> (f64, f64) {
        let years = f64::from(now.year - before.year);
        let [drift, unsure] = self.drift;
        let walked = self.volatility * years.sqrt();
        let sd = before.sd.hypot(now.sd).hypot(walked).hypot(unsure * years);
        (before.value + drift * years, sd)
    }

    fn forth(&self, value: f64) -> Option<f64> {
        let scale = self.scale;
        let holds = scale.holds(value);
        holds.then(|| scale.onto(scale.printed(value).0))
    }
}

fn spread(sampler: &Sampler, scale: impl Fn(f64) -> f64) -> f64 {
    let [low, high] = ENDS.map(|end| scale(sampler.quantile(end)));
    (high - low).abs() / BETWEEN
}

fn far(
    checking: &mut Checking<'_>,
    (i, seen): (usize, &ObservationFile),
    parts: &ProcessParts<'_>,
    (before, apart, ends): (Year, f64, [f64; 2]),
) {
    let (title, year, value) = (parts.title, seen.year, seen.value);
    let [low, high] = ends.map(|end| (end * 1e4).round() / 1e4);
    let complaint = checking.complaint(
        "observations",
        &format!("{}.value", place(i)),
        (
            format!("{}：{year} 年 {value}，按 {before} 年的数和逐年变动，相差 {apart:.0} 个标准差", title.zh),
            format!(
                "{}: {value} in {year}, which is {apart:.0} standard deviations from what {before} and its yearly moves lead to",
                title.en
            ),
        ),
        (
            format!("{low} 到 {high} 左右"),
            format!("about {low} to {high}"),
        ),
        (
            "请核对数值、口径和误差（error），或核对起点和每年的变动（volatility）；若确实如此，不必改",
            "Look up the value, its definition and its error, or the start and the volatility; if it is right, leave it",
        ),
    );
    checking.remind_unless_said(complaint);
}

#[cfg(test)]
mod tests {
    use super::*;

    const WALK: WalkMoves = WalkMoves {
        scale: WalkScale::LogOdds,
        drift: [0.0, 0.02],
        volatility: 0.058,
    };

    /// Standard deviations between a share of 57 % in 2020 and another some years later.
    fn apart(year: Year, share: f64) -> f64 {
        let at = |year, share: f64, sd| Whereabouts {
            year,
            value: WALK.forth(share).expect("a share"),
            sd,
        };
        let now = at(year, share, 0.04);
        let (expected, sd) = WALK.expected(at(2020, 0.57, 0.012), now);
        (now.value - expected).abs() / sd
    }

    #[test]
    fn a_share_that_no_year_takes_so_far_is_far() {
        assert!(apart(2023, 0.30) > FAR && apart(2023, 0.97) > FAR);
        assert!(apart(2023, 0.60) < NEAR && apart(2030, 0.65) < NEAR);
        // All of it is what rounds to all of it.
        assert!(WALK.forth(1.0).is_some_and(f64::is_finite));
        assert_eq!(WALK.forth(1.2), None);
        assert!((WALK.scale.back(WALK.forth(0.6).expect("a share")) - 0.6).abs() < 1e-12);
    }
}
