//! How well numbers were foretold.

use super::RegisterCase;

/// How well some cases were foretold.
#[derive(Clone, Copy, Debug, Default)]
pub struct RegisterRecord {
    /// How many.
    pub cases: usize,
    /// Mean of the logarithm of the median over the outcome.
    pub bias: f64,
    /// Mean absolute value of it.
    pub error: f64,
    /// The same of the three simple ways, over the cases that have all of them.
    pub simple: [Option<f64>; 3],
    /// Part of the outcomes in the 80 % and the 95 % intervals.
    pub coverage: [f64; 2],
}

/// How well some cases were foretold; nothing where none has an outcome.
pub fn record<'a>(cases: impl Iterator<Item = &'a RegisterCase>) -> Option<RegisterRecord> {
    let known: Vec<(&RegisterCase, f64)> = cases
        .filter_map(|case| Some((case, case.outcome?)))
        .filter(|(case, outcome)| *outcome > 0.0 && case.quantiles[2] > 0.0)
        .collect();
    if known.is_empty() {
        return None;
    }
    let count = known.len() as f64;
    let mean = |each: &dyn Fn(&RegisterCase, f64) -> f64| {
        known
            .iter()
            .map(|(case, outcome)| each(case, *outcome))
            .sum::<f64>()
            / count
    };
    let inside = |low: usize, high: usize| {
        mean(&|case, outcome| {
            let within = case.quantiles[low]..=case.quantiles[high];
            f64::from(u8::from(within.contains(&outcome)))
        })
    };
    let simple = std::array::from_fn(|way| {
        let errors: Option<Vec<f64>> = known
            .iter()
            .map(|(case, outcome)| {
                let said = case.simple[way].filter(|said| *said > 0.0)?;
                Some(libm::log(said / outcome).abs())
            })
            .collect();
        errors.map(|errors| errors.iter().sum::<f64>() / count)
    });
    Some(RegisterRecord {
        cases: known.len(),
        bias: mean(&|case, outcome| libm::log(case.quantiles[2] / outcome)),
        error: mean(&|case, outcome| libm::log(case.quantiles[2] / outcome).abs()),
        simple,
        coverage: [inside(1, 3), inside(0, 4)],
    })
}
