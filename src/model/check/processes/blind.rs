//! Paces of which nobody has said anything: blind to every target, they are what reports alone tell.

use crate::axes::Year;
use crate::model::checked::Process;
use crate::statistics::sampling::Distribution;

/// What is known of the pace of a count of which none is declared: the reports alone, of so many added in so many
/// years. The conjugate posterior of Jeffreys' prior: a gamma distribution of Poisson additions, and a beta distribution
/// of the chance that one of the year's occasions takes place (Gelman and others 2013, *Bayesian Data Analysis*, §§2.4
/// and 2.8). Where nothing was reported half a year keeps the gamma distribution proper; beside reports it would draw
/// hundreds a year down to none, by a third after a single one.
pub(super) fn unknown_pace((added, years): (f64, f64), occasions: Option<u32>) -> Distribution {
    let Some(occasions) = occasions else {
        let rate = if years > 0.0 { years } else { 0.5 };
        let shape = 0.5 + added;
        return Distribution::Gamma {
            mean: shape / rate,
            sd: shape.sqrt() / rate,
        };
    };
    let due = f64::from(occasions.max(1)) * years;
    beta(0.5 + added.min(due), 0.5 + (due - added).max(0.0))
}

/// The same of the chance that one of the things that a completion takes on is finished in a year, of so many that were
/// and so many that were not.
pub(super) fn unknown_chance((finished, not): (f64, f64)) -> Distribution {
    beta(0.5 + finished, 0.5 + not)
}

/// The beta distribution with these shapes.
fn beta(a: f64, b: f64) -> Distribution {
    let size = a + b;
    Distribution::Beta {
        mean: a / size,
        sd: (a * b / (size + 1.0)).sqrt() / size,
    }
}

/// Marks the counts and completions whose numbers are those of a prior alone. One that moves by a count is no better known
/// than that.
pub(super) fn mark_untold(processes: &mut [Process], base: Year) {
    let untold: Vec<bool> = processes.iter().map(|own| is_untold(own, base)).collect();
    for (place, process) in processes.iter_mut().enumerate() {
        let by = process.completion.as_ref().and_then(|own| own.by);
        let moved = by.is_none_or(|count| untold.get(count.0) == Some(&true));
        process.prior_only = untold[place] && moved;
    }
}

/// Whether nobody has said how fast it goes: no scenario by its pace, no lever, and no report of a year after the base
/// year. What is finished from the start stays so, whatever its pace.
fn is_untold(process: &Process, base: Year) -> bool {
    let [usual, others @ ..] = process.layers.as_slice() else {
        return false;
    };
    let declared = process.pace_declared || others.iter().any(|own| own.drift != usual.drift);
    let mut reports = process.observations.iter().chain(&process.additions);
    let told = process.told.as_ref();
    let told = told.is_some_and(|told| !told.totals.is_empty());
    let reported = told || reports.any(|seen| seen.year > base);
    let held = !process.held.is_empty();
    let finished = process.completion.is_some() && process.least_start() == Some(1.0);
    process.kind.has_pace() && !(declared || reported || held || finished)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_alone_tell_of_a_pace() {
        let median = |distribution: Distribution| distribution.sampler().unwrap().median();
        // Twelve in four years: 12.5 / 4 on average, 165 in one: 165.5. Once a year, four years of four: 4.5 of 5.
        let Distribution::Gamma { mean, sd } = unknown_pace((12.0, 4.0), None) else {
            panic!("a gamma distribution");
        };
        assert!((mean - 12.5 / 4.0).abs() < 1e-12 && (sd - 12.5_f64.sqrt() / 4.0).abs() < 1e-12);
        let Distribution::Gamma { mean, .. } = unknown_pace((165.0, 1.0), None) else {
            panic!("a gamma distribution");
        };
        assert!((mean - 165.5).abs() < 1e-12);
        let Distribution::Beta { mean, sd } = unknown_pace((4.0, 4.0), Some(1)) else {
            panic!("a beta distribution");
        };
        assert!((mean - 0.9).abs() < 1e-12 && (sd * sd - 0.9 * 0.1 / 6.0).abs() < 1e-12);
        // Nothing is known: as likely as not, and nearly all or nearly nothing likelier than the middle.
        let blind = unknown_pace((0.0, 0.0), Some(2));
        assert!((median(blind) - 0.5).abs() < 1e-4);
    }
}
