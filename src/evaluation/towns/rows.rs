//! Which town has how many, and which lacks what: medians and intervals over the draws.

use serde::Serialize;

use super::{Split, TownQuantity};
use crate::axes::Year;
use crate::evaluation::Summary;

/// A number over the draws.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Range {
    /// Mean.
    pub mean: f64,
    /// Median.
    pub median: f64,
    /// Ends of the middle 80 %.
    pub eighty: (f64, f64),
    /// Ends of the middle 95 %.
    pub ninety_five: (f64, f64),
}

/// Holders of a town in a year.
#[derive(Clone, Debug, Serialize)]
pub struct TownPeople {
    /// Year.
    pub year: Year,
    /// The town, by its place in the order of the keys; nothing for any of them, where nothing tells them apart.
    pub town: Option<usize>,
    /// Certificate holders.
    pub holders: Range,
}

/// What a town lacks of a service in a year.
#[derive(Clone, Debug, Serialize)]
pub struct Lack {
    /// Year.
    pub year: Year,
    /// The town, as in [`TownPeople`].
    pub town: Option<usize>,
    /// Index of the service.
    pub service: usize,
    /// People who need it.
    pub need: Range,
    /// People who have it, in the town or elsewhere.
    pub served: Range,
    /// Centres in the town, where it has places.
    pub centres: Option<Range>,
    /// Places in the town.
    pub places: Option<Range>,
    /// People whom its own places leave out; without places, people who need it and do not have it.
    pub lacking: Range,
    /// In what part of the draws anybody is.
    pub probability: f64,
}

/// In how many towns there is a centre, and in how many somebody lacks a service.
#[derive(Clone, Debug, Serialize)]
pub struct Covered {
    /// Year.
    pub year: Year,
    /// Index of the service.
    pub service: usize,
    /// Towns with a centre, where the service has places.
    pub with_centre: Option<Range>,
    /// Towns in which somebody lacks it.
    pub lacking: Range,
}

impl Range {
    /// Of some draws.
    fn of(draws: impl Iterator<Item = u32>) -> Option<Self> {
        let draws: Vec<f32> = draws.map(|value| value as f32).collect();
        let summary = Summary::of(&draws).filter(|_| !draws.is_empty())?;
        Some(Range {
            mean: summary.mean,
            median: summary.median(),
            eighty: summary.eighty(),
            ninety_five: summary.ninety_five(),
        })
    }
}

/// The towns to tell of: each, or any of them.
fn told(split: &Split, apart: bool) -> Vec<Option<usize>> {
    if apart {
        (0..split.towns()).map(Some).collect()
    } else {
        vec![None]
    }
}

/// The draws of a town, or of all together.
fn draws(split: &Split, counted: TownQuantity, year: Year, town: Option<usize>) -> Option<&[u32]> {
    match town {
        Some(town) => split.of_town(counted, year, town),
        None => split.of_all(counted, year),
    }
}

fn range(split: &Split, counted: TownQuantity, year: Year, town: Option<usize>) -> Option<Range> {
    Range::of(draws(split, counted, year, town)?.iter().copied())
}

/// Holders of each town, the most first; of any town where they are not told `apart`.
pub fn people(split: &Split, apart: bool) -> Vec<TownPeople> {
    let mut rows: Vec<TownPeople> = Vec::new();
    for year in split.years.iter().copied() {
        let towns = told(split, apart).into_iter().filter_map(|town| {
            let holders = range(split, TownQuantity::Holders, year, town)?;
            Some(TownPeople {
                year,
                town,
                holders,
            })
        });
        let mut towns: Vec<TownPeople> = towns.collect();
        towns.sort_by(|one, other| other.holders.mean.total_cmp(&one.holders.mean));
        rows.extend(towns);
    }
    rows
}

/// What each town lacks of each service, the most first; of any town where they are not told `apart`.
pub fn lacks(split: &Split, apart: bool) -> Vec<Lack> {
    let mut rows: Vec<Lack> = Vec::new();
    for year in split.years.iter().copied() {
        let mut own: Vec<Lack> = Vec::new();
        for town in told(split, apart) {
            let services = services(split);
            own.extend(services.filter_map(|service| lack(split, year, town, service)));
        }
        own.sort_by(|one, other| other.lacking.mean.total_cmp(&one.lacking.mean));
        rows.extend(own);
    }
    rows
}

fn lack(split: &Split, year: Year, town: Option<usize>, service: usize) -> Option<Lack> {
    let of = |counted: TownQuantity| range(split, counted, year, town);
    let lacking = draws(split, TownQuantity::Lacking(service), year, town)?;
    let some = lacking.iter().filter(|lacking| **lacking > 0).count();
    Some(Lack {
        year,
        town,
        service,
        need: of(TownQuantity::Need(service))?,
        served: of(TownQuantity::Served(service))?,
        centres: of(TownQuantity::Centres(service)),
        places: of(TownQuantity::Places(service)),
        lacking: of(TownQuantity::Lacking(service))?,
        probability: some as f64 / lacking.len() as f64,
    })
}

/// In how many towns there is a centre, and in how many somebody lacks a service: this can be said whether or not
/// anything tells the towns apart.
pub fn covered(split: &Split) -> Vec<Covered> {
    let mut rows = Vec::new();
    for year in split.years.iter().copied() {
        let count = |counted: TownQuantity| -> Option<Range> {
            let all = split.of_all(counted, year)?;
            let draws = split.draws();
            let towns = (0..draws).map(|draw| {
                let own = all.iter().skip(draw).step_by(draws);
                own.filter(|value| **value > 0).count() as u32
            });
            Range::of(towns)
        };
        rows.extend(services(split).filter_map(|service| {
            Some(Covered {
                year,
                service,
                with_centre: count(TownQuantity::Centres(service)),
                lacking: count(TownQuantity::Lacking(service))?,
            })
        }));
    }
    rows
}

/// The services that are counted.
fn services(split: &Split) -> impl Iterator<Item = usize> {
    let counted = split.counted.iter();
    counted.filter_map(|counted| counted.service_in_need())
}
