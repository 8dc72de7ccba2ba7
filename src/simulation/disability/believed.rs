//! What is believed of how fast places and their categories grow, before anything is seen.

use super::SPANS;
use crate::axes::{CATEGORIES, Year};
use crate::model::Model;
use crate::model::checked::{Disability, PaceOfPlaces, ParameterId};
use crate::simulation::parameters::Drawn;
use crate::statistics::deviations::{Deviations, Lasting};
use crate::statistics::sampling::{next_normals, standard_normal};
use crate::stream::{Chance, Decision, Origin};

const PACE: Decision = Decision::named("pace of a place").of(Origin::Disability);
const PACE_OF_SPANS: Decision =
    Decision::named("pace of a span of age in a place").of(Origin::Disability);
const PACE_OF_CATEGORIES: Decision =
    Decision::named("pace of a category in a place").of(Origin::Disability);

/// What one draw says of how places, and categories in them, deviate; yearly log growth of holders.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PaceDrawn {
    /// Part of a lasting deviation that is left a year later, of all holders and further of each category.
    pub persistence: [f64; 2],
    /// Standard deviation of the lasting part, of all holders and further of each category.
    pub spread: [f64; 2],
    /// Standard deviation of one year's noise, of all holders and further of each category.
    pub noise: [f64; 2],
    /// The same of each span of age beside all holders.
    pub span_noise: f64,
}

/// Deviations of a year: of all holders, and of categories and spans of age beside them.
#[derive(Clone, Copy, Debug, Default)]
pub struct PaceOfYear {
    /// Of all holders.
    pub all: f64,
    /// Of each category, before what all categories have in common is taken off.
    pub categories: [f64; CATEGORIES],
    /// Of each span of age, likewise.
    pub spans: [f64; SPANS],
}

impl Believed {
    /// What a model and a draw of its parameters say; nothing is wrong at the start.
    pub fn of(model: &Model, disability: &Disability, drawn: &Drawn) -> Self {
        let spread = |id: ParameterId| model.parameters[id.0].layers[0].half_width();
        Believed {
            drawn: disability
                .pace
                .map_or_else(PaceDrawn::default, |own| PaceDrawn::of(&own, drawn)),
            nation: disability.registration.map_or_else(
                Lasting::default,
                |[persistence, volatility]| {
                    Lasting::renewed(drawn.baseline(persistence), drawn.baseline(volatility))
                },
            ),
            mean: libm::hypot(spread(disability.growth), spread(disability.trend)),
            build_up: disability
                .build_up
                .map_or_else(Lasting::default, |[growth, left]| {
                    Lasting::fading(drawn.baseline(left), spread(growth))
                }),
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
            span_noise: value(own.span_noise),
        }
    }

    /// One path of the deviations, from the prior; `years` follow the base year without a gap.
    pub fn path(&self, chance: &Chance, base: Year, years: &[Year], path: &mut [PaceOfYear]) {
        let left = self.persistence;
        let news = left.map(|left| (1.0 - left * left).sqrt());
        let mut stream = chance.stream(PACE, base as u32);
        let mut all = self.spread[0] * standard_normal(&mut stream);
        let mut each = [0.0; CATEGORIES];
        next_normals(
            &mut chance.stream(PACE_OF_CATEGORIES, base as u32),
            &mut each,
        );
        each.iter_mut().for_each(|each| *each *= self.spread[1]);
        for (year, value) in years.iter().zip(path) {
            let mut stream = chance.stream(PACE, *year as u32);
            all = left[0] * all + news[0] * self.spread[0] * standard_normal(&mut stream);
            value.all = all + self.noise[0] * standard_normal(&mut stream);
            let mut moves = [[0.0; 2]; CATEGORIES];
            let mut stream = chance.stream(PACE_OF_CATEGORIES, *year as u32);
            next_normals(&mut stream, moves.as_flattened_mut());
            let categories = each.iter_mut().zip(&mut value.categories);
            for ((each, value), [lasting, noise]) in categories.zip(moves) {
                *each = left[1] * *each + news[1] * self.spread[1] * lasting;
                *value = *each + self.noise[1] * noise;
            }
            let mut stream = chance.stream(PACE_OF_SPANS, *year as u32);
            for value in &mut value.spans {
                *value = self.span_noise * standard_normal(&mut stream);
            }
        }
    }

    pub(super) fn deviations(&self, place: usize, further: [Lasting; 3]) -> Deviations {
        let own = Lasting::renewed(self.persistence[place], self.spread[place]);
        Deviations {
            lasting: [own, further[0], further[1], further[2]],
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
    /// What the growth that is expected of all places in the long run may be wrong by.
    pub mean: f64,
    /// What the growth that a register still has while it is built up may be wrong by.
    pub build_up: Lasting,
    /// The same of each span of age beside it.
    pub spans: [f64; SPANS],
    /// What the logarithms of all holders, and of a category's part, may be wrong by at the start.
    pub start: [f64; 2],
}
