//! What is asked of every county of a province: the same quantities and years, draws and seed for all.

use crate::axes::Year;
use crate::evaluation::reconciliation::PublishedTotal;
use crate::model::Model;
use crate::projection::{Projection, Quantity};
use crate::report::province as said;

/// What is asked of every county.
#[derive(Clone, Debug)]
pub struct Terms {
    /// Codes of the counties, ascending.
    pub regions: Vec<String>,
    /// Scenario of every county.
    pub scenario: String,
    /// What is added up: the quantities of the headline that may be.
    pub quantities: Vec<Quantity>,
    /// The base year, the milestones, and the years of published totals.
    pub years: Vec<Year>,
    /// Totals that are published of all counties, to which their draws are brought.
    pub published: Vec<PublishedTotal>,
    /// Number of draws.
    pub draws: usize,
    /// Seed.
    pub seed: u64,
}

impl Terms {
    /// As the model of the first county says, with the totals that are published; its own seed if none is given.
    pub(in crate::task) fn of(
        first: &Model,
        published: Vec<PublishedTotal>,
        regions: Vec<String>,
        draws: usize,
        seed: Option<u64>,
    ) -> Self {
        let headline = first.settings.headline.iter();
        let mut keys: Vec<String> = headline
            .filter(|key| said::adds_up(first, key))
            .cloned()
            .collect();
        for key in published.iter().flat_map(|total| &total.of) {
            if !keys.contains(key) {
                keys.push(key.clone());
            }
        }
        let mut years = first.profile_years();
        years.extend(published.iter().map(|total| total.year));
        years.sort_unstable();
        years.dedup();
        Terms {
            regions,
            scenario: first.scenario.key.clone(),
            quantities: said::named(first, &keys),
            years,
            published,
            draws,
            seed: seed.unwrap_or(first.settings.seed),
        }
    }

    /// Keys of the quantities.
    pub fn keys(&self) -> Vec<String> {
        let keys = self.quantities.iter();
        keys.map(|quantity| quantity.key.clone()).collect()
    }

    /// Bytes of a draw that are kept of so many counties: their sums, and where they wait to be brought to published
    /// totals their own values, which are there twice while they are moved.
    pub fn bytes(&self, counties: usize) -> u64 {
        let values = match self.published.is_empty() {
            true => 0,
            false => 2 * counties * size_of::<f32>(),
        };
        let cells = self.quantities.len() * self.years.len();
        (cells * (size_of::<f64>() + values)) as u64
    }

    /// What of a county's draws is asked for: no more of it travels, and no more is kept.
    pub fn asked_of(&self, projection: &Projection) -> Projection {
        let wanted = self.quantities.iter();
        let places = wanted.filter_map(|quantity| projection.index(&quantity.key));
        let places: Vec<usize> = places.collect();
        let years = self
            .years
            .iter()
            .filter_map(|year| projection.year_index(*year));
        let years: Vec<usize> = years.collect();
        let mut values = Vec::with_capacity(places.len() * years.len() * projection.draws());
        for place in &places {
            for year in &years {
                values.extend_from_slice(projection.at(*place, *year));
            }
        }
        let quantities = places.iter().map(|place| &projection.quantities()[*place]);
        Projection::new(
            quantities.cloned().collect(),
            years.iter().map(|year| projection.years()[*year]).collect(),
            projection.draws(),
            values,
        )
    }
}
