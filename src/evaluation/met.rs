//! Whether a target is met, draw by draw: the one thing from which everything about targets is made.

use std::borrow::Cow;

use super::views::PublishedView;
use crate::axes::Year;
use crate::model::Model;
use crate::model::checked::{Number, QuantityId, Target};
use crate::projection::Projection;
use crate::statistics::quantiles::quantile;

/// The draws of what a target is compared with: values of a quantity, or what each year adds to them.
#[derive(Clone, Debug)]
pub struct TargetDraws<'a> {
    target: &'a Target,
    /// Index of the quantity.
    pub quantity: usize,
    projection: &'a Projection,
    /// Years from the plan's first to the target's.
    years: Vec<Cow<'a, [f32]>>,
    /// In the target year.
    end: Cow<'a, [f32]>,
    /// What is judged.
    judged: Vec<f32>,
    /// How many things are counted, where each draw has its own number.
    things: Vec<f64>,
    /// What was published of such targets, where the model lets it count.
    published: Option<PublishedView>,
}

impl<'a> TargetDraws<'a> {
    /// Finds them; nothing where the projection lacks the quantity or the year.
    pub fn of(model: &Model, target: &'a Target, projection: &'a Projection) -> Option<Self> {
        let quantity = target.measure.0;
        if quantity >= projection.quantities().len() {
            return None;
        }
        let mut compared = TargetDraws {
            target,
            quantity,
            projection,
            years: Vec::new(),
            end: Cow::Owned(Vec::new()),
            judged: Vec::new(),
            things: Vec::new(),
            published: PublishedView::of(model, target),
        };
        compared.things = counted(target, projection)?;
        compared.end = compared.in_year(target.year)?;
        let first = model.period(target.year)[0];
        let years = (first..=target.year).filter_map(|year| compared.in_year(year));
        compared.years = years.collect();
        let judged = compared.end.iter().enumerate().map(|(draw, end)| {
            let years = || compared.years.iter().map(move |year| year[draw]);
            let mean = || years().sum::<f32>() / compared.years.len() as f32;
            let least = || years().fold(*end, f32::min);
            target.hold.judged(*end, mean, least)
        });
        compared.judged = judged.collect();
        Some(compared)
    }

    /// Whether the target is met in each draw, as it is to be held.
    pub fn met(&self) -> Vec<bool> {
        let judged = self.judged.iter().enumerate();
        judged
            .map(|(draw, judged)| {
                let years = self.years.iter().map(|year| year[draw]);
                let meets = |value| self.meets(draw, value);
                let projected = || self.target.hold.met(years, *judged, meets);
                self.as_published(draw).unwrap_or_else(projected)
            })
            .collect()
    }

    /// Whether it is met at the end of the target year.
    pub fn met_at_the_end(&self) -> Vec<bool> {
        let end = self.end.iter().enumerate();
        let met = |(draw, value): (usize, &f32)| {
            let published = self.as_published(draw);
            published.unwrap_or_else(|| self.meets(draw, *value))
        };
        end.map(met).collect()
    }

    /// Whether it is met in a draw in which what was published of such targets holds.
    fn as_published(&self, draw: usize) -> Option<bool> {
        self.published?.in_draw(draw)
    }

    /// Whether it is met in every year of the plan.
    pub fn met_every_year(&self) -> Vec<bool> {
        let draws = 0..self.end.len();
        draws
            .map(|draw| self.years.iter().all(|year| self.meets(draw, year[draw])))
            .collect()
    }

    /// The first year after the base year in which it is met, in each draw.
    pub fn first_met(&self, model: &Model) -> Vec<Option<Year>> {
        let later: Vec<(Year, Cow<'_, [f32]>)> = (model.calendar.base + 1..=model.calendar.until)
            .filter_map(|year| Some((year, self.in_year(year)?)))
            .collect();
        let first = |draw: usize| {
            let met = later
                .iter()
                .find(|(_, values)| self.meets(draw, values[draw]));
            met.map(|(year, _)| *year)
        };
        (0..self.end.len()).map(first).collect()
    }

    /// What is judged: the target year's values, the mean over the years, or the least that a year adds.
    pub fn judged(&self) -> &[f32] {
        &self.judged
    }

    /// In each draw the growth with which the target is to keep step, judged over the same years; nothing where it is to
    /// keep step with none.
    pub fn growth_beside(&self, model: &Model) -> Option<Vec<f32>> {
        let QuantityId(other) = self.target.in_step_with?;
        if other >= self.projection.quantities().len() {
            return None;
        }
        let first = model.period(self.target.year)[0];
        let years = (first..=self.target.year).filter_map(|year| self.projection.year_index(year));
        let years: Vec<&[f32]> = years.map(|year| self.projection.at(other, year)).collect();
        let (last, count) = (years.last()?, years.len() as f32);
        let judged = last.iter().enumerate().map(|(draw, end)| {
            let years = || years.iter().map(move |year| year[draw]);
            let mean = || years().sum::<f32>() / count;
            let least = || years().fold(*end, f32::min);
            self.target.hold.judged(*end, mean, least)
        });
        Some(judged.collect())
    }

    /// Part of the draws that meet it in a year.
    pub fn met_in(&self, year: Year) -> Option<f64> {
        let values = self.in_year(year)?;
        let met = (0..values.len()).filter(|draw| self.meets(*draw, values[*draw]));
        let met = met.count();
        let known = values.iter().all(|value| value.is_finite());
        known.then(|| met as f64 / values.len() as f64)
    }

    /// All draws of the quantity in a year.
    pub fn of_year(&self, year: Year) -> Option<&'a [f32]> {
        let year = self.projection.year_index(year)?;
        Some(self.projection.at(self.quantity, year))
    }

    /// All draws of what is compared in a year: the quantity, or what the year adds to it.
    pub fn in_year(&self, year: Year) -> Option<Cow<'a, [f32]>> {
        let values = self.of_year(year)?;
        if !self.target.hold.is_of_additions() {
            return Some(Cow::Borrowed(values));
        }
        let before = self.of_year(year - 1)?.iter();
        let added = values.iter().zip(before).map(|(now, before)| now - before);
        Some(Cow::Owned(added.collect()))
    }

    /// The value from which the target is met, in the middle of the draws where each has its own.
    pub fn threshold(&self) -> f64 {
        let middle = quantile(&mut self.things.clone(), 0.5).ok();
        self.target.threshold(middle.or(self.target.known_things()))
    }

    fn meets(&self, draw: usize, value: f32) -> bool {
        let own = self.things.get(draw).copied();
        self.target.met(value, own.or(self.target.known_things()))
    }
}

/// How many things are counted in each draw, none where all draws have the same; nothing where the projection lacks
/// them.
fn counted(target: &Target, projection: &Projection) -> Option<Vec<f64>> {
    let Some(Number::Projected {
        quantity,
        year,
        part,
    }) = target.of.map(|of| of.number)
    else {
        return Some(Vec::new());
    };
    if quantity.0 >= projection.quantities().len() {
        return None;
    }
    let values = projection.at(quantity.0, projection.year_index(year)?);
    // No fewer than one: where nothing is to be done, all of it is.
    let things = values.iter().map(|value| match part * f64::from(*value) {
        few if few < 1.0 => 1.0,
        things => things,
    });
    Some(things.collect())
}
