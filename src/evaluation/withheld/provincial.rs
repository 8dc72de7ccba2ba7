//! What may not be published of a province: counts of its counties, whose sums are printed too.

use super::WithheldMark;
use super::cells::{AskedBeside, Counted, PrintedNumber};
use super::links::Links;
use super::marks::marked;
use crate::axes::Year;
use crate::evaluation::Summary;
use crate::evaluation::province::Total;
use crate::evaluation::summary::LEVELS;
use crate::model::Model;
use crate::projection::Quantity;
use crate::statistics::disclosure::Link;

/// Numbers of counties: by county, quantity and year.
type ProvincialNumbers = [Vec<Vec<Option<Summary>>>];

/// What is withheld of a province.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provincial {
    counties: usize,
    years: usize,
    /// By quantity, year and county; the province itself comes after its counties.
    marks: Vec<Option<WithheldMark>>,
}

impl Provincial {
    /// Finds it. `places` are the places of the quantities in the model's list.
    pub fn of(
        model: &Model,
        quantities: &[Quantity],
        years: &[Year],
        counties: &ProvincialNumbers,
        totals: &[Total],
    ) -> Provincial {
        let wide = counties.len() + 1;
        let list = model.quantities.list(false);
        let place = |quantity: &Quantity| list.iter().position(|own| own.key == quantity.key);
        let places: Vec<Option<usize>> = quantities.iter().map(place).collect();
        let mut numbers: Vec<PrintedNumber> = Vec::new();
        for (at, quantity) in quantities.iter().enumerate() {
            for (year, own) in years.iter().enumerate() {
                let mut totals = totals.iter();
                let total = totals.find(|it| it.quantity == quantity.key && it.year == *own);
                let of = |county: &Vec<Vec<Option<Summary>>>| county.get(at)?.get(year).copied()?;
                numbers.extend(counties.iter().map(|county| (quantity.unit, of(county))));
                numbers.push((quantity.unit, total.map(summary)));
            }
        }
        let years = years.len();
        let number = |at: usize, year: usize, county: usize| (at * years + year) * wide + county;
        let marks = Counted::new(numbers).marks(&AskedBeside::default(), |value| {
            let mut links: Vec<Link> = Vec::new();
            for at in 0..quantities.len() {
                for year in 0..years {
                    let mut link: Link = (0..counties.len())
                        .map(|county| number(at, year, county))
                        .filter(|cell| value(*cell).is_some_and(|value| value != 0.0))
                        .map(|cell| (cell, 1.0))
                        .collect();
                    link.push((number(at, year, counties.len()), -1.0));
                    if link.iter().all(|(cell, _)| value(*cell).is_some()) {
                        links.push(link);
                    }
                }
            }
            // Within a county and a year, as in the run of one model with a single year.
            for county in 0..wide {
                for year in 0..years {
                    let cell = |own: usize| {
                        let at = places.iter().position(|place| *place == Some(own))?;
                        Some(number(at, year, county))
                    };
                    let of = |own: usize| value(cell(own)?);
                    let mut own = Links::new(model, 1, &of);
                    own.in_year(0);
                    links.extend(own.found.into_iter().map(|link| {
                        let terms = link.into_iter();
                        terms
                            .filter_map(|(own, factor)| Some((cell(own)?, factor)))
                            .collect::<Link>()
                    }));
                }
            }
            links
        });
        Provincial {
            counties: counties.len(),
            years,
            marks,
        }
    }

    /// Why a county's quantity is withheld in the year at a place; that of the province where no county is named.
    pub fn mark(
        &self,
        county: Option<usize>,
        quantity: usize,
        year: usize,
    ) -> Option<WithheldMark> {
        let column = county.unwrap_or(self.counties);
        let at = (quantity * self.years + year) * (self.counties + 1) + column;
        self.marks.get(at).copied().flatten()
    }

    /// How many numbers are withheld: small ones, and others.
    pub fn counts(&self) -> [usize; 2] {
        [WithheldMark::Small, WithheldMark::Beside]
            .map(|mark| marked(&self.marks).filter(|(_, own)| *own == mark).count())
    }
}

/// What is printed of a total.
fn summary(total: &Total) -> Summary {
    let mut quantiles = [total.median; LEVELS.len()];
    [quantiles[0], quantiles[8]] = total.ninety_five;
    [quantiles[2], quantiles[6]] = total.eighty;
    Summary {
        mean: total.mean,
        quantiles,
    }
}
