//! How fast a place's holders grow beside what is expected of all places, and what its register taught of it.

use super::{Flows, Raised, SPANS, category_of, rows, span_of};
use crate::axes::{AGES, CATEGORIES, Year};
use crate::model::checked::PaceOfPlaces;
use crate::simulation::parameters::Drawn;
use crate::simulation::population::CELLS;
use crate::statistics::deviations::{Deviations, Lasting, Taught};
use crate::statistics::elementary::exponential;
use crate::statistics::sampling::standard_normal;
use crate::statistics::summing::sum_of_products;
use crate::stream::{Chance, Decision};

const PACE: Decision = Decision::named("pace of a place");
const PACE_OF_CATEGORIES: Decision = Decision::named("pace of a category in a place");

/// What one draw says of how places, and categories in them, deviate; yearly log growth of holders.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PaceDrawn {
    /// Part of a lasting deviation that is left a year later.
    pub persistence: f64,
    /// Standard deviation of the lasting part, of all holders and further of each category.
    pub spread: [f64; 2],
    /// Standard deviation of one year's noise, of all holders and further of each category.
    pub noise: [f64; 2],
}

/// All holders, and the categories beside them, in a year.
pub type PaceOfYear = (f64, [f64; CATEGORIES]);

impl PaceDrawn {
    /// What a draw of the parameters says.
    pub fn of(own: &PaceOfPlaces, drawn: &Drawn) -> Self {
        let value = |id| drawn.baseline(id);
        PaceDrawn {
            persistence: value(own.persistence),
            spread: [value(own.spread), value(own.category_spread)],
            noise: [value(own.noise), value(own.category_noise)],
        }
    }

    /// One path of the deviations, from the prior; `years` follow the base year without a gap.
    pub fn path(&self, chance: &Chance, base: Year, years: &[Year], path: &mut [PaceOfYear]) {
        let news = (1.0 - self.persistence * self.persistence).sqrt();
        let mut stream = chance.stream(PACE, base as u32);
        let mut all = self.spread[0] * standard_normal(&mut stream);
        let mut stream = chance.stream(PACE_OF_CATEGORIES, base as u32);
        let mut each: [f64; CATEGORIES] =
            std::array::from_fn(|_| self.spread[1] * standard_normal(&mut stream));
        for (year, value) in years.iter().zip(path) {
            let mut stream = chance.stream(PACE, *year as u32);
            all = self.persistence * all + news * self.spread[0] * standard_normal(&mut stream);
            value.0 = all + self.noise[0] * standard_normal(&mut stream);
            let mut stream = chance.stream(PACE_OF_CATEGORIES, *year as u32);
            for (each, value) in each.iter_mut().zip(&mut value.1) {
                *each = self.persistence * *each
                    + news * self.spread[1] * standard_normal(&mut stream);
                *value = *each + self.noise[1] * standard_normal(&mut stream);
            }
        }
    }

    fn deviations(&self, place: usize, further: Lasting) -> Deviations {
        let own = Lasting {
            persistence: self.persistence,
            spread: self.spread[place],
        };
        Deviations {
            lasting: [own, further],
            noise: self.noise[place],
        }
    }
}

/// The pace of a draw's holders: what turns a deviation of growth into new certificates, and what was taught.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pace {
    drawn: PaceDrawn,
    all: Deviations,
    category: Deviations,
    taught: Taught,
    taught_of: [Taught; CATEGORIES],
    /// Half of those who come and go in a year per holder: of all, and by category.
    turnover: f64,
    turnover_of: [f64; CATEGORIES],
}

/// How far a register lies from a draw: logarithm of the ratio, and its error.
#[derive(Clone, Copy, Debug, Default)]
pub struct Gap {
    /// Of all holders.
    pub all: Option<(f64, f64)>,
    /// Of each category, beside that of all.
    pub categories: [Option<(f64, f64)>; CATEGORIES],
}

/// Standard deviation of what else moves the holders of a year, deaths above all: the logarithm of the stock.
/// It lets a register without error be met to the person.
pub const OTHERWISE: f64 = 0.005;

