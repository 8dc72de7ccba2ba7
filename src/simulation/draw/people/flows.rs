//! The flows of certificates in force in a year.

use crate::axes::Year;
use crate::model::checked::Layer;
use crate::simulation::disability::Flows;

/// Flows of one draw: of each layer, and as the layers mix them in a year.
#[derive(Clone, Debug)]
pub(in crate::simulation::draw) struct Regime {
    /// By layer.
    pub by_layer: Vec<Flows>,
    mixed: Flows,
    /// The year for which they were adjusted to what was seen of it.
    adjusted: Option<Year>,
}

impl Regime {
    /// Memory for so many layers.
    pub fn new(layers: usize) -> Self {
        Regime {
            by_layer: vec![Flows::default(); layers],
            mixed: Flows::default(),
            adjusted: None,
        }
    }

    /// Mixes the flows of a year: the baseline's, moved by each layer as far as it has taken hold.
    pub fn mix(&mut self, layers: &[Layer], year: Year) {
        self.adjusted = None;
        if !is_mixing(layers, year) {
            return;
        }
        self.mixed.clone_from(&self.by_layer[0]);
        let mut below = 0;
        for (layer, declared) in layers.iter().enumerate().skip(1) {
            let weight = declared.weight(year);
            if weight > 0.0 && self.by_layer[layer] != self.by_layer[below] {
                let (from, to) = (&self.by_layer[below], &self.by_layer[layer]);
                self.mixed.move_towards(from, to, weight);
            }
            below = layer;
        }
    }

    /// So many times the deaths and the cancellations of a year for which they were mixed.
    pub fn adjust(&mut self, layers: &[Layer], year: Year, deaths: f64, cancelled: f64) {
        if !is_mixing(layers, year) && self.adjusted != Some(year) {
            self.mixed.clone_from(&self.by_layer[0]);
        }
        self.mixed.scale_exits(deaths, cancelled);
        self.adjusted = Some(year);
    }

    /// The flows in force in the year for which they were mixed.
    pub fn in_force(&self, layers: &[Layer], year: Year) -> &Flows {
        if is_mixing(layers, year) || self.adjusted == Some(year) {
            &self.mixed
        } else {
            &self.by_layer[0]
        }
    }
}

/// Whether a scenario has begun to move the flows by a year.
fn is_mixing(layers: &[Layer], year: Year) -> bool {
    layers.iter().skip(1).any(|layer| layer.weight(year) > 0.0)
}
