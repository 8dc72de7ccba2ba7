//! Optimised theta and dynamic optimised theta: level, smoothing and theta found together.

use super::line::{Growing, Line};
use crate::forecast::nelder_mead::minimise;

/// Which line the theta method leans on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaning {
    /// The line through all the years (optimised theta).
    Whole,
    /// In each year the line through the years before it (dynamic optimised theta).
    Growing,
}

/// A fitted theta model, ready to go on from the last year.
///
/// `μ[t] = ℓ[t−1] + ω {(1−α)^(t−1) A[t−1] + [1 − (1−α)^t]/α · B[t−1]}`, `ω = 1 − 1/θ`,
/// `ℓ[t] = α y[t] + (1−α) ℓ[t−1]`.
/// Source: Fiorucci et al. (2016), "Models for optimising the theta method", equations 8–14.
#[derive(Clone, Copy, Debug)]
pub struct Theta {
    /// α, 0.1 to 0.99.
    pub alpha: f64,
    /// ω = 1 − 1/θ, 0 to 1.
    pub weight: f64,
    /// `ℓ[0]`, the level before the first year.
    pub start: f64,
    /// Sum of squared one-step errors that was minimised.
    pub squares: f64,
    /// How many errors that sum has.
    pub errors: usize,
    level: f64,
    growing: Growing,
    leaning: Leaning,
}

const ALPHA: (f64, f64) = (0.1, 0.99);

/// Errors that the dynamic line leaves out, until it rests on three years.
const BURN_IN: usize = 3;

/// Fits a theta model to complete values; `lines` is scratch, refilled here.
///
/// For a given α the errors are linear in `ℓ[0]` and ω, so those solve two normal equations and only
/// α is searched for. At least two values.
pub fn fit(values: &[f64], leaning: Leaning, lines: &mut Vec<Line>, budget: usize) -> Theta {
    lines.clear();
    let mut growing = Growing::from(values[0]);
    lines.push(growing.line);
    for y in &values[1..] {
        growing.add(*y);
        lines.push(growing.line);
    }
    if leaning == Leaning::Whole {
        let whole = growing.line;
        lines.iter_mut().for_each(|line| *line = whole);
    }
    let skip = match leaning {
        Leaning::Growing if values.len() > 2 * BURN_IN => BURN_IN,
        Leaning::Growing => 1,
        Leaning::Whole => 0,
    };
    let alpha_of = |u: f64| ALPHA.0 + (ALPHA.1 - ALPHA.0) * u;
    let mut best = (f64::INFINITY, 0.5);
    for u in [0.05, 0.25, 0.5, 0.75, 0.95] {
        let squares = profile(values, lines, skip, alpha_of(u)).2;
        if squares < best.0 {
            best = (squares, u);
        }
    }
    let objective = |x: &[f64; 1]| profile(values, lines, skip, alpha_of(x[0])).2;
    let found = minimise(objective, [best.1], 0.08, 1e-6, budget);
    let alpha = alpha_of(found.at[0]);
    let (start, weight, squares) = profile(values, lines, skip, alpha);
    let level = values
        .iter()
        .fold(start, |level, y| alpha * y + (1.0 - alpha) * level);
    Theta {
        alpha,
        weight,
        start,
        squares,
        errors: values.len() - skip,
        level,
        growing,
        leaning,
    }
}

/// The best `ℓ[0]` and ω for an α, and the sum of squared errors with them.
fn profile(values: &[f64], lines: &[Line], skip: usize, alpha: f64) -> (f64, f64, f64) {
    let keep = 1.0 - alpha;
    let (mut level, mut power) = (0.0, 1.0);
    let (mut ee, mut eu, mut eg, mut uu, mut ug, mut gg) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    for (t, &y) in values.iter().enumerate() {
        let line = lines[t.saturating_sub(1)];
        let lean = power * line.intercept + (1.0 - power * keep) / alpha * line.slope;
        if t >= skip {
            let e = y - level;
            ee += e * e;
            eu += e * power;
            eg += e * lean;
            uu += power * power;
            ug += power * lean;
            gg += lean * lean;
        }
        level = alpha * y + keep * level;
        power *= keep;
    }
    let determinant = uu * gg - ug * ug;
    let free = if determinant > 1e-12 * uu * gg {
        (uu * eg - ug * eu) / determinant
    } else {
        0.0
    };
    // θ ≥ 1 keeps ω between 0 and 1; on the edge the level is found again.
    let weight = free.clamp(0.0, 1.0);
    let start = if uu > 1e-20 {
        (eu - weight * ug) / uu
    } else {
        values[0]
    };
    let squares = ee - 2.0 * (start * eu + weight * eg)
        + start * start * uu
        + 2.0 * start * weight * ug
        + weight * weight * gg;
    (start, weight, squares.max(f64::EPSILON * ee))
}

impl Theta {
    /// Goes one year on with the value `surprise` above what is expected; gives the value.
    pub fn step(&mut self, surprise: f64) -> f64 {
        let t = self.growing.years();
        let keep = 1.0 - self.alpha;
        let power = libm::pow(keep, t);
        let line = self.growing.line;
        let mean = self.level
            + self.weight
                * (power * line.intercept + (1.0 - power * keep) / self.alpha * line.slope);
        let y = mean + surprise;
        self.level = self.alpha * y + keep * self.level;
        match self.leaning {
            Leaning::Growing => self.growing.add(y),
            Leaning::Whole => self.growing.wait(),
        }
        y
    }

    /// The forecasts of the years to come, in order.
    pub fn mean(&self, out: &mut [f64]) {
        let mut model = *self;
        out.iter_mut().for_each(|m| *m = model.step(0.0));
    }
}
