//! What was known at the first census of how people die, are born, and move.

use super::HindcastError;
use super::decade::{Rates, YEARS};
use crate::axes::{AGES, Year};
use crate::model::data::{FertilityData, MortalityData, ProjectedPeriod};
use crate::simulation::population::{CELLS, Fertility, Indices, Migration, Mortality, Rate};
use crate::statistics::linear_process::RandomWalk;
use crate::statistics::sampling::{Sampler, normal_quantile};
use crate::stream::{Chance, Decision, Locality, Stream};

const MORTALITY_LEVEL: Decision = Decision::named("hindcast mortality level");
const FERTILITY_LEVEL: Decision = Decision::named("hindcast fertility level");
const NET_RATE: Decision = Decision::named("hindcast net migration rate");
const PERSISTENCE: Decision = Decision::named("hindcast migration persistence");
const VOLATILITY: Decision = Decision::named("hindcast migration volatility");

/// Estimates up to the first census, and the spreads of the model that is examined.
///
/// The years end with the census; the estimates of these years may come from a later release, so
/// they can be better than what was printed then.
#[derive(Clone, Debug)]
pub struct Past {
    /// Year of the first census.
    pub year: Year,
    /// Death rates of periods that had ended; any outlook is left aside.
    pub mortality: MortalityData,
    /// Fertility of years up to the census; any outlook is left aside.
    pub fertility: FertilityData,
    /// Boys per girl at birth.
    pub sex_ratio: f64,
    /// The model's parameters.
    pub beliefs: Beliefs,
}

/// Parameters of the model that is examined, as distributions.
#[derive(Clone, Debug)]
pub struct Beliefs {
    /// Mortality relative to the nation's.
    pub mortality_level: Sampler,
    /// Fertility relative to the nation's; only its spread around the median is used, since each
    /// county's level is known from its births.
    pub fertility_level: Sampler,
    /// Mean net migration rate, per person-year.
    pub net_rate: Sampler,
    /// Part of a deviation of the rate that is left a year later.
    pub persistence: Sampler,
    /// Standard deviation of the yearly innovation of the rate, per person-year.
    pub volatility: Sampler,
}

/// The engine's components, fitted to the past.
#[derive(Clone, Debug)]
pub struct Components {
    mortality: Mortality,
    fertility: Fertility,
    /// Spread of net migrants over ages.
    pub migration: Migration,
    /// Births per woman at each age for a total fertility of one.
    pub schedule: [f64; AGES],
    /// Total fertility in the year of the census.
    pub total_fertility: f64,
    /// Deaths per person-year at the median level, by which the open age group is spread.
    pub hazards: [f64; CELLS],
    years: [Year; YEARS],
    sex_ratio: f64,
    beliefs: Beliefs,
}

impl Components {
    /// Fits the components to what was known.
    ///
    /// Mortality: Li–Lee on the periods given, drift and its error from them. Fertility: no
    /// outlook of the time is at hand, so the last value stays the median and its logarithm spreads
    /// as a random walk without drift, with the innovations of the years given.
    pub fn fit(past: &Past) -> Result<Self, HindcastError> {
        let mortality = Mortality::fit(&MortalityData {
            outlook: Vec::new(),
            ..past.mortality.clone()
        })?;
        let mut estimates = past.fertility.estimates.clone();
        estimates.sort_by_key(|(year, _)| *year);
        let last = estimates.last().copied().unwrap_or((Year::MIN, f64::NAN));
        if last.0 != past.year {
            return Err(HindcastError::Fertility { year: past.year });
        }
        let logs: Vec<f64> = estimates.iter().map(|(_, tfr)| libm::log(*tfr)).collect();
        let times: Vec<f64> = estimates.iter().map(|(year, _)| f64::from(*year)).collect();
        let failed = |why| HindcastError::Mathematics {
            what: "fertility up to the census",
            why,
        };
        let walk = RandomWalk::estimate(&logs, &times).map_err(failed)?;
        let eighty = normal_quantile(0.9);
        let years: [Year; YEARS] = std::array::from_fn(|step| past.year + 1 + step as Year);
        let outlook = years.iter().enumerate().map(|(step, year)| {
            let sd = walk.innovation_sd * (step as f64 + 1.0).sqrt();
            ProjectedPeriod {
                from: *year,
                to: *year,
                median: last.1,
                low: last.1 * libm::exp(-eighty * sd),
                high: last.1 * libm::exp(eighty * sd),
            }
        });
        let fertility = Fertility::fit(&FertilityData {
            outlook: outlook.collect(),
            ..past.fertility.clone()
        })?;
        let newest = past.mortality.times.last().copied().unwrap_or(f64::NAN);
        let mut index = [Indices::default()];
        let nowhere = Chance::new(0, Locality::default());
        mortality.index_path(&nowhere, &[1.0], &[newest.floor() as Year], &mut index);
        let mut hazards = [0.0; CELLS];
        mortality.hazards(
            index[0],
            past.beliefs.mortality_level.median(),
            &mut hazards,
        );
        Ok(Components {
            schedule: fertility.schedule(),
            total_fertility: last.1,
            migration: Migration::standard()?,
            mortality,
            fertility,
            hazards,
            years,
            sex_ratio: past.sex_ratio,
            beliefs: past.beliefs.clone(),
        })
    }

    /// Births and deaths of one draw, the same for every county.
    pub fn rates(&self, seed: u64, draw: u32) -> Rates {
        let level = sample(
            &self.beliefs.mortality_level,
            seed,
            draw,
            MORTALITY_LEVEL,
            0,
        );
        let mut index = [Indices::default(); YEARS];
        let nation = Chance::new(seed, Locality::default()).in_draw(draw);
        self.mortality
            .index_path(&nation, &[1.0; YEARS], &self.years, &mut index);
        let mut total = [0.0; YEARS];
        self.fertility
            .path(&nation, &[1.0; YEARS], &self.years, &mut total);
        Rates::new(&self.mortality, &index, level, total, self.sex_ratio)
    }

    /// How far a county's fertility may lie from its own level, one draw of it.
    pub fn fertility_error(&self, seed: u64, draw: u32, county: u32) -> f64 {
        let spread = &self.beliefs.fertility_level;
        sample(spread, seed, draw, FERTILITY_LEVEL, county) / spread.median()
    }

    /// A county's net migration rate in each year by the model's parameters, one draw of it.
    pub fn net_rates(&self, seed: u64, draw: u32, county: u32) -> [f64; YEARS] {
        let rate = Rate {
            mean: sample(&self.beliefs.net_rate, seed, draw, NET_RATE, county),
            persistence: sample(&self.beliefs.persistence, seed, draw, PERSISTENCE, county),
            volatility: sample(&self.beliefs.volatility, seed, draw, VOLATILITY, county),
        };
        let mut path = [0.0; YEARS];
        let place = Chance::new(seed, Locality::of_region(county)).in_draw(draw);
        self.migration
            .path(&place, &[rate; YEARS], &self.years, &mut path);
        path
    }
}

fn sample(sampler: &Sampler, seed: u64, draw: u32, decision: Decision, subject: u32) -> f64 {
    sampler.quantile(Stream::new(seed, draw, decision, subject).uniform())
}
