//! How what runs say of numbers that became known stands beside them, by quantity and year.

use std::collections::BTreeMap;

use plancast::axes::Year;
use plancast::projection::Projection;

use crate::runs::draws;

/// Numbers that became known, and what runs had said of them.
#[derive(Debug, Default)]
pub struct Judged {
    each: BTreeMap<(String, Year), Vec<Found>>,
}

/// One number beside the draws of a run.
#[derive(Clone, Copy, Debug)]
struct Found {
    inside: bool,
    /// Part of the draws below it, with half of those that equal it.
    place: f64,
    /// Of the 80 % interval, relative to its middle.
    width: f64,
}

impl Judged {
    /// A number that became known, beside what a run had said of it: its draws, and their 80 % interval.
    pub fn judge(
        &mut self,
        run: &Projection,
        (key, year): (&str, Year),
        [low, high]: [f32; 2],
        there: f32,
    ) {
        let all = draws(run, key, year);
        let part = |is: &dyn Fn(f32) -> bool| {
            all.iter().filter(|own| is(**own)).count() as f64 / all.len() as f64
        };
        let found = Found {
            inside: (low..=high).contains(&there),
            place: part(&|own| own < there) + 0.5 * part(&|own| own == there),
            width: f64::from(2.0 * (high - low) / (high + low)),
        };
        let of = self.each.entry((key.to_owned(), year)).or_default();
        of.push(found);
    }

    /// Numbers inside, and all.
    pub fn inside(&self) -> [usize; 2] {
        let all = || self.each.values().flatten();
        [all().filter(|found| found.inside).count(), all().count()]
    }

    /// A line for each quantity and year. The places of what comes as it is said are uniform: mean 0.5, and a spread of 1 in
    /// units of a uniform one; less where what is said is too wide.
    pub fn print(&self) {
        for ((key, year), found) in &self.each {
            let count = found.len() as f64;
            let mean = |of: fn(&Found) -> f64| found.iter().map(of).sum::<f64>() / count;
            let place = mean(|found| found.place);
            let squares = found.iter().map(|found| (found.place - place).powi(2));
            let spread = (12.0 * squares.sum::<f64>() / count).sqrt();
            println!(
                "{key} {year}: {:.1} % of {count} inside, places {place:.2} with spread {spread:.2}, width {:.2} %",
                100.0 * mean(|found| f64::from(u8::from(found.inside))),
                100.0 * mean(|found| found.width),
            );
        }
    }
}
