//! To whom the payments of a year go: to the people of its end, or as many months to those of its beginning.

use super::End;
use crate::projection::Projection;

/// People of a year to whom its payments go, by draw.
pub(super) struct Paid<'a> {
    projection: &'a Projection,
    /// Place of the year.
    year: usize,
    /// Place of the year before, where payments go on through the year; in the base year its end stands for all of it.
    before: Option<usize>,
}

impl<'a> Paid<'a> {
    /// Those of a service at one end of a change; nothing where its year is not projected.
    pub(super) fn of(end: End<'a>, service: usize) -> Option<Self> {
        let (model, projection) = (end.model, &end.outcome.projection);
        let cost = model.services[service].cost.as_ref();
        let goes_on = cost.is_some_and(|cost| cost.per.goes_on());
        let before = if goes_on && end.year > model.calendar.base {
            projection.year_index(end.year - 1)
        } else {
            None
        };
        Some(Paid {
            projection,
            year: projection.year_index(end.year)?,
            before,
        })
    }

    /// Of a number of people the mean over the payments of the year, in every draw.
    pub(super) fn mean(&self, quantity: usize) -> Vec<f64> {
        let now = self.projection.at(quantity, self.year);
        let Some(before) = self.before else {
            return now.iter().map(|now| f64::from(*now)).collect();
        };
        let ends = now.iter().zip(self.projection.at(quantity, before));
        ends.map(|(now, before)| 0.5 * (f64::from(*now) + f64::from(*before)))
            .collect()
    }
}
