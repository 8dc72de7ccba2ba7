//! What a draw believes of a nation's certificates, and its holders in the first year of its register.

use super::given::NationGiven;
use crate::simulation::disability::{
    Believed, BuildUp, DisabilityStructure, Fluctuation, Intensity, Registered,
};
use crate::simulation::engine::Engine;
use crate::simulation::parameters::Drawn;
use crate::stream::{Chance, Decision, Origin, Reach};

const STRUCTURE: Decision = Decision::named("structure of registers")
    .reaching(Reach::National)
    .of(Origin::Disability);

/// What one draw says.
pub(super) struct DrawnBeliefs<'a> {
    pub registered: Registered,
    pub structure: &'a DisabilityStructure,
    /// How fast places and the nation grow.
    pub pace: Believed,
    /// How much faster the nation does while its register is built up.
    pub build_up: BuildUp,
}

impl<'a> DrawnBeliefs<'a> {
    /// Nothing where the model has no disability.
    pub fn of(
        engine: &'a Engine,
        drawn: &Drawn,
        chance: &Chance,
        nation: &NationGiven,
    ) -> Option<Self> {
        let model = engine.model();
        let disability = model.settings.disability.as_ref()?;
        let first = *nation.register.years.keys().next()?;
        let structures = engine.structures();
        let u = chance.stream(STRUCTURE, 0).uniform();
        let structure = ((u * structures as f64) as usize).min(structures - 1);
        Some(DrawnBeliefs {
            registered: Registered::of(disability, first, drawn, 0),
            structure: engine.structure(structure),
            pace: Believed::of(model, disability, drawn),
            build_up: BuildUp::of(disability, |id| drawn.baseline(id)),
        })
    }

    /// The nation's yearly intensities after a year.
    pub fn intensities(&self, chance: &Chance, after: i32, until: i32) -> Vec<f64> {
        let now = Fluctuation {
            persistence: self.pace.nation.persistence,
            volatility: self.pace.nation.spread,
        };
        let mut intensity = Intensity::begin(chance, after);
        (after + 1..=until)
            .map(|year| intensity.advance(chance, year, now))
            .collect()
    }
}
