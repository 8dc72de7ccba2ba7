//! How fast a place's holders grow beside what is expected of all places, and what its register taught of it.

use super::{Flows, Gap, Raised, SPANS, category_of, rows, span_of};
use crate::axes::{AGES, CATEGORIES, Year};
use crate::model::Model;
use crate::model::checked::{Disability, PaceOfPlaces, ParameterId};
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
    /// Part of a lasting deviation that is left a year later, of all holders and further of each category.
    pub persistence: [f64; 2],
    /// Standard deviation of the lasting part, of all holders and further of each category.
    pub spread: [f64; 2],
    /// Standard deviation of one year's noise, of all holders and further of each category.
    pub noise: [f64; 2],
}

/// All holders, and the categories beside them, in a year.
pub type PaceOfYear = (f64, [f64; CATEGORIES]);

impl Believed {
    /// What a model and a draw of its parameters say; nothing is wrong at the start.
    pub fn of(model: &Model, disability: &Disability, drawn: &Drawn) -> Self {
        let spread = |id: ParameterId| model.parameters[id.0].layers[0].half_width();
        Believed {
            drawn: disability
                .pace
                .map_or_else(PaceDrawn::default, |own| PaceDrawn::of(&own, drawn)),
            nation: disability
                .registration
                .map_or_else(Lasting::default, |[persistence, volatility]| Lasting {
                    persistence: drawn.baseline(persistence),
                    spread: drawn.baseline(volatility),
                }),
            mean: spread(disability.growth),
            spans: disability
                .growth_by_span
                .map_or([0.0; SPANS], |own| own.map(spread)),
            start: [0.0; 2],
        }
    }
}

impl PaceDrawn {
    /// What a draw of the parameters says.
    pub fn of(own: &PaceOfPlaces, drawn: &Drawn) -> Self {
        let value = |id| drawn.baseline(id);
        PaceDrawn {
            persistence: [value(own.persistence), value(own.category_persistence)],
            spread: [value(own.spread), value(own.category_spread)],
            noise: [value(own.noise), value(own.category_noise)],
        }
    }

    /// One path of the deviations, from the prior; `years` follow the base year without a gap.
    pub fn path(&self, chance: &Chance, base: Year, years: &[Year], path: &mut [PaceOfYear]) {
        let left = self.persistence;
        let news = left.map(|left| (1.0 - left * left).sqrt());
        let mut stream = chance.stream(PACE, base as u32);
        let mut all = self.spread[0] * standard_normal(&mut stream);
        let mut stream = chance.stream(PACE_OF_CATEGORIES, base as u32);
        let mut each: [f64; CATEGORIES] =
            std::array::from_fn(|_| self.spread[1] * standard_normal(&mut stream));
        for (year, value) in years.iter().zip(path) {
            let mut stream = chance.stream(PACE, *year as u32);
            all = left[0] * all + news[0] * self.spread[0] * standard_normal(&mut stream);
            value.0 = all + self.noise[0] * standard_normal(&mut stream);
            let mut stream = chance.stream(PACE_OF_CATEGORIES, *year as u32);
            for (each, value) in each.iter_mut().zip(&mut value.1) {
                *each = left[1] * *each
                    + news[1] * self.spread[1] * standard_normal(&mut stream);
                *value = *each + self.noise[1] * standard_normal(&mut stream);
            }
        }
    }

    fn deviations(&self, place: usize, further: [Lasting; 2]) -> Deviations {
        let own = Lasting {
            persistence: self.persistence[place],
            spread: self.spread[place],
        };
        Deviations {
            lasting: [own, further[0], further[1]],
            noise: self.noise[place],
        }
    }
}

/// What is believed of a pace before anything is seen: standard deviations.
#[derive(Clone, Copy, Debug, Default)]
pub struct Believed {
    /// How places deviate.
    pub drawn: PaceDrawn,
    /// The part of the deviation that all places share, on the logarithm of the intensity.
    pub nation: Lasting,
    /// What the growth that is expected of all places may be wrong by.
    pub mean: f64,
    /// The same of each span of age beside it.
    pub spans: [f64; SPANS],
    /// What the logarithms of all holders, and of a category's part, may be wrong by at the start.
    pub start: [f64; 2],
}

