//! Whether a target is met, draw by draw: the one thing from which everything about targets is made.

use crate::axes::Year;
use crate::model::Model;
use crate::model::checked::Target;
use crate::projection::Projection;

/// The draws of what a target is compared with.
#[derive(Clone, Debug)]
pub struct Compared<'a> {
    target: &'a Target,
    /// Index of the quantity.
    pub quantity: usize,
    projection: &'a Projection,
    /// Years from the plan's first to the target's.
    years: Vec<&'a [f32]>,
    /// In the target year.
    end: &'a [f32],
    /// On average over the years.
    mean: Vec<f32>,
}

impl<'a> Compared<'a> {
    /// Finds them; nothing where the projection lacks the quantity or the year.
    pub fn of(model: &Model, target: &'a Target, projection: &'a Projection) -> Option<Self> {
        let quantity = target.measure.0;
        if quantity >= projection.quantities().len() {
            return None;
        }
        let of_year = |year: Year| -> Option<&'a [f32]> {
            Some(projection.at(quantity, projection.year_index(year)?))
        };
        let end = of_year(target.year)?;
        let first = model.period(target.year)[0];
        let years: Vec<&[f32]> = (first..=target.year).filter_map(of_year).collect();
        let mean = (0..end.len())
            .map(|draw| years.iter().map(|year| year[draw]).sum::<f32>() / years.len() as f32)
            .collect();
        Some(Compared {
            target,
            quantity,
            projection,
            years,
            end,
            mean,
        })
    }

    /// Whether the target is met in each draw, as it is to be held.
    pub fn met(&self) -> Vec<bool> {
        let judged = self.judged().iter().enumerate();
        judged
            .map(|(draw, judged)| {
                let years = self.years.iter().map(|year| year[draw]);
                let meets = |value| self.meets(value);
                self.target.hold.met(years, *judged, meets)
            })
            .collect()
    }

    /// Whether it is met at the end of the target year.
    pub fn met_at_the_end(&self) -> Vec<bool> {
        self.end.iter().map(|value| self.meets(*value)).collect()
    }

    /// Whether it is met in every year of the plan.
    pub fn met_every_year(&self) -> Vec<bool> {
        let draws = 0..self.end.len();
        draws
            .map(|draw| self.years.iter().all(|year| self.meets(year[draw])))
            .collect()
    }

    /// The first year after the base year in which it is met, in each draw.
    pub fn first_met(&self, model: &Model) -> Vec<Option<Year>> {
        let later: Vec<(Year, &[f32])> = (model.calendar.base + 1..=model.calendar.until)
            .filter_map(|year| Some((year, self.of_year(year)?)))
            .collect();
        let first = |draw: usize| {
            let met = later.iter().find(|(_, values)| self.meets(values[draw]));
            met.map(|(year, _)| *year)
        };
        (0..self.end.len()).map(first).collect()
    }

    /// What is judged: the target year's values, or the mean over the years.
    pub fn judged(&self) -> &[f32] {
        let mean: &[f32] = &self.mean;
        self.target.hold.judged(self.end, || mean)
    }

    /// Part of the draws that meet it at the end of a year.
    pub fn met_in(&self, year: Year) -> Option<f64> {
        let values = self.of_year(year)?;
        let met = values.iter().filter(|value| self.meets(**value)).count();
        let known = values.iter().all(|value| value.is_finite());
        known.then(|| met as f64 / values.len() as f64)
    }

    /// All draws of the quantity in a year.
    pub fn of_year(&self, year: Year) -> Option<&'a [f32]> {
        let year = self.projection.year_index(year)?;
        Some(self.projection.at(self.quantity, year))
    }

    fn meets(&self, value: f32) -> bool {
        self.target.met(value)
    }
}