impl Pace {
    /// At the end of the base year: `people` without a certificate, `holders` by kind, age and sex, the general
    /// hazards. `nation` is the part of the deviation that all places share, on the logarithm of the intensity.
    pub fn begin(
        drawn: PaceDrawn,
        nation: Lasting,
        flows: &Flows,
        people: &[f64; CELLS],
        holders: &[f32],
        hazards: &[f64; CELLS],
    ) -> Self {
        let (mut moving, mut having) = ([0.0; CATEGORIES], [0.0; CATEGORIES]);
        let tables = rows(&flows.inflow)
            .iter()
            .zip(rows(&flows.relative_mortality))
            .zip(rows(&flows.cancellation))
            .zip(rows(holders));
        for (kind, (((inflow, relative), cancelled), stock)) in tables.enumerate() {
            let category = category_of(kind);
            for at in 0..CELLS {
                let stock = f64::from(stock[at]);
                let leaving = hazards[at] * f64::from(relative[at]) + f64::from(cancelled[at]);
                moving[category] += 0.5 * (f64::from(inflow[at]) * people[at] + stock * leaving);
                having[category] += stock;
            }
        }
        let rate = |moving: f64, having: f64| if having > 0.0 { moving / having } else { 1.0 };
        let turnover = rate(moving.iter().sum(), having.iter().sum());
        let shared = Lasting {
            spread: nation.spread * turnover,
            ..nation
        };
        let (all, category) = (
            drawn.deviations(0, shared),
            drawn.deviations(1, Lasting::default()),
        );
        Pace {
            drawn,
            all,
            category,
            taught: Taught::nothing(&all),
            taught_of: [Taught::nothing(&category); CATEGORIES],
            turnover,
            turnover_of: std::array::from_fn(|c| rate(moving[c], having[c])),
        }
    }

    /// A year passes.
    pub fn pass(&mut self) {
        self.taught.pass(&self.all);
        for taught in &mut self.taught_of {
            taught.pass(&self.category);
        }
    }

    /// The intensities of new certificates of a year, given the nation's, this draw's deviations, and the growth
    /// of registration since the base year by span of age.
    ///
    /// A deviation `g` of the growth multiplies them by `exp(g / turnover)`; what the prior's spread adds to the
    /// mean of that is taken off, so that the growth keeps the mean that the model declares.
    pub fn raised(&self, intensity: f64, year: &PaceOfYear, grown: &[f64; SPANS]) -> Raised {
        let PaceDrawn { spread, noise, .. } = self.drawn;
        let variance = |place: usize| spread[place] * spread[place] + noise[place] * noise[place];
        let log = |growth: f64, variance: f64, turnover: f64| {
            if turnover > 0.0 {
                (growth - 0.5 * variance / turnover) / turnover
            } else {
                0.0
            }
        };
        let all = log(year.0 + self.taught.shift(), variance(0), self.turnover);
        Raised {
            categories: std::array::from_fn(|c| {
                let own = year.1[c] + self.taught_of[c].shift();
                intensity * exponential(all + log(own, variance(1), self.turnover_of[c]))
            }),
            spans: grown.map(exponential),
        }
    }

    /// What part of a gap a register of this error closes; with `category` of a part that is of one category.
    pub fn closing(&self, error: f64, category: bool) -> f64 {
        let more = if category { self.taught_of[0].total() } else { 0.0 };
        let own = self.taught.total() + more + OTHERWISE * OTHERWISE;
        own / (own + error * error)
    }

    /// Learns from how far the register lies from this draw.
    pub fn see(&mut self, gap: &Gap) {
        let further = OTHERWISE * OTHERWISE;
        match gap.all {
            Some((gap, error)) => self.taught.see(gap, error, further),
            None => return,
        }
        for (taught, gap) in self.taught_of.iter_mut().zip(gap.categories) {
            if let Some((gap, error)) = gap {
                taught.see(gap, error, further);
            }
        }
    }

    /// New certificates of a year were this many times what this draw expected.
    pub fn see_new(&mut self, ratio: f64, error: f64) {
        let gap = libm::log(ratio) * self.turnover;
        self.taught
            .see_rate(&self.all, gap, error * self.turnover);
    }
}

/// New certificates expected in a year.
pub fn expected_entries(flows: &Flows, raised: &Raised, without: &[f64; CELLS]) -> f64 {
    let mut people = [0.0; CELLS];
    for at in 0..CELLS {
        people[at] = without[at] * raised.spans[span_of(at % AGES)];
    }
    let mut expected = 0.0;
    for (kind, inflow) in rows(&flows.inflow).iter().enumerate() {
        let inflow: [f64; CELLS] = std::array::from_fn(|at| f64::from(inflow[at]));
        expected += raised.categories[category_of(kind)]
            * sum_of_products(&inflow, &people);
    }
    expected
}