/// The pace of a draw's holders: what turns a deviation of growth into new certificates, and what was taught.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pace {
    drawn: PaceDrawn,
    all: Deviations,
    category: Deviations,
    span: [Deviations; SPANS],
    taught: Taught,
    taught_of: [Taught; CATEGORIES],
    taught_at: [Taught; SPANS],
    turnover: Turning,
}

/// Half of those who come and go in a year per holder.
#[derive(Clone, Copy, Debug, Default)]
pub struct Turning {
    all: f64,
    categories: [f64; CATEGORIES],
    spans: [f64; SPANS],
}

impl Turning {
    /// Of flows among `people` without a certificate and `holders` by kind, age and sex, at the general hazards.
    pub fn of(
        flows: &Flows,
        people: &[f64; CELLS],
        holders: &[f32],
        hazards: &[f64; CELLS],
    ) -> Self {
        let (mut moving, mut having) = ([0.0; CATEGORIES], [0.0; CATEGORIES]);
        let (mut moving_at, mut having_at) = ([0.0; SPANS], [0.0; SPANS]);
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
                let half = 0.5 * (f64::from(inflow[at]) * people[at] + stock * leaving);
                moving[category] += half;
                having[category] += stock;
                moving_at[span_of(at % AGES)] += half;
                having_at[span_of(at % AGES)] += stock;
            }
        }
        let rate = |moving: f64, having: f64| if having > 0.0 { moving / having } else { 1.0 };
        Turning {
            all: rate(moving.iter().sum(), having.iter().sum()),
            categories: std::array::from_fn(|c| rate(moving[c], having[c])),
            spans: std::array::from_fn(|span| rate(moving_at[span], having_at[span])),
        }
    }
}

/// Standard deviation of what else moves the holders of a year, deaths above all: the logarithm of the stock.
/// It lets a register without error be met to the person.
pub const OTHERWISE: f64 = 0.005;

impl Pace {
    /// At the end of the base year.
    pub fn begin(believed: &Believed, turnover: Turning) -> Self {
        let lasting = |persistence: f64, spread: f64| Lasting {
            persistence,
            spread,
        };
        let nation = lasting(
            believed.nation.persistence,
            believed.nation.spread * turnover.all,
        );
        let drawn = believed.drawn;
        let all = drawn.deviations(0, [nation, lasting(1.0, believed.mean)]);
        let category = drawn.deviations(1, [Lasting::default(); 2]);
        let span = believed.spans.map(|spread| Deviations {
            lasting: [lasting(1.0, spread), Lasting::default(), Lasting::default()],
            noise: OTHERWISE,
        });
        Pace {
            drawn,
            all,
            category,
            span,
            taught: Taught::nothing(&all, believed.start[0]),
            taught_of: [Taught::nothing(&category, believed.start[1]); CATEGORIES],
            taught_at: span.map(|span| Taught::nothing(&span, believed.start[1])),
            turnover,
        }
    }

    /// The flows have been set anew.
    pub fn turn(&mut self, turnover: Turning) {
        self.turnover = turnover;
    }

    /// A year passes.
    pub fn pass(&mut self) {
        self.taught.pass(&self.all);
        for taught in &mut self.taught_of {
            taught.pass(&self.category);
        }
        for (taught, span) in self.taught_at.iter_mut().zip(&self.span) {
            taught.pass(span);
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
        let all = log(year.0 + self.taught.shift(), variance(0), self.turnover.all);
        Raised {
            categories: std::array::from_fn(|c| {
                let own = year.1[c] + self.taught_of[c].shift();
                intensity * exponential(all + log(own, variance(1), self.turnover.categories[c]))
            }),
            spans: std::array::from_fn(|span| {
                let own = self.taught_at[span].shift();
                exponential(grown[span] + log(own, 0.0, self.turnover.spans[span]))
            }),
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
        for (taught, gap) in self.taught_at.iter_mut().zip(gap.spans) {
            if let Some((gap, error)) = gap {
                taught.see(gap, error, further);
            }
        }
    }

    /// New certificates of a year were this many times what this draw expected.
    pub fn see_new(&mut self, ratio: f64, error: f64) {
        let turnover = self.turnover.all;
        let gap = libm::log(ratio) * turnover;
        self.taught.see_rate(&self.all, gap, error * turnover);
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
