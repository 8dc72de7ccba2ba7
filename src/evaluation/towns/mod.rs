//! The county's whole numbers split over its towns, draw by draw and to the unit: a step after the run, so that the
//! county's own numbers do not depend on it.
//!
//! Holders: a Dirichlet share for each town around its people, conditioned on what is known of it, and a multinomial
//! split of the county's holders. Services: the same around the shares of holders. A draw has one share for each town,
//! the same in all years but where numbers of several years say otherwise: nothing is known of how a town's share moves.

mod apportion;
mod centres;
mod counted;
mod county;
mod publishing;
mod rows;
mod service;
mod shares;
mod split;

use rayon::prelude::*;

use crate::axes::Year;
use crate::model::Model;
use crate::model::checked::Towns;
use crate::projection::Projection;
use crate::stream::Chance;

use county::CountyDraw;

pub use apportion::{apportion, in_proportion};
pub use counted::TownQuantity;
pub use publishing::withhold_beside;
pub use rows::{Covered, Lack, Range, TownPeople, covered, lacks, people};

/// A county's numbers by town, in every draw.
#[derive(Clone, Debug)]
pub struct Split {
    /// The years.
    pub years: Vec<Year>,
    /// What is counted.
    pub counted: Vec<TownQuantity>,
    towns: usize,
    draws: usize,
    /// Year by year, what is counted, town by town, draw by draw.
    cells: Vec<u32>,
}

impl Split {
    /// Splits the draws of a projection, which are those from the first on under the seed.
    pub fn of(
        model: &Model,
        towns: &Towns,
        projection: &Projection,
        seed: u64,
        years: &[Year],
    ) -> Self {
        let counted = TownQuantity::of(model, projection, years);
        let draws = projection.draws();
        let chance = Chance::new(seed, model.place);
        let county = |draw: usize| CountyDraw {
            model,
            towns,
            projection,
            draw,
            chance: chance.in_draw(draw as u32),
        };
        let by_draw: Vec<Vec<u32>> = (0..draws)
            .into_par_iter()
            .map(|draw| county(draw).split(&counted, years))
            .collect();
        let rows = years.len() * counted.len() * towns.list.len();
        let mut cells = Vec::with_capacity(rows * draws);
        for row in 0..rows {
            cells.extend(by_draw.iter().map(|draw| draw[row]));
        }
        Split {
            years: years.to_vec(),
            counted,
            towns: towns.list.len(),
            draws,
            cells,
        }
    }

    /// Number of towns.
    pub fn towns(&self) -> usize {
        self.towns
    }

    /// Number of draws.
    pub fn draws(&self) -> usize {
        self.draws
    }

    /// All draws of a town, by its place in the order of the keys; nothing where it was not counted.
    pub fn of_town(&self, counted: TownQuantity, year: Year, town: usize) -> Option<&[u32]> {
        let all = self.of_all(counted, year)?;
        all.get(town * self.draws..(town + 1) * self.draws)
    }

    /// All draws of all towns, town by town.
    pub fn of_all(&self, counted: TownQuantity, year: Year) -> Option<&[u32]> {
        let year = self.years.iter().position(|own| *own == year)?;
        let place = self.counted.iter().position(|own| *own == counted)?;
        let size = self.towns * self.draws;
        let from = (year * self.counted.len() + place) * size;
        self.cells.get(from..from + size)
    }
}
