//! One draw of every parameter, in every layer of the scenario.

use crate::axes::Year;
use crate::model::checked::{Layer, Parameter, ParameterId, mixed};
use crate::stream::{Chance, Decision, Origin, Reach};

/// Which row of the samples of a joint distribution a draw uses. What was drawn together is about several things at
/// once, so a sensitivity refuses it.
const TOGETHER: Decision = Decision::named("row of joint samples")
    .reaching(Reach::National)
    .of(Origin::Chance);

/// One draw of the parameters: a value for each layer.
///
/// The same uniform number serves all layers, so that a scenario's value is the baseline's, moved.
#[derive(Clone, Debug, Default)]
pub struct Drawn {
    values: Vec<f64>,
    layers: usize,
}

impl Drawn {
    /// Draws all parameters; `row` is the row of joint samples where it is given, of so many.
    pub fn draw(
        &mut self,
        parameters: &[Parameter],
        layers: usize,
        chance: &Chance,
        row: Option<[usize; 2]>,
    ) {
        self.layers = layers;
        self.values.clear();
        let together = match row {
            Some([row, of]) => (row as f64 + 0.5) / of as f64,
            None => chance.stream(TOGETHER, 0).uniform(),
        };
        for parameter in parameters {
            let u = chance.stream(parameter.decision, 0).uniform();
            self.values.extend(
                parameter
                    .layers
                    .iter()
                    .map(|sampler| sampler.draw(u, together)),
            );
        }
    }

    /// Holds a parameter at a standard-normal score of its distribution, in every layer.
    pub fn hold(&mut self, id: ParameterId, parameter: &Parameter, score: f64) {
        let from = id.0 * self.layers;
        let values = self.values[from..from + self.layers].iter_mut();
        for (value, sampler) in values.zip(&parameter.layers) {
            *value = sampler.at_score(score);
        }
    }

    /// The baseline's value.
    pub fn baseline(&self, id: ParameterId) -> f64 {
        self.values[id.0 * self.layers]
    }

    /// The value in one layer.
    pub fn in_layer(&self, id: ParameterId, layer: usize) -> f64 {
        self.values[id.0 * self.layers + layer]
    }

    /// The value in a year: the baseline's, moved by each layer as far as it has taken hold.
    pub fn in_year(&self, id: ParameterId, layers: &[Layer], year: Year) -> f64 {
        mixed(layers, year, |layer| self.in_layer(id, layer))
    }
}

/// The last layer that has begun by a year: whose rules are in force.
pub fn in_force(layers: &[Layer], year: Year) -> usize {
    layers
        .iter()
        .rposition(|layer| year >= layer.from)
        .unwrap_or(0)
}
